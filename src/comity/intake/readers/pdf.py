"""Text out of a PDF (pypdf)."""

import io
import struct
import zlib

import pypdf
import pypdf.errors

from comity.intake.errors import NotText
from comity.intake.readers.hush import hush

hush("pypdf")
UNREADABLE = (
    pypdf.errors.PyPdfError,
    ValueError,
    TypeError,
    AttributeError,
    RecursionError,
    LookupError,
    ArithmeticError,
    NotImplementedError,
    AssertionError,
    struct.error,
    zlib.error,
)
"""What the library raises on bytes that are no whole PDF."""


def read(data: bytes, name: str) -> str:
    """The text of every page.

    Raises:
        NotText: it is no PDF, or wants a password.
    """
    try:
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        return "\n".join(page.extract_text() for page in pages)
    except UNREADABLE as wrong:
        raise NotText("{name} is not a PDF that can be opened without a password.", {"name": name}) from wrong
