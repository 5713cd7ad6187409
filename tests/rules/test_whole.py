"""A criminal record asked by Viet Nam and answered by Poland, through the rules alone."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping

import pytest
from tests.rules import given

from comity.rules import basis, facts, safeguards
from comity.rules.errors import NoBasis
from comity.rules.facts import Frame
from comity.rules.fields import Json
from comity.rules.request_type import Part
from comity.rules.verdict import Direction, Layer, Override, Result, Verdict


def out(asks: Mapping[str, Json] | None = None, **checks: Json) -> Verdict:
    """Viet Nam's verdict on sending, with some checks answered otherwise."""
    told = given.told(
        given.RECORD, {Part.ASKS: asks or given.ASKS, Part.ASK_CHECKS: {**given.ASK_CHECKS, **checks}}
    )
    return safeguards.judge(told, node="VN", today=given.TODAY, direction=Direction.OUT_REQUEST)


def back(known: Mapping[str, object] = given.NODE, **checks: Json) -> Verdict:
    """Poland's verdict on answering."""
    forms: Mapping[Part, Mapping[str, Json]] = {
        Part.ASKS: given.ASKS,
        Part.ANSWERS: given.ANSWERS,
        Part.ANSWER_CHECKS: {**given.ANSWER_CHECKS, **checks},
    }
    told = given.told(given.RECORD, forms, known=known)
    return safeguards.judge(told, node="PL", today=given.TODAY, direction=Direction.OUT_ANSWER)


@pytest.mark.parametrize(
    ("part", "content"),
    [
        (Part.ASKS, given.ASKS),
        (Part.ASK_CHECKS, given.ASK_CHECKS),
        (Part.ANSWERS, given.ANSWERS),
        (Part.ANSWER_CHECKS, given.ANSWER_CHECKS),
    ],
)
def test_a_filled_in_form_has_nothing_missing(part: Part, content: Mapping[str, Json]) -> None:
    assert given.RECORD.check(part, content).errors == ()


def test_the_request_may_leave() -> None:
    verdict = out()

    assert verdict.allowed, [(one.rule, one.text, one.params) for one in verdict.bars()]
    assert verdict.outcome in {Result.PASS, Result.WARN}


def test_the_answer_may_leave_on_a_recorded_derogation() -> None:
    verdict = back()

    assert verdict.allowed, [(one.rule, one.text, one.params) for one in verdict.bars()]
    assert {one.rule: one.result for one in verdict.findings}["R-DP-04"] is Result.WARN


def test_each_state_judges_by_its_own_law_first_and_keeps_the_rest_as_a_floor() -> None:
    ours, theirs = out(), back()

    def layers(verdict: Verdict) -> dict[str, Layer]:
        return {one.rule: one.layer for one in verdict.findings}

    assert layers(ours)["R-AL-03"] is Layer.FLOOR
    assert layers(theirs)["R-DP-04"] is Layer.OWN_LAW
    for verdict in (ours, theirs):
        order = [one.layer for one in verdict.findings]
        assert order == sorted(order, key=[Layer.OWN_LAW, Layer.FLOOR].index)


def test_without_a_purpose_it_stays() -> None:
    asks = {name: value for name, value in given.ASKS.items() if name != "purpose"}

    verdict = out(asks)

    assert not verdict.allowed
    assert [(one.rule, one.params["key"]) for one in verdict.bars()] == [("R-AL-03", "purpose_stated")]
    assert [error.path for error in given.RECORD.check(Part.ASKS, asks).errors] == ["purpose"]


def test_an_asylum_claim_nobody_looked_up_stays_with_the_words_of_a_known_one() -> None:
    unknown = out(asylum="unknown")
    known = out(asylum="pending", feared=["PL"])

    assert not unknown.allowed
    assert not known.allowed
    held = [one for verdict in (unknown, known) for one in verdict.bars() if one.rule == "R-AS-01"]
    assert len(held) == 2
    assert {one.shown()[0] for one in held} == {
        "This may not be sent. The data-protection officer holds the reason."
    }
    assert all(not one.shown()[1] for one in held)


