"""Fields keep what an officer means and refuse the rest with a sentence that names the field."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given as with_any
from hypothesis import strategies as st

from comity.rules.errors import FieldError
from comity.rules.fields import (
    Choice,
    Choices,
    Country,
    Date,
    Field,
    Flag,
    Json,
    LongText,
    Number,
    Paper,
    PartialDate,
    Text,
)
from comity.rules.groups import Countries, Document, Group, People, Person, Rows, Texts

KEPT: list[tuple[Field, Json, Json]] = [
    (Text("Court"), "  Sąd Rejonowy ", "Sąd Rejonowy"),
    (LongText("Purpose"), "a\nb", "a\nb"),
    (Text("Number", pattern=r"[A-Z]\d+"), "B7", "B7"),
    (Date("Decided"), "2026-07-09", "2026-07-09"),
    (PartialDate("Born"), "1986", "1986"),
    (PartialDate("Born"), "1986-07", "1986-07"),
    (PartialDate("Born"), "2000-02-29", "2000-02-29"),
    (Choice("Sex", choices={"F": "Female"}), "F", "F"),
    (Choices("Crimes", choices={"A": "a", "B": "b"}), ["B", "A"], ["A", "B"]),
    (Flag("Urgent"), False, False),
    (Number("Months", most=12), 12, 12),
    (Country("State"), " vn ", "VN"),
    (Paper("Extract"), "sha256:ab-12", "sha256:ab-12"),
    (Texts("Names"), [" Ánh ", "", "Anh"], ["Ánh", "Anh"]),
    (Countries("Nationalities"), ["vn", "PL"], ["VN", "PL"]),
    (Text("Remarks", required=False), "  ", None),
    (Text("Remarks", required=False), None, None),
]

ANY_FIELD: tuple[Field, ...] = (
    Text("a"),
    Date("a"),
    PartialDate("a"),
    Choice("a", choices={"b": "c"}),
    Choices("a", choices={"b": "c"}),
    Flag("a"),
    Number("a"),
    Country("a"),
    Paper("a"),
    Person("a"),
    People("a"),
    Document("a"),
    Texts("a"),
    Countries("a"),
)

REFUSED: list[tuple[Field, Json]] = [
    (Text("Court"), None),
    (Text("Court"), "   "),
    (Text("Court"), 7),
    (Text("Court", max_length=3), "four"),
    (Text("Number", "A letter, then digits", pattern=r"[A-Z]\d+"), "7B"),
    (Date("Decided"), "09.07.2026"),
    (Date("Decided"), "2026-02-30"),
    (PartialDate("Born"), "86"),
    (PartialDate("Born"), "1986-13"),
    (PartialDate("Born"), "1999-02-29"),
    (Choice("Sex", choices={"F": "Female"}), "Female"),
    (Choice("Sex", choices={"F": "Female"}), ["F"]),
    (Choices("Crimes", choices={"A": "a"}), "A"),
    (Choices("Crimes", choices={"A": "a"}), ["A", "C"]),
    (Choices("Crimes", choices={"A": "a"}), ["A", "A"]),
    (Flag("Urgent"), "yes"),
    (Flag("Urgent"), None),
    (Number("Months", most=12), 13),
    (Number("Months"), True),
    (Number("Months"), "12"),
    (Country("State"), "VNM"),
    (Paper("Extract"), "../etc/passwd"),
    (Texts("Names"), "Ánh"),
    (Texts("Names", most=1), ["a", "b"]),
    (Countries("Nationalities"), ["Viet Nam"]),
    (Rows("Papers", parts={}), {}),
    (Rows("Papers", parts={}, most=1), [{"a": 1}, {"a": 2}]),
    (Group("Thing", parts={}), "x"),
]


@pytest.mark.parametrize(("field", "value", "kept"), KEPT)
def test_a_value_is_kept_in_one_form(field: Field, value: Json, kept: Json) -> None:
    assert field.validate(value) == kept


@pytest.mark.parametrize(("field", "value"), REFUSED)
def test_a_wrong_value_is_refused_with_the_name_of_the_field(field: Field, value: Json) -> None:
    with pytest.raises(FieldError) as caught:
        field.validate(value)

    assert field.label in str(caught.value)
    assert "{" not in str(caught.value)


@pytest.mark.parametrize(("field", "value", "kept"), [row for row in KEPT if row[2] is not None])
def test_keeping_twice_changes_nothing(field: Field, value: Json, kept: Json) -> None:
    assert field.validate(field.validate(value)) == kept


@with_any(st.dates())
def test_every_day_is_a_date_and_its_month_and_year_are_partial_dates(day: object) -> None:
    text = str(day)

    assert Date("Day").validate(text) == text
    for length in (4, 7, 10):
        assert PartialDate("Day").validate(text[:length]) == text[:length]


@with_any(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5))
def test_no_value_whatever_breaks_a_field(value: Json) -> None:
    """A field returns a value that JSON can hold or raises FieldError, never anything else."""
    for field in ANY_FIELD:
        with contextlib.suppress(FieldError):
            json.dumps(field.validate(value))


def test_an_error_in_a_person_says_where() -> None:
    people = People("People")

    with pytest.raises(FieldError) as caught:
        people.validate(
            [{"name": "Ánh", "category": "suspect"}, {"name": "Bình", "category": "suspect", "born": "x"}]
        )

    assert caught.value.path == "1.born"


def test_members_that_nobody_declared_are_kept_as_they_came() -> None:
    person = {"name": "Ánh", "category": "witness", "shoe_size": 38}

    assert Person("Subject").validate(person) == person


def test_free_text_asks_for_a_translation_and_codes_do_not() -> None:
    assert Text("Remarks").free
    assert LongText("Purpose").free
    assert not Text("Number", pattern=r"\d+").free
    assert not Choice("Sex").free


@pytest.mark.parametrize(("field", "value", "kept"), [row for row in KEPT if row[2] is not None])
def test_each_field_describes_itself_to_programs(field: Field, value: Json, kept: Json) -> None:
    schema = field.to_json_schema()

    assert schema["title"] == field.label
    assert schema["type"] in {"string", "array", "boolean", "integer", "object"}
