"""Finding the case a verb is about."""

from comity.node.casework.models import Case
from comity.node.staff.errors import Changed, NotFound


def locked(number: str, *, revision: int | None = None) -> Case:
    """The case of that number, locked until the act ends.

    Raises:
        NotFound: there is none.
        Changed: somebody changed it since the officer read it.
    """
    case = Case.objects.select_for_update().filter(number=number).first()
    if case is None:
        raise NotFound("There is no case {number}.", {"number": number})
    if revision is not None and case.revision != revision:
        raise Changed(
            "A colleague changed {number} in the meantime. Read it again before you go on.",
            {"number": number},
        )
    return case


def of_conversation(partner: str, conv: str) -> Case | None:
    """The case a letter belongs to, locked until the act ends."""
    return Case.objects.select_for_update().filter(partner=partner, conv=conv).first()
