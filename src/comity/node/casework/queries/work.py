"""What must I do now: tasks, texts and promises by lateness, and what waits for others. Never a person."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from comity.node.casework.models import Case, HitRow
from comity.node.casework.queries import clocks, words
from comity.node.casework.queries.listing import TitledFacet, loaded, partner_of
from comity.node.casework.queries.shapes import Clock, PartnerRef, Said, State
from comity.node.casework.steps.kinds import kind_of
from comity.node.register import queries as register
from comity.node.register.queries import Facet, Work
from comity.node.staff import queries as staff
from comity.node.staff.act import Officer
from comity.rules import courses, roles
from comity.rules.lifecycle import Side

OF_REGISTER = ("review-communique", "keep-commitment")
"""Tasks whose thing the register lists itself, with more to say about it."""
WEEK = timedelta(days=7)
VERBS: Mapping[str, Said] = {
    "approve": Said("Approve"),
    "hits": Said("Review hits"),
    "read": Said("Read and take up"),
    "late": Said("Late"),
    "duty": Said("Do what the law asks"),
    "text": Said("Confirm a text"),
    "promise": Said("Promises"),
    "meeting": Said("Meetings"),
    "wait": Said("Waiting for others"),
}
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
ORDER = ("critical", "today", "week", "later", "undated", "waiting")
ALWAYS = ("critical", "today", "week", "waiting")


@dataclass(frozen=True)
class WorkFilters:
    """What to show: ``show`` is mine, unit or node; ``only`` holds custody, unverified; ``all_of`` a whole group."""

    show: str = "mine"
    partners: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    all_of: str = ""
    sort: str = ""


@dataclass(frozen=True)
class Row:
    """One thing to do; ``kind`` and ``key`` say which page does it."""

    id: str
    reference: str
    kind: str
    key: str
    verb_code: str
    verb: Said
    type_title: Said | None
    detail: tuple[Said | str, ...]
    partner: PartnerRef | None
    channel: Said
    clock: Clock
    state: State


@dataclass(frozen=True)
class Group:
    """The rows of one degree of lateness; ``hidden`` are not shown until asked for."""

    code: str
    count: int
    rows: tuple[Row, ...]
    hidden: int = 0
    until: date | None = None


@dataclass(frozen=True)
class Facets:
    """What the filter may be set to, with the counts of the present result."""

    show: tuple[Facet, ...]
    partners: tuple[Facet, ...]
    verbs: tuple[TitledFacet, ...]
    only: tuple[Facet, ...]


@dataclass(frozen=True)
class NextDue:
    """The next deadline."""

    due: datetime
    title: Said

    @property
    def day(self) -> date:
        """Its day."""
        return self.due.date()


@dataclass(frozen=True)
class WorkList:
    """The work list.

    Attributes:
        total: things to do; what waits for others is not counted.
        shown: all rows that match, waiting ones too.
        hidden: rows the filter hides.
        next_due, next_day: the next deadline; the second when nothing is due today.
    """

    now: datetime
    total: int
    shown: int
    groups: tuple[Group, ...]
    facets: Facets
    hidden: int
    next_due: NextDue | None
    next_day: NextDue | None


def work_list(officer: Officer, filters: WorkFilters, now: datetime) -> WorkList:
    """Everything that waits for this officer, sorted by its clock; who may not read cases sees the own work alone.

    Args:
        officer: who asks.
        filters: what to show.
        now: the instant.
    """
    desk = _Desk(officer, now)
    show = filters.show if filters.show in desk.shows else "mine"
    rows = list(_rows(desk, show))
    found = [row for row in rows if _matches(row, filters)]
    groups = tuple(_groups(found, filters, now))
    ahead = _next(found, now)
    return WorkList(
        now=now,
        total=sum(not row.clock.waiting for row in found),
        shown=len(found),
        groups=groups,
        facets=_facets(desk, rows, show),
        hidden=len(rows) - len(found),
        next_due=ahead if ahead and ahead.day == now.date() else None,
        next_day=ahead if ahead and ahead.day != now.date() else None,
    )


def work_count(officer: Officer) -> int:
    """How many tasks wait for this officer."""
    return staff.tasks_of(officer, "mine").count()


def hit_count() -> int:
    """How many hits wait for a person."""
    return HitRow.objects.filter(state=HitRow.State.POSSIBLE).count()


@dataclass
class _Desk:
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
        return partner_of(code, self.partners) if code else None


def _rows(desk: _Desk, show: str) -> Iterator[Row]:
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
    for one in register.work(desk.now.date()):
        if show != "mine" or roles.may(desk.officer.roles, ACT_OF_WORK[one.kind]):
            yield _of_work(desk, one)
    for case in desk.cases.values():
        if (
            case.number not in done
            and (waits := _waits_for(case))
            and (show != "mine" or _mine(desk.officer, case))
        ):
            yield _of_case(desk, case, waits)


def _of_task(desk: _Desk, task: staff.Task, hit: int | None) -> Row:
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


def _of_work(desk: _Desk, one: Work) -> Row:
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


def _of_case(desk: _Desk, case: Case, waits: Said) -> Row:
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


def _clock(desk: _Desk, case: Case | None) -> Clock | None:
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


def _matches(row: Row, filters: WorkFilters) -> bool:
    return (
        (not filters.partners or (row.partner is not None and row.partner.code in filters.partners))
        and (not filters.verbs or row.verb_code in filters.verbs)
        and ("custody" not in filters.only or row.clock.custody)
        and ("unverified" not in filters.only or not row.clock.verified)
    )


def _group_of(row: Row, now: datetime) -> str:
    if row.clock.waiting:
        return "waiting"
    if row.clock.due is None:
        return "undated"
    if row.clock.critical:
        return "critical"
    if row.clock.due <= clocks.end_of_day(now):
        return "today"
    return "week" if row.clock.due <= now + WEEK else "later"


KEYS: Mapping[str, Callable[[Row], str]] = {
    "verb": lambda row: row.verb.text,
    "partner": lambda row: row.partner.name if row.partner else "",
    "state": lambda row: row.state.text.text,
}
SHOWN = 6
"""Rows of a group shown before somebody asks for the rest."""


def _groups(rows: list[Row], filters: WorkFilters, now: datetime) -> Iterator[Group]:
    far = datetime.max.replace(tzinfo=now.tzinfo)
    rows.sort(key=lambda row: (not row.clock.custody, row.clock.due or row.clock.since or far, row.id))
    if key := KEYS.get(filters.sort.lstrip("-")):
        rows.sort(key=key, reverse=filters.sort.startswith("-"))
    elif filters.sort == "-clock":
        rows.reverse()
    for code in ORDER:
        inside = tuple(row for row in rows if _group_of(row, now) == code)
        if not inside and code not in ALWAYS:
            continue
        shown = inside if filters.all_of == code or len(inside) <= SHOWN + 1 else inside[:SHOWN]
        until = (now + WEEK).date() if code == "week" else None
        yield Group(code, len(inside), shown, len(inside) - len(shown), until)


def _next(rows: Iterable[Row], now: datetime) -> NextDue | None:
    ahead = [(row.clock.due, row.verb) for row in rows if row.clock.due and row.clock.due > now]
    return NextDue(*min(ahead, key=lambda one: one[0])) if ahead else None


def _facets(desk: _Desk, rows: list[Row], show: str) -> Facets:
    counts = Counter(row.verb_code for row in rows)
    totals = {one: len(rows) if one == show else sum(1 for _ in _rows(desk, one)) for one in desk.shows}
    only = {
        "custody": sum(row.clock.custody for row in rows),
        "unverified": sum(not row.clock.verified for row in rows),
    }
    partners = Counter(row.partner.code for row in rows if row.partner)
    return Facets(
        show=tuple(Facet(code, count) for code, count in totals.items()),
        partners=tuple(Facet(code, count) for code, count in partners.most_common()),
        verbs=tuple(TitledFacet(code, counts[code], title) for code, title in VERBS.items() if counts[code]),
        only=tuple(Facet(code, count) for code, count in only.items() if count or code == "unverified"),
    )
