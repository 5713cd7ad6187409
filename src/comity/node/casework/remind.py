"""A clock that ran out raises a task nobody can close without a reason; it releases, refuses, deletes nothing."""

from datetime import UTC, datetime

from comity.node.casework.models import ClockRow
from comity.node.casework.steps import find, timeline
from comity.node.staff import queries as people
from comity.node.staff import steps as staff
from comity.node.staff.act import Officer, act

KIND = "overdue"


def remind(officer: Officer, now: datetime | None = None) -> int:
    """Raise a task for every running clock past its instant that has none yet; returns how many."""
    late = ClockRow.objects.filter(stopped=None, paused=None, due__lt=now or datetime.now(UTC))
    raised = 0
    for clock in late.select_related("case"):
        number = clock.case.number
        kind = f"{KIND}:{clock.code}"
        if people.tasks_about(number).filter(kind=kind).exists():
            continue
        with act(officer, "casework.remind", about=number) as opened:
            case = find.locked(number)
            staff.add_task(
                opened,
                staff.ToDo(
                    kind=kind,
                    text="The clock ‘{clock}’ has run out",
                    params={"clock": clock.title},
                    about=number,
                    partner=case.partner,
                    link=f"/cases/{number}/",
                    role="desk",
                    due=clock.due,
                    source=clock.source,
                    source_verified=clock.verified,
                ),
            )
            timeline.tell(
                opened, case, "overdue", text="The clock ‘{clock}’ has run out", params={"clock": clock.title}
            )
            opened.frame(partner=case.partner, type=case.type_code, clock=clock.code)
        raised += 1
    return raised
