"""Take a request back to draft before the second officer has spoken."""

from comity.node.casework.models import Case
from comity.node.casework.steps import find, move
from comity.node.casework.steps.kinds import kind_of
from comity.node.staff.act import Officer, act


def take_back(officer: Officer, number: str) -> Case:
    """Make it a draft again; an approval given is void.

    Raises:
        Refused: it does not wait for a second officer.
    """
    with act(officer, "casework.take_back", about=number) as opened:
        case = find.locked(number)
        kind = kind_of(case.type_code)
        lawful = move.ours(case, kind, "take_back")
        case.approved_by = None
        move.apply(opened, case, kind, lawful)
    return case
