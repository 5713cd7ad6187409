"""Recall a request before it is answered; it takes effect at once."""

from comity.node.casework.models import Case
from comity.node.casework.steps.plain import plain
from comity.node.staff.act import Officer, act


def recall(officer: Officer, number: str, *, reason: str) -> Case:
    """Recall it.

    Raises:
        BadInput: no reason was given.
        Refused: the case is not at a stage where this can be done.
    """
    with act(officer, "casework.recall", about=number) as opened:
        return plain(opened, number, "recall", {"reason": reason})
