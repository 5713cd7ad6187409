"""From files to text, with small files made on the spot."""

import contextlib
import hashlib
import io
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from comity.intake.errors import EmptyText, IntakeError, NotText, TextTooLong, UnknownFormat
from comity.intake.sources import MAX_BYTES, load

WORDS = "The two sides agreed to share information on fraud."


def a_pdf(words: str) -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(width=400, height=200)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 100 Td ({words}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def a_docx(words: str) -> bytes:
    paper = docx.Document()
    paper.add_paragraph(words)
    table = paper.add_table(rows=1, cols=1)
    table.rows[0].cells[0].text = "In a cell"
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def a_zip(name: str, content: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(name, content)
    return out.getvalue()


def a_page(words: str) -> bytes:
    body = f"<article><h1>Talks</h1><p>{words} {'The ministers spoke at length about it. ' * 8}</p></article>"
    return f"<html><head><title>T</title></head><body><nav>Menu Home</nav>{body}<footer>Cookie</footer></body></html>".encode()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", WORDS.encode(), "txt"),
        ("a.PDF", a_pdf(WORDS), "pdf"),
        ("a.docx", a_docx(WORDS), "docx"),
        ("a.htm", a_page(WORDS), "html"),
    ],
)
def test_the_text_is_found_and_the_bytes_are_named(name: str, data: bytes, kind: str) -> None:
    source = load(data, name)

    assert WORDS in source.text
    assert source.kind == kind
    assert source.sha256 == hashlib.sha256(data).hexdigest()


def test_a_web_page_gives_the_article_without_its_menu() -> None:
    assert "Menu Home" not in load(a_page(WORDS), "a.html").text


def test_words_in_the_cells_of_a_table_are_kept() -> None:
    assert "In a cell" in load(a_docx(WORDS), "a.docx").text


def test_line_ends_stay_as_they_are_so_that_places_hold() -> None:
    assert load(b"one\r\ntwo", "a.txt").text == "one\r\ntwo"


@pytest.mark.parametrize(
    ("name", "data", "wrong", "says"),
    [
        ("a.txt", b"\xff\xfeA\x00", NotText, "not UTF-8"),
        ("a.pdf", b"not a pdf at all", NotText, "not a PDF"),
        ("a.docx", b"PK\x03\x04 broken", NotText, "not a Word document"),
        ("a.pdf", a_pdf(""), EmptyText, "holds no text"),
        ("a.txt", b"  \n", EmptyText, "is empty"),
        ("a.html", b"<html><body></body></html>", EmptyText, "No article"),
        ("a.xls", b"x", UnknownFormat, ".txt, .pdf, .docx or .html"),
        ("a.txt", b"a" * (MAX_BYTES + 1), TextTooLong, "larger than 20 MB"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    name: str, data: bytes, wrong: type[Exception], says: str
) -> None:
    with pytest.raises(wrong, match=says):
        load(data, name)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b"not a pdf at all"),
        ("a.pdf", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF"),
        ("a.pdf", bytes(range(256)) * 9),
        ("a.docx", bytes(range(256)) * 9),
        ("a.docx", a_zip("[Content_Types].xml", "<Types")),
        ("a.docx", a_zip("x", "y")),
    ],
)
def test_bytes_of_another_kind_are_refused_and_the_library_says_nothing(name, data, capfd):
    with pytest.raises(NotText, match=name):
        load(data, name)
    assert capfd.readouterr() == ("", "")


@given(st.binary(max_size=400), st.sampled_from(["pdf", "docx"]), st.booleans())
def test_no_bytes_raise_anything_but_our_own_errors(data, kind, whole):
    started = {"pdf": a_pdf(WORDS), "docx": a_docx(WORDS)}[kind]
    made = data if whole else started[: len(started) // 2] + data
    with contextlib.suppress(IntakeError):
        load(made, f"a.{kind}")
