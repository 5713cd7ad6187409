"""Dates as officers of each language write them."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from comity.node.desk import dates

NOW = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "day", "plain", "heading"),
    [
        ("en", "Mon 23 Nov 2026", "23 Nov 2026", "Monday 23 November 2026"),
        ("vi", "Thứ Hai, 23/11/2026", "23/11/2026", "Thứ Hai, 23 tháng 11 năm 2026"),
        ("de", "Mo. 23. Nov. 2026", "23. Nov. 2026", "Montag, 23. November 2026"),
        ("ru", "пн 23 нояб. 2026", "23 нояб. 2026", "понедельник, 23 ноября 2026"),
    ],
)
def test_a_date_is_written_the_way_of_its_language(language: str, day: str, plain: str, heading: str) -> None:
    with translation.override(language):
        assert (dates.day(NOW), dates.plain_day(date(2026, 11, 23)), dates.heading_day(NOW)) == (
            day,
            plain,
            heading,
        )


def test_a_timeline_says_today_only_of_today() -> None:
    with translation.override("en"):
        assert dates.beside(datetime(2026, 11, 23, 7, 58, tzinfo=UTC), NOW) == "today 07:58"
        assert dates.beside(datetime(2026, 11, 22, 7, 58, tzinfo=UTC), NOW) == "Sun 22 Nov 07:58"


def test_a_country_is_named_as_the_reader_names_it() -> None:
    with translation.override("vi"):
        assert dates.country("PL") == "Ba Lan"
    with translation.override("en"):
        assert (dates.country("VN"), dates.country("PL"), dates.country("ZZ9")) == (
            "Viet Nam",
            "Poland",
            "ZZ9",
        )
