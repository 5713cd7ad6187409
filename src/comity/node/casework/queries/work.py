"""What must I do now: tasks, texts and promises by lateness, and what waits for others. Never a person."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from comity.node.casework.models import HitRow
from comity.node.casework.queries import clocks
from comity.node.casework.queries.listing import TitledFacet
from comity.node.casework.queries.shapes import Said
from comity.node.casework.queries.work_rows import Desk
from comity.node.casework.queries.work_rows import rows as rows_of
from comity.node.casework.queries.work_shapes import Facets, Group, NextDue, Row, WorkFilters, WorkList
from comity.node.register.queries import Facet
from comity.node.staff import queries as staff
from comity.node.staff.act import Officer

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
ORDER = ("critical", "today", "week", "later", "undated", "waiting")
ALWAYS = ("critical", "today", "week", "waiting")


def work_list(officer: Officer, filters: WorkFilters, now: datetime) -> WorkList:
    """Everything that waits for this officer, sorted by its clock; who may not read cases sees the own work alone.

    Args:
        officer: who asks.
        filters: what to show.
        now: the instant.
    """
    desk = Desk(officer, now)
    show = filters.show if filters.show in desk.shows else "mine"
    rows = list(rows_of(desk, show))
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
        next_due=ahead if ahead and ahead.day == timezone.localdate(now) else None,
        next_day=ahead if ahead and ahead.day != timezone.localdate(now) else None,
    )


def work_count(officer: Officer) -> int:
    """How many tasks wait for this officer."""
    return staff.tasks_of(officer, "mine").count()


def hit_count() -> int:
    """How many hits wait for a person."""
    return HitRow.objects.filter(state=HitRow.State.POSSIBLE).count()


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
        until = timezone.localdate(now + WEEK) if code == "week" else None
        yield Group(code, len(inside), shown, len(inside) - len(shown), until)


def _next(rows: Iterable[Row], now: datetime) -> NextDue | None:
    ahead = [(row.clock.due, row.verb) for row in rows if row.clock.due and row.clock.due > now]
    return NextDue(*min(ahead, key=lambda one: one[0])) if ahead else None


def _facets(desk: Desk, rows: list[Row], show: str) -> Facets:
    counts = Counter(row.verb_code for row in rows)
    totals = {one: len(rows) if one == show else sum(1 for _ in rows_of(desk, one)) for one in desk.shows}
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
