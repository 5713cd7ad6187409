"""Protocols, declarations, ends in part, one-case instruments, unions: what the resolver makes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from tests.rules import given

from comity.rules import basis, facts, packs
from comity.rules.basis import Basis, InstrumentInForce, Library, State
from comity.rules.chain import Candidate
from comity.rules.facts import Request
from comity.rules.pack import Deadline, Declaration, Effect, Level, Mark, Pack, Serves, Stated
from comity.rules.pack_topics import bases_of
from comity.rules.request_type import Regime
from comity.rules.spans import Length, Limit, Unit

SURRENDER = Serves("extradition", "1", "Surrender.", Mark.READ)
STAY = Deadline("stay", Limit(Length(45, Unit.DAYS)), name="stay")
SHORTER = Deadline("stay", Limit(Length(30, Unit.DAYS)), name="stay")


class Topics:
    """Stands for a request type of these topics."""

    def __init__(self, *topics: str) -> None:
        self.bases = topics


def resolve(
    topic: str,
    pair: tuple[str, str],
    known: Mapping[str, object] | None = None,
    *,
    library: Library | None = None,
    on: date = given.TODAY,
) -> Basis:
    asked = Request("invented", Regime.JUDICIAL, *pair, on, known=facts.read_facts(known or {}))
    return basis.resolve(Topics(*(bases_of(topic) or (topic,))), asked, library or given.library(), today=on)


def pack(name: str, *ways: Serves, level: Level = Level.MULTILATERAL) -> Pack:
    parties = ("VN", "PL") if level is Level.BILATERAL else ()
    return Pack(
        name, "1", name.title(), level, parties, {"here": "an invented gazette"}, ways, ("extradition",)
    )


def shelf(*held: Pack, unsure: tuple[str, ...] = ()) -> Library:
    rows = tuple(
        InstrumentInForce(
            one.id, one.title, "in force", (), {"VN": "2000", "PL": "2000"}, verified=one.id not in unsure
        )
        for one in held
    )
    return Library(rows, {one.id: one for one in held})


def serving(found: Basis) -> list[str]:
    return [one.pack for one in found.served_by]


def reasons(found: Basis) -> dict[str, str]:
    return {one.instrument: one.why.format_map(one.params) for one in found.not_served_by}


def lacks(said: Basis | Candidate) -> list[str]:
    return [one.text.format_map(one.params) for one in said.lacking]


# Protocols


def test_a_protocol_that_binds_both_replaces_what_it_changes() -> None:
    base = replace(pack("treaty", SURRENDER), deadlines=(STAY,))
    later = replace(pack("protocol"), amends="treaty", deadlines=(SHORTER,))

    found = resolve("extradition", ("VN", "PL"), library=shelf(base, later))

    assert [str(limit.length) for limit in found.limits("stay")] == ["30 calendar days"]
    assert found.best.protocols == ("Protocol",)
    assert serving(found) == ["treaty"], (
        "a protocol without articles of its own is no basis beside its treaty"
    )


def test_a_protocol_whose_dates_nobody_checked_hides_nothing() -> None:
    base = replace(pack("treaty", SURRENDER), deadlines=(STAY,))
    later = replace(pack("protocol"), amends="treaty", deadlines=(SHORTER,))

    found = resolve("extradition", ("VN", "PL"), library=shelf(base, later, unsure=("protocol",)))

    told = [(str(limit.length), limit.verified) for limit in found.limits("stay")]
    assert told == [("45 calendar days", True), ("30 calendar days", False)]


def test_a_protocol_does_not_serve_where_its_treaty_does_not() -> None:
    later = replace(pack("protocol", SURRENDER), amends="treaty")

    found = resolve("extradition", ("VN", "PL"), library=shelf(later))

    assert found.state is State.NONE
    assert "does not bind both" in reasons(found)["Protocol"]


def test_switzerland_and_the_united_kingdom_have_the_treaty_of_1957_with_its_protocols() -> None:
    known = {"max_penalty_months": 60, "penalty_under_requested_law_months": 60}
    known |= {"purpose_kind": "prosecution", "military_offence": False}

    found = resolve("extradition", ("GB", "CH"), known)
    best = found.best

    assert best.pack == "coe-ets24-extradition"
    assert best.complete
    assert not best.verified, "the day for the United Kingdom is only remembered"
    assert any("Fourth Additional Protocol" in title for title in best.protocols)
    assert {str(one.length) for one in found.limits("speciality-stay")} == {
        "45 calendar days",
        "30 calendar days",
    }
    assert not any(one.verified for one in found.limits("provisional-arrest-must-end"))
    assert {"own_nationals", "language"} <= {one.name for one in best.declarations if one.instrument == "CH"}


def test_without_consent_the_protocol_of_1997_may_serve_where_the_convention_does_not() -> None:
    known = {"sentence_left_months": 24, "dual_criminality": "true", "person_consent": "false"}

    refused = resolve(
        "transfer-sentenced", ("CH", "HU"), {**known, "expulsion_order": False, "person_fled": False}
    )
    expelled = resolve("transfer-sentenced", ("CH", "HU"), {**known, "expulsion_order": True})

    assert serving(refused) == []
    assert serving(expelled) == ["coe-ets167-transfer-1"]


# Declarations


def test_a_convention_is_no_basis_for_a_state_that_said_no() -> None:
    known = {"crime_codes": ("CORRUPT",), "max_penalty_months": 60, "organised_group": True}

    found = resolve("extradition", ("PL", "VN"), known)

    told = reasons(found)["United Nations Convention against Corruption (2003)"]
    assert told == "VN does not take it as a basis for this (Art. 44)."


@pytest.mark.parametrize(
    ("stances", "state"),
    [
        ({"VN": True, "PL": True}, State.VERIFIED),
        ({"PL": True}, State.CONDITIONAL),
        ({}, State.CONDITIONAL),
        ({"VN": False, "PL": True}, State.NONE),
    ],
)
def test_both_sides_must_be_known_to_take_it_as_a_basis(stances: dict[str, bool], state: State) -> None:
    said = tuple(
        Declaration(who, "treaty_as_legal_basis", "said", "16", Mark.READ, basis=stance)
        for who, stance in stances.items()
    )
    one = replace(pack("convention", replace(SURRENDER, declared=True)), declarations=said)

    found = resolve("extradition", ("VN", "PL"), library=shelf(one))

    assert found.state is state
    silent = [who for who in ("VN", "PL") if who not in stances] if found.served_by else []
    assert [who for who in silent if any(who in lack for lack in lacks(found.best))] == silent


# Ends, single cases, models, unions


def test_an_instrument_may_end_in_part() -> None:
    both = pack(
        "treaty", replace(SURRENDER, until="2021-06-30"), Serves("mla-criminal", "2", "Help.", Mark.READ)
    )
    library = shelf(both)

    assert serving(resolve("extradition", ("VN", "PL"), library=library, on=date(2021, 6, 30))) == ["treaty"]
    after = resolve("extradition", ("VN", "PL"), library=library, on=date(2021, 7, 1))
    assert reasons(after) == {"Treaty": "Its Art. 1 ended on 2021-06-30; other parts of it may stand."}
    assert serving(resolve("mla-criminal", ("VN", "PL"), library=library)) == ["treaty"]


def test_a_memorandum_for_one_case_serves_no_other() -> None:
    found = resolve("extradition", ("GB", "VN"))

    title = "United Kingdom–Viet Nam Memorandum on Extradition in One Case (2022)"
    assert reasons(found)[title] == "It was made for one case and serves no other."


def test_a_model_treaty_decides_no_case() -> None:
    model = replace(pack("model"), level=Level.MODEL, thresholds=(Stated("least", "1 year", "2", Mark.READ),))

    found = resolve("extradition", ("VN", "PL"), library=shelf(model))

    assert found.state is State.NONE
    assert not any(one.thresholds for one in found.served_by)


def test_an_agreement_of_a_union_binds_its_members_but_not_among_themselves() -> None:
    assert "eu-ge-2010-readmission" in serving(resolve("readmission", ("PL", "GE")))
    assert "eu-ge-2010-readmission" in serving(resolve("readmission", ("GE", "HU")))
    assert "eu-ge-2010-readmission" not in serving(resolve("readmission", ("PL", "HU")))
    assert "eu-ge-2010-readmission" not in serving(resolve("readmission", ("CH", "GE")))


def test_a_directive_never_binds_a_third_state() -> None:
    found = resolve("police", ("PL", "VN"))

    assert "Directive (EU) 2023/977" not in " ".join(
        [*reasons(found), *(one.instrument for one in found.served_by)]
    )


@pytest.mark.parametrize(("day", "serves"), [(date(2026, 6, 30), True), (date(2026, 7, 1), False)])
def test_the_law_of_2007_ends_when_the_laws_of_2025_begin(day: date, serves: bool) -> None:  # noqa: FBT001 - a table
    known = {"own_national_of_requested": False}

    found = resolve("extradition", ("FR", "VN"), known, on=day)

    assert ("vn-law-2007-assistance" in serving(found)) is serves
    assert ("vn-law-2025-extradition" in serving(found)) is not serves


# Persons carved out, thresholds of the pair


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"own_national_of_requested": True}, "not a national"),
        ({"asylum_claim": "granted"}, "does not enjoy asylum"),
        ({"max_penalty_months": 12}, "more than a year under the law of the asking state"),
        ({"penalty_under_requested_law_months": 12}, "more than a year under the law of the requested state"),
        ({"purpose_kind": "execution", "sentence_awarded_months": 6}, "more than six months"),
    ],
)
def test_poland_and_viet_nam_ask_more_than_a_year_and_spare_some_persons(
    changed: Mapping[str, object], why: str
) -> None:
    known = {
        "max_penalty_months": 13,
        "penalty_under_requested_law_months": 13,
        "purpose_kind": "prosecution",
    }
    known |= {"own_national_of_requested": False, "asylum_claim": "none"}
    title = packs.load_all()["vn-pl-1993-mla"].title

    assert resolve("extradition", ("VN", "PL"), known).state is State.VERIFIED
    refused = resolve("extradition", ("VN", "PL"), {**known, **changed})
    assert why in reasons(refused)[title]
    assert refused.state is not State.VERIFIED


def test_hungary_and_viet_nam_ask_a_year_under_one_law_only() -> None:
    known = {"max_penalty_months": 12, "purpose_kind": "prosecution"}

    assert resolve("extradition", ("HU", "VN"), known).best.pack == "vn-hu-2013-extradition"
    assert resolve("extradition", ("HU", "VN"), known).state is State.VERIFIED
    sentence = resolve("extradition", ("HU", "VN"), {**known, "purpose_kind": "execution"})
    assert sentence.state is not State.VERIFIED, "how much of a sentence must be left was not read"


def test_what_a_treaty_refuses_is_not_done_by_national_law() -> None:
    """Poland asks Viet Nam for a Vietnamese: the treaty of 1993 says no, so the law for want of a treaty is shut."""
    known = {"own_national_of_requested": True, "max_penalty_months": 60}

    found = resolve("extradition", ("PL", "VN"), known)

    assert serving(found) == []
    assert "for want of a treaty" in reasons(found)["Viet Nam: Law on Extradition 100/2025/QH15"]
    assert lacks(found) == [], "there is an agreement; it refuses"


# What is told


def test_what_is_missing_between_two_states_is_said() -> None:
    assert lacks(resolve("extradition", ("VN", "GB"))) == [
        "There is no extradition agreement with GB in force."
    ]
    assert lacks(resolve("extradition", ("VN", "PL"))) == []
    assert lacks(resolve("transfer-sentenced", ("VN", "PL"))) == [
        "There is no agreement on the transfer of sentenced persons with PL in force."
    ]


def test_a_side_whose_authority_nobody_read_is_named() -> None:
    best = resolve("mla-criminal", ("VN", "RU")).best

    known = {one.state for one in best.authorities}
    assert known == {"VN", "RU"}
    assert "Who is competent in PL under" in " ".join(
        lacks(resolve("police", ("VN", "PL"), {"organised_group": True}).best)
    )


def test_grounds_of_refusal_tell_apart_to_forbid_to_permit_and_to_end_a_duty() -> None:
    told = {
        (pack.id, one.name): one.effect
        for pack in packs.load_all().values()
        for one in pack.refusals
        if one.effect
    }

    assert told["coe-ets24-extradition", "discrimination_clause"] is Effect.MUST
    assert told["un-1988-drugs", "discrimination_clause"] is Effect.MAY
    assert told["untoc", "discrimination_clause"] is Effect.NO_DUTY
    assert told["coe-ets24-extradition", "death_penalty"] is Effect.MAY
    assert told["ch-law-irsg", "death_penalty"] is Effect.MUST


def test_what_is_about_other_things_and_binds_nobody_here_is_not_mentioned() -> None:
    told = reasons(resolve("extradition", ("VN", "GB")))

    assert "London–Hanoi Police Co-operation (proposed)" not in told
    assert told["United Kingdom–Viet Nam Agreement on Extradition (proposed)"].endswith("‘proposed’.")
