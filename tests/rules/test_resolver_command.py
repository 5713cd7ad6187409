"""`comity law basis`, `comity law check` and `comity bench law` as a person and as a program meet them."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner, Result

from comity.node.cli.commands import build
from comity.rules import packs

DAY = ("--date", "2026-11-21")


def run(*words: str) -> Result:
    return CliRunner().invoke(build(words[0]), list(words), env={"COLUMNS": "200"})


def basis(type_: str, pair: tuple[str, str], *more: str) -> Result:
    return run("law", "basis", "--type", type_, "--from", pair[0], "--to", pair[1], *DAY, *more)


def test_a_kind_of_request_without_a_form_has_its_basis_too() -> None:
    told = json.loads(
        basis("transfer-sentenced", ("RU", "VN"), "--fact", "person_consent=true", "--json").stdout
    )

    best = told["served_by"][0]
    assert best["pack"] == "vn-ru-2013-transfer"
    assert best["verified"]
    assert {one["state"] for one in best["authorities"]} == {"VN", "RU"}


def test_what_is_missing_is_a_sentence_and_a_list_of_facts() -> None:
    told = json.loads(basis("extradition", ("VN", "GB"), "--max-penalty", "5y", "--json").stdout)

    assert told["missing"][0] == "There is no extradition agreement with GB in force."
    assert "penalty_under_requested_law_months" in told["missing"]
    assert not any(one["verified"] for one in told["served_by"])
    assert all("{" not in one["why"] for one in told["not_served_by"])


def test_grounds_declarations_and_protocols_are_shown_with_their_marks() -> None:
    shown = basis("extradition", ("GB", "CH"), "--max-penalty", "5y").stdout

    assert "with Fourth Additional Protocol" in shown
    assert "refusal: death penalty, may refuse" in shown
    assert "declared [CH]: own nationals" in shown
    assert (
        "clock provisional-arrest-must-end: 40 calendar days from the arrest (NOT verified: ask a lawyer)"
        in shown
    )
    assert "unknown: Who is competent in GB under" in shown


def test_the_list_for_the_lawyer_goes_instrument_by_instrument_and_is_counted() -> None:
    shown = run("law", "check").stdout
    told = json.loads(run("law", "check", "--json").stdout)

    assert {row["id"] for row in told} == set(packs.load_all())
    assert "refusal_grounds_2025 (Art. refusal article): looked for and not found" in shown
    assert f"{len(told)} packs" in shown.splitlines()[-1]
    assert not any(one["mark"] == "read" for row in told for one in row["to_read"])
    assert all(one["source"] for row in told for one in row["to_read"])


def test_the_bench_tells_how_long_a_basis_takes_among_500_instruments() -> None:
    told = json.loads(run("bench", "law", "--json").stdout)

    assert told["figures"]["instruments"] == 500
    assert told["figures"]["packs"] == len(packs.load_all())
    assert 0 < told["figures"]["basis_p50_ms"] <= told["figures"]["basis_p99_ms"]


@pytest.mark.parametrize(
    ("pair", "more", "says"),
    [
        (("VN", "VN"), (), "VN asks another state, not itself."),
        (("ZZ", "VN"), (), "ZZ is not the code of a state"),
        (("VN", "poland"), (), "poland is not the code of a state"),
        (("VN", "PL"), ("--national-of", "EU"), "EU is not the code of a state"),
    ],
)
def test_what_is_no_state_is_refused(pair: tuple[str, str], more: tuple[str, ...], says: str) -> None:
    done = basis("extradition", pair, *more)
    assert done.exit_code == 2
    assert says in done.stderr


def test_a_kind_of_crime_that_is_none_is_refused() -> None:
    for more in (("--crime", "NOSUCH"), ("--fact", "crime_codes=THB/NOSUCH")):
        done = basis("extradition", ("VN", "PL"), "--max-penalty", "5y", *more)
        assert done.exit_code == 2
        assert "‘NOSUCH’ is no kind of crime" in done.stderr


def test_everything_that_makes_no_sense_is_named_at_once() -> None:
    words = (
        "--type",
        "nosuch",
        "--from",
        "VN",
        "--to",
        "poland",
        "--date",
        "22.11.2026",
        "--max-penalty",
        "long",
    )
    said = run("law", "basis", *words, "--fact", "danger=9").stderr

    for word in ("nosuch", "poland", "22.11.2026", "long", "danger"):
        assert word in said
