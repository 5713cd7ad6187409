"""From the outbox into an envelope: the exact sealed bytes are durable before anybody tries to send them."""

import logging

from comity.node.exchange import identity, pins, steps, ways
from comity.node.exchange.alarms import Alarm, raise_alarm
from comity.node.exchange.models import Delivery, Direction, Letter, LetterState
from comity.node.exchange.pins import Pin
from comity.node.staff.act import Act, Officer, act
from comity.node.staff.errors import Changed
from comity.seal.envelope import Recipient, peek, seal
from comity.seal.errors import SealError
from comity.seal.receipt import envelope_hash

BATCH = 100
_log = logging.getLogger(__name__)


def seal_due(officer: Officer) -> int:
    """Seal what lies in the outbox for partners with a node, oldest first; returns how many were sealed.

    Letters to a suspended partner wait. A partner without a sealing key for today is a task for the
    administrator.
    """
    sealed = 0
    open_lines = {pin.partner: pin for pin in pins.every() if not pin.suspended}
    due = Letter.objects.filter(
        direction=Direction.OUT, state=LetterState.DRAFTED, channel=ways.DIRECT, partner__in=open_lines
    )
    for letter in due.order_by("pk")[:BATCH]:
        sealed += _seal(officer, letter, open_lines[letter.partner])
    return sealed


def _seal(officer: Officer, letter: Letter, pin: Pin) -> bool:
    try:
        with act(officer, "exchange.seal", about=letter.case, label=letter.label) as opened:
            moved = steps.move(opened, letter, LetterState.SEALED, since=(LetterState.DRAFTED,))
            _store(opened, moved, pin)
    except Changed:
        return False
    except SealError as refusal:
        _log.warning("Letter %s cannot be sealed: %s", letter.number, refusal.code)
        raise_alarm(
            officer,
            Alarm("cannot-seal", pin.partner, "Letters to {partner} cannot be sealed: {why}", str(refusal)),
        )
        return False
    return True


def _store(opened: Act, letter: Letter, pin: Pin) -> None:
    recipient = Recipient(pin.node_id, pin.sealing_key(opened.today))
    envelope = seal([steps.read(letter).raw], sender=identity.load().sender, recipient=recipient)
    Delivery.objects.create(
        letter=letter,
        envelope=envelope,
        envelope_id=peek(envelope).envelope_id.hex(),
        envelope_hash=envelope_hash(envelope),
        next_try=opened.at,
    )
