"""Refuse a request on a ground from the closed list."""

from comity.node.casework.models import Case
from comity.node.casework.steps.plain import plain
from comity.node.staff.act import Officer, act


def refuse(officer: Officer, number: str, *, ground: str, reason: str = "") -> Case:
    """Refuse it; ground and reason travel.

    Raises:
        BadInput: no ground was chosen, or it is not on the type's list.
        Refused: the case is not at a stage where this can be done.
    """
    with act(officer, "casework.refuse", about=number) as opened:
        return plain(opened, number, "refuse", {"ground": ground, "reason": reason})
