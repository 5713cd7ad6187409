"""Which law binds which state: data in `legal_orders.toml`, and a door for a state that knows better."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

ALL = "all"
"""Binds every state: house policy and what no state may do."""


def orders_of(state: str) -> frozenset[str]:
    """Return the legal orders that bind this state; `all` always among them.

    Args:
        state: ISO 3166-1 alpha-2; a state without data is bound by `all` alone.
    """
    return _table().get(state, frozenset()) | {ALL}


def binds(law: frozenset[str], state: str) -> bool:
    """Whether one of these orders binds the state."""
    return bool(law & orders_of(state))


@cache
def _table() -> Mapping[str, frozenset[str]]:
    told = tomllib.loads(files(__package__).joinpath("legal_orders.toml").read_text("utf-8"))
    found: dict[str, frozenset[str]] = {}
    for name, row in told.items():
        for state in row.get("states", [name]):
            found[state] = frozenset(row["read"]) | frozenset(row["unread"])
    return found
