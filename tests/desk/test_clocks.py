"""The chip of a clock: its words and its one colour."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as some

from comity.node.desk import clocks

NOW = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_utc() -> Iterator[None]:
    """These clocks stand in UTC; zones are tested with the dates."""
    with timezone.override(UTC):
        yield


def clock(due: datetime | None, **more: Any) -> Any:
    kept = {"since": NOW, "critical": False, "waiting": False, "custody": False, "day": None, "of": None}
    return SimpleNamespace(due=due, **(kept | more))


@pytest.mark.parametrize(
    ("given_clock", "look", "english", "vietnamese"),
    [
        (clock(NOW - timedelta(days=6, hours=1), critical=True), "critical", "6 days over", "Quá 6 ngày"),
        (clock(NOW - timedelta(hours=5, minutes=10)), "late", "5 h 10 min over", "Quá 5 giờ 10 phút"),
        (clock(NOW + timedelta(hours=2, minutes=10)), "today", "10:15", "10:15"),
        (clock(NOW + timedelta(hours=8), custody=True), "today", "16:05 · custody", "16:05 · giam giữ"),
        (clock(NOW + timedelta(days=1)), "later", "Tue 24 Nov", "Thứ Ba 24/11"),
        (clock(None, waiting=True, day=6, of=20), "waiting", "Day 6 of 20", "Ngày 6/20"),
        (clock(None, day=12), "waiting", "Day 12", "Ngày 12"),
        (clock(None), "waiting", "Since 08:05", "Từ 08:05"),
    ],
)
def test_says_how_a_clock_stands(given_clock: Any, look: str, english: str, vietnamese: str) -> None:
    with translation.override("en"):
        assert clocks.chip(given_clock, NOW) == clocks.Chip(look, english)
    with translation.override("vi"):
        assert clocks.chip(given_clock, NOW) == clocks.Chip(look, vietnamese)


@given(some.timedeltas(min_value=timedelta(days=-900), max_value=timedelta(days=900)), some.booleans())
def test_a_passed_limit_always_shows_as_passed_and_a_coming_one_never(
    away: timedelta,
    critical: bool,  # noqa: FBT001  (hypothesis gives arguments by place)
) -> None:
    look = clocks.chip(clock(NOW + away, critical=critical), NOW).look
    assert (look in {"critical", "late"}) == (away < timedelta(0))
    assert look != "critical" or critical
