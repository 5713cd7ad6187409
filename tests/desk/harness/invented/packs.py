"""Packs of law: the list, one pack with two other versions, and a file to hand in."""

from datetime import timedelta
from types import SimpleNamespace as N
from typing import Any

from tests.desk.harness.invented.shapes import NOW, Invented, listed, narrowing

HASH = "5f3a09" * 10 + "77aa"
LONG = 'source = "An invented gazette with a title so long that no line of a narrow window can ever hold the whole of it, No. 12"'


def _row(code: str, state: str, unread: int) -> N:
    title = "Invented treaty on legal assistance in criminal matters"
    return N(id=code, title=title, version="3", shipped="2", state=state, values=40, unread=unread)


def _lines() -> list[N]:
    told = (("gap", ""), ("same", 'id = "vn-pl-1993-mla"'), ("removed", 'version = "2"'), ("added", 'version = "3"'),
            ("same", LONG), ("removed", LONG), ("added", LONG.replace("12", "13")))  # fmt: skip
    return [N(kind=kind, text=text) for kind, text in told]


def _version(p: Invented, number: str) -> N:
    why = p.t("Article 1 was read in the gazette.", "Điều 1 đã được đọc trong công báo.")
    at = NOW - timedelta(days=2)
    return N(version=number, sha256=HASH, by="khoi.do", at=at, why=why, unread=3, differences=_lines(),
             approved_by="bao.pham", approved=NOW, why_approved=why)  # fmt: skip


def packs(p: Invented) -> dict[str, Any]:
    states = ("proposed", "newer", "adopted", "shipped")
    rows = [_row(f"vn-pl-199{place}-mla", state, place) for place, state in enumerate(states)]
    choices = (
        ("adopted", p.t("adopted here", "đã áp dụng tại đây"), 2),
        ("shipped", p.t("as it ships", "như bản kèm theo"), 9),
    )
    return {"list": listed(p, rows, narrowing("state", p.t("State", "Tình trạng"), *choices))}


def pack(p: Invented) -> dict[str, Any]:
    reading = N(what="serves criminal-record", article="1", source="invented gazette, No. 12")
    lost = N(name="deadline", article="", where="the gazette of that year")
    approve = N(verb="approve", title=p.t("Approve this version", "Phê duyệt phiên bản này"), allowed=True, reason=None,
                needs_note=True, hidden={"sha256": HASH, "type": HASH[:8]})  # fmt: skip
    told = N(
        row=_row("vn-pl-1993-mla", "shipped" if p.empty else "proposed", 0 if p.empty else 7),
        to_read=[] if p.empty else [reading],
        not_found=[] if p.empty else [lost],
        newer=[] if p.empty else _lines(),
        adopted=[] if p.empty else [_version(p, "3")],
    )
    return {
        "pack": told,
        "proposals": [] if p.empty else [(_version(p, "4"), approve)],
        "take": None,
        "typed": {},
    }


def propose_pack(_: Invented) -> dict[str, Any]:
    return {"reason": ""}
