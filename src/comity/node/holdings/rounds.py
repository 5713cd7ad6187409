"""What the clerk does with the records by itself: publish the index, purge it, forget what has expired."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from comity.node.holdings import index, records
from comity.node.staff.act import Officer

DAY = 24 * 60 * 60


def publish(_clerk: Officer) -> None:
    """Publish what changed, so that a process that starts later need not read it again."""
    index.publish()


def forget(clerk: Officer) -> None:
    """Forget what has expired, and take its bytes out of the index."""
    while records.expired(datetime.now(UTC).date()):
        records.forget_expired(clerk)
    index.purge(datetime.now(UTC).date())


ROUNDS: Mapping[str, tuple[int, Callable[[Officer], None]]] = {
    "holdings.publish": (60, publish),
    "holdings.forget": (DAY, forget),
}
