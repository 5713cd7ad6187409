"""Refused attempts that opened no act, such as a page of another role: each becomes an entry of the log as well.

Only somebody who has signed in with both factors can make one. Whoever has not is sent to the sign-in, and failed
sign-ins are counted elsewhere, so a stranger adds nothing to the log however often they knock.
"""

from comity.node.audit.entry import entry
from comity.node.staff.errors import ComityError, Refused
from comity.node.staff.models import Officer

LONGEST = 200
"""Characters kept of the place somebody asked for."""


def note(officer: object, error: Exception, where: str) -> bool:
    """Log that an officer was refused, unless the act that refused has said so already.

    Args:
        officer: who asked; anybody who is no officer is passed over.
        error: what the officer is told.
        where: method and address.

    Returns:
        Whether the attempt stands in the log.
    """
    if not isinstance(error, ComityError) or error.logged:
        return isinstance(error, ComityError) and error.logged
    if (
        not isinstance(officer, Officer)
        or not isinstance(error, Refused)
        or error.status != Refused.FORBIDDEN
    ):
        return False
    matter = {"officer": officer.username, "refused": str(error), "where": where[:LONGEST]}
    with entry("refused", matter=matter) as opened:
        opened.frame.update({"act": error.params.get("act") or error.code, "code": error.code})
    error.logged = True
    return True
