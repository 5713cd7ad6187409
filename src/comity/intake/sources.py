"""From the bytes of a file to the text that is read: plain text, PDF, DOCX, saved web pages.

The caller keeps the original bytes; `sha256` names them. Places in a record point into `text`, so text
taken out of a PDF or a web page is kept beside the record.
"""

import dataclasses
import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import PurePath

import docx
import pypdf
import pypdf.errors
import trafilatura
from docx.opc.exceptions import PackageNotFoundError

from comity.intake.errors import EmptyText, NotText, TextTooLong, UnknownFormat

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
    reader = _READERS.get(suffix)
    if reader is None:
        raise UnknownFormat(
            "{name} cannot be read here; give a .txt, .pdf, .docx or .html file.",
            {"name": PurePath(name).name},
        )
    if len(data) > MAX_BYTES:
        raise TextTooLong("{name} is larger than 20 MB.", {"name": PurePath(name).name})
    text = reader(data, PurePath(name).name)
    if not text.strip():
        raise EmptyText(
            "{name} holds no text. If it is a scan, type it or run text recognition first.",
            {"name": PurePath(name).name},
        )
    kind = {"htm": "html", "md": "txt", "text": "txt"}.get(suffix, suffix)
    return Source(text, kind, hashlib.sha256(data).hexdigest())


def _plain(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise NotText(
            "{name} is not UTF-8 text (byte {place}). Save it as UTF-8 and try again.",
            {"name": name, "place": str(wrong.start)},
        ) from wrong


def _pdf(data: bytes, name: str) -> str:
    try:
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        return "\n".join(page.extract_text() for page in pages)
    except (
        pypdf.errors.PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as wrong:
        raise NotText("{name} is not a PDF that can be opened without a password.", {"name": name}) from wrong


def _docx(data: bytes, name: str) -> str:
    try:
        paper = docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as wrong:
        raise NotText("{name} is not a Word document (.docx).", {"name": name}) from wrong
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])


def _html(data: bytes, name: str) -> str:
    found = trafilatura.extract(data, include_comments=False, include_tables=True)
    if not found:
        raise EmptyText("No article was found in the page {name}.", {"name": name})
    return str(found)


_READERS: dict[str, Callable[[bytes, str], str]] = {
    "txt": _plain,
    "text": _plain,
    "md": _plain,
    "pdf": _pdf,
    "docx": _docx,
    "html": _html,
    "htm": _html,
}
