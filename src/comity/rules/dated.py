"""Fields that hold a day or a stretch of the calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from comity.rules.field import Field
from comity.rules.json_values import Json
from comity.rules.partial_dates import first_day, last_day

PARTIAL_DATE = re.compile(r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")
BORN_FROM = 1850
"""First year in which somebody who is asked about can be born."""
AHEAD = 100
"""Years that a date may lie ahead."""


@dataclass(frozen=True)
class Dated(Field):
    """A day or a stretch of the calendar; what nobody alive can mean is refused as a slip of the hand.

    Args:
        earliest: the first year that can be meant.
        past: whether it tells what has been, so that it cannot lie after today.
    """

    earliest: int = 1900
    past: bool = False

    def in_time(self, value: Json, today: date | None) -> None:
        """Check that it lies between the first day that can be meant and today, or a hundred years on."""
        if today is None or not isinstance(value, str):
            return
        first = date(self.earliest, 1, 1)
        last = today if self.past else date(today.year + AHEAD, 12, 31)
        if last_day(value) < first or first_day(value) > last:
            raise self.wrong(
                "‘{label}’ must lie between {first} and {last}.",
                first=first.isoformat(),
                last=last.isoformat(),
            )


@dataclass(frozen=True)
class Date(Dated):
    """A whole date, ISO 8601 (2026-07-09)."""

    kind: ClassVar[str] = "date"

    def clean(self, value: Json) -> Json:
        """Return the date as YYYY-MM-DD."""
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            raise self.wrong("‘{label}’ must be a date such as 2026-07-09.") from None

    def schema(self) -> dict[str, Json]:
        """Return a date string."""
        return {"type": "string", "format": "date"}


@dataclass(frozen=True)
class PartialDate(Dated):
    """A date of which only the year, or the year and month, may be known (ISO 8601-1, 5.2.2)."""

    kind: ClassVar[str] = "partial-date"

    def clean(self, value: Json) -> Json:
        """Return YYYY, YYYY-MM or YYYY-MM-DD."""
        text = str(value).strip()
        if not PARTIAL_DATE.match(text) or not _is_day(text):
            raise self.wrong("‘{label}’ must be 1986, 1986-07 or 1986-07-09.")
        return text

    def schema(self) -> dict[str, Json]:
        """Return a string of one of the three lengths."""
        return {"type": "string", "pattern": PARTIAL_DATE.pattern}


def _is_day(text: str) -> bool:
    """Whether the parts given make a real year, month or day."""
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True
