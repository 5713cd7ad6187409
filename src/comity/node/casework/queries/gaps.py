"""Requests with one partner, type by type: what lets us ask, how often each side asked, what failed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from comity.node.audit import queries as audit
from comity.node.casework.models import Case, Event
from comity.node.casework.queries.basis import named
from comity.node.casework.queries.shapes import Said
from comity.node.casework.steps.kinds import registry
from comity.node.register import queries as register
from comity.rules import basis, facts
from comity.rules.chain import Candidate
from comity.rules.facts import Frame
from comity.rules.lifecycle import Side
from comity.rules.pack import Level
from comity.rules.request_type import RequestType

COLUMN: Mapping[Level, str] = {
    Level.BILATERAL: "agreement",
    Level.MULTILATERAL: "convention",
    Level.MEMBERSHIP: "convention",
    Level.NATIONAL: "law",
}
NO_BASIS = frozenset({"no-basis", "no-agreement"})
"""Codes of refusals for want of a basis."""
YEAR = timedelta(days=365)
ENOUGH = 5
"""Under so many answers a median says nothing."""


@dataclass(frozen=True)
class Cell:
    """What lets us ask, and whether somebody read it."""

    text: Said
    verified: bool


@dataclass(frozen=True)
class GapRow:
    """One type of request with this partner."""

    code: str
    type_title: Said
    agreement: Cell | None
    convention: Cell | None
    law: Cell | None
    we_asked: int
    they_asked: int
    failed: int


@dataclass(frozen=True)
class Figures:
    """Requests of the last twelve months, days to the answer, and what failed; no median under five answers."""

    we_asked: int
    they_asked: int
    we_days: int | None
    they_days: int | None
    failed: int


def gap_matrix(partner: str, now: datetime) -> tuple[GapRow, ...]:
    """What lets us ask this partner, type by type.

    Args:
        partner: its code.
        now: the instant; the day decides what is in force.
    """
    own = settings.COMITY_HOME.country
    library = basis.Library(register.instruments(partner, own), register.packs())
    counts = Counter(_asked(partner).values_list("type_code", "side"))
    failed = _failed(partner)
    return tuple(
        GapRow(
            code=kind.code,
            type_title=Said(kind.title),
            **_cells(kind, partner, library, now),
            we_asked=counts[kind.code, Side.REQUESTER.value],
            they_asked=counts[kind.code, Side.RESPONDER.value],
            failed=failed[kind.code],
        )
        for kind in registry()
    )


def figures(partner: str, now: datetime) -> Figures:
    """How much was asked, how fast it was answered, and what failed for want of a basis.

    Args:
        partner: its code.
        now: the instant.
    """
    lately = _asked(partner).filter(opened__gte=now - YEAR)
    return Figures(
        we_asked=lately.filter(side=Side.REQUESTER.value).count(),
        they_asked=lately.filter(side=Side.RESPONDER.value).count(),
        we_days=_days(partner, Side.RESPONDER),
        they_days=_days(partner, Side.REQUESTER),
        failed=sum(_failed(partner).values()),
    )


def _cells(kind: RequestType, partner: str, library: basis.Library, now: datetime) -> dict[str, Cell | None]:
    own = settings.COMITY_HOME.country
    request = facts.gather(kind, Frame(own, partner, timezone.localdate(now)), {})
    found = basis.resolve(kind, request, library, today=timezone.localdate(now))
    cells: dict[str, Cell | None] = dict.fromkeys(("agreement", "convention", "law"))
    for one in found.served_by:
        column = COLUMN[library.packs[one.pack].level]
        cells[column] = cells[column] or _cell(one)
    return cells


def _cell(one: Candidate) -> Cell:
    return Cell(named(one.instrument, one.article), one.verified)


def _asked(partner: str) -> QuerySet[Case]:
    """What one of the two asked of the other: theirs, and of ours only what has left."""
    return Case.objects.filter(Q(side=Side.RESPONDER.value) | Q(pk__in=_left()), partner=partner)


def _left() -> QuerySet[Event, int]:
    """The cases whose request we sent."""
    return Event.objects.filter(verb="send", ours=True).values_list("case_id", flat=True)


def _failed(partner: str) -> Counter[str]:
    """How many requests were stopped when they should leave and have not left since; each counts once."""
    kept = Case.objects.filter(partner=partner, side=Side.REQUESTER.value).exclude(pk__in=_left())
    return Counter(code for number, code in kept.values_list("number", "type_code") if _stopped(number))


def _stopped(number: str) -> bool:
    """Whether somebody wanted to send a case and was refused for want of a basis."""
    return any(
        one.kind == "refused" and one.frame.get("code") in NO_BASIS for one, _ in audit.matters(number)
    )


def _days(partner: str, side: Side) -> int | None:
    """Median days from receipt to answer on one side."""
    begun: dict[int, datetime] = {}
    lengths = []
    rows = Event.objects.filter(
        case__partner=partner, case__side=side.value, verb__in=("receive", "answer")
    ).order_by("at")
    for case, verb, at in rows.values_list("case", "verb", "at"):
        if verb == "receive":
            begun.setdefault(case, at)
        elif case in begun:
            lengths.append((at - begun.pop(case)).total_seconds() / 86400)
    return round(median(lengths)) if len(lengths) >= ENOUGH else None
