"""The clerk at work: a few small loops, each in a thread of its own, until it is told to stop.

``comity run`` keeps it in the one process, ``comity clerk`` in a process of its own; several may run side by
side, since whatever they do is claimed by compare-and-set.
"""

import logging
import threading
from collections.abc import Callable

from django.db import connection

from comity.node.audit import sequencer
from comity.node.clerk import handing, walking, worker
from comity.node.clerk.sending import Sending
from comity.node.exchange import identity, sealing
from comity.node.exchange.ways import Way
from comity.node.staff import queries as staff
from comity.node.staff.act import Officer

REST = 0.2
LOG_REST = 0.5
"""The log's merge delay stays under a second."""
AFTER_FAILURE = 1.0
PATIENCE = 30.0
_log = logging.getLogger(__name__)


class Clerk:
    """The loops of one clerk.

    Args:
        way: leads to a partner; given by tests, else the partner's own door.
    """

    def __init__(self, way: Way | None = None) -> None:
        self._stop = threading.Event()
        self._sending = Sending(way)
        self._threads = [
            threading.Thread(target=self._loop, args=(name, turn), name=f"clerk-{name}", daemon=True)
            for name, turn in self._loops().items()
        ]

    def start(self) -> None:
        """Begin to work."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish what is at hand and stop; nothing is lost if it cannot wait that long."""
        self._stop.set()
        for thread in self._threads:
            thread.join(PATIENCE)
        self._sending.close()

    def _loops(self) -> dict[str, Callable[[Officer], object]]:
        return {
            "log": lambda _officer: sequencer.tick(),
            "letters": self._letters,
            "takers": handing.hand_over,
            "jobs": worker.work_one,
            "rounds": walking.walk,
        }

    def _letters(self, officer: Officer) -> object:
        if not identity.exists():
            return 0
        sealed = sealing.seal_due(officer)
        self._sending.start(officer)
        return sealed

    def _loop(self, name: str, turn: Callable[[Officer], object]) -> None:
        """Take turns until told to stop; rest after a turn with nothing to do, longer after a failure."""
        officer: Officer | None = None
        while not self._stop.is_set():
            try:
                officer = officer or staff.machine("clerk")
                rest = 0.0 if turn(officer) else (LOG_REST if name == "log" else REST)
            except Exception:  # noqa: BLE001 - the clerk outlives whatever a turn does; it is logged
                _log.exception("The clerk's %s failed; it goes on", name)
                rest = AFTER_FAILURE
            self._stop.wait(rest)
        connection.close()
