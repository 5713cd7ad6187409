"""Days as far as they are known: 1995, 1995-01 or 1995-01-18 (ISO 8601-1), and empty when unknown."""

import re
from datetime import date

from django.utils import timezone

from comity.node.staff.errors import BadInput
from comity.rules import partial_dates

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
EARLIEST, AHEAD = 1800, 100
"""The oldest agreements still in force are of the nineteenth century; no term runs longer than a hundred years."""


def checked(text: str) -> str:
    """The day as it may be kept.

    Raises:
        BadInput: it is no day of the calendar.
    """
    said = text.strip()
    if not said:
        return ""
    try:
        if _DAY.fullmatch(said):
            span = (partial_dates.first_day(said), partial_dates.last_day(said))
            return _in_time(said, span)
    except ValueError:
        pass
    raise BadInput("‘{day}’ is not a day. Write 2025-01-16, 2025-01 or 2025.", {"day": said})


def _in_time(said: str, span: tuple[date, date]) -> str:
    first, last = date(EARLIEST, 1, 1), date(timezone.localdate().year + AHEAD, 12, 31)
    if span[1] < first or span[0] > last:
        raise BadInput(
            "‘{label}’ must lie between {first} and {last}.", {"label": said, "first": first, "last": last}
        )
    return said


def exact(text: str) -> date | None:
    """The day when it is fully known, else nothing."""
    return date.fromisoformat(text) if len(text) == 10 else None


def latest(text: str) -> date | None:
    """The last day it can mean, for ordering and for what must not begin too early."""
    return partial_dates.last_day(text) if text else None


def has_come(text: str, today: date) -> bool:
    """Whether the day has come, or may have; an unknown day has."""
    return not text or partial_dates.first_day(text) <= today


def of_reading(text: str | None) -> str:
    """What intake read (``XXXX-01-16``: X where the text is silent), as far as it can be kept."""
    parts = (text or "").split("-")
    known: list[str] = []
    for part in parts:
        if not part.isdigit():
            break
        known.append(part)
    try:
        return checked("-".join(known))
    except BadInput:
        return ""
