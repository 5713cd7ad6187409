"""For every rule, over every combination of its facts: taking a fact away never makes the answer laxer.

A stop may become a need for information, which holds a letter as surely; nothing held may be let go, and a
warning never falls silent. Numbers stand for below, at and above each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from tests.rules.test_tables import ask

from comity.rules.findings import Result
from comity.rules.safeguards import book
from comity.rules.safeguards.rule import Kind, Outcome, Rule
from comity.rules.vocabulary import Shape, word

NUMBERS = ("11", "12", "13")
SMALL = {"R-IN-04[penalty]": ("5", "6", "23", "24"), "R-HN-01": ("1", "2"), "R-HN-02": ("0", "1")}
STATES = ("VN", "RU", "BY")
MOST = 20_000
JUDGEMENTS = [rule for rule in book().rules if rule.kind is Kind.JUDGEMENT]
LAX = {Result.PASS: 0, Result.WARN: 1}
HELD = 2


def values(rule: Rule, key: str) -> tuple[str, ...]:
    """Values worth trying for one fact, unknown first."""
    one = word(key)
    kinds = {
        Shape.FLAG: ("true", "false"),
        Shape.NUMBER: SMALL.get(rule.law.id, NUMBERS),
        Shape.CODES: STATES,
        Shape.WORD: one.values or ("without-reason", "third-party"),
    }
    return ("", *kinds[one.shape])


def combinations(rule: Rule) -> Iterator[tuple[str, ...]]:
    return product(*(values(rule, key) for key in rule.inputs))


def strictness(rule: Rule, told: tuple[str, ...]) -> int:
    said = ask(rule, {key: value for key, value in zip(rule.inputs, told, strict=True) if value})
    return LAX.get(said.result, HELD) if isinstance(said, Outcome) else 0


@pytest.mark.parametrize("rule", JUDGEMENTS, ids=lambda rule: rule.law.id)
def test_less_known_is_never_more_allowed_whatever_else_is_known(rule: Rule) -> None:
    answers = {told: strictness(rule, told) for told in combinations(rule)}
    assert len(answers) <= MOST, "part the rule: nobody can look at so many cases"
    for told, before in answers.items():
        for at, value in enumerate(told):
            if value:
                less = (*told[:at], "", *told[at + 1 :])
                assert answers[less] >= before, (told, rule.inputs[at])
