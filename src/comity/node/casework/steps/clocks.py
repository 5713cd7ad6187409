"""The clocks of a case: started on an article, paused while the partner owes a fact, stopped by the answer."""

from collections.abc import Iterable

from django.conf import settings

from comity.node.casework.models import Case, ClockRow, VerdictRow
from comity.node.staff.act import Act
from comity.rules import deadlines
from comity.rules.calendars import calendar
from comity.rules.deadlines import Begun, Clock
from comity.rules.lifecycle import ClockAction, Side, Tick
from comity.rules.request_type import RequestType
from comity.rules.spans import Length, Limit, Origin


def tick(act: Act, case: Case, kind: RequestType, ticks: Iterable[Tick]) -> None:
    """Do to the clocks what a move does to them."""
    for one in ticks:
        row = ClockRow.objects.filter(case=case, code=one.clock).first()
        if row is None and one.action is ClockAction.START:
            _keep(ClockRow(case=case), _started(act, case, kind, one.clock))
        elif row is not None:
            _keep(row, deadlines.tick(_clock(row), one.action, act.at))
    act.frame(
        clocks={row.code: row.due.isoformat() for row in ClockRow.objects.filter(case=case, stopped=None)}
    )


def _started(act: Act, case: Case, kind: RequestType, code: str) -> Clock:
    rule = next(one for one in kind.clocks if one.code == code)
    owes = settings.COMITY_HOME.country if case.side == Side.RESPONDER else case.partner
    begun = Begun(at=act.at, calendar=calendar(owes), urgency=case.urgency)
    return deadlines.start(rule, begun, _limits(case, code))


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
