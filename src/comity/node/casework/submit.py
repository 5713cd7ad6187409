"""Submit a draft for a second officer: complete, on a legal basis, and past the safeguards."""

from comity.node.casework.models import Case
from comity.node.casework.steps import find, move, sending
from comity.node.staff import steps as staff
from comity.node.staff.act import Officer, act


def submit(officer: Officer, number: str) -> Case:
    """Ask a second officer to approve.

    Raises:
        BadInput: the form is not complete; a sentence per field.
        Refused: no instrument serves, or a safeguard stands in the way.
    """
    with act(officer, "casework.submit", about=number) as opened:
        case = find.locked(number)
        ready = sending.judged(opened, case, "submit")
        move.apply(opened, case, ready.kind, ready.move)
        staff.add_task(
            opened,
            staff.ToDo(
                kind="approve",
                text="Approve before it leaves",
                about=case.number,
                partner=case.partner,
                link=f"/cases/{case.number}/",
                role="approver",
            ),
        )
    return case
