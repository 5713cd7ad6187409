"""Letters on their way: each partner has a thread of its own, so that none waits for another's silence."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor

from django.db import connection

from comity.node.exchange import delivery, identity, pins
from comity.node.exchange.ways import Way, Ways
from comity.node.staff.act import Officer

MOST_PARTNERS = 8
AT_A_TIME = 200
_log = logging.getLogger(__name__)


class Sending:
    """The deliveries under way, one line per partner.

    Args:
        way: leads to a partner; given by tests, else the partner's own door.
    """

    def __init__(self, way: Way | None = None) -> None:
        self._way = way
        self._ways: dict[str, Ways] = {}
        self._pool = ThreadPoolExecutor(MOST_PARTNERS, thread_name_prefix="sending")
        self._busy: dict[str, Future[int]] = {}

    def start(self, officer: Officer) -> None:
        """Serve every partner that has something due and is not being served."""
        self._busy = {partner: future for partner, future in self._busy.items() if not future.done()}
        for partner in delivery.partners_due():
            if partner not in self._busy:
                self._busy[partner] = self._pool.submit(self._serve, officer, partner)

    def close(self) -> None:
        """Wait for what is under way, and hang up."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        for ways in self._ways.values():
            ways.close()

    def _serve(self, officer: Officer, partner: str) -> int:
        try:
            return send(officer, partner, self._way or self._ways.setdefault(partner, Ways(identity.load())))
        except Exception:  # noqa: BLE001 - one partner's trouble must not stop the others; it is logged
            _log.exception("Serving %s failed; it is tried again", partner)
            return 0
        finally:
            connection.close()


def send(officer: Officer, partner: str, way: Way) -> int:
    """Deliver what is due to one partner, oldest first, until nothing is or the line breaks."""
    sent = 0
    while sent < AT_A_TIME and (due := delivery.take_due(partner)) is not None:
        delivery.deliver(officer, due, way(pins.view(pins.row(partner))))
        sent += 1
    return sent
