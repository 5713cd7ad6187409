"""Ask the partner for one more fact; the clock stands until it comes."""

from comity.node.casework.models import Case
from comity.node.casework.steps.plain import plain
from comity.node.staff.act import Officer, act


def ask_clarification(officer: Officer, number: str, *, reason: str) -> Case:
    """Ask a question.

    Raises:
        BadInput: no reason was given.
        Refused: the case is not at a stage where this can be done.
    """
    with act(officer, "casework.ask_clarification", about=number) as opened:
        case = plain(opened, number, "ask_clarification", {"reason": reason})
        case.asked_before = True
        case.save()
    return case
