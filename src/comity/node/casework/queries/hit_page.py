"""A possible hit: both sides next to each other, every reason with its strength, and what was decided."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from comity.crosscheck.answer import Policy, Reason
from comity.node.audit import keys
from comity.node.casework.models import Case, HitRow
from comity.node.casework.queries import clocks, compare
from comity.node.casework.queries.info import row_of
from comity.node.casework.queries.listing import partner_of
from comity.node.casework.queries.shapes import Clock, Move, PartnerRef, Said, State
from comity.node.casework.steps.kinds import kind_of
from comity.node.casework.steps.subjects import ordered
from comity.node.staff.act import Officer
from comity.node.staff.errors import NotFound
from comity.node.staff.look import Look, require
from comity.rules import roles

STATES: Mapping[str, State] = {
    HitRow.State.POSSIBLE: State(Said("Possible"), "maybe"),
    HitRow.State.CONFIRMED: State(Said("Confirmed: the same person"), "go"),
    HitRow.State.DISMISSED: State(Said("Dismissed: not the same"), "none"),
}


@dataclass(frozen=True)
class HitRef:
    """A hit in one line: whose it is by number; by name, and how it compares, only to who said why."""

    id: int
    title: Said
    strength: float
    state: State
    person: Said
    agree: int | None = None
    nearly: int | None = None
    differs: int | None = None


@dataclass(frozen=True)
class ReasonRow:
    """One line of the evidence, in steps that each double the odds."""

    text: Said
    points: float


@dataclass(frozen=True)
class Decided:
    """What a person decided, and why."""

    by: str
    at: datetime
    note: str
    state: State


@dataclass(frozen=True)
class HitPage:
    """A hit with everything a person needs to decide on it."""

    id: int
    case: str
    candidates: tuple[HitRef, ...]
    asked_note: Said
    record_note: Said
    rows: tuple[compare.Compared, ...]
    reasons: tuple[ReasonRow, ...]
    total: float
    line: float
    scale: float
    decided: Decided | None
    moves: tuple[Move, ...]
    follows: tuple[Said, ...] = ()


@dataclass(frozen=True)
class HitWaiting:
    """A case whose hits wait for a person."""

    reference: str
    type_title: Said
    partner: PartnerRef
    count: int
    clock: Clock | None
    state: State


def waiting(now: datetime) -> tuple[HitWaiting, ...]:
    """Cases with hits that wait, oldest first; they name nobody.

    Args:
        now: the instant.
    """
    rows = (
        HitRow.objects.filter(state=HitRow.State.POSSIBLE)
        .select_related("case")
        .order_by("case__opened", "pk")
    )
    cases = {row.case.number: row.case for row in rows}
    counts = Counter(row.case.number for row in rows)
    seen: dict[str, PartnerRef] = {}
    return tuple(
        HitWaiting(
            number,
            Said(kind_of(case.type_code).title),
            partner_of(case.partner, seen),
            counts[number],
            clocks.of_case(case, case.clocks.all(), now),
            STATES[HitRow.State.POSSIBLE],
        )
        for number, case in cases.items()
    )


def case_of_hit(hit: int) -> str:
    """Number of the case a hit belongs to.

    Raises:
        NotFound: there is no such hit.
    """
    return _row(hit).case.number


def refs(case: Case) -> tuple[HitRef, ...]:
    """The hits of a case, person by person, strongest first, as anybody may see them who may see the case."""
    return tuple(ref for _, ref in _refs(case))


def refs_compared(number: str, look: Look) -> tuple[HitRef, ...]:
    """The hits of a case, person by person, with how each compares.

    Raises:
        LookRequired: ``look`` is not a token.
        NotFound: there is no such case.
    """
    require(look, number)
    return tuple(_compared(row, ref) for row, ref in _refs(row_of(number)))


def hit(officer: Officer, number: int, look: Look) -> HitPage:
    """One hit.

    Args:
        officer: who asks; decides which moves are allowed.
        number: of the hit.
        look: why; at the hit's own case.

    Raises:
        LookRequired: ``look`` is not a token.
        NotFound: there is no such hit.
    """
    row = _row(number)
    require(look, row.case.number)
    detail = _detail(row)
    told = sorted((Reason(**one) for one in detail["reasons"]), key=lambda one: one.what != "prior")
    return HitPage(
        id=row.pk,
        case=row.case.number,
        candidates=refs_compared(row.case.number, look),
        asked_note=Said("in {number}", {"number": row.case.their_number or row.case.number}),
        record_note=Said(
            "record {record} of {owner}", {"record": row.record, "owner": detail["ours"]["owner"]}
        ),
        rows=tuple(compare.compared(detail, told)),
        reasons=tuple(ReasonRow(compare.sentence(one), one.bits) for one in told),
        total=row.bits,
        line=Policy().possible,
        scale=max((abs(one.bits) for one in told), default=1.0),
        decided=_decided(row),
        moves=_moves(officer, row),
        follows=(
            Said(
                "A confirmed hit alone tells {partner} nothing; the answer does.",
                {"partner": row.case.partner},
            ),
        ),
    )


def _refs(case: Case) -> Iterator[tuple[HitRow, HitRef]]:
    rows = list(HitRow.objects.filter(case=case).order_by("-bits", "pk"))
    for place, subject in enumerate(ordered(case), start=1):
        person = Said("Person {place}", {"place": str(place)})
        for row in rows:
            if row.subject_id == subject.pk:
                title = Said("Record {record}", {"record": row.record})
                yield row, HitRef(row.pk, title, row.bits, STATES[row.state], person)


def _row(number: int) -> HitRow:
    row = HitRow.objects.filter(pk=number).select_related("case", "decided_by").first()
    if row is None:
        raise NotFound("There is no such hit.")
    return row


def _detail(row: HitRow) -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads(keys.reveal(row.case.number, bytes(row.detail)))
    return told


def _compared(row: HitRow, ref: HitRef) -> HitRef:
    detail = _detail(row)
    told = [one.relation for one in compare.compared(detail, [Reason(**one) for one in detail["reasons"]])]
    same, near, differs = (told.count(one) for one in ("same", "near", "differs"))
    named = Said("{words}", {"words": str(detail["asked"].get("name") or "")})
    return replace(ref, person=named, agree=same, nearly=near, differs=differs)


def _decided(row: HitRow) -> Decided | None:
    if row.decided is None:
        return None
    note = keys.reveal(row.case.number, bytes(row.note)).decode() if row.note else ""
    return Decided(str(row.decided_by or ""), row.decided, note, STATES[row.state])


def _moves(officer: Officer, row: HitRow) -> tuple[Move, ...]:
    partner = {"partner": row.case.partner}
    return (
        _move(officer, "confirm", Said("Confirm: the same person"), "casework.decide_hit"),
        _move(officer, "dismiss", Said("Dismiss: not the same"), "casework.decide_hit"),
        _move(officer, "ask", Said("Ask {partner} for one more fact", partner), "casework.ask_clarification"),
    )


def _move(officer: Officer, verb: str, title: Said, act: str) -> Move:
    why = None if roles.may(officer.roles, act) else Said(*roles.why_not(officer.roles, act))
    return Move(verb, title, why is None, why, needs_note=True)
