"""Say in the log that a table left the node."""

from comity.node.staff.act import Officer, act


def export(officer: Officer, what: str, rows: int) -> None:
    """Say in the log that an officer took a table out of the node.

    Args:
        officer: who takes it.
        what: the page it stands on.
        rows: how many rows it has.
    """
    with act(officer, "staff.export", label="node") as opened:
        opened.frame(what=what, count=rows)
