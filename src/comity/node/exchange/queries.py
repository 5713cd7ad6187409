"""Questions about partners' nodes, letters and disclosures. A statement names persons, so it needs a look."""

from dataclasses import dataclass
from datetime import datetime

from comity.node.exchange import order, pins, steps, ways
from comity.node.exchange.models import Delivery, Direction, Disclosure, Letter, LetterState, Line
from comity.node.exchange.order import Waiting
from comity.node.exchange.pins import Pin
from comity.node.staff.errors import LookRequired, NotFound
from comity.node.staff.look import Look, require
from comity.seal.statement import Statement

__all__ = ["Direction", "Disclosed", "Letter", "LetterState", "LineState", "Pin", "Waiting"]


@dataclass(frozen=True)
class Disclosed:
    """What left: to whom, in which case, under which handling code and on which basis.

    Attributes:
        letter: number in the register of letters.
        partner: code of the partner.
        case: our reference.
        kind: kind of the letter.
        handling: handling code.
        office: the acting office.
        instrument: legal basis.
        at: when it was laid into the outbox, UTC.
    """

    letter: str
    partner: str
    case: str
    kind: str
    handling: str
    office: str
    instrument: str
    at: datetime


@dataclass(frozen=True)
class LineState:
    """How the line to a partner is.

    Attributes:
        partner: its code.
        waiting: letters on their way to it.
        failures: attempts since its last answer; 0: it answers.
        error: why the last attempt failed.
        next_try: when the next one is due, UTC; None: at once.
    """

    partner: str
    waiting: int
    failures: int
    error: str
    next_try: datetime | None


def letters(case: str) -> list[Letter]:
    """Every letter of a case, both ways, oldest first; what they say needs a look."""
    return list(Letter.objects.filter(case=case).order_by("at", "pk"))


def letter(mid: str) -> Letter:
    """One letter by its id.

    Raises:
        NotFound: there is none.
    """
    found = Letter.objects.filter(mid=mid).order_by("pk").first()
    if found is None:
        raise NotFound("There is no letter {mid}.", {"mid": mid})
    return found


def conversation(partner: str, conv: str) -> list[Letter]:
    """Every letter of a conversation, both ways, oldest first."""
    return list(Letter.objects.filter(partner=partner, conv=conv).order_by("at", "pk"))


def untaken() -> list[Letter]:
    """Arrived letters that may take effect now, in the order they came."""
    return order.split(_arrived())[0]


def waiting() -> list[Waiting]:
    """Arrived letters that wait, each with the place in its conversation that it waits for."""
    return order.split(_arrived())[1]


def held() -> list[Letter]:
    """Arrived letters that wait for a person, oldest first."""
    return list(Letter.objects.filter(direction=Direction.IN, state=LetterState.HELD).order_by("pk"))


def statement(of: Letter, look: Look) -> Statement:
    """What a letter says, persons and all.

    Args:
        of: the letter.
        look: why; for the letter's own case, once it has one.

    Raises:
        LookRequired: no look, or a look at another case.
        KeyDestroyedError: the case was forgotten.
    """
    token = require(look)
    if of.case and token.case != of.case:
        raise LookRequired("Say why first: this look was at another case.")
    return steps.read(of)


def partner_pins() -> list[Pin]:
    """Every partner's node that is pinned here, suspended ones too."""
    return pins.every()


def pin(partner: str) -> Pin | None:
    """The pinned node of a partner; None where it has none."""
    return pins.find(partner)


def way(partner: str) -> str:
    """The channel a letter to a partner takes: to its node, or on paper where it has none."""
    return ways.DIRECT if pins.find(partner) else ways.PAPER


def lines() -> list[LineState]:
    """How the line to each partner is."""
    broken = {row.partner: row for row in Line.objects.all()}
    states = []
    for each in pins.every():
        row = broken.get(each.partner)
        count = Delivery.objects.filter(done=None, letter__partner=each.partner).count()
        states.append(
            LineState(each.partner, count, row.failures, row.error, row.next_try)
            if row
            else LineState(each.partner, count, 0, "", None)
        )
    return states


def disclosures(case: str) -> list[Disclosed]:
    """What left in a case, oldest first."""
    rows = Disclosure.objects.filter(case=case).select_related("letter").order_by("at", "pk")
    return [
        Disclosed(
            row.letter.number,
            row.partner,
            row.case,
            row.kind,
            row.handling,
            row.office,
            row.instrument,
            row.at,
        )
        for row in rows
    ]


def _arrived() -> list[Letter]:
    return list(Letter.objects.filter(direction=Direction.IN, state=LetterState.ARRIVED).order_by("pk"))
