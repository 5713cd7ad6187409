"""Extradition: what its form asks for, what stops a surrender, and how it goes on after the decision."""

from __future__ import annotations

import re

import pytest
from tests.rules import given
from tests.rules.court_types import barring, wrong
from tests.types.examples import extradition_request as example

from comity.rules import lifecycle
from comity.rules.lifecycle import ClockAction, Side
from comity.rules.request_type import Part

KIND = given.REGISTRY.get("extradition-request")
PAIR = ("VN", "PL")
ASK, GIVE = Side.REQUESTER, Side.RESPONDER


def asks(**changed: object) -> dict[str, object]:
    return {name: value for name, value in {**example.ASKS, **changed}.items() if value is not None}


def test_the_example_is_complete_and_nothing_stands_in_its_way() -> None:
    assert wrong(KIND, Part.ASKS, example.ASKS) == set()
    assert barring(KIND, example, PAIR) == {}


def test_the_full_procedure_needs_its_documents_and_the_simplified_one_does_not() -> None:
    without = asks(order_paper=None, law_paper=None)

    assert wrong(KIND, Part.ASKS, without) == {"order_paper", "law_paper"}
    assert wrong(KIND, Part.ASKS, {**without, "procedure": "simplified"}) == set()


def test_a_sentence_is_asked_about_only_where_one_is_to_be_served() -> None:
    served = asks(purpose_kind="execution")

    assert wrong(KIND, Part.ASKS, served) == {"sentence", "sentence_left", "aggregate"}
    assert wrong(KIND, Part.ASKS, asks(sentence_left=20)) == {"sentence_left"}


def test_an_arrest_already_made_is_linked_by_its_day() -> None:
    assert wrong(KIND, Part.ASKS, asks(arrested_on=None)) == {"arrested_on"}
    assert wrong(KIND, Part.ASKS, asks(arrested=False, arrested_on=None, arrest_reference=None)) == set()


def test_a_judgment_in_absence_needs_a_word_on_the_new_trial() -> None:
    assert wrong(KIND, Part.ASKS, asks(in_absence=True)) == {"new_trial"}
    assert barring(KIND, example, PAIR, asks={"in_absence": True, "new_trial": "On request."}) == {
        "R-EX-07": "need_information"
    }
    answered = {"waiver": False, "retrial": "false"}
    found = barring(
        KIND, example, PAIR, asks={"in_absence": True, "new_trial": "On request."}, checks=answered
    )
    assert found == {"R-EX-07": "stop"}


def test_our_own_national_is_not_surrendered() -> None:
    person = {**example.ASKS["subject"], "nationalities": ["PL"]}

    found = barring(KIND, example, PAIR, asks={"subject": person})

    assert found["R-EX-11"] == "stop"
    assert "R-AL-01" in found, "the treaty is no basis for a national, Art. 54(1)"


def test_a_death_penalty_needs_an_assurance_about_it_held_sufficient() -> None:
    capital = {"asks": {"death": True}, "checks": {"death": True}}
    none = barring(KIND, example, PAIR, **capital)
    other = {"assurance": "given_sufficient", "assurance_about": "prison"}
    right = {
        "assurance": "given_sufficient",
        "assurance_about": "death_penalty",
        "assurance_by": "government",
    }

    assert none["R-EX-08"] == "stop"
    assert (
        barring(KIND, example, PAIR, asks={"death": True}, checks={"death": True, **other})["R-EX-08"]
        == "stop"
    )
    law = barring(KIND, example, PAIR, asks={"death": True}, checks={"death": True, **right})
    assert "R-EX-08" not in law


def test_a_decision_in_part_says_for_which_offences() -> None:
    assert wrong(KIND, Part.ANSWERS, {**example.ANSWERS, "decision": "in-part"}) == {"granted_for"}


@pytest.mark.parametrize(
    ("mode", "needed"),
    [
        ("at-once", {"surrender_on", "surrender_at"}),
        ("temporary", {"surrender_on", "surrender_at", "back_by"}),
        ("postponed", {"waits_for"}),
    ],
)
def test_each_way_of_surrender_asks_for_its_own(mode: str, needed: set[str]) -> None:
    told = {k: v for k, v in example.ANSWERS.items() if k not in {"surrender_on", "surrender_at"}}

    assert wrong(KIND, Part.ANSWERS, {**told, "surrender": mode}) == needed


def test_whoever_did_not_consent_renounced_nothing() -> None:
    assert wrong(KIND, Part.ANSWERS, {**example.ANSWERS, "renounced": True}) == {"renounced"}
    assert wrong(KIND, Part.ANSWERS, {**example.ANSWERS, "consent": "true"}) == {"renounced"}


def ticks(stage: str, verb: str, side: Side) -> dict[str, ClockAction]:
    return {tick.clock: tick.action for tick in lifecycle.move(KIND, stage, verb, side).ticks}


def test_the_clock_of_the_decision_stands_still_while_an_assurance_is_asked() -> None:
    assert ticks("in-hand", "ask_assurance", GIVE)["answer"] is ClockAction.PAUSE
    given_ = lifecycle.move(KIND, "assurance-asked", "give_clarification", ASK)
    assert given_.after == "assurance-given"
    assert [tick.action for tick in given_.ticks] == [ClockAction.RESUME]


def test_consent_brings_twenty_days_for_the_decision_and_ten_for_the_surrender() -> None:
    assert ticks("in-hand", "tell_consent", GIVE)["simplified-decision"] is ClockAction.START
    answered = ticks("consented", "answer", GIVE)
    assert answered["simplified-decision"] is ClockAction.STOP
    assert answered["simplified-surrender"] is ClockAction.START
    lengths = {clock.code: str(clock.limits[0].length) for clock in KIND.clocks}
    assert lengths["simplified-decision"] == "20 calendar days"
    assert lengths["simplified-surrender"] == "10 calendar days"
    assert lengths["speciality-consent"] == lengths["re-extradition-consent"] == "90 calendar days"


def test_surrender_counts_from_the_day_appointed() -> None:
    move = lifecycle.move(KIND, "answered", "appoint_surrender", GIVE)

    assert {tick.since for tick in move.ticks} == {"answers.surrender_on"}


def test_whoever_is_not_surrendered_is_prosecuted_there() -> None:
    assert lifecycle.move(KIND, "refused", "ask_prosecution", ASK).after == "prosecution-asked"
    assert lifecycle.verbs(KIND, "prosecution-asked", GIVE) == ("start_prosecution", "tell_outcome", "close")


def test_every_ground_of_refusal_names_its_article() -> None:
    bare = {
        code
        for code, text in KIND.refusal_grounds.items()
        if not re.search(r"Arts? |Art\. |Protocol \d", text)
    }
    assert bare == {"no-basis", "without-reason"}
