"""A letter on paper: PDF/A-2b (ISO 19005-2), made by typst from values that are already worded.

Nothing a person typed is read as markup: all of it reaches the page as data.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.resources import files

import typst


@dataclass(frozen=True)
class Row:
    """One line of a section: what it is, and what it says."""

    label: str
    value: str


@dataclass(frozen=True)
class Section:
    """A heading and its lines."""

    heading: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Letter:
    """A letter as it stands on paper.

    Args:
        sender: the office that writes.
        recipient: the office written to.
        date: as the reader writes dates.
        references: lines such as 'Our reference: VN-2026-0001'.
        handling: the handling code in words; stands on every page.
        title: what kind of letter it is.
        opening: first sentence, which names the legal basis.
        sections: what it says.
        closing: last sentence.
        language: ISO 639-1, for hyphenation and readers.
    """

    sender: str
    recipient: str
    date: str
    references: Sequence[str]
    handling: str
    title: str
    opening: str
    sections: Sequence[Section]
    closing: str
    language: str = "en"


FONT = re.compile(
    "[^\n\u0020-\u007e\u00a0-\u024f\u0300-\u0304\u0370-\u0377\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff"
    "\u0400-\u04ff\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u20a0-\u20bf\u2116\u2122\u2190-\u2193\u2212\u2260-\u2265]"
)
"""Characters that the letter's own font may lack: other scripts, controls, marks that turn the order of reading."""


def to_pdf(letter: Letter, at: datetime) -> bytes:
    """The letter as PDF/A-2b, from the fonts inside the wheel alone, so that every machine prints the same.

    A character those fonts lack is printed as its number, [U+4E2D]: PDF/A forbids the empty box in its place.

    Args:
        letter: the letter, worded and translated.
        at: instant written into the file as its making, aware; same letter and instant, same bytes.
    """
    template = files(__package__).joinpath("letter.typ").read_bytes()
    told = json.dumps(_printable(asdict(letter)), ensure_ascii=False)
    made = typst.compile(
        template,
        format="pdf",
        pdf_standards=["a-2b"],
        sys_inputs={"letter": told},
        ignore_system_fonts=True,
        timestamp=int(at.timestamp()),
    )
    return bytes(made)


def _printable(value: object) -> object:
    """The same value, composed (NFC), with characters the font lacks spelt as numbers."""
    if isinstance(value, str):
        composed = unicodedata.normalize("NFC", value)
        return FONT.sub(lambda found: f"[U+{ord(found[0]):04X}]", composed)
    if isinstance(value, Mapping):
        return {name: _printable(part) for name, part in value.items()}
    return [_printable(part) for part in value] if isinstance(value, (list, tuple)) else value
