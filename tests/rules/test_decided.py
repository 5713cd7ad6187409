"""Decided matters as facts: what the rules say to what courts were told, seen, blind and with facts deleted.

`decided.csv` is our own table: facts and figures of published decisions, no names and no sentences. A row of
use `strict` must match; to an `advisory` one a stricter answer is right too, a laxer one is wrong. The sighted
test shows only that rules combine as they should: an assessment already holds the judge's conclusion. The blind
test hides every assessment, and then nothing may pass.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from tests.rules import given

from comity.rules import casebook
from comity.rules.safeguards import book
from comity.rules.vocabulary import Sort, word

TABLE = Path(__file__).parent / "decided.csv"
STRICTER = ("pass", "duty", "need information", "stop unless assurance accepted", "stop")
FREE = {"pass", "duty"}
MADE = "given_unassessed"


def rows() -> list[dict[str, str]]:
    """Every row of the table."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def outcome(row: dict[str, str], facts: dict[str, str]) -> str:
    told = ";".join(f"{key}={value}" for key, value in facts.items())
    read = casebook.read_row({**row, "facts": told})
    return casebook.answer(read, given.REGISTRY, book()).outcome


def facts_of(row: dict[str, str]) -> dict[str, str]:
    return dict(one.split("=", 1) for one in row["facts"].split(";"))


def blind(facts: dict[str, str]) -> dict[str, str]:
    """The facts with every human assessment hidden."""
    hidden = {key: "unknown" for key in facts if word(key).sort is Sort.ASSESSMENT and key != "assurance"}
    if facts.get("assurance", "").startswith("given"):
        hidden["assurance"] = MADE
    return {**facts, **hidden}


ROWS = rows()
HIDING = [row for row in ROWS if blind(facts_of(row)) != facts_of(row)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_what_was_decided_is_what_the_rules_say(row: dict[str, str]) -> None:
    said = outcome(row, facts_of(row))

    if row["use"] == "strict":
        assert said == row["outcome"]
    else:
        assert STRICTER.index(said) >= STRICTER.index(row["outcome"])


@pytest.mark.parametrize("row", HIDING, ids=lambda row: row["id"])
def test_with_every_assessment_hidden_nothing_passes(row: dict[str, str]) -> None:
    assert outcome(row, blind(facts_of(row))) not in FREE


@pytest.mark.parametrize("row", [one for one in HIDING if one["outcome"] in FREE], ids=lambda row: row["id"])
def test_hiding_one_single_assessment_holds_what_would_pass(row: dict[str, str]) -> None:
    facts = facts_of(row)
    for key, value in blind(facts).items():
        if facts[key] != value:
            assert outcome(row, {**facts, key: value}) not in FREE, key


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_what_would_be_held_is_never_let_go_by_calling_a_fact_unknown(row: dict[str, str]) -> None:
    facts = facts_of(row)
    before = outcome(row, facts)
    for key in facts:
        if before not in FREE:
            assert outcome(row, {**facts, key: "unknown"}) not in FREE, key


@pytest.mark.parametrize("row", [one for one in ROWS if one["outcome"] == "pass"], ids=lambda row: row["id"])
def test_a_fact_deleted_from_what_passes_makes_nothing_laxer(row: dict[str, str]) -> None:
    facts = facts_of(row)
    before = STRICTER.index(outcome(row, facts))
    for key in facts:
        less = {name: value for name, value in facts.items() if name != key}
        if less:
            assert STRICTER.index(outcome(row, less)) >= before, key


def test_the_table_is_wide_enough_to_mean_something() -> None:
    assert len(ROWS) == 45
    assert len(HIDING) == 28
    assert {row["outcome"] for row in ROWS} == set(STRICTER)


KEYS = Path(__file__).parents[3] / "shared" / "data" / "law" / "decisions.md"
KEY = re.compile(r"^\| `(\w+)` \| ([FA]) \| ([^|]*) \|", re.MULTILINE)


@pytest.mark.skipif(not KEYS.exists(), reason="the published list of facts is not beside this checkout")
def test_the_vocabulary_holds_every_published_fact_with_its_sort_and_values() -> None:
    published = KEY.findall(KEYS.read_text("utf-8"))

    assert len(published) == 148
    for key, sort, told in published:
        if key in casebook.FRAME_KEYS:
            continue
        assert (word(key).sort is Sort.ASSESSMENT) == (sort == "A"), key
        for value in (one.strip() for one in told.split(",")):
            if re.fullmatch(r"[a-z_0-9]+", value) and word(key).values:
                assert value == "unknown" or value in word(key).values, (key, value)


@pytest.mark.skipif(not KEYS.exists(), reason="the published decisions are not beside this checkout")
def test_our_table_tells_what_was_published_and_hides_what_was_hidden() -> None:
    with KEYS.with_suffix(".csv").open(encoding="utf-8", newline="") as lines:
        published = list(csv.DictReader(lines))

    for ours, theirs in zip(ROWS, published, strict=True):
        facts = facts_of({"facts": theirs["facts"]})
        told = {key: value for key, value in facts.items() if key not in casebook.FRAME_KEYS}
        hidden = facts_of({"facts": theirs["facts_blind"]})
        assert facts_of(ours) == told
        assert blind(told) == {key: value for key, value in hidden.items() if key not in casebook.FRAME_KEYS}
        assert ours["outcome"] == theirs["outcome"]
