"""Dates as officers of each language write them."""

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from comity.node.desk import dates

HANOI, WARSAW = ZoneInfo("Asia/Ho_Chi_Minh"), ZoneInfo("Europe/Warsaw")
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


@pytest.mark.parametrize(
    ("zone", "said", "offset"),
    [
        (HANOI, "Tue 24 Nov 2026, 01:30", "UTC+07:00"),
        (WARSAW, "Mon 23 Nov 2026, 19:30", "UTC+01:00"),
        (ZoneInfo("America/Caracas"), "Mon 23 Nov 2026, 14:30", "UTC-04:00"),
        (UTC, "Mon 23 Nov 2026, 18:30", "UTC"),
    ],
)
def test_an_instant_is_told_in_the_nodes_own_zone(zone: tzinfo, said: str, offset: str) -> None:
    instant = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)
    with translation.override("en"), timezone.override(zone):
        assert (dates.moment(instant), dates.zone_offset(instant)) == (said, offset)


def test_summer_time_is_part_of_the_offset() -> None:
    with timezone.override(WARSAW):
        assert dates.zone_offset(datetime(2026, 7, 1, tzinfo=UTC)) == "UTC+02:00"


@pytest.mark.parametrize(
    ("zone", "place"),
    [
        (HANOI, "Viet Nam"),
        (WARSAW, "Poland"),
        (ZoneInfo("Asia/Yekaterinburg"), "Russia, Yekaterinburg"),
        (UTC, ""),
    ],
)
def test_a_zone_is_named_by_its_state_and_by_its_city_where_a_state_has_several(
    zone: tzinfo, place: str
) -> None:
    with translation.override("en"), timezone.override(zone):
        assert dates.zone_place() == place


def test_a_timeline_says_today_only_of_today() -> None:
    with translation.override("en"), timezone.override(UTC):
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
