"""One row of the work list from each thing that waits: a task, a thing of the register, a case others must move."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from comity.node.casework.models import Case, HitRow
from comity.node.casework.queries import clocks, words
from comity.node.casework.queries.listing import loaded, partner_of
from comity.node.casework.queries.shapes import Clock, PartnerRef, Said, State
from comity.node.casework.queries.work_shapes import Row
from comity.node.casework.steps.kinds import kind_of
from comity.node.register import queries as register
from comity.node.register.queries import Work
from comity.node.staff import queries as staff
from comity.node.staff.act import Officer
from comity.rules import courses, roles
from comity.rules.lifecycle import Side

OF_REGISTER = ("review-communique", "keep-commitment")
"""Tasks whose thing the register lists itself, with more to say about it."""
VERB_OF_TASK = {
    "approve": "approve",
    "review-hits": "hits",
    "take-up": "read",
    "read": "read",
    "duty": "duty",
}
PAGE_OF_WORK = {"communique": "review", "commitment": "commitment", "meeting": "meeting"}
VERB_OF_WORK = {"communique": "text", "commitment": "promise", "meeting": "meeting"}
ACT_OF_WORK = {
    "communique": "register.confirm_item",
    "commitment": "register.add_evidence",
    "meeting": "register.add_meeting",
}
THEIRS = (courses.SENT, courses.RECEIVED, courses.IN_HAND, courses.PARTLY)
"""Stages of a request of ours in which the partner must act."""


@dataclass
class Desk:
    """One officer at the desk at one instant; what was read once is kept while the list is made."""

    officer: Officer
    now: datetime
    partners: dict[str, PartnerRef] = field(default_factory=dict)
    kept: dict[str, Case] | None = None

    @property
    def cases(self) -> dict[str, Case]:
        """Every case that has not ended, by number."""
        if self.kept is None:
            self.kept = {case.number: case for case in loaded().filter(ended=None)}
        return self.kept

    @property
    def shows(self) -> tuple[str, ...]:
        """Whose work this officer may see."""
        return ("mine", "unit", "node") if roles.may(self.officer.roles, "casework.read") else ("mine",)

    def partner(self, code: str) -> PartnerRef | None:
        """A partner in a few words; nothing where there is none."""
        return partner_of(code, self.partners) if code else None


def rows(desk: Desk, show: str) -> Iterator[Row]:
    """Everything that waits.

    Args:
        desk: who asks.
        show: mine, unit or node.
    """
    tasks = staff.tasks_of(desk.officer, show).exclude(kind__in=OF_REGISTER)
    hits = dict(
        HitRow.objects.filter(state=HitRow.State.POSSIBLE)
        .order_by("case", "bits")
        .values_list("case__number", "pk")
    )
    done = set()
    for task in tasks:
        done.add(task.about)
        yield _of_task(desk, task, hits.get(task.about))
    for one in register.work(timezone.localdate(desk.now)):
        if show != "mine" or roles.may(desk.officer.roles, ACT_OF_WORK[one.kind]):
            yield _of_work(desk, one)
    for case in desk.cases.values():
        if (
            case.number not in done
            and (waits := _waits_for(case))
            and (show != "mine" or _mine(desk.officer, case))
        ):
            yield _of_case(desk, case, waits)


def _of_task(desk: Desk, task: staff.Task, hit: int | None) -> Row:
    case = desk.cases.get(task.about)
    to_hit = task.kind == "review-hits" and hit is not None
    verb = VERB_OF_TASK.get(
        task.kind.partition(":")[0], "late" if task.kind.startswith("overdue") else "read"
    )
    own = (
        Clock(task.due, task.created, Said(task.source), task.source_verified, critical=False)
        if task.due
        else None
    )
    return Row(
        id=str(task.pk),
        reference=task.about,
        kind="hit" if to_hit else "case" if case else "task",
        key=str(hit) if to_hit else task.about if case else str(task.pk),
        verb_code=verb,
        verb=Said(task.text, dict(task.params)),
        type_title=Said(kind_of(case.type_code).title) if case else None,
        detail=_details(case),
        partner=desk.partner(task.partner),
        channel=_channel(case),
        clock=own or _clock(desk, case) or clocks.since(task.created, desk.now),
        state=_state(case) if not to_hit else State(Said("Possible"), "maybe"),
    )


def _of_work(desk: Desk, one: Work) -> Row:
    clock = (
        Clock(
            one.due,
            one.since,
            one.source or Said("the day itself"),
            critical=one.critical,
            waiting=one.waiting,
        )
        if one.due
        else clocks.since(one.since or desk.now, desk.now, waiting=one.waiting)
    )
    return Row(
        id=one.id,
        reference=one.id,
        kind=PAGE_OF_WORK[one.kind],
        key=one.id,
        verb_code=VERB_OF_WORK[one.kind],
        verb=one.verb,
        type_title=None,
        detail=(one.detail,),
        partner=desk.partner(one.partner),
        channel=Said(""),
        clock=clock,
        state=State(Said("Not confirmed"), "maybe")
        if one.kind == "communique"
        else State(Said("Open"), "open"),
    )


def _of_case(desk: Desk, case: Case, waits: Said) -> Row:
    return Row(
        id=f"case-{case.number}",
        reference=case.number,
        kind="case",
        key=case.number,
        verb_code="wait",
        verb=waits,
        type_title=Said(kind_of(case.type_code).title),
        detail=_details(case),
        partner=desk.partner(case.partner),
        channel=_channel(case),
        clock=_clock(desk, case) or clocks.since(case.opened, desk.now, waiting=True),
        state=_state(case),
    )


def _waits_for(case: Case) -> Said | None:
    """For whom a case waits that asks nothing of us; nothing where we must act."""
    if case.side == Side.REQUESTER and case.stage in THEIRS:
        return Said("Answer of {partner}", {"partner": case.partner})
    if case.side == Side.RESPONDER and case.stage == courses.CLARIFYING:
        return Said("Clarification of {partner}", {"partner": case.partner})
    if case.side == Side.REQUESTER and case.stage == courses.READY:
        return Said("A second officer")
    return None


def _mine(officer: Officer, case: Case) -> bool:
    return case.drafted_by_id == officer.pk or (
        case.side == Side.RESPONDER and roles.may(officer.roles, "casework.answer")
    )


def _clock(desk: Desk, case: Case | None) -> Clock | None:
    return clocks.of_case(case, case.clocks.all(), desk.now) if case else None


def _state(case: Case | None) -> State:
    return (
        words.state(kind_of(case.type_code), case.stage, case.side)
        if case
        else State(Said("To read"), "wait")
    )


def _details(case: Case | None) -> tuple[Said | str, ...]:
    if case is None:
        return ()
    told = [Said("urgent")] if case.urgency.startswith("urgent") else []
    return (*told, *([Said("drafted by {name}", {"name": str(case.drafted_by)})] if case.drafted_by else []))


def _channel(case: Case | None) -> Said:
    if case is None:
        return Said("")
    way = words.channel(case.channel)
    return Said("{channel}, sealed", {"channel": way}) if case.channel in words.SEALED else way
