"""Plain text in UTF-8."""

from comity.intake.errors import NotText


def read(data: bytes, name: str) -> str:
    """The text itself.

    Raises:
        NotText: the bytes are not UTF-8; the sentence names the place.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise NotText(
            "{name} is not UTF-8 text (byte {place}). Save it as UTF-8 and try again.",
            {"name": name, "place": str(wrong.start)},
        ) from wrong
