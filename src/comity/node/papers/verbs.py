"""What officers and the clerk do with files."""

from comity.node.papers import steps
from comity.node.papers.models import Paper
from comity.node.staff.act import Officer, act


def add_paper(
    officer: Officer, label: str, name: str, *, content: bytes, handling: str = "H0", persons: bool = True
) -> Paper:
    """Add a file to a case.

    Raises:
        BadInput: the file cannot be taken.
        NotAllowed: the officer's roles do not include it.
    """
    with act(officer, "papers.add", about=label) as opened:
        row = steps.keep(opened, label, name, content, handling, persons=persons)
        opened.frame(media=row.media, handling=handling)
        opened.note(paper=row.pk, name=name)
        return row


def sweep(officer: Officer) -> int:
    """Remove files that no row names; returns how many."""
    with act(officer, "papers.sweep", label="node") as opened:
        return steps.sweep(opened)
