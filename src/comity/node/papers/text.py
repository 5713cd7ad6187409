"""The text inside a file: plain text, and what ``intake`` can open (PDF, Word, saved web pages)."""

from comity.intake import sources
from comity.intake.errors import IntakeError
from comity.node.papers import media

SUFFIX = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "text/html": ".html",
}
MOST_BYTES = 5_000_000
"""Larger files are kept but not opened for search: a hostile one could hold the act open for minutes."""


def text_of(content: bytes) -> str:
    """The text of a file for search, empty when it holds none that can be read."""
    if len(content) > MOST_BYTES:
        return ""
    try:
        return read(content, "file")
    except IntakeError:
        return ""


def read(content: bytes, name: str) -> str:
    """The text of a file that a person wants read.

    Args:
        content: its bytes; they, not the name, say how to read it.
        name: what to call it in a refusal.

    Raises:
        IntakeError: it holds no text that can be read; its text says why.
    """
    kind = media.sniff(content)
    suffix = SUFFIX.get(kind, ".txt")
    return sources.load(content, name if name.lower().endswith(suffix) else name + suffix).text
