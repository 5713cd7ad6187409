"""Working days of a state: weekends and public holidays, as data in `holidays.toml`.

A holiday that nobody read in a text is known but does not make a day free here, because an unverified value
never lengthens a clock. A year without data knows only weekends, which errs the same way.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

SATURDAY = 5
"""`date.weekday()` of Saturday; Sunday is the one after."""


@dataclass(frozen=True)
class Calendar:
    """The working days of one state.

    Args:
        state: ISO 3166-1 alpha-2; empty for a state without data.
        zone: the time zone in which its days begin.
        holidays: free days that were read in a text.
        reported: free days that were only reported; shown, never counted.
        working: weekend days on which offices work.
    """

    state: str
    zone: ZoneInfo
    holidays: frozenset[date] = frozenset()
    reported: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()

    def works_on(self, day: date) -> bool:
        """Whether offices work on this day, as far as it was read."""
        if day in self.working:
            return True
        return day.weekday() < SATURDAY and day not in self.holidays

    def after(self, day: date, count: int) -> date:
        """Return the working day that is `count` working days after this day, which itself does not count."""
        left = count
        while left > 0:
            day += timedelta(days=1)
            left -= self.works_on(day)
        return day

    def doubtful(self, first: date, last: date) -> tuple[date, ...]:
        """Return the merely reported holidays between two days, for the desk to show."""
        return tuple(sorted(day for day in self.reported if first <= day <= last))


@cache
def calendar(state: str) -> Calendar:
    """Return the calendar of a state; one without data knows only weekends, in UTC."""
    told = tomllib.loads(files(__package__).joinpath("holidays.toml").read_text("utf-8")).get(state)
    if told is None:
        return Calendar(state, ZoneInfo("UTC"))
    return Calendar(
        state=state,
        zone=ZoneInfo(told["zone"]),
        holidays=frozenset(told["read"]),
        reported=frozenset(told["reported"]),
        working=frozenset(told["working"]),
    )
