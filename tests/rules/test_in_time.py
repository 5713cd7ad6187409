"""Dates that nobody alive can mean are refused with one sentence, and nobody is judged by them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given as with_any
from hypothesis import strategies as st
from tests.rules import given

from comity.rules.errors import FieldError
from comity.rules.fields import Date, Json, PartialDate
from comity.rules.groups import PERSON_PARTS, People, Person
from comity.rules.request_type import Part

TODAY = date(2026, 11, 22)
BORN = PERSON_PARTS["born"]


@pytest.mark.parametrize(
    "born", ["0001-01-01", "1849", "1849-12-31", "2026-11-23", "2026-12", "2027", "9999-12-31"]
)
def test_nobody_is_born_before_1850_or_after_today(born: str) -> None:
    with pytest.raises(FieldError) as caught:
        BORN.in_time(BORN.validate(born), TODAY)

    assert str(caught.value) == "‘Born’ must lie between 1850-01-01 and 2026-11-22."


@pytest.mark.parametrize("born", ["1850", "1850-01-01", "2026", "2026-11", "2026-11-22"])
def test_whoever_may_be_born_by_today_is_taken(born: str) -> None:
    BORN.in_time(born, TODAY)


@pytest.mark.parametrize(
    ("day", "right"),
    [("1899-12-31", False), ("1900-01-01", True), ("2126-12-31", True), ("2127-01-01", False)],
)
def test_other_dates_lie_between_1900_and_a_hundred_years_on(day: str, right: bool) -> None:  # noqa: FBT001  (a table)
    try:
        Date("Planned for").in_time(day, TODAY)
    except FieldError:
        assert not right
    else:
        assert right


def test_what_was_done_does_not_lie_ahead() -> None:
    with pytest.raises(FieldError):
        Date("Decided", past=True).in_time("2026-11-23", TODAY)


def test_a_form_says_where_the_wrong_date_stands() -> None:
    wrong = [{"name": "Ánh", "category": "suspect"}, {"name": "Bình", "category": "suspect", "born": "2030"}]
    with pytest.raises(FieldError) as caught:
        People("People").in_time(wrong, TODAY)

    assert caught.value.path == "1.born"


def test_a_birth_that_lies_ahead_is_refused_by_the_form_and_left_out_of_what_law_and_index_are_asked() -> (
    None
):
    asks = {"subject": {"name": "Ánh", "category": "suspect", "born": "2030-01-01"}}

    told = [error.path for error in given.RECORD.check(Part.ASKS, asks, TODAY).errors]

    assert "subject.born" in told
    assert given.RECORD.rightly(Part.ASKS, asks, TODAY) == {"subject": {"name": "Ánh", "category": "suspect"}}


@with_any(st.dates() | st.text() | st.none() | st.lists(st.integers()))
def test_no_value_breaks_the_look_at_the_calendar(value: object) -> None:
    for field in (Date("a"), PartialDate("a", past=True), Person("a"), People("a")):
        told: Json = str(value) if isinstance(value, date) else value  # type: ignore[assignment]
        field.salvage(told, TODAY)
