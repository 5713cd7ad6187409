"""The letter kinds that this room itself takes: receipts, voids, keys, checkpoints, descriptors, pings.

A taker is a verb: it opens one act as the machine officer it is given and calls ``inbox.taken`` in it.
"""

import base64
import binascii
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from comity.node.exchange import inbox, partners, receipts, steps
from comity.node.exchange.errors import NotUsable
from comity.node.exchange.models import Letter
from comity.node.staff.act import Act, Officer, act
from comity.seal.errors import SealError
from comity.seal.statement import Statement


def take_receipt(officer: Officer, letter: Letter) -> None:
    """A receipt that came as a letter of its own."""
    with _taking(officer, letter) as (opened, said):
        try:
            receipts.late(opened, said)
        except SealError as refusal:
            raise NotUsable(refusal.text, refusal.params, code=refusal.code) from refusal


def take_descriptor(officer: Officer, letter: Letter) -> None:
    """A partner's newer description of itself; only its pinned roots make it count."""
    with _taking(officer, letter) as (opened, said):
        try:
            signed = base64.b64decode(str(said.payload.get("descriptor", "")), validate=True)
        except binascii.Error as cause:
            raise NotUsable("The descriptor in the letter cannot be read.") from cause
        partners.take_descriptor(opened, letter.partner, signed)


def take_note(officer: Officer, letter: Letter) -> None:
    """What has no effect but that it is here: a void (its place is settled), a ping, a checkpoint, a key."""
    with _taking(officer, letter):
        pass


@contextmanager
def _taking(officer: Officer, letter: Letter) -> Iterator[tuple[Act, Statement]]:
    with act(officer, "exchange.take", about=letter.case, label=letter.label) as opened:
        yield opened, steps.read(inbox.taken(opened, letter))


TAKES: Mapping[str, Callable[[Officer, Letter], None]] = {
    "receipt.registry": take_receipt,
    "receipt.business": take_receipt,
    "descriptor": take_descriptor,
    "void": take_note,
    "key": take_note,
    "checkpoint": take_note,
    "ping": take_note,
}
