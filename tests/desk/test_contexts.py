"""The invented pages and the real ones are drawn from the same shapes: what an invented one has, a real one has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from importlib.resources import files
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from django.test.utils import override_settings
from tests.desk.harness import invented
from tests.desk.harness.urls import PAGES
from tests.desk.test_views import drafted, fields, node, sign  # noqa: F401  (fixtures of the views)
from tests.node.casework.conftest import approved
from tests.node.register.test_adopt_pack import READ, WHY

from comity.node.audit import keys
from comity.node.audit.entry import entry
from comity.node.casework.models import HitRow, Subject
from comity.node.casework.send import send
from comity.node.casework.submit import submit
from comity.node.register import communiques
from comity.node.register.adopt_pack import approve_pack, propose_pack
from comity.node.register.queries import communique
from comity.node.settings import TEMPLATES
from comity.node.staff.queries import open_tasks

LOUD = [{**TEMPLATES[0], "OPTIONS": {**TEMPLATES[0]["OPTIONS"], "string_if_invalid": "!!%s!!"}}]
"""What a template asks for and nobody gives is shown."""
FRAME = {"frame", "officer", "now", "section"}
HIT = (
    '{"asked": {"name": "Anna Nowak", "born": "1990-01-02"}, "bits": 9.0, "ours": {"names": ["Anna Novak"], '
    '"born": ["1990-01-02"], "sexes": [], "nationalities": ["PL"], "documents": [], "owner": "contact-point"}, '
    '"reasons": [{"what": "name", "left": "Nowak", "right": "Novak", "relation": "slip", "bits": 9.0}]}'
)


def differences(made: object, real: object, path: str) -> Iterator[str]:
    """Every name the invented value has and the real one lacks; where there is nothing real, there is nothing to compare."""
    if real is None:
        return
    if isinstance(made, SimpleNamespace):
        for name, value in vars(made).items():
            held = (
                real
                if isinstance(real, Mapping)
                else {name: getattr(real, name)}
                if hasattr(real, name)
                else {}
            )
            if name not in held:
                yield f"{path}.{name} is not in {type(real).__name__}"
            else:
                yield from differences(value, held[name], f"{path}.{name}")
    elif isinstance(made, Mapping) and isinstance(real, Mapping) and real:
        yield from (f"{path}[{key}] is missing" for key in made if key not in real)
    elif isinstance(made, (list, tuple)) and made and isinstance(real, (list, tuple)) and real:
        yield from differences(made[0], real[0], f"{path}[0]")


def plain(value: object) -> bool:
    """Whether a value is drawn as it stands; an invented sentence is a string where a real one has parameters."""
    return value is None or isinstance(value, (str, int, float, bool, date, datetime))


@pytest.fixture
def lived(node, drafted):  # noqa: F811  (pytest's way)
    """A node on which everything stands that a page can show; returns the address of each page."""
    submit(node["desk"], drafted)
    approved(node["approver"], drafted)
    send(node["approver"], drafted)
    with entry("casework.check", label=drafted):
        subject = Subject.objects.get(case__number=drafted)
        subject.said = "no-hit"
        subject.save()
        hit = HitRow(case=subject.case, subject=subject, record="1", level="POSSIBLE", bits=9.0,
                     detail=keys.protect(drafted, HIT.encode()))  # fmt: skip
        hit.save()
    text = files("comity.partner").joinpath("communiques", "vn-pl.txt").read_bytes()
    waiting = communiques.read_communique(node["cooperation"], text + b"\nOnce more.", "second.txt").reference
    first = communiques.read_communique(node["cooperation"], text, "first.txt").reference
    for item in communique(first).items:
        communiques.accept(node["cooperation"], int(item.id))
    meeting = communiques.put_into_register(node["cooperation"], first).reference
    _two_packs(node)
    return {
        "work": "/", "search": "/search/", "cases": "/cases/", "new": "/cases/new/",
        "case": f"/cases/{drafted}/", "hits": "/hits/", "hit": f"/hits/{hit.pk}/", "partners": "/partners/",
        "partner": "/partners/PL/", "agreements": "/agreements/", "agreement": "/agreements/AGR-2026-001/",
        "packs": "/law/", "pack": "/law/vn-gb-2009-mla/", "propose_pack": "/law/propose/",
        "meetings": "/meetings/", "read": "/meetings/read/", "review": f"/meetings/{waiting}/review/",
        "meeting": f"/meetings/{meeting}/", "commitments": "/commitments/", "commitment": "/commitments/CMT-2026-001/",
        "log": "/log/", "language": "/language/", "notices": "/notices/", "why": f"/hits/{hit.pk}/",
        "officers": "/officers/", "officer": "/officers/desk/", "appoint": "/appoint/", "account": "/account/",
        "hand_over": f"/tasks/hand-over/?task={open_tasks(['cooperation'], '')[0].pk}",
    }  # fmt: skip


def _two_packs(officers: Mapping[str, Any]) -> None:
    """One version adopted, and one that waits."""
    adopted = propose_pack(officers["lawyer"], READ, reason=WHY)
    approve_pack(officers["approver"], adopted.pack, digest=adopted.sha256, reason=WHY)
    propose_pack(officers["lawyer"], READ.replace(b'version = "3"', b'version = "4"'), reason=WHY)


def real_context(client: Client, place: str) -> tuple[dict[str, Any], str]:
    answer = client.post(place, {"text": "VN"}) if place == "/search/" else client.get(place)
    assert answer.status_code == 200, place
    told: dict[str, Any] = {}
    for one in (
        answer.context.dicts
        if hasattr(answer.context, "dicts")
        else [d for c in answer.context for d in c.dicts]
    ):
        told |= one
    return told, answer.content.decode()


def test_every_invented_page_has_the_shape_of_the_real_one(lived, sign, drafted):  # noqa: F811  (pytest's way)
    wrong: list[str] = []
    with override_settings(TEMPLATES=LOUD):
        reader = sign("cooperation")
        boss = sign("administrator")
        officers = {
            "review": reader,
            "read": reader,
            "hand_over": reader,
            "propose_pack": sign("lawyer"),
            "desk": sign("desk"),
        } | dict.fromkeys(("officers", "officer", "appoint"), boss)
        officers["desk"].get(lived["why"])
        for name in ["why", *[one for one in lived if one != "why"]]:
            client = officers.get(name, officers["desk"])
            if name != "why":
                officers["desk"].post(f"/cases/{drafted}/look/", {"purpose": "decide"})
            real, html = real_context(client, lived[name])
            made = invented.context(name, "en", empty=False, signed_in=True)
            for key, value in made.items():
                if key not in FRAME and not plain(value) and key in real:
                    wrong += differences(value, real[key], f"{name}: {key}")
                elif key not in FRAME and key not in real:
                    wrong.append(f"{name}: {key} is not in the real page")
            wrong += [f"{name}: asks for {part.split('!!')[0]}" for part in html.split("!!")[1::2]]
    assert not wrong, "\n".join(wrong)
    assert set(lived) >= set(PAGES) - {
        "draft",
        "answer",
        "clarify",
        "refuse",
        "letter",
        "check",
        "look",
        "task",
        "appointed",
        "read_letter",
    }


def test_the_draft_has_the_shape_of_the_real_one(node, sign, drafted):  # noqa: F811  (pytest's way)
    with override_settings(TEMPLATES=LOUD):
        real, html = real_context(sign("desk"), f"/cases/{drafted}/draft/")
    made = invented.context("draft", "en", empty=False, signed_in=True)
    assert [
        one for key in ("draft", "form", "check", "spec") for one in differences(made[key], real[key], key)
    ] == []
    assert "!!" not in html
