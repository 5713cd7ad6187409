"""How two dates of birth agree, as whole numbers YYYYMMDD whose unknown parts are 00.

`window` lists every date that `compare` does not call a conflict, so that an index sorted by date looks only
there.
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache


class BirthRelation(StrEnum):
    """How a date of the question agrees with a date of the record."""

    EQUAL = "equal"
    MONTH_EQUAL = "month equal"
    YEAR_EQUAL = "year equal"
    SWAPPED = "day and month swapped"
    DAY_SLIP = "day one digit off"
    MONTH_SLIP = "month one digit off"
    FIRST_OF_YEAR = "1 January stands for the year"
    YEAR_SLIP = "year mistyped"
    UNKNOWN = "unknown"
    CONFLICT = "conflict"


@lru_cache(maxsize=262_144)
def compare(left: int, right: int) -> BirthRelation:
    """How two dates agree; the same both ways round."""
    if not left or not right:
        return BirthRelation.UNKNOWN
    (year, month, day), (other_year, other_month, other_day) = _parts(left), _parts(right)
    if year != other_year:
        whole = bool(day and other_day)
        same_day = (month, day) == (other_month, other_day)
        slip = whole and same_day and _year_slip(year, other_year)
        return BirthRelation.YEAR_SLIP if slip else BirthRelation.CONFLICT
    if not month or not other_month:
        return BirthRelation.YEAR_EQUAL
    if day and other_day:
        return _in_year((month, day), (other_month, other_day))
    return BirthRelation.MONTH_EQUAL if month == other_month else BirthRelation.CONFLICT


@lru_cache(maxsize=65_536)
def window(born: int) -> tuple[tuple[int, BirthRelation], ...]:
    """Every date, sorted, that agrees in some way with the date given, and how; 0 stands for 'unknown'."""
    related = ((code, compare(born, code)) for code in sorted({0, *_around(born)}))
    return tuple((code, relation) for code, relation in related if relation is not BirthRelation.CONFLICT)


def _around(born: int) -> Iterator[int]:
    year, month, day = _parts(born)
    yield from (
        year * 10_000,
        year * 10_000 + month * 100,
        year * 10_000 + 101,
        year * 10_000 + day * 100 + month,
    )
    wide = not month or (month, day) == (1, 1)
    for other in range(1, 13):
        yield year * 10_000 + other * 100 + day
        if wide:
            yield from (year * 10_000 + other * 100 + date for date in range(32))
    yield from (year * 10_000 + month * 100 + date for date in range(32))
    if day:
        decade = year - year % 10
        swapped = decade - decade % 100 + year % 10 * 10 + decade // 10 % 10
        years = {*range(decade, decade + 10), year - 1, year + 1, year - 10, year + 10, swapped}
        yield from (other * 10_000 + born % 10_000 for other in years)


def _in_year(left: tuple[int, int], right: tuple[int, int]) -> BirthRelation:
    if left == right:
        return BirthRelation.EQUAL
    if left == right[::-1]:
        return BirthRelation.SWAPPED
    if left[0] == right[0] and _slip(left[1], right[1]):
        return BirthRelation.DAY_SLIP
    if left[1] == right[1] and _slip(left[0], right[0]):
        return BirthRelation.MONTH_SLIP
    return BirthRelation.FIRST_OF_YEAR if (1, 1) in (left, right) else BirthRelation.CONFLICT


def _slip(left: int, right: int) -> bool:
    """Neighbours, one digit of two wrong, or the two digits swapped."""
    tens, ones = divmod(left, 10)
    other_tens, other_ones = divmod(right, 10)
    one_digit = (tens == other_tens) != (ones == other_ones)
    return abs(left - right) == 1 or one_digit or (tens, ones) == (other_ones, other_tens)


def _year_slip(left: int, right: int) -> bool:
    """The last digit wrong, a neighbouring year or decade, or two digits swapped; no generation apart."""
    if left == right:
        return False
    swapped = left // 100 == right // 100 and left % 10 == right // 10 % 10 and right % 10 == left // 10 % 10
    return left // 10 == right // 10 or abs(left - right) in {1, 10} or (swapped and abs(left - right) <= 27)


def _parts(code: int) -> tuple[int, int, int]:
    return code // 10_000, code // 100 % 100, code % 100
