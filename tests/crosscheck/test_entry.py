"""Records and questions: what is understood, what is refused, and with which sentence."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.crosscheck.records import random_entry

from comity.crosscheck import (
    Birth,
    CrosscheckError,
    Document,
    Entry,
    Kind,
    Name,
    NameKind,
    NameOrder,
    Query,
    Sex,
)
from comity.crosscheck.errors import RowRefused
from comity.crosscheck.pack import pack, unpack
from comity.crosscheck.rows import entry_of, query_of, row_of


def test_a_row_becomes_a_record() -> None:
    row = {
        "id": "r7",
        "name": "Nguyễn Văn Hùng",
        "aliases": "Hùng Đen; Nguyễn Hùng",
        "birth": "1984-03-12;1984",
        "sex": "m",
        "nationality": "vn;pl",
        "documents": "VN:passport:C1234567;PL:998877",
        "expires": "2031-12-31",
    }
    entry = entry_of(row)
    assert [(name.text, name.kind) for name in entry.names] == [
        ("Nguyễn Văn Hùng", NameKind.FULL),
        ("Hùng Đen", NameKind.ALIAS),
        ("Nguyễn Hùng", NameKind.ALIAS),
    ]
    assert entry.births == (Birth(1984, 3, 12), Birth(1984))
    assert (entry.sexes, entry.nationalities) == ((Sex.MALE,), ("VN", "PL"))
    assert entry.documents == (Document("C1234567", "passport", "VN"), Document("998877", country="PL"))
    assert entry.expires == date(2031, 12, 31)
    assert entry_of(row_of(entry)) == entry


def test_only_identifier_and_name_are_required() -> None:
    assert entry_of({"id": 5, "name": "Nguyễn Văn Hùng", "birth": None}).id == "5"


def test_lists_of_a_parquet_or_json_row_are_taken_as_they_are() -> None:
    assert query_of({"name": ["A; B", "C"]}).names == (Name("A; B"), Name("C"))


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"name": "A"}, "no column id"),
        ({"id": "1"}, "Neither a name nor a document"),
        ({"id": "1", "name": "A", "birth": "12.3.1984"}, r"12\.3\.1984.*1986-07-09"),
        ({"id": "1", "name": "A", "birth": "1986-02-30"}, "no day 30"),
        ({"id": "1", "name": "A", "birth": "1986-13"}, "no month 13"),
        ({"id": "1", "name": "A", "birth": "1986-00-07"}, "no month 0"),
        ({"id": "1", "name": "A", "birth": "1786"}, "‘Born’ must lie between 1850-01-01 and 2199-12-31."),
        ({"id": "1", "name": "A", "sex": "yes"}, "write F, M or X"),
        ({"id": "1", "name": "A", "nationality": "Viet Nam"}, "ISO 3166"),
        ({"id": "1", "documents": "PL:passport:--"}, "no letter or digit"),
        ({"id": "1", "documents": "Poland:passport:12"}, "POLAND.*ISO 3166"),
        ({"id": "1", "name": "A", "expires": "soon"}, "soon.*2031-12-31"),
        ({"id": "1", "name": "A", "kind": "ghost"}, "ghost.*person, organisation"),
        ({"id": "1", "name": "A" * 301}, "longer than 300"),
        ({"id": "x" * 201, "name": "A"}, "200 characters"),
    ],
)
def test_what_means_nothing_is_refused_with_a_sentence(row: dict, says: str) -> None:
    with pytest.raises(RowRefused, match=says):
        entry_of(row)


def test_a_refusal_carries_its_message_for_translation() -> None:
    with pytest.raises(CrosscheckError) as refusal:
        Birth(1986, 2, 30)
    assert refusal.value.text == "The month {month} of {year} has no day {day}."
    assert refusal.value.params == {"month": "2", "year": "1986", "day": "30"}


def test_a_blank_name_is_no_name() -> None:
    with pytest.raises(RowRefused, match="blank"):
        Name("  ")


@pytest.mark.parametrize("text", ["1986", "1986-07", "1986-07-09"])
def test_partial_dates_are_written_as_they_were_read(text: str) -> None:
    assert str(Birth.parse(text)) == text
    assert Birth.of_code(Birth.parse(text).code) == Birth.parse(text)


@settings(deadline=None)
@given(st.integers())
def test_every_record_survives_packing(seed: int) -> None:
    entry = random_entry(random.Random(seed), "r1")
    assert unpack(pack(entry)) == entry


def test_everything_a_record_can_hold_survives_packing() -> None:
    entry = Entry(
        id="ő",
        kind=Kind.ORGANISATION,
        names=(Name("Hội Đồng", NameKind.MRZ, "Latn", "vi", NameOrder.FAMILY_FIRST),),
        places=("Hải Dương",),
        expires=date(2030, 1, 2),
        payload="p",
    )
    assert unpack(pack(entry)) == entry


def test_a_question_may_come_with_a_document_alone() -> None:
    assert Query(documents=(Document("C1234567"),)).names == ()
