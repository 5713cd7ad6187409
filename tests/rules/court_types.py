"""What the tests of requests between courts share: errors of a form, and what the law says to an example changed."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from tests.rules import given

from comity.rules import basis, facts
from comity.rules.facts import Frame
from comity.rules.fields import Json
from comity.rules.request_type import Part, RequestType
from comity.rules.safeguards import book, judge
from comity.rules.verdict import Direction

Form = Mapping[str, Json]
NODE = {**given.NODE, "hits_open": 0}


def wrong(kind: RequestType, part: Part, content: Form) -> set[str]:
    """Names of the fields that are missing or wrong."""
    return {error.path.partition(".")[0] for error in kind.check(part, content).errors}


def barring(
    kind: RequestType,
    example: ModuleType,
    pair: tuple[str, str],
    *,
    asks: Form | None = None,
    answers: Form | None = None,
    checks: Form | None = None,
) -> dict[str, str]:
    """Return what stands in the way of our answer: rule → result, for the example with these changes."""
    forms: dict[Part, Form] = {
        Part.ASKS: {**example.ASKS, **(asks or {})},
        Part.ANSWERS: {**example.ANSWERS, **(answers or {})},
        Part.ANSWER_CHECKS: {**example.ANSWER_CHECKS, **(checks or {})},
    }
    request = facts.gather(kind, Frame(*pair, given.TODAY, NODE), forms)
    found = basis.resolve(kind, request, given.library(), today=given.TODAY)
    verdict = judge(
        request.with_facts(found.facts()),
        node=pair[1],
        today=given.TODAY,
        direction=Direction.OUT_ANSWER,
        packs=found.versions(),
        book=book(),
    )
    return {one.rule: one.result.name.lower() for one in verdict.findings if one.bars}
