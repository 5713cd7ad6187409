"""Letters that arrive: opened, verified, stored once, receipted; taken later by the room they are for.

The door calls ``receive`` with the bytes and with the TLS key they came under. The same bytes again get the
same answer again. What cannot be taken is answered with a signed refusal; a key nobody pinned is told
nothing.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import IntegrityError

from comity.node.exchange import answers, arrivals, order, pins, steps
from comity.node.exchange.alarms import Alarm, about, raise_within
from comity.node.exchange.errors import NotPinned
from comity.node.exchange.identity import load
from comity.node.exchange.models import Answered, Letter, LetterState, PinnedPartner
from comity.node.exchange.pins import Pin
from comity.node.staff.act import Act, Officer, act
from comity.node.staff.steps import close_tasks
from comity.node.staff.typed import words
from comity.seal.envelope import open_envelope, peek
from comity.seal.errors import SealError, UnknownPartner
from comity.seal.receipt import Line, envelope_hash

TRIES = 3


@dataclass(frozen=True)
class Answer:
    """What the door gives back.

    Attributes:
        envelope: the sealed, signed receipt.
        refused: whether the whole envelope was refused; ``code`` says why.
        code: a stable word, empty when it was taken.
    """

    envelope: bytes
    refused: bool = False
    code: str = ""


def receive(officer: Officer, envelope: bytes, *, spki: bytes) -> Answer:
    """Take an envelope from a partner's node.

    Args:
        officer: the door, as a machine officer.
        envelope: the exact bytes.
        spki: SHA-256 of the public key of the TLS certificate that the sender showed.

    Returns:
        The signed answer; for an envelope that was here before, the very same bytes as then.

    Raises:
        NotPinned: no partner that may speak now has this TLS key; tell it nothing.
    """
    pin = pins.find_by_key(spki)
    if pin is None:
        raise NotPinned("No partner that may speak now has this TLS key.")
    for attempt in range(1, TRIES + 1):
        known = Answered.objects.filter(envelope_hash=envelope_hash(envelope), partner=pin.partner).first()
        if known is not None:
            return Answer(bytes(known.answer))
        try:
            return _receive(officer, envelope, pin)
        except IntegrityError:  # the same envelope came twice at once: the other one's answer is there now
            if attempt == TRIES:
                raise
    raise AssertionError


def taken(act: Act, letter: Letter, *, case: str = "") -> Letter:
    """The step of a taker: this letter takes effect now, in this act.

    Args:
        act: the taker's open act.
        letter: a letter that ``queries.untaken`` gave.
        case: our reference; from now on the statement is kept under this case's key.

    Raises:
        Changed: somebody else took it first; nothing of this act must be kept.
    """
    row = steps.lock(letter, LetterState.ARRIVED)
    act.frame(letter=row.mid, letter_kind=row.kind, partner=row.partner, urgency=row.urgency)
    row.out_of_order = order.is_early(row)
    row.state = LetterState.TAKEN
    if case and case != row.case:
        steps.refile(row, case)
    row.save()
    letter.state, letter.case, letter.label, letter.statement = row.state, row.case, row.label, row.statement
    letter.out_of_order = row.out_of_order
    return row


def release(officer: Officer, letter: Letter, *, reason: str) -> Letter:
    """A person lets a held letter take effect in its turn.

    Raises:
        BadInput: no reason was given.
        Changed: it is not held any more.
    """
    words(reason, "reason")
    with act(officer, "exchange.release", about=letter.case, label=letter.label, reason=reason) as opened:
        row = steps.move(opened, letter, LetterState.ARRIVED, since=(LetterState.HELD,))
        close_tasks(opened, about(row.partner, row.case), f"held-{row.mid[:8]}", reason=reason)
    return row


def _receive(officer: Officer, envelope: bytes, pin: Pin) -> Answer:
    today = datetime.now(UTC).date()
    keys = pin.signing_keys(today)
    try:
        opened = open_envelope(
            envelope, me=load().receiver(today), partners=lambda node: keys if node == pin.node_id else None
        )
    except SealError as refusal:
        return _refuse(officer, envelope, pin, refusal)
    with act(officer, "exchange.receive", about=pin.partner, label="node") as entered:
        PinnedPartner.objects.select_for_update().get(partner=pin.partner)
        lines = [arrivals.store(entered, one, opened, pin) for one in opened.statements]
        answer = answers.registry(entered, pin, envelope, lines)
        Answered.objects.create(
            envelope_hash=envelope_hash(envelope), partner=pin.partner, answer=answer, at=entered.at
        )
    return Answer(answer)


def _refuse(officer: Officer, envelope: bytes, pin: Pin, refusal: SealError) -> Answer:
    """A signed refusal of the whole envelope, and an alarm that stays up until somebody sees to it."""
    line = Line(_envelope_name(envelope), envelope_hash(envelope), code=refusal.code)
    with act(officer, "exchange.refuse", about=pin.partner, label="node") as entered:
        entered.frame(partner=pin.partner, code=refusal.code)
        answer = answers.registry(entered, pin, envelope, [line])
        text = "An envelope of the node of {partner} was refused: {why}"
        if not isinstance(refusal, UnknownPartner):
            raise_within(entered, Alarm(f"refused-{refusal.code}", pin.partner, text, str(refusal)))
    return Answer(answer, refused=True, code=refusal.code)


def _envelope_name(envelope: bytes) -> str:
    """The id on the outside, or a part of the hash where there is none to read."""
    try:
        return peek(envelope).envelope_id.hex()
    except SealError:
        return envelope_hash(envelope)[:32]
