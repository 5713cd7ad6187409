"""Refuse a request on a ground from the closed list; what a refusal gives away is judged too."""

from collections.abc import Mapping

from comity.node.casework.models import Case
from comity.node.casework.steps import compose, find, forms, judge, move
from comity.node.casework.steps.kinds import kind_of
from comity.node.staff.act import Officer, act
from comity.node.staff.look import look_within
from comity.rules.fields import Json
from comity.rules.findings import Direction
from comity.rules.lifecycle import Guard
from comity.rules.request_type import Part


def refuse(
    officer: Officer, number: str, *, ground: str, reason: str = "", checks: Mapping[str, Json] | None = None
) -> Case:
    """Refuse it; ground and reason travel.

    Args:
        officer: who refuses.
        number: the case.
        ground: a code of the type's list.
        reason: the ground in words; left out where saying it would disclose.
        checks: what the officer confirms; it never travels.

    Raises:
        BadInput: no ground was chosen, or it is not on the type's list.
        Refused: the case is not at a stage where this can be done, or the refusal would give away too much.
    """
    with act(officer, "casework.refuse", about=number) as opened:
        case = find.locked(number)
        kind = kind_of(case.type_code)
        lawful = move.ours(case, kind, "refuse")
        move.need(lawful, Guard.GROUND, said=ground)
        move.known_ground(kind, ground)
        move.need(lawful, Guard.REASON, said=reason)
        filled = forms.read(case, look_within(opened, "refusing this request", number))
        filled[Part.ANSWER_CHECKS] = dict(kind.check(Part.ANSWER_CHECKS, checks or {}).content)
        known = {"refusal_ground": ground, "refusal_ground_stated": True, "consulted": case.asked_before}
        judge.decide(opened, case, kind, filled, Direction.OUT_REFUSAL, known=known)
        forms.write(opened, case, kind, filled)
        opened.frame(ground=ground)
        move.apply(opened, case, kind, lawful, typed=reason)
        compose.post(opened, case, lawful, compose.Content(more={"ground": ground, "reason": reason}))
    return case
