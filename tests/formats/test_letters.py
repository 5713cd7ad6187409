"""Letters on paper: every word arrives, nothing typed is markup, long ones go over pages, two prints are alike."""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from comity.formats import letters
from comity.formats.letters import FONT, Letter, Row, Section

AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

LETTER = Letter(
    sender="Viet Nam · National Contact Point",
    recipient="Krajowy Punkt Kontaktowy",
    date="2026-11-21",
    references=["Our reference: VN-2026-0001", "Your reference: PL-2026-0044"],
    handling="Handling code H1",
    title="Request for a criminal record",
    opening="On the basis of the Agreement, Article 3, we ask Poland.",
    sections=[Section("The person", [Row("Full name", "Trần Thị Ngọc Hân"), Row("Born", "1986-07-09")])],
    closing="Please use it only for this request.",
)


def to_pdf(letter: Letter) -> bytes:
    return letters.to_pdf(letter, AT)


def _read(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def _with(*values: str) -> Letter:
    return replace(LETTER, sections=[Section("The matter", [Row("Purpose", value) for value in values])])


def _words(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def test_everything_said_stands_on_the_page():
    said = _read(to_pdf(LETTER))
    for words in (
        LETTER.sender,
        LETTER.recipient,
        LETTER.title,
        LETTER.opening,
        LETTER.closing,
        LETTER.handling,
    ):
        assert words in said
    for words in (*LETTER.references, "Full name", "Trần Thị Ngọc Hân", "1986-07-09"):
        assert words in said


@pytest.mark.parametrize(
    "text",
    [
        "Nguyễn Đặng Thuỳ Dương, thị xã Kỳ Anh, Hà Tĩnh",
        "Ульяна Щербак, город Подъяческ, улица Ёлочная",
        "Zażółć gęślą jaźń",
        "Árvíztűrő tükörfúrógép",
        "Œuvre, façade, ÿ; Größe, Äußerung",
        unicodedata.normalize("NFD", "Trương Mỹ Lệ"),
    ],
)
def test_the_languages_of_the_node_are_printed(text):
    assert _words(text) in _words(_read(to_pdf(_with(text))))


@pytest.mark.parametrize(
    "typed",
    [
        "#set page(width: 1mm)",
        '#image("/etc/passwd")',
        "*bold* _thin_ `raw` $x^2$ // note /* note */",
        "= Heading",
        "<label> @reference",
        "\\u{48} \\n #sys.inputs",
        '"quoted" {"json": true}',
    ],
)
def test_nothing_typed_is_read_as_markup(typed):
    assert _words(typed) in _words(_read(to_pdf(_with(typed))))


def test_a_long_text_goes_over_pages_and_every_page_says_what_it_is():
    paragraphs = [
        f"Paragraph {number}. " + "The vehicle was seen at the crossing. " * 12 for number in range(60)
    ]
    pages = PdfReader(io.BytesIO(to_pdf(_with(*paragraphs)))).pages
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert LETTER.handling in text
        assert LETTER.references[0] in text
        assert f"{number} / {len(pages)}" in text
    assert "Paragraph 59." in pages[-1].extract_text()


def test_lines_stay_lines():
    assert "first\nsecond" in _read(to_pdf(_with("first\nsecond")))


def test_one_long_word_does_not_end_the_print():
    assert "1 / 1" in _read(to_pdf(_with("x" * 3000)))


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("中文", "[U+4E2D][U+6587]"),
        ("a\x1fb", "a[U+001F]b"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}dcba", "[U+202E]dcba"),
    ],
)
def test_a_character_the_font_lacks_is_printed_as_its_number(typed, printed):
    assert printed in _words(_read(to_pdf(_with(typed))))


def test_the_font_has_every_character_it_is_said_to_have():
    kept = [chr(code) for code in range(0x21, 0x2300) if not FONT.match(chr(code))]
    assert len(kept) > 1000
    to_pdf(_with(" ".join(kept)))  # PDF/A is refused when one is missing


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_whatever_is_typed_can_be_printed(typed):
    assert to_pdf(_with(typed)).startswith(b"%PDF-")


def test_two_prints_are_alike_to_the_byte():
    assert to_pdf(LETTER) == to_pdf(LETTER)
    assert PdfReader(io.BytesIO(to_pdf(LETTER))).metadata.creation_date == AT


def test_it_is_an_archive_file_with_title_and_tags():
    pdf = PdfReader(io.BytesIO(to_pdf(LETTER)))
    meta = pdf.xmp_metadata
    assert meta is not None
    assert b"<pdfaid:part>2</pdfaid:part>" in meta.stream.get_data()
    assert pdf.metadata is not None
    assert pdf.metadata.title == LETTER.title
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
