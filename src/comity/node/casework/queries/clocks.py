"""Which clock of a case a person should see, and what it says of itself."""

from collections.abc import Iterable
from datetime import datetime, time

from django.utils import timezone

from comity.node.casework.models import Case, ClockRow
from comity.node.casework.queries.shapes import Clock, Said
from comity.node.casework.steps.kinds import kind_of
from comity.rules.lifecycle import ClockAction, Side
from comity.rules.spans import Length, Origin, Unit

UNITS = {
    Unit.HOURS: "{n} hours",
    Unit.DAYS: "{n} days",
    Unit.WORKING_DAYS: "{n} working days",
    Unit.MONTHS: "{n} months",
}
ONE = {
    Unit.HOURS: "1 hour",
    Unit.DAYS: "1 day",
    Unit.WORKING_DAYS: "1 working day",
    Unit.MONTHS: "1 month",
}
SOURCES = {
    Origin.HOUSE: "house target, {length}",
    Origin.ASKED: "{length}, asked by them",
    Origin.INSTRUMENT: "{length}, {source}",
}
NONE = Said("no clock in any text")


def length(text: str) -> Said:
    """A length of time in words.

    Args:
        text: as it is kept, such as ``10 working days``.
    """
    told = Length.parse(text)
    return Said(ONE[told.unit]) if told.amount == 1 else Said(UNITS[told.unit], {"n": str(told.amount)})


def source(row: ClockRow) -> Said:
    """Which text sets a clock."""
    return Said(SOURCES[Origin(row.origin)], {"length": length(row.length), "source": row.source})


def running(rows: Iterable[ClockRow]) -> ClockRow | None:
    """The clock that ends first of those not stopped."""
    return min((row for row in rows if row.stopped is None), key=lambda row: row.due, default=None)


def answering(case: Case, rows: Iterable[ClockRow]) -> list[ClockRow]:
    """The clocks that the answer of the other side stops, where one runs; else every clock given.

    A wanted person's search is looked at again in five years; that is not by when the partner owes an answer.

    Args:
        case: the case.
        rows: its clocks that run.
    """
    rows = list(rows)
    owed = {
        tick.clock
        for row in kind_of(case.type_code).transitions
        if row.verb == "answer" and row.side == Side.RESPONDER
        for tick in row.ticks
        if tick.action is ClockAction.STOP
    }
    return [row for row in rows if row.code in owed] or rows


def of_case(case: Case, rows: Iterable[ClockRow], now: datetime) -> Clock | None:
    """The clock of a case that runs: of a request of ours the last to end, of theirs the first.

    Args:
        case: the case.
        rows: its clocks.
        now: the instant it is shown for.
    """
    known = [row for row in rows if row.stopped is None]
    if case.side == Side.REQUESTER:
        row = max(answering(case, known), key=lambda one: one.due, default=None)
    else:
        row = running(known)
    if row is None:
        return None
    waiting = case.side == Side.REQUESTER or row.paused is not None
    late = row.due < now
    return Clock(
        due=row.due if not waiting or late else None,
        since=row.started,
        source=source(row),
        verified=row.verified,
        critical=late and (row.origin == Origin.INSTRUMENT or case.urgency.startswith("urgent")),
        waiting=waiting and not late,
        day=(now - row.started).days + 1,
        of=max((row.due - row.started).days, 1),
    )


def since(instant: datetime, now: datetime, *, waiting: bool = False) -> Clock:
    """A clock for what no text sets a limit to: how long it has waited."""
    days = (now - instant).days
    return Clock(None, instant, NONE, waiting=waiting, day=days + 1 if days else None)


def end_of_day(now: datetime) -> datetime:
    """The last instant of the day, in the node's own zone."""
    return timezone.make_aware(datetime.combine(timezone.localdate(now), time.max))
