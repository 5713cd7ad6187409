"""The clocks of a case: started on an article, paused while the partner owes a fact, stopped by the answer."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.conf import settings

from comity.node.casework.models import Case, ClockRow, VerdictRow
from comity.node.casework.steps import forms
from comity.node.staff.act import Act
from comity.node.staff.look import look_within
from comity.rules import deadlines
from comity.rules.calendars import calendar
from comity.rules.deadlines import Begun, Clock
from comity.rules.lifecycle import ClockAction, Side, Tick
from comity.rules.request_type import Part, RequestType
from comity.rules.spans import Length, Limit, Origin

COUNTING = "counting a time limit from the day told"


def tick(act: Act, case: Case, kind: RequestType, ticks: Iterable[Tick]) -> None:
    """Do to the clocks what a move does to them; a clock that was stopped may start anew."""
    for one in ticks:
        row = ClockRow.objects.filter(case=case, code=one.clock).first()
        if one.action is ClockAction.START and (row is None or row.stopped):
            _keep(row or ClockRow(case=case), _started(act, case, kind, one))
        elif row is not None:
            _keep(row, deadlines.tick(_clock(row), one.action, act.at))
    act.frame(
        clocks={row.code: row.due.isoformat() for row in ClockRow.objects.filter(case=case, stopped=None)}
    )


def _started(act: Act, case: Case, kind: RequestType, tick: Tick) -> Clock:
    rule = next(one for one in kind.clocks if one.code == tick.clock)
    owes = calendar(settings.COMITY_HOME.country if case.side == Side.RESPONDER else case.partner)
    told = _told_day(act, case, kind, tick.since) if tick.since else None
    at = datetime.combine(told, time(), tzinfo=owes.zone) if told else act.at
    begun = Begun(at=at, calendar=owes, urgency=case.urgency)
    return deadlines.start(rule, begun, _limits(case, tick.clock))


def _told_day(act: Act, case: Case, kind: RequestType, path: str) -> date | None:
    """A day that stands in a form; None while none stands there."""
    part, _, name = path.partition(".")
    filled = forms.read(case, look_within(act, COUNTING, case.number))
    told = kind.rightly(Part(part), filled.get(Part(part), {}), act.today).get(name)
    return date.fromisoformat(str(told)) if told else None


def _limits(case: Case, code: str) -> list[Limit]:
    """What the instruments found for this case set for a clock, from its newest stored verdict."""
    newest = VerdictRow.objects.filter(case=case).order_by("-pk").first()
    told = newest.basis.get("limits", {}).get(code, []) if newest else []
    return [
        Limit(
            Length.parse(one["length"]), one["source"], Origin(one["origin"]), one["verified"], one["urgency"]
        )
        for one in told
    ]


def _clock(row: ClockRow) -> Clock:
    return Clock(
        code=row.code,
        title=row.title,
        started=row.started,
        due=row.due,
        length=Length.parse(row.length),
        source=row.source,
        origin=Origin(row.origin),
        verified=row.verified,
        paused=row.paused,
        stopped=row.stopped,
    )


def _keep(row: ClockRow, clock: Clock) -> None:
    row.code, row.title, row.length = clock.code, clock.title, str(clock.length)
    row.started, row.due, row.paused, row.stopped = clock.started, clock.due, clock.paused, clock.stopped
    row.source, row.origin, row.verified = clock.source, clock.origin.value, clock.verified
    row.save()
