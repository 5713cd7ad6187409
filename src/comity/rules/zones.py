"""The time zone in which a state's offices read a clock; names are those of the IANA time zone database."""

from __future__ import annotations

from zoneinfo import available_timezones

from babel.core import get_global

from comity.rules.calendars import calendar

UTC = "UTC"
"""What a state gets whose zone cannot be told from its code alone."""


def is_zone(name: str) -> bool:
    """Whether there is a zone of that name, such as ``Asia/Ho_Chi_Minh``."""
    return name in available_timezones()


def zone_of(state: str) -> str:
    """The zone of a state's capital, where one can be told.

    The zone its calendar names; else the only zone that the Unicode Consortium's CLDR lists for it. A state of
    several zones without a calendar gets UTC: better plainly foreign than quietly wrong by an hour.

    Args:
        state: ISO 3166-1 alpha-2.
    """
    named = calendar(state).zone.key
    if named != UTC:
        return named
    zones: list[str] = get_global("territory_zones").get(state, [])
    usable = [zone for zone in zones if is_zone(zone)]
    return usable[0] if len(usable) == 1 else UTC
