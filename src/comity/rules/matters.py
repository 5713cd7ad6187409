"""Matters as told rows call them: data in `matters.toml`, beside the request types a node knows."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from comity.rules.errors import FactError
from comity.rules.facts import read_facts
from comity.rules.request_type import Regime
from comity.rules.requests import Registry
from comity.rules.vocabulary import Value


@dataclass(frozen=True)
class Matter:
    """What a word for a kind of matter means to the rules.

    Args:
        regime: the family of law.
        concerns: words that switch rules on.
        asking: whether the state that asks is the one that judges, before its request leaves.
        tells: facts that follow from the matter itself.
    """

    regime: Regime
    concerns: frozenset[str]
    asking: bool = False
    tells: Mapping[str, Value] = field(default_factory=dict)


def matter(name: str, registry: Registry) -> Matter:
    """Return what a word means, from the table or from a request type that is called so.

    Raises:
        FactError: when nobody knows the word.
    """
    if name in _table():
        return _table()[name]
    kind = next((one for one in registry if name in (one.code, *one.fact_names)), None)
    if kind is None:
        raise FactError("The rules know no matter called ‘{name}’.", {"name": name})
    return Matter(kind.regime, kind.concerns)


@cache
def _table() -> Mapping[str, Matter]:
    told = tomllib.loads(files(__package__).joinpath("matters.toml").read_text("utf-8"))
    return {
        name: Matter(
            regime=Regime(row["regime"]),
            concerns=frozenset(row["concerns"]),
            asking=row.get("judge") == "requesting",
            tells=read_facts(row.get("tells", {})),
        )
        for name, row in told.items()
    }
