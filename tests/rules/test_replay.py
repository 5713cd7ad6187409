"""Stored verdicts reach the same answer again, whatever happened to packs and rules since."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.rules import given

from comity.rules import packs, safeguards, state_law
from comity.rules.errors import RulesError
from comity.rules.request_type import Regime
from comity.rules.safeguards import Book, book
from comity.rules.safeguards.rule import Case, Law, Outcome, Rule, Scope, passes, rule, stop
from comity.rules.safeguards.scopes import CONCERNS
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
        concerns=frozenset(chance.sample(sorted(CONCERNS), 3)),
        charges=(some_facts(chance), some_facts(chance)),
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


def test_replay_asks_neither_packs_nor_state_law_again(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(20261122)
    kept = [Verdict.from_json(json.loads(stored(chance))) for _ in range(1000)]
    monkeypatch.setattr(packs, "load_all", dict)
    monkeypatch.setattr(state_law, "rows", tuple)

    assert all(safeguards.replay(one) == one for one in kept)


def test_what_state_law_tells_becomes_part_of_the_facts_a_verdict_keeps() -> None:
    facts = given.matter({}, concerns=frozenset({"extradition"}), pair=("US", "IT"), regime=Regime.JUDICIAL)

    kept = safeguards.judge(facts, node="IT", today=date(2026, 11, 21), direction=Direction.OUT_ANSWER)

    assert kept.facts.known["requested_bars_any_capital_extradition"] is True


@pytest.mark.parametrize(("day", "told"), [("2026-06-30", True), ("2026-07-01", None), ("2008-06-30", None)])
def test_state_law_ends_with_the_act_it_comes_from(day: str, *, told: bool | None) -> None:
    asked = state_law.told_by_law(given.matter({}, pair=("KR", "VN")), date.fromisoformat(day))

    assert asked.known.get("requested_protects_own_nationals") is told


def test_what_somebody_told_in_the_case_stands_before_state_law() -> None:
    facts = given.matter({"requested_protects_own_nationals": False}, pair=("KR", "CH"))

    known = state_law.told_by_law(facts, date(2026, 11, 21)).known

    assert known["requested_protects_own_nationals"] is False
    assert known["requested_bars_any_capital_extradition"] is False


def test_a_treaty_of_a_pair_tells_either_way_round() -> None:
    for pair in (("PL", "VN"), ("VN", "PL")):
        known = state_law.told_by_law(given.matter({}, pair=pair), date(2026, 11, 21)).known
        assert known["requested_protects_refugees"] is True


@pytest.mark.parametrize(
    ("basis", "purpose", "months", "law"),
    [("ece", "prosecution", 12, "both"), ("ece", "sentence", 4, None), ("eaw", "prosecution", None, None)],
)
def test_an_instrument_tells_its_own_threshold(
    basis: str, purpose: str, months: int | None, law: str | None
) -> None:
    known = state_law.told_by_law(
        given.matter({"legal_basis": basis, "purpose": purpose}), date(2026, 11, 21)
    ).known

    assert known.get("threshold_months") == months
    assert known.get("threshold_law") == law


def test_a_threshold_told_for_the_pair_stands_before_the_base_text() -> None:
    facts = given.matter({"legal_basis": "ece", "purpose": "prosecution", "threshold_months": 24})

    assert state_law.told_by_law(facts, date(2026, 11, 21)).known["threshold_months"] == 24


def test_state_law_that_nobody_read_only_makes_stricter() -> None:
    for row in state_law.rows():
        if not row.mark.verified:
            assert all(value is True for value in row.tells.values()), row.source


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
