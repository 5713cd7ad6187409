"""Rules as trees of questions: each question asks one fact, each answer leads on or says the outcome.

A tree cannot forget a case: every value of the vocabulary must be answered, and what is unknown needs
information unless the tree says something stricter. The shape makes a rule readable as a table and lets a
test walk through every leaf.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from comity.rules.errors import RulesError
from comity.rules.safeguards.law import Law
from comity.rules.safeguards.rule import Case, Kind, Rule, Scope
from comity.rules.safeguards.says import Outcome, Task, need
from comity.rules.vocabulary import UNKNOWN, Shape, Told, word

Node: TypeAlias = "Outcome | Task | Question"
PLACES: Mapping[str, Callable[[Case], frozenset[str]]] = {
    "requesting": lambda case: frozenset(case.facts.requesting.split("/")),
    "requested": lambda case: frozenset(case.facts.requested.split("/")),
    "recipient": lambda case: frozenset(case.recipient.split("/")),
    "node": lambda case: frozenset({case.node}),
}
"""States that a question about codes may compare with, beside other facts."""


@dataclass(frozen=True)
class Question:
    """One question about one fact.

    Args:
        key: the fact it asks first.
        choose: from the known value to the next node; None where another fact it needs is missing.
        ways: every node it may lead to.
        unknown: what is said when the fact is not known.
        reads: further facts that `choose` compares with.
    """

    key: str
    choose: Callable[[Case, Told], Node]
    ways: tuple[Node, ...]
    unknown: Node
    reads: tuple[str, ...] = ()

    def follow(self, case: Case) -> Node:
        """Return where the facts lead from here."""
        value = case.told(self.key)
        return self.unknown if value is UNKNOWN else self.choose(case, value)


def ask(
    key: str, answers: Mapping[object, Node], *, others: Node | None = None, unknown: Node | None = None
) -> Question:
    """Ask a flag or a word; words may share a line as 'none|refused', `others` answers those not named.

    Raises:
        RulesError: when a value of the vocabulary has no answer, or an answer is no value of it.
    """
    one = word(key)
    expected = {True, False} if one.shape is Shape.FLAG else set(one.values)
    told = {part: node for value, node in answers.items() for part in _parts(value)}
    rest = {} if others is None else dict.fromkeys(expected - set(told), others)
    told |= rest
    if set(told) != expected:
        raise RulesError("The question about ‘{key}’ does not answer exactly its values.", {"key": key})
    ways = (*answers.values(), *rest.values())
    return Question(key, lambda _case, value: told[value], ways, unknown or need(key))


def compare(
    key: str, floor: str | int, *, enough: Node, short: Node, unknown: Node | None = None
) -> Question:
    """Ask whether a number reaches a floor, which is a number or another fact."""
    missing = need(floor) if isinstance(floor, str) else need(key)

    def choose(case: Case, value: Told) -> Node:
        least = case.number(floor) if isinstance(floor, str) else floor
        if least is UNKNOWN:
            return missing
        return enough if isinstance(value, int) and value >= least else short

    reads = (floor,) if isinstance(floor, str) else ()
    return Question(key, choose, (enough, short, missing), unknown or need(key), reads)


def among(key: str, place: str, *, yes: Node, no: Node, unknown: Node | None = None) -> Question:
    """Ask whether the states a fact names include one of a place (`PLACES`) or of another fact."""
    other = PLACES.get(place)
    missing = need(key if other else place)

    def choose(case: Case, value: Told) -> Node:
        if other is None and not case.knows(place):
            return missing
        states = other(case) if other else frozenset(case.codes(place))
        return yes if isinstance(value, tuple) and states & set(value) else no

    return Question(key, choose, (yes, no, missing), unknown or need(key), () if other else (place,))


def several(key: str, *, yes: Node, no: Node, unknown: Node | None = None) -> Question:
    """Ask whether a fact names more than one state."""
    return Question(
        key,
        lambda _case, value: yes if isinstance(value, tuple) and len(value) > 1 else no,
        (yes, no),
        unknown or need(key),
    )


def judgement(law: Law, tree: Question, *, scope: Scope, about: tuple[str, ...] = ()) -> Rule:
    """Make a tree into a safeguard; it declares every fact its questions ask."""
    return Rule(law, scope, inputs_of(tree), _checker(tree), Kind.JUDGEMENT, about)


def duty(
    law: Law, trigger: Mapping[str, object], task: Task, *, scope: Scope, about: tuple[str, ...] = ()
) -> Rule:
    """Make a task that is due as soon as one of these facts has the value named beside it ('a|b' for words)."""
    wanted = {key: set(_parts(value)) for key, value in trigger.items()}
    for key in wanted:
        word(key)

    def check(case: Case) -> Task | None:
        return task if any(case.told(key) in values for key, values in wanted.items()) else None

    return Rule(law, scope, tuple(wanted), check, Kind.DUTY, about or tuple(wanted))


def inputs_of(tree: Node) -> tuple[str, ...]:
    """Return every fact a tree may ask, in the order of the questions."""
    found = (key for one in walk(tree) if isinstance(one, Question) for key in (one.key, *one.reads))
    return tuple(dict.fromkeys(found))


def walk(tree: Node) -> Iterator[Node]:
    """Yield a node and all below it."""
    yield tree
    if isinstance(tree, Question):
        for way in (*tree.ways, tree.unknown):
            yield from walk(way)


def _checker(tree: Question) -> Callable[[Case], Outcome | Task]:
    def check(case: Case) -> Outcome | Task:
        at: Node = tree
        while isinstance(at, Question):
            at = at.follow(case)
        return at

    return check


def _parts(value: object) -> tuple[object, ...]:
    return tuple(value.split("|")) if isinstance(value, str) else (value,)
