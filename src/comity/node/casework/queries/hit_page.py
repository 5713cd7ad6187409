"""A possible hit: both sides next to each other, every reason with its strength, and what was decided."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from comity.crosscheck.answer import Policy, Reason
from comity.node.audit import keys
from comity.node.casework.models import Case, HitRow
from comity.node.casework.queries import clocks
from comity.node.casework.queries.listing import partner_of
from comity.node.casework.queries.shapes import Clock, Move, PartnerRef, Said, State
from comity.node.casework.steps.kinds import kind_of
from comity.node.staff.act import Officer
from comity.node.staff.errors import NotFound
from comity.node.staff.look import Look, require
from comity.rules import roles

STATES: Mapping[str, State] = {
    HitRow.State.POSSIBLE: State(Said("Possible"), "maybe"),
    HitRow.State.CONFIRMED: State(Said("Confirmed: the same person"), "go"),
    HitRow.State.DISMISSED: State(Said("Dismissed: not the same"), "none"),
}
SAME = frozenset({"same", "equal", "same sex", "same nationality", "document equal", "number equal"})
AGAINST = frozenset({"conflict", "birth conflict", "other sex", "other nationality"})
KINDS: Mapping[str, tuple[str, str]] = {
    "name": ("name", "names"),
    "birth": ("born", "born"),
    "sex": ("sex", "sexes"),
    "nationality": ("nationalities", "nationalities"),
    "document": ("documents", "documents"),
}
LABELS: Mapping[str, Said] = {
    "name": Said("Name"),
    "birth": Said("Born"),
    "sex": Said("Sex"),
    "nationality": Said("Nationality"),
    "document": Said("Document"),
}
WORDS: Mapping[str, Said] = {
    "same": Said("the same"),
    "near": Said("nearly the same"),
    "differs": Said("differs"),
    "one-side": Said("only on one side"),
}


@dataclass(frozen=True)
class HitRef:
    """A hit in one line; how it compares is told only to who said why."""

    id: int
    title: Said
    strength: float
    state: State
    agree: int | None = None
    nearly: int | None = None
    differs: int | None = None


@dataclass(frozen=True)
class Piece:
    """A run of letters; ``differs`` where the other side has others."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Compared:
    """One field of both sides: ``relation`` is same, near, differs or one-side."""

    label: Said
    asked: tuple[Piece, ...]
    ours: tuple[Piece, ...]
    relation: str
    words: Said


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
    rows: tuple[Compared, ...]
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
    """The hits of a case, strongest first, as anybody may see them who may see the case."""
    return tuple(_ref(row, None) for row in _rows(case.number))


def refs_compared(number: str, look: Look) -> tuple[HitRef, ...]:
    """The hits of a case with how each compares.

    Raises:
        LookRequired: ``look`` is not a token.
    """
    require(look)
    return tuple(_ref(row, _detail(row)) for row in _rows(number))


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
    require(look)
    row = _row(number)
    detail = _detail(row)
    told = [Reason(**one) for one in detail["reasons"]]
    return HitPage(
        id=row.pk,
        case=row.case.number,
        candidates=refs_compared(row.case.number, look),
        asked_note=Said("in {number}", {"number": row.case.their_number or row.case.number}),
        record_note=Said(
            "record {record} of {owner}", {"record": row.record, "owner": detail["ours"]["owner"]}
        ),
        rows=tuple(_compared(detail, told)),
        reasons=tuple(ReasonRow(_sentence(one), one.bits) for one in told),
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


def _rows(number: str) -> Iterable[HitRow]:
    return HitRow.objects.filter(case__number=number).order_by("-bits", "pk")


def _row(number: int) -> HitRow:
    row = HitRow.objects.filter(pk=number).select_related("case", "decided_by").first()
    if row is None:
        raise NotFound("There is no such hit.")
    return row


def _detail(row: HitRow) -> Mapping[str, Any]:
    told: Mapping[str, Any] = json.loads(keys.reveal(row.case.number, bytes(row.detail)))
    return told


def _ref(row: HitRow, detail: Mapping[str, Any] | None) -> HitRef:
    title = Said("Record {record}", {"record": row.record})
    if detail is None:
        return HitRef(row.pk, title, row.bits, STATES[row.state])
    told = [one.relation for one in _compared(detail, [Reason(**one) for one in detail["reasons"]])]
    return HitRef(
        row.pk, title, row.bits, STATES[row.state], *(told.count(one) for one in ("same", "near", "differs"))
    )


def _sentence(one: Reason) -> Said:
    try:
        return Said(one.text, dict(one.params))
    except KeyError:  # kept by an older engine that used another word
        return Said("{what}: {left} and {right}", {"what": one.what, "left": one.left, "right": one.right})


def _compared(detail: Mapping[str, Any], reasons: Sequence[Reason]) -> Iterable[Compared]:
    for what, (asked_key, ours_key) in KINDS.items():
        asked, ours = _values(detail["asked"].get(asked_key)), _values(detail["ours"].get(ours_key))
        if asked or ours:
            relation = _relation([one for one in reasons if one.what == what], asked, ours)
            left, right = _pieces(", ".join(asked), ", ".join(ours), relation)
            yield Compared(LABELS[what], left, right, relation, WORDS[relation])


def _values(value: object) -> list[str]:
    if isinstance(value, Mapping):
        return [":".join(str(value[key]) for key in ("country", "kind", "number") if value.get(key))]
    if isinstance(value, (list, tuple)):
        return [text for one in value for text in _values(one)]
    return [str(value)] if value else []


def _relation(reasons: Sequence[Reason], asked: Sequence[str], ours: Sequence[str]) -> str:
    if not asked or not ours:
        return "one-side"
    if set(asked) & set(ours) and not any(one.relation in AGAINST for one in reasons):
        return "same"
    if any(one.relation in AGAINST for one in reasons):
        return "near" if any(one.bits > 0 for one in reasons) else "differs"
    if reasons and all(one.relation in SAME for one in reasons):
        return "same"
    return "near" if reasons else "differs"


def _pieces(left: str, right: str, relation: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Mark the letters that differ, or the whole where more than half of them do."""
    if relation in {"same", "one-side"}:
        return _whole(left, differs=False), _whole(right, differs=False)
    match = SequenceMatcher(None, left, right, autojunk=False)
    if match.ratio() < 0.5:
        return _whole(left, differs=True), _whole(right, differs=True)
    blocks = match.get_opcodes()
    return (
        tuple(Piece(left[a:b], tag != "equal") for tag, a, b, _, _ in blocks if b > a),
        tuple(Piece(right[c:d], tag != "equal") for tag, _, _, c, d in blocks if d > c),
    )


def _whole(text: str, *, differs: bool) -> tuple[Piece, ...]:
    return (Piece(text, differs),) if text else ()


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