def test_no_reason_of_any_officer_opens_an_absolute_stop() -> None:
    verdict = out(torture="real")
    reasons = {one.rule: Override("linh", "I take the responsibility.") for one in verdict.findings}

    assert [one.rule for one in verdict.bars(reasons)] == ["R-EX-09[treatment]"]


def test_recorded_reasons_of_a_named_officer_open_a_stop_that_allows_it() -> None:
    verdict = out(leak=False)

    assert [one.rule for one in verdict.bars()] == ["R-AS-05"]
    assert verdict.bars({"R-AS-05": Override("bao", "Read by the protection officer instead.")}) == ()
    assert verdict.bars({"R-AS-05": Override("bao", "  ")})
    assert verdict.bars({"R-AS-05": Override("", "Read by the protection officer instead.")})
    assert verdict.bars({"R-AL-01": Override("bao", "Another rule.")})


def test_no_reason_lets_an_answer_go_before_a_person_decided_the_hits() -> None:
    verdict = back({**given.NODE, "hits_open": 3})

    assert [one.rule for one in verdict.bars({"R-HN-02": Override("bao", "It is urgent.")})] == ["R-HN-02"]


def test_a_stop_of_the_floor_yields_to_reasons_where_own_law_would_not() -> None:
    """R-DP-02 is a stop for an EU state and 'stop unless' for a state that only keeps it of its own will."""
    known = {**given.NODE, "recipient_competent": False}
    ours = safeguards.judge(
        given.told(given.RECORD, {Part.ASKS: given.ASKS, Part.ASK_CHECKS: given.ASK_CHECKS}, known=known),
        node="VN",
        today=given.TODAY,
        direction=Direction.OUT_REQUEST,
    )
    theirs = back(known)

    assert {one.rule: one.result for one in ours.bars()} == {"R-DP-02": Result.STOP_UNLESS}
    assert {one.rule: one.result for one in theirs.bars()} == {"R-DP-02": Result.STOP}


def test_a_death_sentence_is_not_helped_without_an_assurance_held_sufficient() -> None:
    assert not back(death=True).allowed
    assert not back(death=True, assurance="given_unassessed").allowed
    assert back(death=True, assurance="given_sufficient").allowed


def test_nothing_serves_a_request_to_a_state_we_have_no_agreement_with() -> None:
    request = facts.gather(given.RECORD, Frame("VN", "ZA", given.TODAY), {Part.ASKS: given.ASKS})
    empty = basis.Library((), given.library().packs)

    found = basis.resolve(given.RECORD, request, empty, today=given.TODAY)

    with pytest.raises(NoBasis, match="No agreement lets us ask ZA this"):
        _ = found.best


def test_a_verdict_without_findings_allows_nothing() -> None:
    verdict = dataclasses.replace(out(), findings=())

    assert not verdict.allowed
    assert verdict.outcome is Result.NEED_INFORMATION


def test_a_stored_verdict_names_nobody_and_reads_back_as_it_was() -> None:
    verdict = out()

    kept = json.dumps(verdict.to_json(), ensure_ascii=False)

    assert "Nguyễn" not in kept
    assert "Łódź" not in kept
    assert "1986" not in kept
    assert Verdict.from_json(json.loads(kept)) == verdict


def test_a_matter_without_people_is_judged_once_and_one_with_several_person_by_person() -> None:
    crime = given.REGISTRY.get("crime-information")
    people = [{"name": "Ánh Dương", "category": "suspect"}, {"name": "Bình Minh", "category": "witness"}]

    def judged(asks: Mapping[str, Json]) -> list[tuple[str, str]]:
        told = given.told(crime, {Part.ASKS: asks, Part.ASK_CHECKS: given.ASK_CHECKS})
        verdict = safeguards.judge(told, node="VN", today=given.TODAY, direction=Direction.OUT_REQUEST)
        return [(one.rule, one.subject) for one in verdict.findings]

    nobody, two = judged({}), judged({"people": people})

    assert ("R-AL-01", "") in nobody
    assert {subject for _, subject in nobody} == {""}
    assert two.count(("R-AL-01", "")) == 1
    assert [subject for rule, subject in two if rule == "R-AL-05[role]"] == ["people.0", "people.1"]
