"""Request types are whole declarations, and a new one needs no file but its own."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.rules import given

import comity
from comity.rules import lifecycle, requests, roles
from comity.rules.errors import RulesError, UnknownType
from comity.rules.fields import Field, Json
from comity.rules.groups import Group, People, Person, Rows
from comity.rules.lifecycle import START, Side
from comity.rules.request_type import Part, Regime, RequestType
from comity.rules.verdict import Direction
from comity.rules.vocabulary import words

TYPES = list(given.REGISTRY)
SOURCE = Path(comity.__file__).parent

NEW_TYPE = '''
"""Weather at a place and hour: an invented type with a stage and a clock of its own."""

from comity.rules.courses import ORDINARY, STAGES
from comity.rules.fields import PartialDate, Text
from comity.rules.lifecycle import ClockAction, Side, Stage, Tick, Transition
from comity.rules.request_type import ClockRule, Regime, RequestType
from comity.rules.spans import Length, Limit, Unit

REQUEST_TYPE = RequestType(
    code="weather",
    title="Weather",
    regime=Regime.HUMANITARIAN,
    bases=("police",),
    asks={"place": Text("Place"), "day": PartialDate("Day")},
    answers={"sky": Text("Sky")},
    subjects=(),
    stages=(*STAGES, Stage("forecast", "Forecast sent")),
    transitions=(
        *ORDINARY,
        Transition(
            "forecast",
            ("in-hand",),
            "forecast",
            Side.RESPONDER,
            "casework.advance",
            letter="forecast",
            ticks=(Tick("forecast", ClockAction.STOP),),
        ),
    ),
    clocks=(ClockRule("forecast", "Forecast", (Limit(Length(2, Unit.HOURS)),)),),
)
'''


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "weather.py").write_text(NEW_TYPE, "utf-8")
    return tmp_path


def fields(kind: RequestType) -> Iterator[tuple[str, Field]]:
    for part in Part:
        for name, one in kind.form(part).items():
            yield f"{part.value}.{name}", one
            if isinstance(one, Group):
                yield from ((f"{part.value}.{name}.{inner}", deep) for inner, deep in one.parts.items())


def test_the_types_are_there_under_their_codes() -> None:
    codes = [kind.code for kind in TYPES]

    assert codes == sorted(codes)
    assert {"crime-information", "criminal-record", "identity-nationality"} <= set(codes)


def test_a_new_type_in_a_folder_of_its_own_is_found_and_moves_on_its_own_stage(folder: Path) -> None:
    kind = requests.registry(extra=[str(folder)]).get("weather")

    move = lifecycle.move(kind, "in-hand", "forecast", Side.RESPONDER)

    assert move.after == "forecast"
    assert move.letter == "forecast"
    assert [(tick.clock, tick.action.value) for tick in move.ticks] == [("forecast", "stop")]
    assert kind.check(Part.ASKS, {"place": "Huế", "day": "2026-11"}).errors == ()


def test_a_new_type_may_be_one_file_or_a_module(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(folder))

    assert requests.load(folder / "weather.py")[0].code == "weather"
    assert requests.load("weather")[0].code == "weather"


def test_two_types_of_one_code_are_refused(folder: Path) -> None:
    (folder / "record.py").write_text(NEW_TYPE.replace('"weather"', '"criminal-record"'), "utf-8")

    with pytest.raises(RulesError, match="Two request types call themselves ‘criminal-record’"):
        requests.registry(extra=[str(folder)])


def test_a_file_that_declares_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.py").write_text("", "utf-8")

    with pytest.raises(RulesError, match="declares no REQUEST_TYPE"):
        requests.load(tmp_path)


def test_a_type_nobody_declared_is_named_with_those_that_are() -> None:
    with pytest.raises(UnknownType, match=r"‘treasure-map’.*criminal-record"):
        given.REGISTRY.get("treasure-map")


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.code)
def test_every_field_has_a_label_a_schema_and_a_fact_the_vocabulary_knows(kind: RequestType) -> None:
    for path, one in fields(kind):
        assert one.label, path
        assert one.to_json_schema()["title"] == one.label, path
        assert not one.fact or one.fact in words(), path


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.code)
def test_a_choice_that_feeds_a_fact_offers_only_what_the_fact_can_be(kind: RequestType) -> None:
    for path, one in fields(kind):
        choices = getattr(one, "choices", None)
        if one.fact and choices:
            for code in choices:
                words()[one.fact].read([code] if one.kind == "choices" else code)
            assert path


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.code)
def test_names_in_a_type_point_at_its_own_fields(kind: RequestType) -> None:
    travelling = {**kind.asks, **kind.answers}

    assert all(isinstance(kind.asks[name], (Person, People)) for name in kind.subjects)
    assert set(kind.statistics) <= set(travelling)
    assert set(kind.claims) <= set(kind.answers)
    assert kind.claims or kind.regime is Regime.JUDICIAL, (
        "which answers say that we know the person? (a court's decision rests on no record of ours)"
    )
    for rows, part in kind.claims_of.items():
        assert isinstance(kind.answers[rows], Rows)
        assert part in kind.answers[rows].parts
    for letter in kind.letters.values():
        for section in letter.sections:
            assert set(section.names) <= set(kind.form(section.part)), section.heading
            assert section.part in {Part.ASKS, Part.ANSWERS}
    assert {"request", "answer"} <= set(kind.letters)


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.code)
def test_the_letter_shows_every_ask_and_answer_that_must_be_there(kind: RequestType) -> None:
    for part, name in ((Part.ASKS, "request"), (Part.ANSWERS, "answer")):
        shown = {one for section in kind.letters[name].sections for one in section.names}
        hidden = {"max_penalty", "organised_group", "transnational", "confidential", "conditions"}
        needed = {name for name, one in kind.form(part).items() if one.required} - hidden
        assert needed <= shown


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.code)
def test_its_course_uses_only_stages_clocks_and_acts_that_exist(kind: RequestType) -> None:
    stages = {stage.code for stage in kind.stages} | {START}
    clocks = {clock.code for clock in kind.clocks}

    for row in kind.transitions:
        assert set(row.source) <= stages
        assert row.target in stages
        assert {tick.clock for tick in row.ticks} <= clocks
        assert any(roles.may([role], row.act) for role in roles.ROLES), row.act
    approved = {row.target for row in kind.transitions if row.verb == "approve"}
    for verb in kind.four_eyes - {"answer"}:  # an answer is prepared by one officer and sent by another
        assert any(approved & set(row.source) for row in kind.transitions if row.verb == verb), verb


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.code)
def test_its_own_safeguards_are_switched_on_by_its_concerns(kind: RequestType) -> None:
    from comity.rules.safeguards import book

    concerned = {word for rule in book().rules for word in rule.scope.concerns}

    assert kind.concerns
    assert kind.concerns <= concerned


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.code)
def test_the_forms_ask_for_every_fact_the_safeguards_need_that_the_node_does_not_know(
    kind: RequestType,
) -> None:
    """Otherwise a request of this kind could never leave."""
    from comity.rules.safeguards import book
    from comity.rules.safeguards.rule import Kind

    node = set(given.NODE) | {
        "basis_state",
        "lawyer_confirmed_basis",
        "onward_authorised",
        "refusal_ground",
        "refusal_ground_stated",
        "partial_answer_considered",
        "consulted",
        "wrong_data_sent",
        "subject_asked",
        *TOLD_BY_LAW,
    }
    person = {"category", "minor", "subject_national_of", "identifiers_given", "own_national_of_requested"}
    doors = {
        Direction.OUT_REQUEST: (Part.ASKS, Part.ASK_CHECKS),
        Direction.OUT_ANSWER: (Part.ASKS, Part.ANSWERS, Part.ANSWER_CHECKS),
    }
    for door, parts in doors.items():
        told = {one.fact for part in parts for one in kind.form(part).values()} | set(kind.tells)
        for rule in book().rules:
            about = given.matter({}, regime=kind.regime, concerns=kind.concerns)
            if rule.kind is Kind.JUDGEMENT and rule.applies(about, door):
                missing = set(rule.inputs) - told - node - person - OPTIONAL.get(rule.law.id, set())
                assert not missing, (door, rule.law.id, missing)


TOLD_BY_LAW = {
    "purpose",
    "legal_basis",
    "constitution_bars_own_nationals",
    "requested_protects_own_nationals",
    "requested_protects_refugees",
    "requested_bars_any_capital_extradition",
    "requesting_party_to_cat",
}
"""Facts that follow from others or from the two states' law; no officer types them."""

