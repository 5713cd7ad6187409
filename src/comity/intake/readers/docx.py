"""Text out of a Word document (python-docx)."""

import io
import zipfile
import zlib

import docx
from docx.opc.exceptions import PackageNotFoundError

from comity.intake.errors import NotText

UNREADABLE = (
    PackageNotFoundError,
    SyntaxError,
    ValueError,
    LookupError,
    AttributeError,
    NotImplementedError,
    OSError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the library raises on bytes that are no whole Word document; XML that is none is a SyntaxError."""


def read(data: bytes, name: str) -> str:
    """The text of paragraphs, then of tables.

    Raises:
        NotText: it is no Word document.
    """
    try:
        paper = docx.Document(io.BytesIO(data))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in paper.paragraphs), *cells])
    except UNREADABLE as wrong:
        raise NotText("{name} is not a Word document (.docx).", {"name": name}) from wrong
