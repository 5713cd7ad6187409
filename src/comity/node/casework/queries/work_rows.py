"""One row of the work list from each thing that waits: a task, a thing of the register, a case others must move."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from comity.node.casework.models import Case, HitRow, KeptForm
from comity.node.casework.queries import channels, clocks, words
from comity.node.casework.queries.listing import loaded, partner_of
from comity.node.casework.queries.shapes import Clock, PartnerRef, Said, State
from comity.node.casework.queries.work_cases import Next, concerns, next_of
from comity.node.casework.queries.work_shapes import Row
from comity.node.casework.steps.kinds import kind_of
from comity.node.register import queries as register
from comity.node.register.queries import Work
from comity.node.staff import queries as staff
from comity.node.staff.act import Officer
from comity.rules import roles

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

    @cached_property
    def begun(self) -> frozenset[str]:
        """Cases in which this officer keeps a form for later."""
        kept = KeptForm.objects.filter(officer=self.officer)
        return frozenset(kept.values_list("case__number", flat=True))

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
        turn = next_of(case) if case.number not in done else None
        if turn and (show != "mine" or concerns(desk.officer, case, turn)):
            yield _of_case(desk, case, turn)


def to_do(desk: Desk) -> int:
    """How many things this officer must do; what waits for others is not counted."""
    tasks = staff.tasks_of(desk.officer, "mine").exclude(kind__in=OF_REGISTER)
    done = {task.about for task in tasks}
    cases = Case.objects.filter(ended=None).exclude(number__in=done)
    turns = [turn for case in cases if (turn := next_of(case)) and concerns(desk.officer, case, turn)]
    works = [
        one
        for one in register.work(timezone.localdate(desk.now))
        if not one.waiting and roles.may(desk.officer.roles, ACT_OF_WORK[one.kind])
    ]
    return len(tasks) + len(works) + sum(not turn.waiting for turn in turns)


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
        detail=_details(desk, case),
        partner=desk.partner(task.partner),
        channel=_channel(case),
        clock=own or _running(desk, case) or clocks.since(task.created, desk.now),
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


def _of_case(desk: Desk, case: Case, turn: Next) -> Row:
    return Row(
        id=f"case-{case.number}",
        reference=case.number,
        kind="case",
        key=case.number,
        verb_code=turn.code,
        verb=turn.title,
        type_title=Said(kind_of(case.type_code).title),
        detail=_details(desk, case),
        partner=desk.partner(case.partner),
        channel=_channel(case),
        clock=(_clock(desk, case) if turn.waiting else _running(desk, case))
        or clocks.since(case.opened, desk.now, waiting=turn.waiting),
        state=_state(case),
    )


def _clock(desk: Desk, case: Case | None) -> Clock | None:
    return clocks.of_case(case, case.clocks.all(), desk.now) if case else None


def _running(desk: Desk, case: Case | None) -> Clock | None:
    """The clock of a case that runs against us."""
    clock = _clock(desk, case)
    return clock if clock and not clock.waiting else None


def _state(case: Case | None) -> State:
    return words.state_of(case) if case else State(Said("To read"), "wait")


def _details(desk: Desk, case: Case | None) -> tuple[Said | str, ...]:
    if case is None:
        return ()
    told = [Said("urgent")] if case.urgency.startswith("urgent") else []
    told += [Said("drafted by {name}", {"name": str(case.drafted_by)})] if case.drafted_by else []
    return (*told, *([Said("half written, saved for later")] if case.number in desk.begun else []))


def _channel(case: Case | None) -> Said:
    if case is None:
        return Said("")
    way = channels.of_case(case)
    said = channels.said(case, way)
    return Said("{channel}, sealed", {"channel": said}) if way in words.SEALED else said
