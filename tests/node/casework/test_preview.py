"""What a form says while it is typed is what the act says: one way to the facts, one verdict."""

from __future__ import annotations

import pytest
from django.utils import timezone
from tests.rules import given
from tests.types.walk import example

from comity.crosscheck.entry import Birth, Document, Entry, Name
from comity.node.casework import queries
from comity.node.casework.answer import answer
from comity.node.casework.check import check
from comity.node.casework.decide_hit import decide_hit
from comity.node.casework.prepare_answer import prepare_answer
from comity.node.casework.queries import safeguards
from comity.node.holdings.imports import import_records
from comity.node.staff.errors import Refused
from comity.node.staff.look import look
from comity.rules.request_type import Part
from comity.rules.verdict import Direction, Result

BARRED = {"extradition-request", "transfer-sentenced"}
"""Poland asks: our own national is not surrendered, and nobody has read an instrument for the other."""


def _arrived(desk, abroad, kind, asks):
    """A request arrives about people whom we hold; a person confirmed it of each."""
    known = [
        Entry(
            id=path,
            names=(Name(one["name"]),),
            births=(Birth.parse(one["born"]),) if one.get("born") else (),
            documents=tuple(Document(d["number"], d["kind"], d["country"]) for d in one.get("documents", ())),
        )
        for path, one in kind.people(asks)
    ]
    import_records(desk["administrator"], known, owner="contact-point", purpose="criminal records")
    abroad.writes("request", "send", schema=f"{kind.code}/1", type=kind.code, fields=asks)
    number = queries.cases(queries.CaseWanted(side="responder")).rows[0].number
    check(desk["clerk"], number)
    for hit in queries.hits(number, look(desk["desk"], "deciding a possible hit", number)):
        decide_hit(desk["desk"], hit.id, same=True, note="Passport agrees.")
    return number


def _typed(number, given_):
    forms = {Part.ANSWERS: given_.ANSWERS, Part.ANSWER_CHECKS: given_.ANSWER_CHECKS}
    return queries.check_typed(number, forms, Direction.OUT_ANSWER, today=timezone.localdate())


def _answered(desk, number, kind, given_):
    verb = prepare_answer if "answer" in kind.four_eyes else answer
    verb(desk["desk"], number, answers=given_.ANSWERS, checks=given_.ANSWER_CHECKS)
    return queries.verdicts(number)[-1][1]


def _held(findings):
    return sorted((one.rule, one.text.text) for one in findings)


@pytest.mark.parametrize("code", sorted(kind.code for kind in given.REGISTRY))
def test_the_answer_page_judges_what_the_answer_is_judged_by(desk, abroad, code):
    kind, told = given.REGISTRY.get(code), example(code)
    number = _arrived(desk, abroad, kind, told.ASKS)
    shown = _typed(number, told)
    assert shown.ready is (code not in BARRED)
    if code in BARRED:
        with pytest.raises(Refused) as no:
            _answered(desk, number, kind, told)
        assert no.value.text in {one.text.text for one in shown.findings}
        return
    verdict = _answered(desk, number, kind, told)
    standing = [one for one in verdict.findings if one.result is not Result.PASS]
    assert _held(shown.findings) == _held(safeguards.rows(standing, passing=False))


def test_what_the_hits_do_not_carry_is_said_before_the_button_is_pressed(desk, abroad):
    kind, told = given.REGISTRY.get("criminal-record"), example("criminal-record")
    abroad.writes("request", "send", schema=f"{kind.code}/1", type=kind.code, fields=told.ASKS)
    number = queries.cases(queries.CaseWanted(side="responder")).rows[0].number
    check(desk["clerk"], number)
    shown = _typed(number, told)
    assert shown.refused is not None
    with pytest.raises(Refused) as no:
        _answered(desk, number, kind, told)
    assert shown.refused.text == no.value.text
    assert not shown.ready


@pytest.mark.parametrize("code", sorted({kind.code for kind in given.REGISTRY} - BARRED))
def test_a_request_that_leaves_empty_what_it_may_can_be_answered(desk, abroad, code):
    kind, told = given.REGISTRY.get(code), example(code)
    asks = {name: said for name, said in told.ASKS.items() if name != "confidential"}
    number = _arrived(desk, abroad, kind, asks)
    assert _answered(desk, number, kind, told).allowed
