"""Judge rows of facts, such as published decisions told in the vocabulary, and say which rule answers what.

A row tells facts of one matter, one person and one charge. Only the rules that the told facts are about are
asked: a row is about some ground, and in real life the other rules run beside it. An assessment that a row
names and leaves open is never passed over. Unknown keys are refused by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from comity.rules import crimes
from comity.rules.errors import FactError
from comity.rules.facts import Charge, Request, Subject, read_facts
from comity.rules.fields import Json
from comity.rules.findings import Finding, Result
from comity.rules.matters import matter
from comity.rules.requests import Registry
from comity.rules.safeguards.book import Book
from comity.rules.safeguards.judging import Bench, answered
from comity.rules.safeguards.rule import Rule
from comity.rules.safeguards.says import UNLESS_ASSURED
from comity.rules.safeguards.scopes import ASIDE
from comity.rules.state_law import told_by_law
from comity.rules.verdict import Direction, Verdict
from comity.rules.vocabulary import Sort, word

FRAME_KEYS = frozenset({"requesting", "requested", "request_type"})
OPEN = "unknown"
ASSURABLE = frozenset({UNLESS_ASSURED, "assurance_rejected"})
STOPS = frozenset({Result.STOP, Result.STOP_UNLESS})
SAID: Mapping[Result, str] = {
    Result.PASS: "pass",
    Result.WARN: "warn",
    Result.NEED_INFORMATION: "need_info",
    Result.STOP_UNLESS: "stop",
    Result.STOP: "stop",
}
ORDER = ("assurance_accepted", "pass", "warn", "duty", "need_info", UNLESS_ASSURED, "assurance_rejected")
"""What a rule says to a row, from the most permissive; all else is a stop."""


@dataclass(frozen=True)
class Row:
    """One row: `id`, day, kind of request as the row calls it, and its facts as told."""

    id: str
    on: date
    request_type: str
    facts: Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """What the rules say to one row; `open` names the assessments that the row leaves open."""

    id: str
    outcome: str
    rules: Mapping[str, str]
    articles: tuple[str, ...]
    open: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Json]:
        """Return the answer as `comity law judge --json` prints it."""
        return {
            "id": self.id,
            "outcome": self.outcome,
            "rules": dict(self.rules),
            "articles": list(self.articles),
            "open": list(self.open),
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
    facts = _facts(told[column])
    asking, _, asked = (part.strip() for part in told.get("pair", "").partition("->"))
    pair = {"requesting": asking or "XX", "requested": asked or "XX"}
    return Row(told["id"], on, told["request_type"], {**pair, **facts})


def answer(row: Row, registry: Registry, book: Book) -> Answer:
    """Return outcome, rules and articles for one row.

    Raises:
        UnknownFact, FactError: for a key, value or matter the rules do not know.
    """
    what = matter(row.request_type, registry)
    told = {key: value for key, value in row.facts.items() if key not in FRAME_KEYS}
    known = {**what.tells, **read_facts(told)}
    person, charge = Subject("person", known), Charge("charge", {}, "person")
    request = Request(
        request_type=row.request_type,
        regime=what.regime,
        requesting=row.facts.get("requesting", "XX"),
        requested=row.facts.get("requested", "XX"),
        on=row.on,
        concerns=what.concerns,
        subjects=(person,),
        charges=(charge,),
        known=known,
    )
    request = told_by_law(request, row.on)
    keys = frozenset(told)
    asked = _asked([one for one in book.on(row.on) if one.concerns(request)], keys)
    node = request.requesting if what.asking else request.requested
    door = Direction.OUT_REQUEST if what.asking else Direction.OUT_ANSWER
    verdict = answered(request, Bench(node, row.on, door), asked, {})
    left = tuple(_left_open(told))
    return Answer(row.id, _outcome(verdict, bool(left)), _rules(verdict), _articles(verdict), left)


def _asked(rules: list[Rule], keys: frozenset[str]) -> list[Rule]:
    """Return the rules the row is about; where it is about none, those that ask one of its facts first."""
    about = [one for one in rules if one.is_told_by(keys)]
    return about or [one for one in rules if one.inputs[0] in keys and not one.scope.restricted]


def _facts(told: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in told.split(";"):
        key, sign, value = part.partition("=")
        if not sign:
            raise FactError("The fact ‘{fact}’ is not written as key=value.", {"fact": part})
        found[key.strip()] = value.strip()
    for code in found.get("crime_codes", OPEN).split("/"):
        crimes.known(code)
    return found


def _outcome(verdict: Verdict, left: bool) -> str:  # noqa: FBT001 - whether an assessment was left open
    worst = verdict.outcome if verdict.findings else None
    if worst in STOPS:
        return "stop unless assurance accepted" if _assurable(verdict.findings) else "stop"
    if worst is Result.NEED_INFORMATION or left or not _spoken_of(verdict):
        return "need information"
    return "duty" if verdict.duties else "pass"


def _spoken_of(verdict: Verdict) -> bool:
    """Whether any rule said more than that its question does not arise: saying nothing lets nothing pass."""
    return bool(verdict.duties) or any(one.text not in ASIDE for one in verdict.findings)


def _assurable(findings: Iterable[Finding]) -> bool:
    """Whether an assurance held sufficient would lift every stop."""
    return all(one.answer in ASSURABLE for one in findings if one.result in STOPS)


def _left_open(told: Mapping[str, str]) -> Iterator[str]:
    """Give every assessment that the row names and nobody has made."""
    yield from (key for key, value in told.items() if value == OPEN and word(key).sort is Sort.ASSESSMENT)


def _rules(verdict: Verdict) -> dict[str, str]:
    """Return rule → what it says; a rule in several parts is told as a whole too, by its strictest part."""
    told = [(found.rule, found.answer or SAID[found.result]) for found in verdict.findings]
    told += [(duty.rule, "duty") for duty in verdict.duties]
    strictest: dict[str, str] = {}
    for rule, said in told:
        for name in dict.fromkeys((rule, rule.partition("[")[0])):
            strictest[name] = max(strictest.get(name, said), said, key=_strict)
    return dict(sorted(strictest.items()))


def _strict(said: str) -> int:
    return ORDER.index(said) if said in ORDER else len(ORDER)


def _articles(verdict: Verdict) -> tuple[str, ...]:
    told = (*(found.source for found in verdict.findings), *(duty.source for duty in verdict.duties))
    return tuple(dict.fromkeys(told))