OPTIONAL: dict[str, set[str]] = {
    "R-AL-04": {"current_persecution_risk"},
    "R-AS-01": {"refugee_status"},
    "R-AS-01[return]": {"appeal_pending"},
    "R-AS-04[return]": {"appeal_pending"},
    "R-AS-02": {"enquiry_in_origin_country", "enquiry_reveals_claim"},
    "R-AS-02[contact]": {"enquiry_in_origin_country", "contact_with_persecutor"},
    "R-AS-03": {"enquiry_in_origin_country", "least_disclosure"},
    "R-DP-04": {"adequacy_decision", "strict_necessity_assessed"},
    "R-EX-09[treatment]": {"individual_risk", "assurance", "assurance_topic"},
    "R-EX-14[limit]": {"delay_excessive"},
    "R-ML-04": {"consent_other_state"},
    "R-AL-07[use]": {"consent_other_state"},
    "R-ML-05": {"assurance_topic"},
    "R-RE-06": {"crime_codes"},
    "R-DP-08": {"transfer_ground_reviewed"},
}
"""Facts that are asked only where protection was sought or a victim is concerned; without them such a letter stays."""


def test_what_an_officer_typed_is_never_lost() -> None:
    typed: dict[str, Json] = {"purpose_kind": "gossip", "purpose": "  because ", "from_the_future": 1}

    checked = given.RECORD.check(Part.ASKS, typed)

    assert checked.content["purpose_kind"] == "gossip"
    assert checked.content["purpose"] == "because"
    assert checked.content["from_the_future"] == 1
    assert "purpose_kind" in [error.path for error in checked.errors]


