"""What the rooms below declare for the clerk: who takes which letters, and which rounds are walked when.

A room that has something declares it in its ``takers.py`` (``TAKES``) or ``rounds.py`` (``ROUNDS``); a test
proves that each kind of letter has exactly one taker.
"""

import importlib
import importlib.util
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from comity.node.exchange.queries import Letter
from comity.node.staff.act import Officer

ROOMS = ("papers", "holdings", "register", "exchange", "activities", "casework", "rights", "reports", "clerk")
Taker = Callable[[Officer, Letter], None]
Round = Callable[[Officer], None]


@cache
def takers() -> Mapping[str, Taker]:
    """The taker of each letter kind.

    Raises:
        ValueError: two rooms take the same kind.
    """
    found: dict[str, Taker] = {}
    for takes in _declared("takers", "TAKES"):
        twice = found.keys() & takes.keys()
        if twice:
            raise ValueError(f"Two rooms take letters of the kind {', '.join(sorted(twice))}.")
        found |= takes
    return found


@cache
def rounds() -> Mapping[str, tuple[int, Round]]:
    """Every round: how many seconds lie between two walks, and what is done."""
    found: dict[str, tuple[int, Round]] = {}
    for declared in _declared("rounds", "ROUNDS"):
        found |= declared
    return found


def _declared(module: str, name: str) -> Iterator[Mapping[str, Any]]:
    for room in ROOMS:
        place = f"comity.node.{room}.{module}"
        if importlib.util.find_spec(place) is not None:
            yield getattr(importlib.import_module(place), name)
