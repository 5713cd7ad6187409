"""A birth that lies ahead is refused by every door with one sentence, and makes nobody a child on the way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from comity.crosscheck import Birth, Entry, Name
from comity.crosscheck.errors import RowRefused
from comity.node.casework import queries
from comity.node.casework.queries.typed import check_typed
from comity.node.casework.steps import asked
from comity.node.casework.submit import submit
from comity.node.holdings.imports import import_records
from comity.node.staff.errors import BadInput
from comity.node.staff.look import look
from comity.partner.walk import cast
from comity.rules.request_type import Part
from comity.rules.verdict import Direction

SAYS = "‘{label}’ must lie between {first} and {last}."


@pytest.fixture
def ahead():
    return timezone.localdate() + timedelta(days=1)


def _asks(born):
    asks = cast.asks(cast.subject(1))
    return {**asks, "subject": {**asks["subject"], "born": born.isoformat()}}


def test_the_form_the_submission_and_the_import_say_the_same(desk, drafted, ahead):
    asks = _asks(ahead)
    number = drafted(subject=asks["subject"])
    with pytest.raises(BadInput) as no:
        submit(desk["desk"], number)
    text, params = no.value.fields["asks.subject.born"]
    typed = check_typed(number, {Part.ASKS: asks}, Direction.OUT_REQUEST, today=timezone.localdate())
    shown = typed.missing["asks.subject.born"]
    assert (text, shown.text, dict(shown.params)) == (SAYS, SAYS, dict(params))
    seen = look(desk["desk"], "preparing this request", number)
    assert queries.missing(number, seen)["asks.subject.born"] == (text, params)
    entry = Entry(id="r1", names=(Name("Ánh"),), births=(Birth.parse(ahead.isoformat()),))
    with pytest.raises(RowRefused) as refused:
        import_records(desk["administrator"], [entry], owner="contact-point", purpose="criminal records")
    assert (refused.value.text, refused.value.params) == (text, {**params, "label": "Born"})


def test_nobody_is_judged_or_searched_by_such_a_date(desk, drafted, ahead):
    """The law says what it says of somebody whose birth is not told, not what it says of a child."""
    person = _asks(ahead)["subject"]
    child = {**person, "born": (ahead - timedelta(days=400)).isoformat()}
    untold = {name: value for name, value in person.items() if name != "born"}
    said = {name: _judged(desk, drafted(subject=one)) for name, one in
            {"ahead": person, "child": child, "untold": untold}.items()}  # fmt: skip
    assert said["ahead"] == said["untold"] != said["child"]
    question = asked.query(person, timezone.localdate())
    assert question is not None
    assert question.births == ()


def _judged(desk, number):
    seen = look(desk["desk"], "preparing this request", number)
    findings = queries.preview(number, seen, today=timezone.now()).verdict.findings
    return [(one.rule, one.result, one.text, dict(one.params)) for one in findings]
