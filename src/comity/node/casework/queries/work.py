"""What must I do now: tasks, texts and promises by lateness, and what waits for others. Never a person."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from comity.node.casework.models import HitRow
from comity.node.casework.queries import clocks
from comity.node.casework.queries.listing import TitledFacet
from comity.node.casework.queries.shapes import Said
from comity.node.casework.queries.work_rows import Desk, to_do
from comity.node.casework.queries.work_rows import rows as rows_of
from comity.node.casework.queries.work_shapes import Facets, Group, NextDue, Row, WorkFilters, WorkList
from comity.node.register.queries import Facet
from comity.node.staff.act import Officer

WEEK = timedelta(days=7)
VERBS: Mapping[str, Said] = {
    "approve": Said("Approve"),
    "hits": Said("Review hits"),
    "read": Said("Read and take up"),
    "draft": Said("Finish a draft"),
    "send": Said("Send"),
    "answer": Said("Answer"),
    "close": Said("Close"),
    "other": Said("Other"),
    "late": Said("Late"),
    "duty": Said("Do what the law asks"),
    "text": Said("Confirm a text"),
    "promise": Said("Promises"),
    "meeting": Said("Meetings"),
    "wait": Said("Waiting for others"),
}
ORDER = ("critical", "today", "week", "later", "undated", "waiting")
ALWAYS = ("critical", "today", "week", "waiting")


Order = Callable[[list[Row]], list[Row]]
"""Puts the rows into the order an officer asked for; words of the reader's language are the face's to sort."""


def work_list(officer: Officer, filters: WorkFilters, now: datetime, order: Order = list) -> WorkList:
    """Everything that waits for this officer, sorted by its clock; who may not read cases sees the own work alone.

    Args:
        officer: who asks.
        filters: what to show.
        now: the instant.
        order: another order within each group than that of the clocks.
    """
    desk = Desk(officer, now)
    show = filters.show if filters.show in desk.shows else "mine"
    rows = list(rows_of(desk, show))
    found = [row for row in rows if _matches(row, filters)]
    ahead = _next(found, now)
    return WorkList(
        now=now,
        total=sum(not row.clock.waiting for row in found),
        groups=tuple(_groups(order(_by_clock(found, now)), filters, now)),
        facets=_facets(desk, rows, filters, show),
        hidden=len(rows) - len(found),
        next_due=ahead if ahead and ahead.day == timezone.localdate(now) else None,
        next_day=ahead if ahead and ahead.day != timezone.localdate(now) else None,
    )


def work_count(officer: Officer) -> int:
    """How many things this officer must do now."""
    return to_do(Desk(officer, timezone.now()))


def hit_count() -> int:
    """How many hits wait for a person."""
    return HitRow.objects.filter(state=HitRow.State.POSSIBLE).count()


def _matches(row: Row, filters: WorkFilters, *, but: str = "") -> bool:
    """Whether a row passes the filters, one of them left aside."""
    return (
        (but == "partner" or not filters.partners or _partner(row) in filters.partners)
        and (but == "verb" or not filters.verbs or row.verb_code in filters.verbs)
        and (but == "only" or _only(row) >= set(filters.only) & set(ONLY))
    )


def _partner(row: Row) -> str:
    return row.partner.code if row.partner else ""


def _only(row: Row) -> set[str]:
    """What makes a row special: somebody in custody, a clock nobody has verified."""
    return {code for code, holds in ONLY.items() if holds(row)}


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


ONLY: Mapping[str, Callable[[Row], bool]] = {
    "custody": lambda row: row.clock.custody,
    "unverified": lambda row: not row.clock.verified,
}
ALIKE = 3
"""Rows alike that are shown one by one; of more, the first stands for all."""
SHOWN = 6
"""Rows of a group shown before somebody asks for the rest."""


def _by_clock(rows: Iterable[Row], now: datetime) -> list[Row]:
    """Custody first, then by the clock, then by how long it has waited."""
    far = datetime.max.replace(tzinfo=now.tzinfo)
    return sorted(
        rows, key=lambda row: (not row.clock.custody, row.clock.due or row.clock.since or far, row.id)
    )


def _groups(rows: list[Row], filters: WorkFilters, now: datetime) -> Iterator[Group]:
    for code in ORDER:
        inside = tuple(row for row in rows if _group_of(row, now) == code)
        if not inside and code not in ALWAYS:
            continue
        shown = inside if filters.all_of == code else _folded(inside)
        shown = shown if filters.all_of == code or len(shown) <= SHOWN + 1 else shown[:SHOWN]
        yield Group(code, inside, shown, timezone.localdate(now + WEEK) if code == "week" else None)


def _folded(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Of more than a few rows alike, the first stands for all, so that they bury nothing else."""
    told = Counter(row.kind_of_work for row in rows)
    first: dict[object, Row] = {}
    for row in rows:
        many = told[row.kind_of_work] > ALIKE
        first.setdefault(
            row.kind_of_work if many else row.id,
            replace(row, alike=told[row.kind_of_work] - 1) if many else row,
        )
    return tuple(first.values())


def _next(rows: Iterable[Row], now: datetime) -> NextDue | None:
    ahead = [(row.clock.due, row.verb) for row in rows if row.clock.due and row.clock.due > now]
    return NextDue(*min(ahead, key=lambda one: one[0])) if ahead else None


def _facets(desk: Desk, rows: list[Row], filters: WorkFilters, show: str) -> Facets:
    """What each choice would leave beside the other filters; one that was chosen stays though nothing is left."""
    verbs = Counter(row.verb_code for row in rows if _matches(row, filters, but="verb"))
    partners = Counter(_partner(row) for row in rows if row.partner and _matches(row, filters, but="partner"))
    only = Counter(code for row in rows if _matches(row, filters, but="only") for code in _only(row))
    totals = {
        one: sum(_matches(row, filters) for row in (rows if one == show else rows_of(desk, one)))
        for one in desk.shows
    }
    return Facets(
        show=tuple(Facet(code, count) for code, count in totals.items()),
        partners=tuple(
            Facet(code, partners[code]) for code in dict.fromkeys([*_frequent(partners), *filters.partners])
        ),
        verbs=tuple(
            TitledFacet(code, verbs[code], title)
            for code, title in VERBS.items()
            if verbs[code] or code in filters.verbs
        ),
        only=tuple(
            Facet(code, only[code])
            for code in ONLY
            if only[code] or code == "unverified" or code in filters.only
        ),
    )


def _frequent(counts: Counter[str]) -> list[str]:
    return [code for code, _ in counts.most_common()]
