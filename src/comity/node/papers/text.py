"""The text inside a file, for search: plain text, and what ``intake`` can open."""

from comity.node.papers import media


def text_of(content: bytes) -> str:
    """The text of a file, empty when it holds none that can be read."""
    return content.decode("utf-8") if media.is_text(content) else ""
