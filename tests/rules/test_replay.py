"""Stored verdicts reach the same answer again, whatever happened to packs and rules since."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.rules import given

from comity.rules import safeguards
from comity.rules.errors import RulesError
from comity.rules.request_type import Regime
from comity.rules.safeguards import Book, book
from comity.rules.safeguards.rule import Case, Law, Outcome, Rule, Scope, passes, rule, stop
from comity.rules.verdict import Direction, Result, Verdict
from comity.rules.vocabulary import Shape, words


def some_facts(chance: random.Random) -> dict[str, object]:
    """Any facts the vocabulary allows, about half of them known."""
    told: dict[str, object] = {}
    for key, word in words().items():
        if chance.random() < 0.5:
            continue
        if word.shape is Shape.FLAG:
            told[key] = chance.random() < 0.5
        elif word.shape is Shape.NUMBER:
            told[key] = chance.randrange(100)
        elif word.shape is Shape.CODES:
            told[key] = ("VN", "RU")
        elif word.values:
            told[key] = chance.choice(word.values)
    return told


def stored(chance: random.Random) -> str:
    """One verdict as it was kept years ago."""
    facts = given.matter(
        some_facts(chance),
        person=some_facts(chance),
        regime=chance.choice(list(Regime)),
        pair=(chance.choice(["VN", "PL", "RU"]), chance.choice(["HU", "CH", "VN"])),
    )
    verdict = safeguards.judge(
        facts,
        node=chance.choice(["VN", "PL", "CH", "ZZ"]),
        today=date(2026, 1, 1) + timedelta(days=chance.randrange(700)),
        direction=chance.choice(list(Direction)),
        packs={"vn-pl-1993-mla": "1"},
    )
    return json.dumps(verdict.to_json())


def next_year() -> Book:
    """The book of a later year: every rule has a newer version that stops everything."""

    def strict(_case: Case) -> Outcome:
        return stop("A later law stops this.")

    newer = tuple(
        replace(one, law=replace(one.law, version=2, since=date(2030, 1, 1)), check=strict)
        for one in book().rules
    )
    return Book((*book().rules, *newer))


def test_a_thousand_stored_verdicts_replay_to_the_same_answer_after_the_law_changed() -> None:
    chance = random.Random(20261121)
    later = next_year()

    for _ in range(1000):
        kept = Verdict.from_json(json.loads(stored(chance)))
        assert safeguards.replay(kept, later) == kept


def test_the_later_book_itself_would_answer_otherwise() -> None:
    facts = given.matter({"leak_checked": True})
    verdict = safeguards.judge(
        facts, node="VN", today=date(2031, 1, 1), direction=Direction.OUT_REQUEST, book=next_year()
    )

    assert {one.version for one in verdict.findings} == {2}
    assert verdict.outcome is Result.STOP


def test_a_verdict_whose_rule_is_gone_says_so() -> None:
    kept = Verdict.from_json(json.loads(stored(random.Random(1))))

    with pytest.raises(RulesError, match="no longer holds"):
        safeguards.replay(kept, Book(()))


TEMPORARY = Law(
    "R-ZZ-01",
    "A rule of one summer",
    "Invented Act, s. 1",
    frozenset({"ZZ"}),
    since=date(2026, 6, 1),
    until=date(2026, 8, 31),
)


@rule(TEMPORARY, "graded", scope=Scope())
def summer(_case: Case) -> Outcome:
    return passes("It is summer.")


RULES: tuple[Rule, ...] = (summer,)


@pytest.mark.parametrize(
    ("day", "asked"),
    [("2026-05-31", 0), ("2026-06-01", 1), ("2026-08-31", 1), ("2026-09-01", 0)],
)
def test_a_rule_is_asked_only_while_it_is_law(day: str, asked: int) -> None:
    verdict = safeguards.judge(
        given.matter({}),
        node="ZZ",
        today=date.fromisoformat(day),
        direction=Direction.OUT_REQUEST,
        book=Book(RULES),
    )

    assert len(verdict.findings) == asked


def test_a_country_adds_its_own_rules_by_naming_a_module() -> None:
    with_ours = book(extra=["tests.rules.test_replay"])

    assert "R-ZZ-01" in {one.law.id for one in with_ours.rules}
    assert len(with_ours.rules) == len(book().rules) + 1


def test_a_module_without_rules_is_refused_by_name() -> None:
    with pytest.raises(RulesError, match=r"tests\.rules\.given declares no RULES"):
        book(extra=["tests.rules.given"])


def test_two_rules_of_one_name_are_refused() -> None:
    with pytest.raises(RulesError, match="Two rules call themselves R-AL-01"):
        book(extra=["comity.rules.safeguards.general"])
