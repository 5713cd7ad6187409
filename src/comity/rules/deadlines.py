"""Clocks: when something is due, why then, and what pausing does to it. Pure functions of instants given.

The shortest candidate drives the alarm. A verified limit of an instrument takes the place of the house
target; an unverified one may shorten a clock, never lengthen it. Days and months are counted in the zone of
the state that owes the answer and end at the time of day at which they began, which is never later than the
end of the last day; a last day that is a holiday moves nothing, since no instrument read so far says that it
does.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from comity.rules.calendars import Calendar
from comity.rules.fields import Json
from comity.rules.lifecycle import ClockAction, Tick
from comity.rules.request_type import ClockRule
from comity.rules.spans import Length, Limit, Origin, Unit

WARNINGS = (50, 75, 90)
"""Shares of the time, in per cent, at which the desk warns."""


@dataclass(frozen=True)
class Begun:
    """What starts a clock.

    Args:
        at: the instant, aware.
        calendar: of the state that owes the answer.
        urgency: the urgency of the request, '' when it has none.
    """

    at: datetime
    calendar: Calendar
    urgency: str = ""


@dataclass(frozen=True)
class Clock:
    """One running, paused or stopped clock.

    Args:
        code: its name in the lifecycle ('answer').
        title: what the desk calls it.
        started: when it began, aware.
        due: when it ends, aware; moves when a pause ends.
        length: the limit that drives it.
        source: its article, or 'house target'.
        origin: instrument, partner or house.
        verified: whether somebody read that limit.
        paused: since when it stands still, None when it runs.
        stopped: when it was stopped, None while it matters.
        others: the limits that were candidates too, each with the day it would have set.
    """

    code: str
    title: str
    started: datetime
    due: datetime
    length: Length
    source: str
    origin: Origin
    verified: bool
    paused: datetime | None = None
    stopped: datetime | None = None
    others: tuple[tuple[Limit, datetime], ...] = ()

    def late(self, now: datetime) -> bool:
        """Whether it ran out, unless it stands still or was stopped in time."""
        return (self.stopped or self.paused or now) > self.due

    def warnings(self) -> tuple[tuple[int, datetime], ...]:
        """Return the instants at which 50, 75 and 90 per cent of the time have gone."""
        whole = self.due - self.started
        return tuple((share, self.started + whole * share / 100) for share in WARNINGS)

    def to_json(self) -> dict[str, Json]:
        """Return the clock as JSON, to be stored or told to the partner."""
        return {
            "code": self.code,
            "title": self.title,
            "started": self.started.isoformat(),
            "due": self.due.isoformat(),
            "length": str(self.length),
            "source": self.source,
            "origin": self.origin.value,
            "verified": self.verified,
            "paused": self.paused.isoformat() if self.paused else None,
            "stopped": self.stopped.isoformat() if self.stopped else None,
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Json]) -> Clock:
        """Read what `to_json` wrote; the losing candidates are not kept."""
        paused, stopped = told.get("paused"), told.get("stopped")
        return cls(
            code=str(told["code"]),
            title=str(told["title"]),
            started=datetime.fromisoformat(str(told["started"])),
            due=datetime.fromisoformat(str(told["due"])),
            length=Length.parse(str(told["length"])),
            source=str(told["source"]),
            origin=Origin(str(told["origin"])),
            verified=told["verified"] is True,
            paused=datetime.fromisoformat(str(paused)) if paused else None,
            stopped=datetime.fromisoformat(str(stopped)) if stopped else None,
        )


def start(rule: ClockRule, begun: Begun, limits: Iterable[Limit] = ()) -> Clock:
    """Return a clock that begins to run.

    Args:
        rule: the type's own clock, whose house targets serve where no instrument sets a limit.
        begun: instant, calendar and urgency.
        limits: what the instruments that serve set for this clock (`Basis.limits(code)`).

    Raises:
        ValueError: when neither an instrument nor the type sets any limit for this urgency.
    """
    set_by_law = [limit for limit in limits if _fits(limit, begun.urgency)]
    house = [limit for limit in rule.limits if _fits(limit, begun.urgency)]
    if any(limit.verified and limit.origin is Origin.INSTRUMENT for limit in set_by_law):
        house = []
    dated = sorted(
        ((limit, due(limit.length, begun)) for limit in (*set_by_law, *house)), key=lambda one: one[1]
    )
    if not dated:
        raise ValueError(f"no limit for clock {rule.code} at urgency {begun.urgency!r}")
    driving, ends = dated[0]
    return Clock(
        code=rule.code,
        title=rule.title,
        started=begun.at,
        due=ends,
        length=driving.length,
        source=driving.source,
        origin=driving.origin,
        verified=driving.verified,
        others=tuple(dated[1:]),
    )


def due(length: Length, begun: Begun) -> datetime:
    """Return the instant, in UTC, at which this length ends."""
    if length.unit is Unit.HOURS:
        return begun.at.astimezone(UTC) + timedelta(hours=length.amount)
    local = begun.at.astimezone(begun.calendar.zone)
    if length.unit is Unit.DAYS:
        day = local.date() + timedelta(days=length.amount)
    elif length.unit is Unit.WORKING_DAYS:
        day = begun.calendar.after(local.date(), length.amount)
    else:
        months = local.year * 12 + local.month - 1 + length.amount
        year, month = divmod(months, 12)
        day = local.date().replace(
            year=year, month=month + 1, day=min(local.day, monthrange(year, month + 1)[1])
        )
    return datetime.combine(day, local.time(), tzinfo=begun.calendar.zone).astimezone(UTC)


def pause(clock: Clock, at: datetime) -> Clock:
    """Return the clock standing still from this instant; one that stands or was stopped stays as it is."""
    return clock if clock.paused or clock.stopped else replace(clock, paused=at)


def resume(clock: Clock, at: datetime) -> Clock:
    """Return the clock running again, its end moved by exactly the time it stood still."""
    if clock.paused is None or clock.stopped:
        return clock
    return replace(clock, paused=None, due=clock.due + max(at - clock.paused, timedelta(0)))


def stop(clock: Clock, at: datetime) -> Clock:
    """Return the clock stopped for good; what it stood still is added first."""
    running = resume(clock, at)
    return running if running.stopped else replace(running, stopped=at)


def tick(clock: Clock, action: ClockAction, at: datetime) -> Clock:
    """Return the clock after what a move did to it; START changes nothing that already runs."""
    if action is ClockAction.PAUSE:
        return pause(clock, at)
    if action is ClockAction.RESUME:
        return resume(clock, at)
    return stop(clock, at) if action is ClockAction.STOP else clock


def apply(ticks: Iterable[Tick], clocks: Mapping[str, Clock], at: datetime) -> dict[str, Clock]:
    """Return the clocks after all ticks of a move but START, which needs `start` and a basis."""
    changed = dict(clocks)
    for one in ticks:
        if one.clock in changed:
            changed[one.clock] = tick(changed[one.clock], one.action, at)
    return changed


def _fits(limit: Limit, urgency: str) -> bool:
    return not limit.urgency or limit.urgency == (urgency or "normal")
