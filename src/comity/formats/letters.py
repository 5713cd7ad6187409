"""A letter on paper: PDF/A-2b (ISO 19005-2), made by typst from values that are already worded.

Nothing a person typed is read as markup: all of it reaches the page as data.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
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


def to_pdf(letter: Letter) -> bytes:
    """The letter as PDF/A-2b."""
    template = files(__package__).joinpath("letter.typ").read_bytes()
    told = json.dumps(asdict(letter), ensure_ascii=False)
    made = typst.compile(template, format="pdf", pdf_standards=["a-2b"], sys_inputs={"letter": told})
    return bytes(made)
