"""`comity law` as a person and as a program meets it, and docs/law.md made from it."""

from __future__ import annotations

import csv
import json
import re
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from comity.node.cli.law import app
from comity.rules import casebook, lawbook, packs, requests, vocabulary
from comity.rules.errors import FactError, UnknownFact
from comity.rules.safeguards import book

ROOT = Path(__file__).parents[2]
DECISIONS = ROOT.parent / "shared" / "data" / "law" / "decisions.csv"
PACKS = ROOT / "src" / "comity" / "rules" / "packs"


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), env={"COLUMNS": "200"})


def test_the_page_about_the_law_is_current() -> None:
    made = lawbook.markdown(book().rules, packs.load_all())

    assert (ROOT / "docs" / "law.md").read_text("utf-8") == made, "make it again: comity law rules --markdown"
    assert run("rules", "--markdown").stdout == made


def test_rules_are_listed_for_programs_with_the_published_keys() -> None:
    told = json.loads(run("rules", "--json").stdout)

    assert {"id", "title", "version", "kind", "binds", "source", "verified"} <= set(told[0])
    assert {row["id"] for row in told} == {rule.law.id for rule in book().rules}


def test_rules_are_listed_for_people_with_their_brackets() -> None:
    shown = run("rules").stdout

    assert "R-EX-09[treatment]" in shown
    assert "R-AL-01" in shown


def test_the_basis_is_told_to_programs() -> None:
    words = ["--type", "criminal-record", "--from", "VN", "--to", "PL", "--date", "2026-11-21"]
    done = run("basis", *words, "--max-penalty", "5y", "--national-of", "VN", "--json")

    told = json.loads(done.stdout)
    assert done.exit_code == 0
    assert set(told) == {"served_by", "not_served_by", "missing"}
    best = told["served_by"][0]
    assert {
        "instrument",
        "article",
        "why",
        "deadlines",
        "thresholds",
        "authorities",
        "language",
        "verified",
    } <= set(best)
    assert best["pack"] == "vn-pl-1993-mla"
    assert best["verified"] is True
    assert all(set(row) == {"instrument", "why"} and "{" not in row["why"] for row in told["not_served_by"])


def test_the_basis_is_told_to_people_and_unread_law_is_marked() -> None:
    shown = run(
        "basis", "--type", "criminal-record", "--from", "VN", "--to", "GB", "--date", "2026-11-21"
    ).stdout

    assert "NOT verified: ask a lawyer" in shown
    assert "It is not in force: its stage is ‘proposed’." in shown


def test_a_fact_on_the_command_line_decides_a_condition() -> None:
    words = ["--type", "crime-information", "--from", "VN", "--to", "PL", "--date", "2026-11-21", "--json"]

    served = json.loads(run("basis", *words, "--fact", "organised_group=true").stdout)["served_by"]

    assert served[0]["pack"] == "vn-pl-2003-organised-crime"


def test_no_basis_ends_with_a_sentence_and_a_code() -> None:
    words = ["--type", "identity-nationality", "--from", "VN", "--to", "ZA", "--date", "2026-11-21"]

    done = run("basis", *words)

    assert done.exit_code == 1
    assert "No agreement lets VN ask ZA this." in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["basis", "--type", "criminal-record", "--from", "VN", "--to", "PL", "--date", "21.11.2026"],
        [
            "basis",
            "--type",
            "criminal-record",
            "--from",
            "VN",
            "--to",
            "PL",
            "--date",
            "2026-11-21",
            "--max-penalty",
            "x",
        ],
        [
            "basis",
            "--type",
            "criminal-record",
            "--from",
            "VN",
            "--to",
            "PL",
            "--date",
            "2026-11-21",
            "--fact",
            "x",
        ],
        ["basis", "--type", "treasure-map", "--from", "VN", "--to", "PL", "--date", "2026-11-21"],
    ],
)
def test_words_that_make_no_sense_are_refused(words: list[str]) -> None:
    assert run(*words).exit_code != 0


def test_a_pack_is_checked_and_its_unread_values_listed() -> None:
    done = run("check", str(PACKS / "vn-pl-1993-mla.toml"))
    told = json.loads(run("check", str(PACKS / "vn-gb-2009-mla.toml"), "--json").stdout)

    assert "in order" in done.stdout
    assert "serves criminal-records (Art. not read): memory" in done.stdout
    assert {row["mark"] for row in told["to_read"]} == {"memory", "secondary"}


def test_a_broken_pack_ends_with_its_place(tmp_path: Path) -> None:
    broken = tmp_path / "x.toml"
    broken.write_text('id = "x"\n', "utf-8")

    done = run("check", str(broken))

    assert done.exit_code != 0
    assert "version is missing" in str(done.exception)


def table(folder: Path, *rows: tuple[str, str]) -> Path:
    path = folder / "facts.csv"
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(["id", "request_type", "pair", "date", "facts"])
        writer.writerows([name, "police_information", "VN -> PL", "2026-11-21", told] for name, told in rows)
    return path


