"""The rule book: every safeguard this node asks, in order, and which version of each is law on a day."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from comity.rules.errors import RulesError
from comity.rules.safeguards import (
    activities,
    answers,
    assistance,
    asylum,
    capital,
    consular,
    content,
    custody,
    finality,
    general,
    interpol,
    keeping,
    matches,
    offence,
    refuge,
    returns,
    sentenced,
    standing,
    surrender,
    torture,
    transfer,
    victims,
)
from comity.rules.safeguards.rule import Rule

GROUPS: tuple[tuple[Rule, ...], ...] = (
    general.RULES,
    content.RULES,
    asylum.RULES,
    interpol.RULES,
    consular.RULES,
    torture.RULES,
    capital.RULES,
    offence.RULES,
    finality.RULES,
    refuge.RULES,
    surrender.RULES,
    custody.RULES,
    assistance.RULES,
    sentenced.RULES,
    returns.RULES,
    victims.RULES,
    transfer.RULES,
    standing.RULES,
    keeping.RULES,
    answers.RULES,
    matches.RULES,
    activities.RULES,
)


@dataclass(frozen=True)
class Book:
    """Rules in their order; an id may stand several times with different versions."""

    rules: tuple[Rule, ...]

    def on(self, day: date) -> tuple[Rule, ...]:
        """Return the rules that are law on this day, the highest version of each id."""
        latest: dict[str, Rule] = {}
        for one in self.rules:
            known = latest.get(one.law.id)
            if one.holds_on(day) and (known is None or one.law.version >= known.law.version):
                latest[one.law.id] = one
        return tuple(latest.values())

    def exactly(self, versions: Mapping[str, int]) -> tuple[Rule, ...]:
        """Return the rules of a stored verdict, each in the version it had then.

        Raises:
            RulesError: when the book no longer holds one of them.
        """
        held = {(one.law.id, one.law.version): one for one in self.rules}
        for key, version in versions.items():
            if (key, version) not in held:
                raise RulesError(
                    "The rule book no longer holds {rule} in version {version}.",
                    {"rule": key, "version": str(version)},
                )
        return tuple(held[key, version] for key, version in versions.items())


def book(extra: Iterable[str] = ()) -> Book:
    """Return our rules and those of the extra modules named.

    Args:
        extra: dotted names of modules with a `RULES` tuple.

    Raises:
        RulesError: when a module has none, or two rules share id and version.
    """
    return _book(tuple(extra))


@cache
def _book(extra: tuple[str, ...]) -> Book:
    rules = [one for group in GROUPS for one in group]
    for name in extra:
        rules += _rules_of(name)
    return _checked(rules)


def _rules_of(name: str) -> tuple[Rule, ...]:
    found = getattr(importlib.import_module(name), "RULES", None)
    if not isinstance(found, tuple) or not all(isinstance(one, Rule) for one in found):
        raise RulesError("{module} declares no RULES.", {"module": name})
    return found


def _checked(rules: Iterable[Rule]) -> Book:
    seen: set[tuple[str, int]] = set()
    kept = tuple(rules)
    for one in kept:
        key = (one.law.id, one.law.version)
        if key in seen:
            raise RulesError(
                "Two rules call themselves {rule}, version {version}.",
                {"rule": key[0], "version": str(key[1])},
            )
        seen.add(key)
    return Book(kept)
