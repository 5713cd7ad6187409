"""Make a move that only one type of request knows (a stage of its own, say)."""

from comity.node.casework.models import Case
from comity.node.casework.steps.plain import plain
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import Refused
from comity.rules import courses


def advance(officer: Officer, number: str, verb: str, *, reason: str = "") -> Case:
    """Make the move; the permission is that of a desk officer who may advance cases.

    Raises:
        Refused: the verb is an ordinary one (which has a file of its own), or not possible now.
        BadInput: the move needs a reason and none was given.
    """
    with act(officer, "casework.advance", about=number, verb=verb) as opened:
        if verb in {row.verb for row in courses.ORDINARY}:
            raise Refused("‘{verb}’ has a door of its own.", {"verb": verb})
        return plain(opened, number, verb, {"reason": reason} if reason else {})
