"""Arrived letters are handed to their takers, in the order of their conversations.

A taker that fails is tried again with growing waits; after the fifth time a person is told, and the letters
behind it in the same conversation go on waiting, visibly.
"""

import logging
from datetime import timedelta

from comity.node.clerk import leases
from comity.node.clerk.errors import reason
from comity.node.clerk.models import Handing
from comity.node.clerk.rooms import takers
from comity.node.exchange import inbox
from comity.node.exchange import queries as exchange
from comity.node.exchange.queries import Letter
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import Changed
from comity.node.staff.steps import ToDo, add_task

ATTEMPTS = 5
FIRST_WAIT = timedelta(seconds=1)
_log = logging.getLogger(__name__)


def hand_over(officer: Officer) -> int:
    """Hand every letter whose turn it is to its taker; returns how many took effect."""
    blocked = set(Handing.objects.filter(next_try__gt=leases.now()).values_list("mid", flat=True))
    blocked |= set(Handing.objects.filter(given_up=True).values_list("mid", flat=True))
    return sum(_hand(officer, letter) for letter in exchange.untaken() if letter.mid not in blocked)


def _hand(officer: Officer, letter: Letter) -> bool:
    try:
        takers().get(letter.kind, _set_aside)(officer, letter)
    except Changed:
        return False
    except Exception as failure:  # noqa: BLE001 - one letter that cannot be taken must not stop the others
        _log.exception("Letter %s could not be taken", letter.number)
        _failed(officer, letter, failure)
        return False
    for row in Handing.objects.filter(mid=letter.mid):
        with act(officer, "clerk.taken_after_all", about=letter.case, label=letter.label):
            row.delete()
    return True


def _set_aside(officer: Officer, letter: Letter) -> None:
    """A kind this version does not know: kept and shown, never dropped (CX1, 3.1)."""
    with act(officer, "clerk.set_aside", about=letter.case, label=letter.label) as opened:
        inbox.taken(opened, letter)
        add_task(
            opened,
            ToDo(
                "unknown-letter",
                "{partner} sent a letter of the kind {kind}, which this node does not know: read it.",
                about=letter.case or f"letter-{letter.mid}",
                params={"partner": letter.partner, "kind": letter.kind},
                partner=letter.partner,
                role="desk",
            ),
        )


def _failed(officer: Officer, letter: Letter, failure: Exception) -> None:
    row = Handing.objects.filter(mid=letter.mid).first() or Handing(mid=letter.mid)
    row.attempts += 1
    row.error = reason(failure)
    row.next_try = leases.now() + FIRST_WAIT * 2 ** (row.attempts - 1)
    row.given_up = row.attempts >= ATTEMPTS
    if row.pk and not row.given_up:
        row.save(update_fields=list(row.machinery))
        return
    name = "clerk.give_up" if row.given_up else "clerk.not_taken"
    with act(officer, name, about=letter.case, label=letter.label, why=row.error) as opened:
        row.save()
        if row.given_up:
            add_task(opened, _todo(letter, row.attempts))


def _todo(letter: Letter, attempts: int) -> ToDo:
    return ToDo(
        "untaken-letter",
        "Letter {number} of {partner} could not be taken {times} times: look at it.",
        about=letter.case or f"letter-{letter.mid}",
        params={"number": letter.number, "partner": letter.partner, "times": attempts},
        partner=letter.partner,
        role="administrator",
    )
