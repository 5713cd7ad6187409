"""What the rooms below declare for the clerk: who takes which letters, and which rounds are walked when.

A room that has something declares it in its ``takers.py`` (``TAKES``) or ``rounds.py`` (``ROUNDS``) and
stands here; a test proves that none is forgotten and that each kind of letter has exactly one taker.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from comity.node.activities.takers import TAKES as ACTIVITIES_TAKES
from comity.node.casework.rounds import ROUNDS as CASEWORK_ROUNDS
from comity.node.casework.takers import TAKES as CASEWORK_TAKES
from comity.node.exchange.queries import Letter
from comity.node.exchange.rounds import ROUNDS as EXCHANGE_ROUNDS
from comity.node.exchange.takers import TAKES as EXCHANGE_TAKES
from comity.node.holdings.rounds import ROUNDS as HOLDINGS_ROUNDS
from comity.node.register.rounds import ROUNDS as REGISTER_ROUNDS
from comity.node.staff.act import Officer

V = TypeVar("V")
Taker = Callable[[Officer, Letter], None]
Round = Callable[[Officer], None]


def joined(declared: Iterable[Mapping[str, V]]) -> Mapping[str, V]:
    """Several rooms' declarations as one.

    Raises:
        ValueError: two rooms declare the same name.
    """
    whole: dict[str, V] = {}
    for one in declared:
        if twice := whole.keys() & one.keys():
            raise ValueError(f"Two rooms declare {', '.join(sorted(twice))}.")
        whole |= one
    return whole


_TAKERS = joined((EXCHANGE_TAKES, CASEWORK_TAKES, ACTIVITIES_TAKES))
_ROUNDS = joined((REGISTER_ROUNDS, HOLDINGS_ROUNDS, EXCHANGE_ROUNDS, CASEWORK_ROUNDS))


def takers() -> Mapping[str, Taker]:
    """The taker of each letter kind."""
    return _TAKERS


def rounds() -> Mapping[str, tuple[int, Round]]:
    """Every round: how many seconds lie between two walks, and what is done."""
    return _ROUNDS
