"""What a safeguard is: a small function from facts to an outcome, with its law beside it.

A rule may read only the facts it declares; so what it rests on is always true, and a test can take each fact
away in turn and see that the answer never becomes more permissive.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal

from comity.rules.errors import RulesError
from comity.rules.facts import Request, Subject
from comity.rules.legal_orders import ALL, binds
from comity.rules.pack import Mark
from comity.rules.request_type import Regime
from comity.rules.spans import Length
from comity.rules.verdict import Direction, Result
from comity.rules.vocabulary import UNKNOWN, Told, Unknown, word

LEAVING = frozenset({Direction.OUT_REQUEST, Direction.OUT_ANSWER})
EVERY_DOOR = frozenset(Direction)
POLICE = frozenset({Regime.LAW_ENFORCEMENT, Regime.JUDICIAL})
CIVIL = frozenset({Regime.MIGRATION, Regime.HUMANITARIAN})
EVERY_REGIME = frozenset(Regime)


class Kind(StrEnum):
    """What a rule gives: a judgement on the request, or a task of ours."""

    JUDGEMENT = "judgement"
    DUTY = "duty"


class Because(StrEnum):
    """The layer that makes a rule binding."""

    TREATY = "treaty"
    EU_LAW = "EU law"
    NATIONAL_LAW = "national law"
    HUMAN_RIGHTS = "human-rights law"
    HOUSE = "house policy"


@dataclass(frozen=True)
class Law:
    """Where a rule comes from.

    Args:
        id: as in R-AL-03; a bracket parts one id into several rules.
        title: what it is about, a message id.
        source: instrument and article.
        binds: legal orders it belongs to; `all` for every state.
        because: the layer that makes it binding.
        mark: whether the words of the source were read.
        version: raised with every change of what the rule answers.
        since, until: first and last day on which it holds; None without end.
    """

    id: str
    title: str
    source: str
    binds: frozenset[str] = frozenset({ALL})
    because: Because = Because.HOUSE
    mark: Mark = Mark.READ
    version: int = 1
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Scope:
    """Where a rule applies.

    Args:
        directions: the doors at which it is asked.
        regimes: the families of law it is for.
        concerns: words of the request type that switch it on; empty for every type.
        each_person: asked once for every person rather than once for the matter.
        absolute: nobody may set its finding aside.
        restricted: only the protection officer may see why.
    """

    directions: frozenset[Direction] = LEAVING
    regimes: frozenset[Regime] = EVERY_REGIME
    concerns: frozenset[str] = frozenset()
    each_person: bool = False
    absolute: bool = False
    restricted: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a judgement says, as a message id and what fills its places."""

    result: Result
    text: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Task:
    """What a duty says: the task, and the time the law gives for it."""

    text: str
    params: Mapping[str, str] = field(default_factory=dict)
    within: Length | None = None


@dataclass(frozen=True)
class Case:
    """The facts as one rule may see them.

    Args:
        facts: the request.
        direction: the door.
        inputs: the keys this rule declared.
        subject: the person it is asked about, None for the matter.
    """

    facts: Request
    direction: Direction
    inputs: frozenset[str]
    subject: Subject | None = None

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
    """One safeguard: its law, where it applies, what it reads, and the function that answers."""

    law: Law
    scope: Scope
    inputs: tuple[str, ...]
    check: Check
    kind: Kind = Kind.JUDGEMENT

    def applies(self, facts: Request, direction: Direction) -> bool:
        """Whether the rule is asked at this door about such a request."""
        scope = self.scope
        concerned = not scope.concerns or bool(scope.concerns & facts.concerns)
        return direction in scope.directions and facts.regime in scope.regimes and concerned

    def holds_on(self, day: date) -> bool:
        """Whether the rule is law on this day."""
        after = self.law.since is None or day >= self.law.since
        return after and (self.law.until is None or day <= self.law.until)


def rule(
    law: Law, *inputs: str, scope: Scope | None = None, kind: Kind = Kind.JUDGEMENT
) -> Callable[[Check], Rule]:
    """Make the function below into a safeguard that reads these facts.

    Raises:
        UnknownFact: when an input is not in the vocabulary.
    """
    for key in inputs:
        word(key)
    return lambda check: Rule(law, scope or Scope(), inputs, check, kind)


def passes(text: str, **params: str) -> Outcome:
    """Nothing stands against it, and this is why."""
    return Outcome(Result.PASS, text, params)


def warn(text: str, **params: str) -> Outcome:
    """It may go, with this in mind."""
    return Outcome(Result.WARN, text, params)


def stop(text: str, **params: str) -> Outcome:
    """It may not go."""
    return Outcome(Result.STOP, text, params)


def stop_unless(text: str, **params: str) -> Outcome:
    """It may go only when a named senior officer records reasons."""
    return Outcome(Result.STOP_UNLESS, text, params)


def need(key: str) -> Outcome:
    """We do not know this fact, and without it nothing passes."""
    return Outcome(Result.NEED_INFORMATION, "We do not know: {fact}.", {"fact": word(key).label, "key": key})
