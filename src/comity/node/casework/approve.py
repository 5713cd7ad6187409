"""A second officer approves a request; nobody approves the own work."""

from comity.node.casework.models import Case
from comity.node.casework.steps import find, move, second_look
from comity.node.casework.steps.kinds import kind_of
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import BadInput, OwnWork


def approve(officer: Officer, number: str, *, revision: int | None) -> Case:
    """Approve what the other officer drafted.

    Args:
        officer: who approves.
        number: the case.
        revision: of the text that was read; without it nobody knows what was approved, so nothing is.

    Raises:
        BadInput: it was not said which text was read.
        OwnWork: the officer drafted it.
        Changed: it was changed since the officer read it.
        Refused: it does not wait for a second officer, or the officer did not open the record since it does.
    """
    with act(officer, "casework.approve", about=number) as opened:
        if revision is None:
            raise BadInput(
                "Say which text you read: give its revision.",
                fields={"revision": ("Say which text you read: give its revision.", {})},
            )
        case = find.locked(number, revision=revision)
        kind = kind_of(case.type_code)
        lawful = move.ours(case, kind, "approve")
        if case.drafted_by == officer:
            raise OwnWork("You drafted this. Another officer must approve it.")
        second_look.insist(officer, case, "submit")
        case.approved_by = officer
        move.apply(opened, case, kind, lawful)
    return case
