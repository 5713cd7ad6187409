"""Every path through every safeguard, told in `tables/*.txt`: what it must say to which facts.

A table has the id of a rule and below it rows of `answer  facts`. VN asks RU about one person; the door is the
first of `DOORS` where the rule is asked. An answer is the name of a result, `duty` or `quiet`; after a colon
stands the finer word of the law, or the fact that is still missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.rules import given

from comity.rules.facts import Request, Subject, read_facts
from comity.rules.request_type import Regime
from comity.rules.safeguards import book
from comity.rules.safeguards.rule import Case, Kind, Outcome, Rule, Task
from comity.rules.verdict import BARS, Direction, Result

TABLES = Path(__file__).parent / "tables"
DOORS = (Direction.OUT_REQUEST, Direction.OUT_ANSWER, Direction.IN_REQUEST, Direction.OUT_REFUSAL)
RULES: dict[str, Rule] = {rule.law.id: rule for rule in book().rules}
BARRING = {"need", "stop", "stop_unless"}


@dataclass(frozen=True)
class Line:
    """One row of a table."""

    rule: str
    says: str
    facts: dict[str, str]

    def __str__(self) -> str:
        return f"{self.rule} {self.facts}"


def lines() -> list[Line]:
    """Every row of every table."""
    found: list[Line] = []
    for table in sorted(TABLES.glob("*.txt")):
        rule = ""
        for row in table.read_text("utf-8").splitlines():
            if not row.startswith(" "):
                rule = row
                continue
            says, *facts = row.split()
            found.append(Line(rule, says, dict(one.split("=", 1) for one in facts)))
    return found


ALL = lines()


def ask(rule: Rule, facts: dict[str, str]) -> Outcome | Task | None:
    """Put one rule the facts, all of them told of the person."""
    person = Subject("subject", read_facts(facts))
    regime = min(rule.scope.regimes, key=list(Regime).index)
    request = Request("invented", regime, "VN", "RU", given.TODAY, subjects=(person,))
    door = next(one for one in DOORS if one in rule.scope.directions)
    return rule.check(Case(request, door, frozenset(rule.inputs), person, node="RU"))


def said(rule: Rule, facts: dict[str, str]) -> str:
    """The answer in the words of a table."""
    answer = ask(rule, facts)
    if answer is None:
        return "quiet"
    if isinstance(answer, Task):
        return "duty"
    if answer.result is Result.NEED_INFORMATION:
        return f"need:{answer.params['key']}" if "key" in answer.params else "need"
    return answer.result.name.lower() + (f":{answer.answer}" if answer.answer else "")


@pytest.mark.parametrize("line", ALL, ids=str)
def test_each_path_says_what_the_table_says(line: Line) -> None:
    assert said(RULES[line.rule], line.facts) == line.says


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.law.id)
def test_each_rule_has_a_row_that_passes_one_that_does_not_and_holds_when_nothing_is_known(
    rule: Rule,
) -> None:
    told = {line.says.partition(":")[0] for line in ALL if line.rule == rule.law.id}

    if rule.kind is Kind.DUTY:
        assert "duty" in told
        assert ask(rule, {}) is None
        return
    assert told & {"pass", "warn"}
    unknown = ask(rule, {})
    assert isinstance(unknown, Outcome)
    assert unknown.result in BARS
    assert told & BARRING or rule.law.id in ONLY_WARNS


ONLY_WARNS = {"R-AL-05[role]", "R-DP-08", "R-EX-04", "R-ML-07"}
"""Rules that hold a letter only while a fact is missing."""


@pytest.mark.parametrize("line", [line for line in ALL if line.says[:4] in {"pass", "warn"}], ids=str)
def test_taking_any_fact_from_what_passes_never_makes_it_more_permissive(line: Line) -> None:
    order = ["pass", "warn", "need", "stop_unless", "stop"]
    rule = RULES[line.rule]
    before = line.says.partition(":")[0]
    for key in line.facts:
        less = {name: value for name, value in line.facts.items() if name != key}
        after = said(rule, less).partition(":")[0]
        assert order.index(after) >= order.index(before), key
