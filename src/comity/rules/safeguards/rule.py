"""What a safeguard is: a small function from facts to an outcome, with its law beside it.

A rule may read only the facts it declares; so what it rests on is always true, and a test can take each fact
away in turn and see that the answer never becomes more permissive.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from comity.rules.errors import RulesError
from comity.rules.facts import Charge, Request, Subject
from comity.rules.legal_orders import binds
from comity.rules.request_type import Regime
from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.says import (
    Outcome,
    Task,
    find_out,
    need,
    passes,
    stop,
    stop_unless,
    unless_assured,
    warn,
)
from comity.rules.verdict import Direction
from comity.rules.vocabulary import UNKNOWN, Told, Unknown, word

__all__ = [
    "Because",
    "Case",
    "Check",
    "Kind",
    "Law",
    "Outcome",
    "Rule",
    "Scope",
    "Source",
    "Task",
    "find_out",
    "need",
    "passes",
    "rule",
    "stop",
    "stop_unless",
    "unless_assured",
    "warn",
]

LEAVING = frozenset({Direction.OUT_REQUEST, Direction.OUT_ANSWER})
EVERY_DOOR = frozenset(Direction)
POLICE = frozenset({Regime.LAW_ENFORCEMENT, Regime.JUDICIAL})
CIVIL = frozenset({Regime.MIGRATION, Regime.CIVIL, Regime.HUMANITARIAN})
EVERY_REGIME = frozenset(Regime)


class Kind(StrEnum):
    """What a rule gives: a judgement on the request, or a task of ours."""

    JUDGEMENT = "judgement"
    DUTY = "duty"


@dataclass(frozen=True)
class Scope:
    """Where a rule applies.

    Args:
        directions: the doors at which it is asked.
        regimes: the families of law it is for.
        concerns: words of the request type that switch it on; empty for every type.
        asking_only: those of `concerns` for which only the side that asks is asked.
        silent_on: words of the request type that switch it off.
        each_person: asked once for every person rather than once for the matter.
        each_charge: asked once for every charge; once for the matter where no charges are told apart.
        absolute: nobody may set its finding aside.
        restricted: only the protection officer may see why.
    """

    directions: frozenset[Direction] = LEAVING
    regimes: frozenset[Regime] = EVERY_REGIME
    concerns: frozenset[str] = frozenset()
    asking_only: frozenset[str] = frozenset()
    silent_on: frozenset[str] = frozenset()
    each_person: bool = False
    each_charge: bool = False
    absolute: bool = False
    restricted: bool = False


@dataclass(frozen=True)
class Case:
    """The facts as one rule may see them.

    Args:
        facts: the request.
        direction: the door.
        inputs: the keys this rule declared.
        subject: the person it is asked about, None for the matter.
        charge: the charge it is asked about, None for all of them together.
        node: the state that judges.
    """

    facts: Request
    direction: Direction
    inputs: frozenset[str]
    subject: Subject | None = None
    charge: Charge | None = None
    node: str = ""

    @property
    def recipient(self) -> str:
        """The state that receives, or would receive, what leaves."""
        asked = self.direction is Direction.OUT_REQUEST
        return self.facts.requested if asked else self.facts.requesting

    def recipient_bound_by(self, *orders: str) -> bool:
        """Whether one of these orders binds the state that receives."""
        return binds(frozenset(orders), self.recipient)

    def told(self, key: str) -> Told:
        """Return a fact.

        Raises:
            RulesError: when the rule did not declare it.
        """
        if key not in self.inputs:
            raise RulesError("A rule read the fact ‘{key}’ without declaring it.", {"key": key})
        if self.charge is not None and key in self.charge.known:
            return self.charge.known[key]
        return self.facts.fact(key, self.subject)

    def flag(self, key: str) -> bool | Literal[Unknown.UNKNOWN]:
        """Return yes, no or UNKNOWN."""
        value = self.told(key)
        return value if isinstance(value, bool) else UNKNOWN

    def word(self, key: str) -> str | Literal[Unknown.UNKNOWN]:
        """Return a word or UNKNOWN."""
        value = self.told(key)
        return value if isinstance(value, str) else UNKNOWN

    def number(self, key: str) -> int | Literal[Unknown.UNKNOWN]:
        """Return a number or UNKNOWN."""
        value = self.told(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else UNKNOWN

    def codes(self, key: str) -> tuple[str, ...]:
        """Return codes; empty when unknown, so a rule must ask `knows` before it passes on them."""
        value = self.told(key)
        return value if isinstance(value, tuple) else ()

    def knows(self, *keys: str) -> bool:
        """Whether all of these are known."""
        return all(self.told(key) is not UNKNOWN for key in keys)


Check = Callable[[Case], Outcome | Task | None]


@dataclass(frozen=True)
class Rule:
    """One safeguard: its law, where it applies, what it reads, and the function that answers.

    Args:
        law: where it comes from.
        scope: where it applies.
        inputs: the facts it may read.
        check: the function.
        kind: judgement or duty.
        about: facts that say a told matter is about this rule, each entry one fact or several joined by `+`;
            the first input when left out. Only judged rows of facts ask this (see `casebook`).
    """

    law: Law
    scope: Scope
    inputs: tuple[str, ...]
    check: Check
    kind: Kind = Kind.JUDGEMENT
    about: tuple[str, ...] = ()

    def applies(self, facts: Request, direction: Direction) -> bool:
        """Whether the rule is asked at this door about such a request."""
        asked = direction is Direction.OUT_REQUEST or self._asks_both(facts)
        return direction in self.scope.directions and self.concerns(facts) and asked

    def _asks_both(self, facts: Request) -> bool:
        """Whether a word of the request asks the answering side too."""
        return not self.scope.asking_only or bool(
            (self.scope.concerns - self.scope.asking_only) & facts.concerns
        )

    def concerns(self, facts: Request) -> bool:
        """Whether the rule is for such a request, at whatever door."""
        scope = self.scope
        concerned = not scope.concerns or bool(scope.concerns & facts.concerns)
        return facts.regime in scope.regimes and concerned and not scope.silent_on & facts.concerns

    def is_told_by(self, keys: frozenset[str]) -> bool:
        """Whether a row that tells these facts is about this rule."""
        ways = self.about or self.inputs[:1]
        return any(set(way.split("+")) <= keys for way in ways)

    def holds_on(self, day: date) -> bool:
        """Whether the rule is law on this day."""
        after = self.law.since is None or day >= self.law.since
        return after and (self.law.until is None or day <= self.law.until)


def rule(
    law: Law,
    *inputs: str,
    scope: Scope | None = None,
    kind: Kind = Kind.JUDGEMENT,
    about: tuple[str, ...] = (),
) -> Callable[[Check], Rule]:
    """Make the function below into a safeguard that reads these facts.

    Raises:
        UnknownFact: when an input is not in the vocabulary.
    """
    for key in (*inputs, *(part for way in about for part in way.split("+"))):
        word(key)
    return lambda check: Rule(law, scope or Scope(), inputs, check, kind, about)
