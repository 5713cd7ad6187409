"""Close a case that has ended."""

from comity.node.casework.models import Case
from comity.node.casework.steps.plain import plain
from comity.node.staff.act import Officer, act


def close(officer: Officer, number: str) -> Case:
    """Close it; retention runs from here.

    Raises:
        Refused: the case is not at a stage where this can be done.
    """
    with act(officer, "casework.close", about=number) as opened:
        return plain(opened, number, "close")
