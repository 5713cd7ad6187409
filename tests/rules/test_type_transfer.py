"""Transfer of a sentenced person: consent in full, both states' papers, and what a withdrawal still undoes."""

from __future__ import annotations

import pytest
from tests.rules import given
from tests.rules.court_types import barring, wrong
from tests.types.examples import transfer_sentenced as example

from comity.rules import lifecycle
from comity.rules.courts.transfer_forms import CONSENT
from comity.rules.lifecycle import Side
from comity.rules.request_type import Part

KIND = given.REGISTRY.get("transfer-sentenced")
PAIR = ("VN", "RU")
UNASKED = {name: said for name, said in example.ASKS.items() if name not in CONSENT}
GIVEN = {
    "consent_on",
    "consent_language",
    "consent_before",
    "consent_counsel",
    "consent_until",
    "consent_paper",
    "verify_offered",
}


def test_the_example_is_complete_and_nothing_stands_in_its_way() -> None:
    assert wrong(KIND, Part.ASKS, example.ASKS) == set()
    assert barring(KIND, example, PAIR) == {}


@pytest.mark.parametrize(
    ("consent", "needed"),
    [
        ("true", GIVEN),
        ("uninformed", GIVEN),
        ("false", {"expulsion", "fled", "opinion"}),
        ("unknown", set()),
    ],
)
def test_consent_is_told_with_language_place_and_time(consent: str, needed: set[str]) -> None:
    assert wrong(KIND, Part.ASKS, {**UNASKED, "consent": consent}) == needed


@pytest.mark.parametrize(
    ("consent", "says"),
    [("false", "stop"), ("uninformed", "need_information"), ("unknown", "need_information")],
)
def test_nobody_is_transferred_without_an_informed_consent(consent: str, says: str) -> None:
    changed = {"consent": consent}

    assert barring(KIND, example, PAIR, asks=changed, answers=changed)["R-TS-04"] == says


def test_each_state_sends_its_own_papers() -> None:
    asked = {**example.ASKS, "asked_by": "administering"}
    del asked["judgment_paper"]

    assert wrong(KIND, Part.ASKS, asked) == {"enforcement", "becomes", "national_paper"}
    assert wrong(KIND, Part.ANSWERS, {**example.ANSWERS, "answered_by": "sentencing"}) == {
        "enforcement",
        "becomes",
    }


def test_too_little_left_waits_for_a_senior_officer() -> None:
    assert barring(KIND, example, PAIR, asks={"sentence_left": 3})["R-TS-03"] == "stop_unless"


@pytest.mark.parametrize(
    ("check", "rule"),
    [("no_heavier", "R-TS-06"), ("heard", "R-TS-04[opinion]"), ("states_agree", "R-TS-04[states]")],
)
def test_what_the_convention_promises_the_person_is_no_matter_of_taste(check: str, rule: str) -> None:
    assert barring(KIND, example, PAIR, checks={check: False}) == {rule: "stop"}


@pytest.mark.parametrize("side", list(Side))
def test_either_side_may_tell_that_consent_was_withdrawn_until_the_handover(side: Side) -> None:
    for stage in ("answered", "handover-appointed"):
        assert lifecycle.move(KIND, stage, "withdraw_consent", side).after == "consent-withdrawn"
    assert "withdraw_consent" not in lifecycle.verbs(KIND, "transferred", side)


def test_a_handover_that_happened_is_not_undone_by_a_letter_that_crossed_it() -> None:
    for side in Side:
        assert lifecycle.arrive(KIND, "transferred", "withdraw_consent", side).after == "transferred"
        assert lifecycle.arrive(KIND, "consent-withdrawn", "hand_over", side).after == "transferred"


def test_the_person_is_told_in_writing_of_what_was_agreed() -> None:
    told = {
        tick.clock: tick.action.value
        for tick in lifecycle.move(KIND, "in-hand", "answer", Side.RESPONDER).ticks
    }

    assert told["inform-person"] == "start"
    assert lifecycle.move(KIND, "answered", "tell_person", Side.REQUESTER).ticks[0].clock == "inform-person"


def test_reports_go_on_to_the_end_of_the_sentence() -> None:
    for side in Side:
        assert {"report_enforcement", "tell_review", "report_end"} <= set(
            lifecycle.verbs(KIND, "transferred", side)
        )
    assert lifecycle.move(KIND, "transferred", "report_end", Side.RESPONDER).after == "served"
