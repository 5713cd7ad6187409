"""The clock work of this room; the clerk runs it."""

from collections.abc import Callable, Mapping

from comity.node.casework.check import check
from comity.node.casework.receipt import receipts
from comity.node.casework.remind import remind
from comity.node.casework.steps import subjects
from comity.node.staff.act import Officer


def check_all(officer: Officer) -> None:
    """Cross-check everybody asked about in a request that arrived and not searched for yet."""
    for number in subjects.waiting():
        check(officer, number)


def mirror_receipts(officer: Officer) -> None:
    """Say 'received' where the partner's receipt came."""
    receipts(officer)


def remind_all(officer: Officer) -> None:
    """Raise the task of every clock that ran out."""
    remind(officer)


ROUNDS: Mapping[str, tuple[int, Callable[[Officer], None]]] = {
    "casework.check": (1, check_all),
    "casework.receipt": (1, mirror_receipts),
    "casework.remind": (60, remind_all),
}
