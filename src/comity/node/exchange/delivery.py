"""The way of an envelope: the same bytes again until a signed receipt is here, or their time is over.

The waits: a second at first, doubled each time, a third more or less by chance, at most a quarter of an
hour. While a partner's node does not answer at all, one letter a minute tries the line, and its first answer
frees the rest.
"""

import logging
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import F

from comity.channels.base import Channel
from comity.channels.errors import Busy, ChannelError, Unreachable
from comity.node.exchange import identity, pins, receipts, steps
from comity.node.exchange.alarms import Alarm, raise_alarm
from comity.node.exchange.models import Delivery, Letter, LetterState, Line, PinnedPartner
from comity.node.exchange.pins import Pin
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import Changed
from comity.seal.envelope import Opened, open_envelope
from comity.seal.errors import SealError

FIRST_WAIT = timedelta(seconds=1)
LONGEST_WAIT = timedelta(minutes=15)
PROBE = timedelta(minutes=1)
AT_WORK = timedelta(seconds=90)
"""How long whoever took a delivery has for it, before another clerk may try."""
JITTER = 0.3
MOST_ERROR = 300
_log = logging.getLogger(__name__)
_chance = random.SystemRandom()


@dataclass(frozen=True)
class Due:
    """One delivery whose time has come, taken by whoever holds this."""

    delivery: int
    partner: str


def partners_due() -> list[str]:
    """Partners with a letter whose time has come and whose line is open."""
    now = datetime.now(UTC)
    waiting = (
        Delivery.objects.filter(done=None, next_try__lte=now)
        .values_list("letter__partner", flat=True)
        .distinct()
    )
    broken = set(Line.objects.filter(next_try__gt=now).values_list("partner", flat=True))
    suspended = set(PinnedPartner.objects.filter(suspended=True).values_list("partner", flat=True))
    return sorted(set(waiting) - broken - suspended)


def take_due(partner: str) -> Due | None:
    """Take the oldest delivery to a partner that is due; None without one, or while the line is broken."""
    if partner not in partners_due():
        return None
    now = datetime.now(UTC)
    waiting = Delivery.objects.filter(done=None, next_try__lte=now, letter__partner=partner)
    oldest = waiting.order_by("letter_id").values("pk", "next_try").first()
    if oldest is None:
        return None
    mine = Delivery.objects.filter(pk=oldest["pk"], done=None, next_try=oldest["next_try"])
    won = mine.update(next_try=now + AT_WORK, attempts=F("attempts") + 1)
    return Due(oldest["pk"], partner) if won else None


def deliver(officer: Officer, due: Due, channel: Channel) -> LetterState:
    """Try once to deliver; the outcome is stored.

    Args:
        officer: the machine that does it.
        due: what ``take_due`` gave.
        channel: the way to the partner.

    Returns:
        The letter's state afterwards.
    """
    delivery = Delivery.objects.select_related("letter").get(pk=due.delivery)
    pin = pins.view(pins.row(due.partner))
    try:
        _say_sent(officer, delivery.letter)
        answer = channel.deliver(bytes(delivery.envelope))
        if answer is None:
            return _state(delivery)
        opened = _open(answer, pin)
        with act(
            officer, "exchange.receipted", about=delivery.letter.case, label=delivery.letter.label
        ) as entered:
            letter = receipts.enter(entered, delivery, opened)
        Line.objects.filter(partner=due.partner).delete()
        return LetterState(letter.state)
    except Changed:
        return _state(delivery)
    except (ChannelError, SealError) as failure:
        _failed(officer, delivery, failure)
        return _state(delivery)


def _say_sent(officer: Officer, letter: Letter) -> None:
    """Before the first byte leaves, the log says so."""
    if letter.state == LetterState.SEALED:
        with act(officer, "exchange.deliver", about=letter.case, label=letter.label) as opened:
            steps.move(opened, letter, LetterState.SENT, since=(LetterState.SEALED,))


def _open(answer: bytes, pin: Pin) -> Opened:
    """Open a partner's answer; only that partner may have signed it."""
    today = datetime.now(UTC).date()
    keys = pin.signing_keys(today)
    me = identity.load().receiver(today)
    return open_envelope(answer, me=me, partners=lambda node: keys if node == pin.node_id else None)


def _failed(officer: Officer, delivery: Delivery, failure: ChannelError | SealError) -> None:
    """Write down why, and when to try again; what waiting will not mend becomes a task."""
    partner, why = delivery.letter.partner, str(failure)[:MOST_ERROR]
    _log.warning("Letter %s to %s did not get through: %s", delivery.letter.number, partner, failure.code)
    mine = Delivery.objects.filter(pk=delivery.pk, done=None)
    if isinstance(failure, Unreachable | Busy):
        mine.update(next_try=datetime.now(UTC), last_error=why)
        _break(partner, failure, why)
        return
    mine.update(next_try=datetime.now(UTC) + _wait(delivery.attempts), last_error=why)
    text = "Letters to {partner} do not get through, and waiting will not mend it: {why}"
    raise_alarm(officer, Alarm(f"line-{failure.code}", partner, text, str(failure)))


def _break(partner: str, failure: Unreachable | Busy, why: str) -> None:
    """The line is broken, or the partner is busy: nothing goes to it before the line's next try."""
    now = datetime.now(UTC)
    line, _ = Line.objects.get_or_create(partner=partner, defaults={"next_try": now})
    wait = (
        timedelta(seconds=failure.after)
        if isinstance(failure, Busy)
        else min(_wait(line.failures + 1), PROBE)
    )
    Line.objects.filter(pk=line.pk).update(failures=F("failures") + 1, next_try=now + wait, error=why)


def _wait(attempts: int) -> timedelta:
    doubled = FIRST_WAIT.total_seconds() * 2 ** min(max(attempts - 1, 0), 16)
    seconds = min(doubled, LONGEST_WAIT.total_seconds())
    return timedelta(seconds=seconds * _chance.uniform(1 - JITTER, 1 + JITTER))


def _state(delivery: Delivery) -> LetterState:
    return LetterState(Letter.objects.values_list("state", flat=True).get(pk=delivery.letter_id))
