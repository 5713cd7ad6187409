"""How a told row is read: which rules it is about, what is open, and how the parts of a rule are told."""

from __future__ import annotations

import pytest
from tests.rules import given

from comity.rules import casebook, vocabulary
from comity.rules.errors import FactError
from comity.rules.safeguards import book


def said(kind: str, facts: str, pair: str = "RU -> VN") -> casebook.Answer:
    told = {"id": "1", "request_type": kind, "pair": pair, "date": "2026-11-21", "facts": facts}
    return casebook.answer(casebook.read_row(told), given.REGISTRY, book())


def test_only_rules_the_facts_are_about_are_asked() -> None:
    assert set(said("extradition", "military_offence=false").rules) == {"R-EX-07", "R-EX-07[military]"}


def test_a_rule_in_parts_is_told_as_a_whole_by_its_strictest_part() -> None:
    rules = said("extradition", "military_offence=true;lapse_of_time=not_expired").rules

    assert rules == {"R-EX-07": "stop", "R-EX-07[lapse]": "pass", "R-EX-07[military]": "stop"}


@pytest.mark.parametrize(
    ("kind", "facts", "outcome"),
    [
        ("extradition", "military_offence=false;torture_risk=unknown", "need information"),
        ("extradition", "military_offence=false;assurance_specific=unknown", "need information"),
        ("extradition", "prosecution_started=false;assurance_specific=unknown", "need information"),
        ("extradition", "military_offence=false;person_fled=unknown", "pass"),
        ("extradition", "prosecution_started=true", "need information"),
        ("extradition", "offence=fraud", "need information"),
        ("extradition", "military_offence=false;prosecution_started=false", "duty"),
        ("extradition", "offence_death_penalty=true;assurance=refused", "stop unless assurance accepted"),
        ("extradition", "offence_death_penalty=true;assurance=refused;military_offence=true", "stop"),
        (
            "extradition",
            "offence_death_penalty=true;assurance=given_insufficient",
            "stop unless assurance accepted",
        ),
        ("extradition", "torture_risk=real;assurance=given_insufficient;assurance_topic=treatment", "stop"),
        ("extradition", "health_risk=moderate", "pass"),
        ("extradition", "max_penalty_months=60;crime_codes=THB;assurance=none", "need information"),
        ("extradition", "assurance=refused", "need information"),
        ("extradition", "purpose=prosecution;sentence_imposed=death", "need information"),
    ],
)
def test_an_outcome_is_the_strictest_that_was_said_and_nothing_open_passes(
    kind: str, facts: str, outcome: str
) -> None:
    assert said(kind, facts).outcome == outcome


def test_the_state_that_judges_depends_on_the_matter() -> None:
    asking = said("readmission_return", "asylum_claim=refused;subject_national_of=VN")
    answering = said("deportation", "asylum_claim=refused;refugee_from=RU")

    assert asking.rules["R-AS-04[return]"] == "stop"
    assert answering.rules["R-AS-01"] == "stop"


def test_a_pair_of_its_own_column_is_read_unless_the_facts_tell_it() -> None:
    assert said("extradition", "asylum_claim=pending;refugee_from=BY", pair="BY -> PL").outcome == "stop"
    told = "requesting=RU;requested=PL;asylum_claim=pending;refugee_from=BY"
    assert said("extradition", told, pair="BY -> PL").outcome == "pass"


def test_a_matter_nobody_knows_is_refused_by_name() -> None:
    with pytest.raises(FactError, match="treasure_hunt"):
        said("treasure_hunt", "minor=true")


def test_a_number_told_as_under_something_is_less() -> None:
    told = "purpose=prosecution;threshold_law=both;threshold_months=12;penalty_under_requested_law_months="

    assert said("extradition", told + "under_12").rules["R-EX-02"] == "stop"
    assert said("extradition", told + "12").rules["R-EX-02"] == "need_info"


@pytest.mark.parametrize("one", vocabulary.words().values(), ids=lambda one: one.key)
def test_a_single_fact_that_no_rule_weighs_lets_nothing_pass(one: vocabulary.Word) -> None:
    """Whatever passes has a rule that says why; a question that does not arise is no such word."""
    values = [*one.values, *(["true", "false"] if one.shape is vocabulary.Shape.FLAG else [])]
    for value in values:
        for kind in ("extradition", "mutual-legal-assistance", "transfer_sentenced", "police_information"):
            answer = said(kind, f"{one.key}={value}")
            alone = said(kind, f"age=40;{one.key}={value}")
            assert answer.outcome == alone.outcome
            if answer.outcome == "pass":
                assert answer.rules not in ({}, {"R-EX-10": "pass"})
