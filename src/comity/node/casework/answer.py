"""Answer a request, in whole or in part; safeguards are judged again for what leaves."""

from collections.abc import Mapping

from comity.node.casework.models import Case
from comity.node.casework.steps import compose, find, forms, hits, judge, move
from comity.node.casework.steps.kinds import kind_of
from comity.node.staff.act import Officer, act
from comity.node.staff.look import look_within
from comity.rules.fields import Json
from comity.rules.request_type import Part
from comity.rules.verdict import Direction

ANSWERING = "answering this request"


def answer(
    officer: Officer,
    number: str,
    *,
    answers: Mapping[str, Json],
    checks: Mapping[str, Json] | None = None,
    part: bool = False,
) -> Case:
    """Answer it.

    Args:
        officer: who answers.
        number: the case.
        answers: the form that travels.
        checks: what the officer confirms; it never travels.
        part: whether more will follow.

    Raises:
        BadInput: the form is not complete.
        Refused: a hit is undecided, the answer says more than a person confirmed, or a safeguard stands in the way.
    """
    with act(officer, "casework.answer", about=number) as opened:
        case = find.locked(number)
        kind = kind_of(case.type_code)
        lawful = move.ours(case, kind, "answer_in_part" if part else "answer")
        filled = forms.read(case, look_within(opened, ANSWERING, number))
        filled[Part.ANSWERS] = dict(kind.check(Part.ANSWERS, answers).content)
        filled[Part.ANSWER_CHECKS] = dict(kind.check(Part.ANSWER_CHECKS, checks or {}).content)
        hits.support(case, kind, filled[Part.ANSWERS], lawful)
        judge.complete(kind, filled, (Part.ANSWERS, Part.ANSWER_CHECKS))
        judge.decide(opened, case, kind, filled, Direction.OUT_ANSWER)
        forms.write(opened, case, kind, filled)
        move.apply(opened, case, kind, lawful)
        compose.post(opened, case, lawful, compose.Content(fields=filled[Part.ANSWERS]))
    return case
