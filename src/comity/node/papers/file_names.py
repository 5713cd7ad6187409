"""A file's name as it may be kept: one that every machine can save, and that shows what it is."""

import re
from urllib.parse import unquote

from comity.node.staff.errors import BadInput, wrong
from comity.node.staff.typed import words

MOST = 200
"""Characters of a name; file systems take 255 bytes, and a letter with marks needs up to three."""
_SIGNS = re.compile(r'[/\\:*?"<>|]')
"""Signs that part folders, or that some file systems refuse."""
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that stand for devices (Microsoft Learn, 'Naming Files, Paths, and Namespaces')."""


def checked(name: str) -> str:
    """The name, without outer blanks.

    Raises:
        BadInput: it is missing or too long, leads to another folder, hides a character, or stands for a device.
    """
    said = words(name, "name", missing="Give the file a name.", lines=False)
    if len(said) > MOST:
        raise wrong("name", BadInput("Give the file a name of at most {most} characters.", {"most": MOST}))
    plain = unquote(said)
    if found := _SIGNS.search(plain):
        raise wrong("name", BadInput("Take ‘{sign}’ out of the name of the file.", {"sign": found[0]}))
    if any(sign < " " for sign in plain):
        raise wrong("name", BadInput("Take ‘{sign}’ out of the name of the file.", {"sign": "%00–%1F"}))
    if _DEVICES.fullmatch(plain) or plain.startswith(".") or plain.endswith("."):
        device = BadInput(
            "No file can be called ‘{name}’ on every machine; give it another name.", {"name": said}
        )
        raise wrong("name", device)
    return said
