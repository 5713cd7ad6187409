"""One letter out of an opened envelope: new, here before, in the place of another, or a contradiction."""

from datetime import datetime, timedelta

from comity.node.audit import keys
from comity.node.exchange import steps, ways
from comity.node.exchange.alarms import Alarm, raise_within
from comity.node.exchange.models import Contradiction, Direction, Letter, LetterState
from comity.node.exchange.pins import Pin
from comity.node.exchange.steps import Placing
from comity.node.staff.act import Act
from comity.seal.arrival import Arrival, Remembered, judge_arrival
from comity.seal.envelope import Opened
from comity.seal.errors import Equivocation
from comity.seal.receipt import Line
from comity.seal.statement import Statement

TOLERANCE = timedelta(minutes=10)
"""How far two nodes' clocks may differ before a letter is held for a person."""
OWN_KINDS = frozenset({"receipt.registry", "key", "checkpoint", "descriptor", "ping"})
"""Kinds without a case: their statements are kept under the node's own key."""


def store(act: Act, said: Statement, opened: Opened, pin: Pin) -> Line:
    """The step: enter one letter, once, and say in the receipt's line what became of it."""
    same_mid, same_place = _remembered(said)
    first = same_mid or same_place
    try:
        arrival = judge_arrival(said, same_mid=_memory(same_mid), same_place=_memory(same_place))
        _check_chain(said)
    except Equivocation as contradiction:
        return _contradicted(act, said, opened, pin, first or _neighbour(said), contradiction)
    if arrival is Arrival.REPEAT and same_mid is not None:
        return Line(said.mid, said.hash, number=same_mid.number)
    if arrival is Arrival.VOIDS and same_place is not None:
        _overtaken(act, same_place, pin)
    letter = _enter(act, said, opened, pin, voided=arrival is Arrival.VOIDED)
    act.frame(partner=pin.partner, letter=said.mid, letter_kind=said.kind, urgency=said.urgency)
    return Line(said.mid, said.hash, number=letter.number)


def _enter(act: Act, said: Statement, opened: Opened, pin: Pin, *, voided: bool) -> Letter:
    case = _case_of(said, pin)
    why = _held_for(said, pin, act.at)
    state = LetterState.VOIDED if voided else LetterState.HELD if why else LetterState.ARRIVED
    placing = Placing(
        direction=Direction.IN, partner=pin.partner, state=state, channel=ways.DIRECT, case=case,
        opened=opened, held_for=why,
    )  # fmt: skip
    letter = steps.enter(act, said, placing, label="node" if said.kind in OWN_KINDS else "")
    if why:
        text = "A letter of {partner} is held until a person decides: {why}"
        raise_within(act, Alarm(f"held-{said.mid[:8]}", pin.partner, text, why, case, "desk"))
    return letter


def _held_for(said: Statement, pin: Pin, at: datetime) -> str:
    """Only these three look at a clock; nothing is dropped for it (CX1, 3.1)."""
    if said.expires + TOLERANCE < at:
        return "expired"
    if said.created - TOLERANCE > at:
        return "from-the-future"
    return "descriptor-expired" if pin.expires < at.date() else ""


def _remembered(said: Statement) -> tuple[Letter | None, Letter | None]:
    theirs = Letter.objects.filter(from_node=said.from_node, incarnation=said.incarnation)
    place = theirs.filter(to_node=said.to_node, conv=said.conv, seq=said.seq)
    same_place = place.filter(kind="void").first() or place.first()
    return theirs.filter(mid=said.mid).first(), same_place


def _memory(letter: Letter | None) -> Remembered | None:
    return (
        None if letter is None else Remembered(letter.mid, letter.statement_hash, void=letter.kind == "void")
    )


def _neighbour(said: Statement) -> Letter:
    """The letter whose chain this one breaks."""
    place = Letter.objects.filter(from_node=said.from_node, incarnation=said.incarnation, conv=said.conv)
    return place.exclude(mid=said.mid).filter(seq__in=[said.seq - 1, said.seq + 1]).order_by("seq")[0]


def _check_chain(said: Statement) -> None:
    """Each letter names the hash of the one before it; a void stands for what it replaced."""
    chain = Letter.objects.filter(
        from_node=said.from_node, incarnation=said.incarnation, to_node=said.to_node, conv=said.conv
    ).exclude(kind="void")
    before = chain.filter(seq=said.seq - 1).first()
    after = None if said.kind == "void" else chain.filter(seq=said.seq + 1).first()
    breaks = (before is not None and before.statement_hash != said.prev) or (
        after is not None and after.prev != said.hash
    )
    if breaks:
        raise Equivocation(
            "Letter {mid} of node {node} does not follow on the letter before it; both are signed.",
            mid=said.mid,
            node=said.from_node,
        )


def _case_of(said: Statement, pin: Pin) -> str:
    """Our reference, where the conversation with this very partner has one already."""
    known = Letter.objects.filter(partner=pin.partner, conv=said.conv).exclude(case="").order_by("pk").first()
    return "" if known is None else known.case


def _overtaken(act: Act, letter: Letter, pin: Pin) -> None:
    """A void takes the place of a letter that is here: too late when it has taken effect already."""
    if letter.state in {LetterState.ARRIVED, LetterState.HELD}:
        steps.move(act, letter, LetterState.VOIDED, since=(LetterState.ARRIVED, LetterState.HELD))
        return
    text = "{partner} took back letter {number} after it had taken effect here."
    alarm = Alarm(
        f"void-{letter.mid[:8]}", pin.partner, text, "", letter.case, "desk", {"number": letter.number}
    )
    raise_within(act, alarm)


def _contradicted(
    act: Act, said: Statement, opened: Opened, pin: Pin, first: Letter, contradiction: Equivocation
) -> Line:
    """Keep both, they are evidence; the second takes no effect, and the alarm is raised."""
    if not Contradiction.objects.filter(statement_hash=said.hash).exists():
        Contradiction(
            first=first, statement=keys.protect(first.label, said.raw), statement_hash=said.hash,
            signed=opened.signed.encode(), signatures=opened.signatures, at=act.at,
        ).save()  # fmt: skip
    raise_within(
        act,
        Alarm(
            "equivocation", pin.partner, "{partner} said two things under one name: {why}", str(contradiction)
        ),
    )
    return Line(said.mid, said.hash, code=contradiction.code)