def test_rows_of_facts_are_judged(tmp_path: Path) -> None:
    told = "requesting=VN;requested=PL;request_type=police_information;"
    path = table(
        tmp_path,
        ("capital", told + "offence_death_penalty=true;assurance=refused"),
        (
            "assured",
            told + "offence_death_penalty=true;assurance=given_sufficient;assurance_topic=death_penalty",
        ),
        ("unread", told + "offence_death_penalty=true;assurance=given_unassessed"),
        ("tortured", told + "evidence_torture_risk=real"),
        ("wrong", told + "wrong_data_sent=true"),
        ("silent", told + "age=40"),
    )

    answers = {row["id"]: row for row in json.loads(run("judge", str(path), "--json").stdout)}

    assert {name: row["outcome"] for name, row in answers.items()} == {
        "capital": "stop unless assurance accepted",
        "assured": "pass",
        "unread": "need information",
        "tortured": "stop",
        "wrong": "duty",
        "silent": "need information",
    }
    assert answers["tortured"]["rules"] == {"R-EX-09": "stop", "R-EX-09[evidence]": "stop"}
    assert answers["tortured"]["articles"] == [
        "Convention against Torture Art. 15; Convention against Torture Art. 3"
    ]
    assert answers["wrong"]["rules"] == {"R-DP-09": "duty"}


def test_a_row_with_an_unknown_key_is_refused_by_name_and_the_others_are_judged(tmp_path: Path) -> None:
    told = "requesting=VN;requested=PL;request_type=police_information;"
    path = table(tmp_path, ("bad", told + "danger_score=9"), ("good", told + "evidence_torture_risk=none"))

    done = run("judge", str(path))

    assert done.exit_code == 1
    assert "bad: The rules know no fact called ‘danger_score’." in done.stderr
    assert "good" in done.stdout
    assert "R-EX-09[evidence]" in done.stdout


@pytest.mark.parametrize(
    "row",
    [
        {"request_type": "x", "date": "2026-01-01", "facts": "a=b"},
        {"id": "1", "request_type": "x", "date": "1 May", "facts": "a=b"},
        {"id": "1", "request_type": "x", "date": "2026-01-01", "facts": "torture"},
        {"id": "1", "request_type": "x", "date": "2026-01-01", "facts": ""},
    ],
)
def test_a_row_that_cannot_be_read_says_why(row: dict[str, str]) -> None:
    with pytest.raises(FactError):
        casebook.read_row(row)


@pytest.mark.skipif(not DECISIONS.exists(), reason="the published decisions are not beside this checkout")
def test_published_decisions_are_read_and_hiding_an_assessment_never_lets_one_pass() -> None:
    """The blind test of the rules that exist so far: whatever a court did, less known never means more allowed."""
    registry, rules = requests.registry(), book()
    with DECISIONS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    changed = [row for row in rows if row["facts"] != row["facts_blind"]]

    def outcome(row: dict[str, str], column: str) -> casebook.Answer:
        return casebook.answer(casebook.read_row(row, column), registry, rules)

    assert len(rows) == 45
    for row in rows:
        assert outcome(row, "facts").outcome
    for row in changed:
        seen, blind = outcome(row, "facts"), outcome(row, "facts_blind")
        for rule, said in seen.rules.items():
            if said != "pass":
                assert blind.rules.get(rule, "need information") != "pass", (row["id"], rule)


def test_a_key_outside_the_vocabulary_is_never_read_as_known() -> None:
    row = casebook.Row("1", date(2026, 1, 1), "extradition", {"magic": "true"})

    with pytest.raises(UnknownFact, match="magic"):
        casebook.answer(row, requests.registry(), book())


def test_help_says_how_a_row_of_facts_is_written() -> None:
    said = run("judge", "--help").stdout
    for word in ("request_type", "pair", "VN -> PL", "key=value;key=value", "comity law facts"):
        assert word in said


def test_a_row_that_no_rule_speaks_of_says_so(tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("id,date,request_type,facts\nA,2026-11-22,extradition,age=40\n", "utf-8")
    assert "no rule is about these facts alone" in run("judge", str(rows)).stdout
    rows.write_text("id,date,request_type,facts\nA,2026-11-22,extradition,return_safe=unknown\n", "utf-8")
    assert "left open: return_safe" in run("judge", str(rows)).stdout
    rows.write_text("id,date,request_type,facts\nA,2026-11-22,extradition,assurance=none\n", "utf-8")
    assert "R-EX-10 pass; no rule weighs the other facts alone" in run("judge", str(rows)).stdout


@pytest.mark.parametrize("to", ["PL", "HU", "RU", "GB", "CH", "KH"])
def test_a_place_that_is_no_article_is_not_printed_as_one(to: str) -> None:
    for kind in ("readmission", "extradition", "criminal-record", "transfer-sentenced"):
        said = run("basis", "--type", kind, "--from", "VN", "--to", to, "--date", "2026-11-22").stdout
        assert not re.findall(r"Art\. [^0-9].*", said)
        assert "(?)" not in said
        assert "()" not in said


def test_the_facts_that_a_row_may_tell_are_listed() -> None:
    told = {row["key"]: row for row in json.loads(run("facts", "--json").stdout)}

    assert told.keys() == vocabulary.words().keys()
    assert "given_sufficient" in told["assurance"]["may_be"]
    assert "THB" in told["crime_codes"]["may_be"]
    assert told["offence_death_penalty"]["may_be"] == "true, false"
    assert "max_penalty_months" in run("facts").stdout


def test_a_row_with_a_kind_of_crime_that_is_none_is_refused_by_name(tmp_path: Path) -> None:
    done = run("judge", str(table(tmp_path, ("bad", "crime_codes=NOSUCH;evidence_torture_risk=none"))))

    assert done.exit_code == 1
    assert "bad: ‘NOSUCH’ is no kind of crime" in done.stderr
