"""Commitments: the list, and one with its evidence and what may be done with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from comity.node.register import days, kinds, steps
from comity.node.register.models import Commitment
from comity.node.register.queries.shapes import Link, Listing, Move, Said, among, facets
from comity.node.staff.act import Officer
from comity.node.staff.errors import NotFound
from comity.rules import roles

MOVES = {
    Commitment.State.OPEN.value: (
        ("evidence", "Add evidence", "register.add_evidence"),
        ("keep", "Mark as kept", "register.close_commitment"),
        ("drop", "Drop it", "register.close_commitment"),
    ),
    Commitment.State.KEPT.value: (("reopen", "Open it again", "register.reopen_commitment"),),
    Commitment.State.DROPPED.value: (("reopen", "Open it again", "register.reopen_commitment"),),
}


@dataclass(frozen=True)
class CommitmentRow:
    """One line of a list.

    Attributes:
        id: reference.
        words: exact words.
        strength: agreed, pledged, proposed, suggested or affirmed.
        owes: us, them or both; ``owes_codes`` names the sides.
        topic: what it is about.
        due: by when; ``late_days`` since then while it is open.
        state: open, kept, overdue or dropped.
        evidence: how many things show it.
    """

    id: str
    words: str
    strength: str
    owes: str
    owes_codes: tuple[str, ...]
    partner: str
    topic: Said | None
    due: date | None
    late_days: int | None
    state: str
    meeting_id: str
    evidence: int

    @property
    def reference(self) -> str:
        """The same as ``id``."""
        return self.id


@dataclass(frozen=True)
class EvidenceRow:
    """What shows that a promise was kept; ``paper`` is the number of a file, which needs a look."""

    text: str
    paper: int | None
    at: datetime
    by: str


@dataclass(frozen=True)
class CommitmentPage:
    """One commitment in full."""

    row: CommitmentRow
    language: str
    topics: tuple[Said, ...]
    meeting: Link | None
    evidence: tuple[EvidenceRow, ...]
    reason: str
    closed: datetime | None
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class CommitmentFilters:
    """What to show; empty shows everything."""

    owes: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    text: str = ""


def commitments(filters: CommitmentFilters, today: date) -> Listing[CommitmentRow]:
    """The commitments that match: open ones with a day first, by that day."""
    rows = [row_of(one, today) for one in _loaded()]
    found = [row for row in rows if _matches(row, filters)]
    found.sort(key=lambda row: (row.state not in ("open", "overdue"), row.due or date.max, row.id))
    return Listing(
        tuple(found),
        hidden=len(rows) - len(found),
        facets={
            "owes": facets(row.owes for row in rows),
            "states": facets(row.state for row in rows),
            "partners": facets(row.partner for row in rows if row.partner),
        },
    )


def commitment(reference: str, today: date, officer: Officer | None = None) -> CommitmentPage:
    """One commitment, and what this officer may do with it.

    Raises:
        NotFound: there is none.
    """
    row = next(iter(_loaded().filter(reference=reference)), None)
    if row is None:
        raise NotFound("There is no commitment {reference}.", {"reference": reference})
    evidence = row.evidence.select_related("by").order_by("pk")
    return CommitmentPage(
        row=row_of(row, today),
        language=row.language,
        topics=tuple(Said(kinds.TOPICS[code]) for code in row.topics if code in kinds.TOPICS),
        meeting=Link(row.meeting.reference, row.meeting.title, days.exact(row.meeting.when))
        if row.meeting
        else None,
        evidence=tuple(EvidenceRow(one.text, one.paper_id, one.at, str(one.by)) for one in evidence),
        reason=row.reason,
        closed=row.closed,
        moves=tuple(_moves(row, officer)) if officer else (),
    )


def row_of(row: Commitment, today: date) -> CommitmentRow:
    """One line of a list; meeting and evidence should be loaded with it."""
    late = (today - row.due).days if row.due and row.state == Commitment.State.OPEN else 0
    topic = next((kinds.TOPICS[code] for code in row.topics if code in kinds.TOPICS), "")
    return CommitmentRow(
        id=row.reference,
        words=row.words,
        strength=row.strength,
        owes=owes(row.owes),
        owes_codes=tuple(row.owes),
        partner=row.partner,
        topic=Said(topic) if topic else None,
        due=row.due,
        late_days=late if late > 0 else None,
        state="overdue" if late > 0 else row.state,
        meeting_id=row.meeting.reference if row.meeting else "",
        evidence=len(row.evidence.all()),
    )


def owes(codes: Iterable[str]) -> str:
    """Who must act, seen from us."""
    sides = set(codes)
    ours = steps.own_country() in sides
    if kinds.BOTH in sides or (ours and len(sides) > 1):
        return kinds.BOTH
    return "us" if ours else "them"


def _loaded() -> QuerySet[Commitment]:
    return Commitment.objects.select_related("meeting").prefetch_related("evidence").order_by("pk")


def _matches(row: CommitmentRow, filters: CommitmentFilters) -> bool:
    return (
        among(row.owes, filters.owes)
        and among(row.state, filters.states)
        and among(row.partner, filters.partners)
        and filters.text.casefold() in f"{row.words} {row.id}".casefold()
    )


def _moves(row: Commitment, officer: Officer) -> Iterable[Move]:
    for verb, title, act in MOVES[row.state]:
        allowed = roles.may(officer.roles, act)
        reason = None if allowed else Said(*roles.why_not(officer.roles, act))
        yield Move(verb, Said(title), allowed, reason, needs_note=True)
