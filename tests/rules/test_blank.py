"""What whoever asks may leave empty never becomes a question that whoever answers has no way to settle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from tests.rules import given
from tests.types.walk import example

from comity.rules import basis, facts
from comity.rules.facts import Frame
from comity.rules.fields import Choice, Flag, Json
from comity.rules.request_type import Part, RequestType
from comity.rules.safeguards import judge
from comity.rules.verdict import Direction, Finding, Result

Form = Mapping[str, Json]
CODES = sorted(kind.code for kind in given.REGISTRY)
PAIRS = (("VN", "PL"), ("PL", "VN"))


def smallest(kind: RequestType, full: Form) -> Form:
    """The request with everything left empty that may be."""
    kept = dict(full)
    for name in full:
        without = {other: said for other, said in kept.items() if other != name}
        if not kind.check(Part.ASKS, without, given.TODAY).errors:
            kept = without
    return kept


def variants(kind: RequestType, full: Form) -> Iterator[Form]:
    """The example, and the example with every other answer to each choice, as far as it stays complete."""
    yield full
    for name, one in kind.asks.items():
        answers: list[Json] = list(one.choices) if type(one) is Choice else []
        answers += [True, False] if isinstance(one, Flag) else []
        for said in answers:
            changed = {**full, name: said}
            if not kind.check(Part.ASKS, changed, given.TODAY).errors:
                yield changed


def barring(
    kind: RequestType, pair: tuple[str, str], door: Direction, forms: Mapping[Part, Form]
) -> tuple[Finding, ...]:
    """What bars it at this door."""
    told = {part: kind.says(part, form, given.TODAY) for part, form in forms.items()}
    request = facts.gather(kind, Frame(*pair, given.TODAY, {**given.NODE, "hits_open": 0}), told)
    found = basis.resolve(kind, request, given.library(), today=given.TODAY)
    asking = door is Direction.OUT_REQUEST
    return judge(
        request.with_facts(found.facts()),
        node=pair[0] if asking else pair[1],
        today=given.TODAY,
        direction=door,
    ).bars()


@pytest.mark.parametrize("pair", PAIRS, ids=" to ".join)
@pytest.mark.parametrize("code", CODES)
def test_what_may_be_left_empty_can_be_answered(code: str, pair: tuple[str, str]) -> None:
    kind, told = given.REGISTRY.get(code), example(code)
    fields = (*kind.answers.values(), *kind.answer_checks.values())
    settled = {one.fact for one in fields if one.fact}
    answer = {Part.ANSWERS: told.ANSWERS, Part.ANSWER_CHECKS: told.ANSWER_CHECKS}
    for full in variants(kind, told.ASKS):
        asks = smallest(kind, full)
        whole = barring(kind, pair, Direction.OUT_ANSWER, {Part.ASKS: full, **answer})
        blank = barring(kind, pair, Direction.OUT_ANSWER, {Part.ASKS: asks, **answer})
        leaves = not barring(
            kind, pair, Direction.OUT_REQUEST, {Part.ASKS: asks, Part.ASK_CHECKS: told.ASK_CHECKS}
        )
        known = {one.rule for one in whole}
        asked = [one for one in blank if one.result is Result.NEED_INFORMATION and one.rule not in known]
        assert not leaves or [one for one in asked if one.params.get("key") not in settled] == []


@pytest.mark.parametrize("code", CODES)
def test_the_answering_side_is_asked_nothing_about_confidence_that_nobody_asked_for(code: str) -> None:
    kind, asks = given.REGISTRY.get(code), dict(example(code).ASKS)
    asks.pop("confidential", None)
    barred = barring(kind, ("PL", "VN"), Direction.IN_REQUEST, {Part.ASKS: asks})
    assert "R-AL-10" not in {one.rule for one in barred}


@pytest.mark.parametrize("said", [True, "yes"])
def test_confidence_asked_for_or_not_legible_still_holds_the_answer(said: Json) -> None:
    told = {**example("criminal-record").ASKS, "confidential": said}
    barred = barring(given.RECORD, ("PL", "VN"), Direction.IN_REQUEST, {Part.ASKS: told})
    assert "R-AL-10" in {one.rule for one in barred}
