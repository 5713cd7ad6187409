"""Dates of birth: how they agree, and that an index looks at every date that agrees."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.crosscheck import Birth
from comity.crosscheck.births import BirthRelation, compare, window


def code(text: str) -> int:
    return Birth.parse(text).code if text else 0


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("1984-03-12", "1984-03-12", BirthRelation.EQUAL),
        ("1984-03-12", "1984-12-03", BirthRelation.SWAPPED),
        ("1984-03", "1984-03-12", BirthRelation.MONTH_EQUAL),
        ("1984", "1984-03-12", BirthRelation.YEAR_EQUAL),
        ("1984", "1984", BirthRelation.YEAR_EQUAL),
        ("1995-10-10", "1995-10-01", BirthRelation.DAY_SLIP),
        ("1995-10-10", "1995-10-11", BirthRelation.DAY_SLIP),
        ("1954-06-26", "1954-07-26", BirthRelation.MONTH_SLIP),
        ("1990-01-01", "1990-08-23", BirthRelation.FIRST_OF_YEAR),
        ("1967-07-07", "1976-07-07", BirthRelation.YEAR_SLIP),
        ("1972-12-03", "1975-12-03", BirthRelation.YEAR_SLIP),
        ("1984-03-12", "1994-03-12", BirthRelation.YEAR_SLIP),
        ("", "1984-03-12", BirthRelation.UNKNOWN),
        ("1984-03-12", "1984-07-25", BirthRelation.CONFLICT),
        ("1984-03", "1984-07-25", BirthRelation.CONFLICT),
        ("1984-03-12", "1985-04-12", BirthRelation.CONFLICT),
        ("1954-06-26", "1978-06-26", BirthRelation.CONFLICT),  # father and son
        ("1967-07-07", "1997-07-07", BirthRelation.CONFLICT),
        ("1984", "1985", BirthRelation.CONFLICT),
    ],
)
def test_how_two_dates_agree(left: str, right: str, relation: BirthRelation) -> None:
    assert compare(code(left), code(right)) is relation
    assert compare(code(right), code(left)) is relation


codes = st.one_of(
    st.just(0),
    st.builds(lambda year: year * 10_000, st.integers(1975, 1999)),
    st.builds(lambda year, month: year * 10_000 + month * 100, st.integers(1975, 1999), st.integers(1, 12)),
    st.dates(date(1975, 1, 1), date(1999, 12, 31)).map(
        lambda day: day.year * 10_000 + day.month * 100 + day.day
    ),
)


@settings(deadline=None)
@given(codes, codes)
def test_every_date_that_agrees_is_looked_at(left: int, right: int) -> None:
    if left and compare(left, right) is not BirthRelation.CONFLICT:
        assert (right, compare(left, right)) in window(left)
