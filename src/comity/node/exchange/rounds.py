"""Clock work of this room; the clerk walks each round at its time, as the machine officer ``clerk``."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from comity.node.exchange import identity, outbox, receipts, renewal, ways
from comity.node.exchange.alarms import Alarm, raise_alarm, raise_within
from comity.node.exchange.models import Answered, Delivery, Direction, Letter, LetterState
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import Changed

RECEIPT_WITHIN = timedelta(minutes=15)
KEPT_AFTER = timedelta(days=35)
AT_A_TIME = 500
UNANSWERED = ("receipt.registry", "receipt.business")
"""Letters that nobody receipts: they are receipts."""
EXPIRING = (LetterState.DRAFTED, LetterState.SEALED, LetterState.SENT, LetterState.TRANSPORT_RECEIPTED)


def expire(officer: Officer) -> None:
    """Letters whose time is over without a receipt: a person is told, and a void takes their place."""
    now = datetime.now(UTC)
    ours = Letter.objects.filter(
        direction=Direction.OUT, state__in=EXPIRING, expires__lt=now, channel=ways.DIRECT
    )
    for letter in ours.exclude(kind__in=UNANSWERED):
        try:
            with act(officer, "exchange.expire", about=letter.case, label=letter.label) as opened:
                outbox.void(opened, letter, reason="expired", since=EXPIRING, into=LetterState.EXPIRED)
                text = "Letter {number} to {partner} was never receipted, and its time is over."
                more = {"number": letter.number}
                raise_within(
                    opened,
                    Alarm(f"expired-{letter.mid[:8]}", letter.partner, text, "", letter.case, "desk", more),
                )
        except Changed:
            continue


def miss_receipts(officer: Officer) -> None:
    """A letter without a registry receipt after a quarter of an hour is a task until the receipt is here."""
    late = datetime.now(UTC) - RECEIPT_WITHIN
    ours = Letter.objects.filter(
        direction=Direction.OUT, state__in=EXPIRING, at__lt=late, channel=ways.DIRECT
    )
    for letter in ours.exclude(kind__in=("void", *UNANSWERED)):
        kind = f"{receipts.NO_RECEIPT}-{letter.mid[:8]}"
        text = "Letter {number} has left for {partner} and no receipt is here yet."
        raise_alarm(
            officer, Alarm(kind, letter.partner, text, "", letter.case, "desk", {"number": letter.number})
        )


def announce(officer: Officer) -> None:
    """Each partner gets each of our later descriptors."""
    renewal.announce(officer)


def tidy(officer: Officer) -> None:
    """Opening keys whose day has come are destroyed; sealed bytes nobody will ask for again are deleted."""
    now = datetime.now(UTC)
    identity.destroy_old(now.date())
    over = [
        *Delivery.objects.filter(done__lt=now - KEPT_AFTER)[:AT_A_TIME],
        *Answered.objects.filter(at__lt=now - KEPT_AFTER)[:AT_A_TIME],
    ]
    if over:
        with act(officer, "exchange.tidy", label="node") as opened:
            opened.frame(count=len(over))
            for row in over:
                row.delete()


ROUNDS: Mapping[str, tuple[int, Callable[[Officer], None]]] = {
    "exchange.expire": (60, expire),
    "exchange.miss_receipts": (60, miss_receipts),
    "exchange.tidy": (3600, tidy),
    "exchange.announce": (60, announce),
    "exchange.warn": (3600, renewal.warn),
}
