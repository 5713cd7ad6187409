"""What kind of file it is, told from its bytes and never from its name."""

import unicodedata

import puremagic

PLAIN = "text/plain"
UNKNOWN = "application/octet-stream"
BINARY = ("image/", "audio/", "video/", "font/")


def sniff(content: bytes) -> str:
    """The media type of a file (RFC 6838), ``application/octet-stream`` when its bytes say nothing."""
    try:
        said = str(puremagic.from_string(content, mime=True))
    except (puremagic.PureError, ValueError):
        said = ""
    if is_text(content) and (not said or said.startswith(BINARY)):
        return PLAIN  # two letters such as 'BM' or 'ID3' at the head of a text are no picture and no sound
    return said or UNKNOWN


def is_text(content: bytes) -> bool:
    """Whether the bytes are UTF-8 without control characters other than line ends, tabs and form feeds."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not any(unicodedata.category(mark) == "Cc" and mark not in "\t\n\r\f" for mark in text[:4096])
