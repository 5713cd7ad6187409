"""Invented contexts, page by page: every person, case and figure here is made up."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace as N
from typing import Any

from tests.desk.harness.invented.case import case, why
from tests.desk.harness.invented.cases import cases, new, search
from tests.desk.harness.invented.draft import draft
from tests.desk.harness.invented.frame import ERROR, REFUSAL, log, nothing, recovery_codes, sign_in
from tests.desk.harness.invented.hits import hit, hits
from tests.desk.harness.invented.officers import account, appoint, appointed, hand_over, officer, officers
from tests.desk.harness.invented.packs import pack, packs, propose_pack
from tests.desk.harness.invented.partners import partner, partners
from tests.desk.harness.invented.register import (
    agreement,
    agreements,
    commitment,
    commitments,
    meeting,
    meetings,
)
from tests.desk.harness.invented.review import TEXT, review
from tests.desk.harness.invented.shapes import NOW, Invented
from tests.desk.harness.invented.work import notices, read_letter, task, work

__all__ = ["ERROR", "REFUSAL", "TEXT", "context"]


def context(name: str, language: str, *, empty: bool, signed_in: bool) -> dict[str, Any]:
    here = Invented(language == "vi", empty)
    made = PAGES[name](here)
    frame = N(
        country="VN",
        node_name=here.t("National Contact Point", "Đầu mối quốc gia"),
        demonstration=True,
        help_line=here.t("duty desk, ext. 113", "trực ban, máy lẻ 113"),
        session_minutes=15,
        work=30,
        hits=3,
        sections=frozenset(SECTIONS.values()),
        checkpoint=N(at=NOW - timedelta(minutes=1), verified=True),
    )
    signed = (
        N(name="Trần Thị Linh", username="linh", roles=["desk", "cooperation", "administrator"])
        if signed_in
        else None
    )
    return {"frame": frame, "officer": signed, "now": NOW, "section": SECTIONS.get(name, ""), **made}


PAGES: dict[str, Callable[[Invented], dict[str, Any]]] = {
    "work": work,
    "search": search,
    "cases": cases,
    "new": new,
    "draft": draft,
    "answer": draft,
    "clarify": draft,
    "refuse": draft,
    "check": draft,
    "letter": case,
    "case": case,
    "look": case,
    "why": why,
    "notices": notices,
    "task": task,
    "read_letter": read_letter,
    "hits": hits,
    "hit": hit,
    "partners": partners,
    "partner": partner,
    "agreements": agreements,
    "agreement": agreement,
    "packs": packs,
    "pack": pack,
    "propose_pack": propose_pack,
    "meetings": meetings,
    "read": nothing,
    "review": review,
    "meeting": meeting,
    "commitments": commitments,
    "commitment": commitment,
    "officers": officers,
    "officer": officer,
    "appoint": appoint,
    "appointed": appointed,
    "account": account,
    "hand_over": hand_over,
    "log": log,
    "language": nothing,
    "account_login": sign_in,
    "account_logout": nothing,
    "mfa_authenticate": sign_in,
    "mfa_activate_totp": sign_in,
    "mfa_generate_recovery_codes": nothing,
    "mfa_view_recovery_codes": recovery_codes,
}

SECTIONS = {
    "work": "work",
    "cases": "cases",
    "case": "cases",
    "new": "cases",
    "draft": "cases",
    "hits": "hits",
    "hit": "hits",
    "partners": "partners",
    "partner": "partners",
    "agreements": "agreements",
    "agreement": "agreements",
    "packs": "agreements",
    "pack": "agreements",
    "propose_pack": "agreements",
    "meetings": "meetings",
    "meeting": "meetings",
    "read": "meetings",
    "review": "meetings",
    "commitments": "commitments",
    "commitment": "commitments",
    "log": "log",
    "officers": "officers",
    "officer": "officers",
    "appoint": "officers",
    "appointed": "officers",
    "hand_over": "work",
}
