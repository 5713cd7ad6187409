"""Judge rows of facts, such as published decisions told in the vocabulary, and say which rule answers what.

A row tells facts of one matter and one person. Only the rules that read at least one fact of the row are
asked: a row is about some ground, and the other rules run in real life beside it. Unknown keys are refused by
name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from comity.rules.errors import FactError
from comity.rules.facts import Request, Subject, read_facts
from comity.rules.fields import Json
from comity.rules.request_type import Regime
from comity.rules.requests import Registry
from comity.rules.safeguards.book import Book
from comity.rules.safeguards.judging import judge
from comity.rules.verdict import STRICTNESS, Direction, Result, Verdict

FRAME_KEYS = frozenset({"requesting", "requested", "request_type"})
CURED_BY_ASSURANCE = "assurance"
"""The fact whose better answer would lift a stop; such a stop is told as 'stop unless assurance accepted'."""

OUTCOMES: Mapping[Result, str] = {
    Result.PASS: "pass",
    Result.WARN: "pass",
    Result.NEED_INFORMATION: "need information",
    Result.STOP_UNLESS: "stop",
    Result.STOP: "stop",
}


@dataclass(frozen=True)
class Row:
    """One row: `id`, day, kind of request as the row calls it, and its facts as told."""

    id: str
    on: date
    request_type: str
    facts: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What the rules say to one row."""

    id: str
    outcome: str
    rules: Mapping[str, str]
    articles: tuple[str, ...]

    def to_json(self) -> dict[str, Json]:
        """Return the answer as `comity law judge --json` prints it."""
        return {
            "id": self.id,
            "outcome": self.outcome,
            "rules": dict(self.rules),
            "articles": list(self.articles),
        }


def read_row(told: Mapping[str, str], column: str = "facts") -> Row:
    """Return one row of a table with the columns id, request_type, pair, date and a column of facts.

    Raises:
        FactError: when a column is missing, the date is none, or a fact is not written as key=value.
    """
    for name in ("id", "request_type", "date", column):
        if not told.get(name):
            raise FactError("The row has no ‘{column}’.", {"column": name})
    try:
        on = date.fromisoformat(told["date"])
    except ValueError:
        raise FactError("‘{value}’ is not a date such as 2026-07-09.", {"value": told["date"]}) from None
    return Row(told["id"], on, told["request_type"], _facts(told[column]))


def answer(row: Row, registry: Registry, book: Book) -> Answer:
    """Return outcome, rules and articles for one row.

    Raises:
        UnknownFact, FactError: for a key or value the vocabulary does not hold.
    """
    known = read_facts({key: value for key, value in row.facts.items() if key not in FRAME_KEYS})
    kind = next((one for one in registry if row.request_type in (one.code, *one.fact_names)), None)
    request = Request(
        request_type=kind.code if kind else row.request_type,
        regime=kind.regime if kind else Regime.JUDICIAL,
        requesting=row.facts.get("requesting", "XX"),
        requested=row.facts.get("requested", "XX"),
        on=row.on,
        concerns=kind.concerns if kind else frozenset(),
        subjects=(Subject("person", known),),
        known=known,
    )
    asked = Book(tuple(rule for rule in book.rules if rule.inputs[0] in row.facts))
    verdict = judge(request, node=request.requested, today=row.on, direction=Direction.OUT_ANSWER, book=asked)
    return Answer(row.id, _outcome(verdict, asked), _rules(verdict), _articles(verdict))


def _facts(told: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in told.split(";"):
        key, sign, value = part.partition("=")
        if not sign:
            raise FactError("The fact ‘{fact}’ is not written as key=value.", {"fact": part})
        found[key.strip()] = value.strip()
    return found


def _outcome(verdict: Verdict, book: Book) -> str:
    if not verdict.findings:
        return "duty" if verdict.duties else "need information"
    worst = verdict.outcome
    deciding = {found.rule for found in verdict.findings if found.result is worst}
    cured = {rule.law.id for rule in book.rules if CURED_BY_ASSURANCE in rule.inputs}
    if worst is Result.STOP and deciding <= cured:
        return "stop unless assurance accepted"
    return OUTCOMES[worst]


def _rules(verdict: Verdict) -> dict[str, str]:
    """Return rule → its strictest result; duties as 'duty'."""
    strictest: dict[str, str] = {duty.rule: "duty" for duty in verdict.duties}
    for found in sorted(verdict.findings, key=lambda one: STRICTNESS.index(one.result)):
        strictest[found.rule] = found.result.value
    return strictest


def _articles(verdict: Verdict) -> tuple[str, ...]:
    told = (*(found.source for found in verdict.findings), *(duty.source for duty in verdict.duties))
    return tuple(dict.fromkeys(told))