def test_people_are_found_wherever_the_type_says_they_are() -> None:
    several = given.REGISTRY.get("crime-information")

    assert given.RECORD.people(given.ASKS)[0][0] == "subject"
    assert [path for path, _ in several.people({"people": [{"name": "a"}, {"name": "b"}]})] == [
        "people.0",
        "people.1",
    ]
    assert several.people({}) == ()


def test_an_answer_claims_to_know_the_person_only_where_it_says_so() -> None:
    asked = {"subject": {"name": "a"}}

    assert given.RECORD.claimed(asked, {"result": "convictions"}) == {"subject"}
    assert given.RECORD.claimed(asked, {"result": "none"}) == frozenset()
    assert given.RECORD.claimed({}, {"result": "convictions"}) == {"subject"}, (
        "nobody was named, so nobody is known"
    )


@pytest.mark.parametrize(
    ("answers", "claimed"),
    [
        ({"known": "no"}, set()),
        ({"known": "yes"}, {"people.0", "people.1"}),
        ({"known": "no", "attachment": "a1"}, {"people.0", "people.1"}),
        ({"known": "yes", "items": [{"person": 2}]}, {"people.1"}),
        ({"known": "no", "items": [{"person": 1}, {"person": 0}]}, {"people.0"}),
        ({"known": "yes", "items": [{"person": 0}]}, set()),
        ({"known": "yes", "items": [{"person": 3}]}, {"3"}),
        ({"known": "yes", "items": [{}]}, {"None"}),
        ({"known": "yes", "items": "nonsense"}, {"people.0", "people.1"}),
    ],
)
def test_of_several_people_each_item_says_whom_it_is_about(answers, claimed) -> None:
    several = given.REGISTRY.get("crime-information")

    assert several.claimed({"people": [{"name": "a"}, {"name": "b"}]}, answers) == claimed


def test_an_answer_about_things_alone_claims_nobody() -> None:
    several = given.REGISTRY.get("crime-information")

    assert several.claimed({"things": [{"kind": "vehicle"}]}, {"known": "yes"}) == frozenset()


def test_no_other_file_names_a_types_code_but_the_simulated_partner_that_asks_for_one() -> None:
    codes = [kind.code for kind in TYPES]
    own, walk = SOURCE / "rules" / "requests", SOURCE / "partner"
    naming = [
        (str(file.relative_to(SOURCE)), code)
        for file in SOURCE.rglob("*.py")
        if own not in file.parents and walk not in file.parents
        for code in codes
        if re.search(rf"[\"']{code}[\"']", file.read_text("utf-8"))
    ]

    assert naming == []


def test_a_type_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        given.RECORD.code = "other"  # type: ignore[misc]
