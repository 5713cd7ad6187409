"""How a clock looks: the words on the chip and the one colour that exceptions may have."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from django.utils.translation import gettext

from comity.node.desk import dates

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


class Clock(Protocol):
    """What the desk reads of a clock; the rooms give it in their own dataclasses."""

    @property
    def due(self) -> datetime | None:
        """When the time is over; None where no text sets a clock."""

    @property
    def since(self) -> datetime | None:
        """When it began to run."""

    @property
    def critical(self) -> bool:
        """True where a passed limit is one of an agreement or of an urgent request."""

    @property
    def waiting(self) -> bool:
        """True where others must act."""

    @property
    def custody(self) -> bool:
        """True where somebody's liberty hangs on it."""

    @property
    def day(self) -> int | None:
        """The running day, counted from 1."""

    @property
    def of(self) -> int | None:
        """How many days it has in all."""


@dataclass(frozen=True)
class Chip:
    """A clock on the page: its look (critical, late, today, later, waiting) and its words."""

    look: str
    words: str


def chip(clock: Clock, now: datetime) -> Chip:
    """Draw a clock as it stands at an instant.

    Args:
        clock: the clock.
        now: the instant it is shown for, aware.
    """
    if clock.waiting or clock.due is None:
        return Chip("waiting", _waiting(clock))
    if clock.due < now:
        return Chip("critical" if clock.critical else "late", _over(now - clock.due))
    if dates.local(clock.due).date() == dates.local(now).date():
        return Chip("today", _with_custody(clock, dates.time_of_day(clock.due)))
    return Chip("later", _with_custody(clock, dates.chip_day(clock.due)))


def span(length: timedelta) -> str:
    """A length of time in words: '2 h 10 min', '6 days'."""
    if length >= DAY:
        return gettext("1 day") if length.days == 1 else gettext("{n} days").format(n=length.days)
    hours, rest = divmod(int(length.total_seconds()), 3600)
    if hours:
        return gettext("{h} h {m} min").format(h=hours, m=rest // 60)
    return gettext("{m} min").format(m=rest // 60)


def _over(length: timedelta) -> str:
    return gettext("{time} over").format(time=span(length))


def _with_custody(clock: Clock, words: str) -> str:
    return gettext("{time} · custody").format(time=words) if clock.custody else words


def _waiting(clock: Clock) -> str:
    if clock.day is not None and clock.of is not None:
        return gettext("Day {day} of {all}").format(day=clock.day, all=clock.of)
    if clock.day is not None:
        return gettext("Day {day}").format(day=clock.day)
    if clock.since is not None:
        return gettext("Since {time}").format(time=dates.time_of_day(clock.since))
    return gettext("No clock")
