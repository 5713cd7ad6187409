"""Legal assistance: each measure asks for its own, nobody is summoned unprotected, evidence keeps its purpose."""

from __future__ import annotations

import pytest
from tests.rules import given
from tests.rules.court_types import barring, wrong
from tests.types.examples import mutual_legal_assistance as example

from comity.rules import lifecycle
from comity.rules.courts.assistance_forms import MEASURES
from comity.rules.lifecycle import ClockAction, Side
from comity.rules.request_type import Part

KIND = given.REGISTRY.get("mutual-legal-assistance")
PAIR = ("VN", "PL")
OWN = {name for name, one in KIND.asks.items() if one.only and one.only.name == "measures"}
PLAIN = {name: said for name, said in example.ASKS.items() if name not in OWN}
NEEDS = {
    "evidence": {"evidence_what"},
    "search": {"search_where", "search_what", "order_paper"},
    "freezing": {"assets", "order_paper"},
    "witness": {"questions"},
    "service": {"serve_paper"},
    "video": {"questions", "video_on", "video_link", "video_accused"},
    "preservation": {"keep_what", "keep_holder"},
    "detained": {"prison", "back_by"},
}


def test_the_example_is_complete_and_nothing_stands_in_its_way() -> None:
    assert wrong(KIND, Part.ASKS, example.ASKS) == set()
    assert barring(KIND, example, PAIR) == {}


@pytest.mark.parametrize("measure", MEASURES)
def test_each_measure_asks_for_its_own(measure: str) -> None:
    assert wrong(KIND, Part.ASKS, {**PLAIN, "measures": [measure]}) == NEEDS[measure]


def test_what_belongs_to_another_measure_stays_empty() -> None:
    served = {**PLAIN, "measures": ["service"], "serve_paper": "paper:1", "search_where": "Warehouse 7"}

    assert wrong(KIND, Part.ASKS, served) == {"search_where"}


def test_nobody_is_summoned_without_safe_conduct() -> None:
    coming = {"summoned": True, "allowance": "Flight and hotel."}

    assert wrong(KIND, Part.ASKS, {**example.ASKS, **coming}) == {"safe_conduct"}
    assert barring(KIND, example, PAIR, asks={**coming, "safe_conduct": False}) == {"R-ML-06": "stop"}
    assert barring(KIND, example, PAIR, asks={**coming, "safe_conduct": True}) == {}


@pytest.mark.parametrize(
    ("consents", "says"), [("false", "stop"), ("uninformed", "need_information"), ("true", None)]
)
def test_an_accused_is_heard_by_video_only_with_consent(consents: str, says: str | None) -> None:
    found = barring(KIND, example, PAIR, asks={"video_accused": True, "consents": consents})

    assert found.get("R-ML-06[video]") == says


def test_evidence_serves_the_stated_proceedings_unless_we_consent() -> None:
    other = {"other_use": True, "other_use_words": "Tax proceedings."}

    assert barring(KIND, example, PAIR, asks=other)["R-ML-04"] == "need_information"
    assert barring(KIND, example, PAIR, asks=other, checks={"use_agreed": False})["R-ML-04"] == "stop"
    assert barring(KIND, example, PAIR, asks=other, checks={"use_agreed": True}) == {}


def test_coercion_for_what_is_no_crime_here_waits_for_a_senior_officer() -> None:
    assert barring(KIND, example, PAIR, checks={"dual": "false"}) == {"R-ML-02": "stop_unless"}
    assert barring(KIND, example, PAIR, asks={"coercive": False}, checks={"dual": "false"}) == {}


def test_a_part_says_what_was_not_done() -> None:
    assert wrong(KIND, Part.ANSWERS, {**example.ANSWERS, "done": "part"}) == {"not_done"}


def test_preservation_has_a_clock_that_ends_with_the_answer() -> None:
    begun = lifecycle.move(KIND, "received", "confirm_preservation", Side.RESPONDER)
    ended = lifecycle.move(KIND, "preserved", "answer", Side.RESPONDER)

    assert ("preservation", ClockAction.START) in [(one.clock, one.action) for one in begun.ticks]
    assert ("preservation", ClockAction.STOP) in [(one.clock, one.action) for one in ended.ticks]


def test_safe_conduct_runs_from_the_day_the_witness_is_no_longer_needed() -> None:
    told = lifecycle.move(KIND, "witness-away", "tell_not_needed", Side.REQUESTER)

    assert told.after == "witness-away"
    assert [(one.clock, one.action) for one in told.ticks] == [("safe-conduct", ClockAction.START)]


def test_a_police_request_becomes_one_with_nothing_typed_again() -> None:
    (made,) = KIND.made_from

    assert made.code == "crime-information"
    assert given.REGISTRY.get(made.code).asks["people"] == KIND.asks["people"]
