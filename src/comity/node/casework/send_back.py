"""The second officer sends a request back to its drafter with a reason."""

from comity.node.casework.models import Case
from comity.node.casework.steps import find, move
from comity.node.casework.steps.kinds import kind_of
from comity.node.staff import steps as staff
from comity.node.staff.act import Officer, act
from comity.rules.lifecycle import Guard


def send_back(officer: Officer, number: str, *, reason: str) -> Case:
    """Make it a draft again and tell its drafter why.

    Raises:
        BadInput: no reason was given.
        Refused: it does not wait for a second officer.
    """
    with act(officer, "casework.send_back", about=number) as opened:
        case = find.locked(number)
        kind = kind_of(case.type_code)
        lawful = move.ours(case, kind, "send_back")
        move.need(lawful, Guard.REASON, said=reason)
        case.approved_by = None
        opened.note(reason=reason)
        move.apply(opened, case, kind, lawful, typed=reason)
        if case.drafted_by is not None:
            staff.tell(
                opened,
                case.drafted_by,
                "{number} came back to you with a reason.",
                about=number,
                params={"number": number},
            )
    return case
