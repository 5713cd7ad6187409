"""Helpers: put a letter of ours, send it through a door given as a function, look at it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from comity.channels.loopback import Loopback
from comity.node.exchange import delivery, outbox, queries, sealing
from comity.node.exchange.models import Delivery, Letter, Line
from comity.node.exchange.outbox import OutgoingLetter
from comity.node.staff.act import act

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.node.staff.act import Officer

CASE = "VN-2026-0001"


def put(officers: dict[str, Officer], **changes: Any) -> Letter:
    draft = OutgoingLetter(
        **{
            "partner": "PL", "kind": "request", "case": CASE, "schema": "criminal_record/1", "office": "Desk",
            "payload": {"subject": {"names": ["Nguyễn Văn Thử"]}}, "handling": "H1", "purpose": "criminal proceedings",
            "legal_basis": {"instrument": "MLA treaty 1993", "article": "5"}, **changes,
        }
    )  # fmt: skip
    with act(officers["desk"], "casework.send", about=CASE) as opened:
        return outbox.put(opened, draft)


def send(officers: dict[str, Officer], door: Callable[[bytes], bytes | None] | None) -> Loopback:
    channel = Loopback(door)
    sealing.seal_due(officers["clerk"])
    while (due := delivery.take_due("PL")) is not None:
        delivery.deliver(officers["clerk"], due, channel)
    return channel


def state(letter: Letter) -> str:
    return queries.letter(letter.mid).state


def let_time_pass() -> None:
    """The next try is due now."""
    long_ago = datetime(2000, 1, 1, tzinfo=UTC)
    Delivery.objects.update(next_try=long_ago)
    Line.objects.update(next_try=long_ago)
