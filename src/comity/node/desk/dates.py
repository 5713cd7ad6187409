"""Dates and times as the desk writes them, one pattern per language.

Django's short formats put the month first in English; officers read 'Mon 23 Nov 2026' and
'Thứ Hai, 23/11/2026'.
"""

from dataclasses import dataclass
from datetime import date, datetime

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, get_timezone_location
from django.utils import timezone
from django.utils.translation import get_language, gettext


@dataclass(frozen=True)
class Patterns:
    """CLDR date patterns of one language: in a list, on a chip, in a heading, and without weekday."""

    day: str
    chip: str
    heading: str
    plain: str = "d MMM y"


PATTERNS = {
    "en": Patterns("EEE d MMM y", "EEE d MMM", "EEEE d MMMM y"),
    "vi": Patterns("EEEE, dd/MM/y", "EEEE dd/MM", "EEEE, d 'tháng' M 'năm' y", "dd/MM/y"),
    "pl": Patterns("EEE d MMM y", "EEE d MMM", "EEEE, d MMMM y"),
    "hu": Patterns("y. MMM d., EEE", "MMM d., EEE", "y. MMMM d., EEEE", "y. MMM d."),
    "de": Patterns("EEE d. MMM y", "EEE d. MMM", "EEEE, d. MMMM y", "d. MMM y"),
    "fr": Patterns("EEE d MMM y", "EEE d MMM", "EEEE d MMMM y"),
    "ru": Patterns("EEE d MMM y", "EEE d MMM", "EEEE, d MMMM y"),
}


OUR_NAMES = {("en", "VN"): "Viet Nam"}  # as the state itself and the United Nations write it


def locale() -> Locale:
    """The Babel locale of the language the page is shown in."""
    language = _language()
    return Locale.parse("en_GB" if language == "en" else language)


def day(value: date | datetime) -> str:
    """A date for a list or a sentence: 'Mon 23 Nov 2026'."""
    return _format(value, PATTERNS[_language()].day)


def plain_day(value: date | datetime) -> str:
    """A date long past or far off, whose weekday says nothing: '28 Jul 2003'."""
    return _format(value, PATTERNS[_language()].plain)


def chip_day(value: date | datetime) -> str:
    """A date for a clock chip, the year left out: 'Tue 24 Nov'."""
    return _format(value, PATTERNS[_language()].chip)


def heading_day(value: date | datetime) -> str:
    """A date in full, for the head of a page: 'Monday 23 November 2026'."""
    return _format(value, PATTERNS[_language()].heading)


def time_of_day(value: datetime) -> str:
    """The local time: '08:05'."""
    return local(value).strftime("%H:%M")


def moment(value: datetime) -> str:
    """A date with its time: 'Mon 23 Nov 2026, 08:05'."""
    return f"{day(value)}, {time_of_day(value)}"


def beside(value: datetime, now: datetime) -> str:
    """How a timeline names an instant: 'today 07:58', else day and time."""
    if local(value).date() == local(now).date():
        return gettext("today {time}").format(time=time_of_day(value))
    return f"{chip_day(value)} {time_of_day(value)}"


def local(value: datetime) -> datetime:
    """The instant in the node's own time zone; a naive one is taken as it stands."""
    return timezone.localtime(value) if timezone.is_aware(value) else value


def zone_offset(at: datetime) -> str:
    """How far the node's own time zone is from UTC: 'UTC+07:00'."""
    apart = local(at).strftime("%z")
    return f"UTC{apart[:3]}:{apart[3:]}" if apart.strip("+-0") else "UTC"


def zone_place() -> str:
    """Whose time the pages show: 'Viet Nam', or 'Russia, Moscow' where a state has several zones; empty for UTC."""
    zone = timezone.get_current_timezone_name()
    state = get_global("zone_territories").get(zone)
    if not state or state == "001":
        return ""
    alone = len(get_global("territory_zones").get(state, ())) == 1
    city = get_timezone_location(zone, locale=locale(), return_city=True)
    return country(state) if alone else f"{country(state)}, {city}"


def country(code: str) -> str:
    """The name of a country in the language of the page, from its ISO 3166 code; an unknown code stays."""
    return OUR_NAMES.get((_language(), code)) or str(locale().territories.get(code, code))


def _language() -> str:
    language = (get_language() or "en").split("-")[0]
    return language if language in PATTERNS else "en"


def _format(value: date | datetime, pattern: str) -> str:
    plain = local(value).date() if isinstance(value, datetime) else value
    return format_date(plain, pattern, locale=locale())
