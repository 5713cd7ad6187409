"""From the bytes of a file to the text that is read: plain text, PDF, DOCX, saved web pages.

The caller keeps the original bytes; `sha256` names them. Places in a record point into `text`, so text
taken out of a PDF or a web page is kept beside the record.
"""

import dataclasses
import hashlib
import importlib
from collections.abc import Callable
from pathlib import PurePath

from comity.intake.errors import EmptyText, TextTooLong, UnknownFormat

KINDS = {
    "txt": "txt",
    "text": "txt",
    "md": "txt",
    "pdf": "pdf",
    "docx": "docx",
    "html": "html",
    "htm": "html",
}
"""Suffix → the reader of its format (see ``readers``)."""

MAX_BYTES = 20_000_000


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """The text of a file, its kind (`txt`, `pdf`, `docx`, `html`), and the SHA-256 of its bytes."""

    text: str
    kind: str
    sha256: str


def load(data: bytes, name: str) -> Source:
    """Return the text inside the bytes of the file called `name`; its suffix says how to read it.

    Raises:
        UnknownFormat: a suffix without a reader.
        NotText: the bytes are not what the suffix says.
        TextTooLong: more than 20 MB.
        EmptyText: the file holds no text (a scanned PDF has pictures only).
    """
    suffix = PurePath(name).suffix.lower().lstrip(".") or "txt"
    kind = KINDS.get(suffix)
    if kind is None:
        raise UnknownFormat(
            "{name} cannot be read here; give a .txt, .pdf, .docx or .html file.",
            {"name": PurePath(name).name},
        )
    if len(data) > MAX_BYTES:
        raise TextTooLong("{name} is larger than 20 MB.", {"name": PurePath(name).name})
    if not data.strip():
        raise EmptyText("{name} is empty.", {"name": PurePath(name).name})
    text = _reader(kind)(data, PurePath(name).name)
    if not text.strip():
        raise EmptyText(
            "{name} holds no text. If it is a scan, type it or run text recognition first.",
            {"name": PurePath(name).name},
        )
    return Source(text, kind, hashlib.sha256(data).hexdigest())


def _reader(kind: str) -> Callable[[bytes, str], str]:
    """The function that takes the text out of files of a kind."""
    read: Callable[[bytes, str], str] = importlib.import_module(f"comity.intake.readers.{kind}").read
    return read
