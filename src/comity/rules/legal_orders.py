"""Which law binds which state: data in `legal_orders.toml`, and a door for a state that knows better."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

ALL = "all"
"""Binds every state: house policy and what no state may do."""


def orders_of(state: str) -> frozenset[str]:
    """Return the legal orders that bind this state; `all` and its own law always among them.

    Args:
        state: ISO 3166-1 alpha-2; a state without data is bound by `all` and its own law alone.
    """
    return _table().get(state, frozenset()) | {ALL, state}


def binds(law: frozenset[str], state: str) -> bool:
    """Whether one of these orders binds the state."""
    return bool(law & orders_of(state))


@cache
def unions() -> frozenset[str]:
    """Return the names of groups that can be a party in their members' place."""
    return frozenset(_groups())


def stands_for(party: str, state: str) -> bool:
    """Whether a party of an agreement is this state, or a union of states that has it as a member.

    Args:
        party: ISO 3166-1 alpha-2, or the name of a group of `legal_orders.toml` (EU).
        state: the state asked about.
    """
    return party == state or state in _groups().get(party, ())


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(row["states"]) for name, row in _told().items() if "states" in row}


@cache
def _told() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads(files(__package__).joinpath("legal_orders.toml").read_text("utf-8"))


@cache
def _table() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, row in _told().items():
        for state in row.get("states", [name]):
            found[state] = frozenset(row["read"]) | frozenset(row["unread"])
    return found
