"""Tell the partner that the request is in hand; the first clock stops."""

from comity.node.casework.models import Case
from comity.node.casework.steps.plain import plain
from comity.node.staff.act import Officer, act


def acknowledge(officer: Officer, number: str) -> Case:
    """Take the request up.

    Raises:
        Refused: the case is not at a stage where this can be done.
    """
    with act(officer, "casework.acknowledge", about=number) as opened:
        return plain(opened, number, "acknowledge")
