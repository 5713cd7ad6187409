"""Results are parted by charge and by person: one bad count does not hide in a good request, nor spoil another."""

from __future__ import annotations

import json

import pytest
from tests.rules import given

from comity.rules import facts, safeguards
from comity.rules.facts import Charge, Request, Subject, read_facts
from comity.rules.fields import Number
from comity.rules.groups import Rows
from comity.rules.request_type import Part, Regime
from comity.rules.safeguards import Book, book
from comity.rules.safeguards.rule import Rule
from comity.rules.verdict import Direction, Finding, Result, Verdict

RULES: dict[str, Rule] = {rule.law.id: rule for rule in book().rules}


def extradition(*charges: Charge, people: tuple[str, ...] = ("subject",), **known: object) -> Request:
    return Request(
        request_type="invented",
        regime=Regime.JUDICIAL,
        requesting="RU",
        requested="VN",
        on=given.TODAY,
        concerns=frozenset({"extradition"}),
        known=read_facts(known),
        subjects=tuple(Subject(path, {}) for path in people),
        charges=charges,
    )


def judged(request: Request, *rules: str) -> Verdict:
    asked = Book(tuple(RULES[one] for one in rules))
    return safeguards.judge(request, node="VN", today=given.TODAY, direction=Direction.OUT_ANSWER, book=asked)


def told(path: str, person: str = "", **known: object) -> Charge:
    return Charge(path, read_facts(known), person)


def by_charge(verdict: Verdict) -> dict[str, Result]:
    return {one.charge: one.result for one in verdict.findings}


def test_each_charge_has_its_own_finding() -> None:
    request = extradition(
        told("charges.0", dual_criminality="true"),
        told("charges.1", dual_criminality="false"),
        told("charges.2"),
    )

    verdict = judged(request, "R-EX-01")

    assert by_charge(verdict) == {
        "charges.0": Result.PASS,
        "charges.1": Result.STOP,
        "charges.2": Result.NEED_INFORMATION,
    }
    assert verdict.outcome_of(charge="charges.0") is Result.PASS
    assert verdict.outcome_of(charge="charges.1") is Result.STOP
    assert verdict.outcome is Result.STOP


def test_what_is_told_of_the_matter_holds_for_a_charge_that_says_nothing_else() -> None:
    request = extradition(told("charges.0"), told("charges.1", fiscal_offence=True), fiscal_offence=False)

    assert by_charge(judged(request, "R-EX-12")) == {
        "charges.0": Result.PASS,
        "charges.1": Result.NEED_INFORMATION,
    }


def test_without_charges_the_matter_is_asked_once() -> None:
    assert by_charge(judged(extradition(dual_criminality="true"), "R-EX-01")) == {"": Result.PASS}


def test_a_charge_is_asked_of_the_person_it_is_against() -> None:
    request = extradition(
        told("charges.0", "people.0", offence_death_penalty=False),
        told("charges.1", "people.1", offence_death_penalty=True, assurance="none"),
        people=("people.0", "people.1"),
    )

    verdict = judged(request, "R-EX-08")

    assert [(one.subject, one.charge, one.answer) for one in verdict.findings] == [
        ("people.0", "charges.0", ""),
        ("people.1", "charges.1", "stop_unless_assurance"),
    ]
    assert verdict.outcome_of(subject="people.0", charge="charges.0") is Result.PASS
    assert verdict.outcome_of(subject="people.1", charge="charges.1") is Result.STOP


def test_a_charge_against_everybody_is_asked_of_everybody() -> None:
    request = extradition(told("charges.0"), people=("people.0", "people.1"))

    findings: tuple[Finding, ...] = judged(request, "R-EX-09[trial]").findings

    assert [one.subject for one in findings] == ["people.0", "people.1"]


def test_a_person_nobody_spoke_of_needs_information() -> None:
    assert (
        judged(extradition(), "R-EX-01").outcome_of(subject="nobody", charge="charges.9")
        is Result.NEED_INFORMATION
    )
    assert (
        Verdict(extradition(), "VN", given.TODAY, Direction.OUT_ANSWER, ()).outcome_of()
        is Result.NEED_INFORMATION
    )


def test_charges_layer_and_finer_answer_are_kept_with_the_verdict() -> None:
    request = extradition(told("charges.0", "subject", offence_death_penalty=True, assurance="refused"))
    verdict = judged(request, "R-EX-08")

    again = Verdict.from_json(json.loads(json.dumps(verdict.to_json())))

    assert again == verdict
    assert again.findings[0].because == "human-rights law"
    assert safeguards.replay(again) == verdict


def test_a_verdict_stored_before_charges_were_told_apart_is_still_read() -> None:
    stored = judged(extradition(dual_criminality="true"), "R-EX-01").to_json()
    older = json.loads(json.dumps(stored))
    del older["facts"]["charges"]
    for found in older["findings"]:
        del found["charge"], found["answer"], found["because"]

    read = Verdict.from_json(older)

    assert read.findings[0].charge == ""
    assert read.facts.charges == ()


def test_rows_called_charges_become_charges(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = Rows("Charges", parts={"most": Number("Highest penalty", fact="max_penalty_months")})
    monkeypatch.setitem(given.RECORD.asks, "charges", rows)  # type: ignore[arg-type]
    asks = {**given.ASKS, "charges": [{"most": 12}, {"most": 60}, {}]}

    found = facts.gather(given.RECORD, facts.Frame("VN", "PL", given.TODAY), {Part.ASKS: asks}).charges

    assert [(one.path, dict(one.known)) for one in found] == [
        ("charges.0", {"max_penalty_months": 12}),
        ("charges.1", {"max_penalty_months": 60}),
        ("charges.2", {}),
    ]


@pytest.mark.parametrize(
    ("kind", "purpose"), [("prosecution", "prosecution"), ("execution", "sentence"), ("employment", None)]
)
def test_the_purpose_of_a_surrender_follows_from_the_purpose_told(kind: str, purpose: str | None) -> None:
    asks = {**given.ASKS, "purpose_kind": kind}

    known = facts.gather(given.RECORD, facts.Frame("VN", "PL", given.TODAY), {Part.ASKS: asks}).known

    assert known.get("purpose") == purpose
