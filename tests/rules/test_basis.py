"""The legal basis: what serves today, best first, why the rest does not, and what is missing."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from tests.rules import given

from comity.rules import basis, facts, packs
from comity.rules.basis import Basis, InstrumentInForce, Library, State
from comity.rules.errors import NoBasis
from comity.rules.facts import Frame, Request, Subject
from comity.rules.pack import FactTest, Level, Mark, Pack, Serves, When
from comity.rules.request_type import RequestType

CRIME = given.REGISTRY.get("crime-information")
IDENTITY = given.REGISTRY.get("identity-nationality")


def ask(
    kind: RequestType,
    pair: tuple[str, str],
    known: Mapping[str, object] | None = None,
    on: date = given.TODAY,
) -> Request:
    return facts.gather(kind, Frame(*pair, on, known or {}), {})


def resolve(
    kind: RequestType,
    pair: tuple[str, str],
    known: Mapping[str, object] | None = None,
    *,
    on: date = given.TODAY,
    library: Library | None = None,
) -> Basis:
    return basis.resolve(kind, ask(kind, pair, known, on), library or given.library(), today=on)


def serving(found: Basis) -> list[str]:
    return [one.pack for one in found.served_by]


def reasons(found: Basis) -> dict[str, str]:
    return {one.instrument: one.why.format_map(one.params) for one in found.not_served_by}


def pack(name: str, *ways: Serves, level: Level = Level.BILATERAL) -> Pack:
    parties = ("VN", "PL") if level is Level.BILATERAL else ()
    return Pack(name, "1", name.title(), level, parties, (), ways)


def shelf(*held: Pack, stage: str = "in force", since: str = "2000", verified: bool = True) -> Library:
    """A register and packs of invented instruments, all in force alike."""
    rows = tuple(
        InstrumentInForce(one.id, one.title, stage, (), {"VN": since, "PL": since}, verified=verified)
        for one in held
    )
    return Library(rows, {one.id: one for one in held})


MLA = Serves("mla-criminal", "1", "Assistance.", Mark.READ)
POLICE = Serves("police", "1", "Police.", Mark.READ)


def test_viet_nam_may_ask_poland_for_a_record_under_the_treaty_of_1993() -> None:
    found = resolve(given.RECORD, ("VN", "PL"), {"crime_codes": ["FRAUD"], "max_penalty_months": 60})

    assert found.state is State.VERIFIED
    assert found.best.pack == "vn-pl-1993-mla"
    assert found.best.verified
    assert "Ministry of Justice" in {one.name for one in found.best.authorities if one.state == "PL"}
    assert "Russian or French" in found.best.language
    assert found.missing == ()


def test_viet_nam_may_ask_hungary_and_poland_by_different_treaties() -> None:
    assert resolve(given.RECORD, ("VN", "HU")).best.pack == "vn-hu-2016-mla"
    assert resolve(given.RECORD, ("HU", "VN")).best.pack == "vn-hu-2016-mla"


def test_a_treaty_nobody_has_read_is_never_a_green_light() -> None:
    found = resolve(given.RECORD, ("VN", "GB"), {"organised_group": False, "crime_codes": ["THEFT"]})

    assert "vn-gb-2009-mla" in serving(found)
    assert found.state is State.UNVERIFIED
    assert not found.best.verified


def test_switzerland_asks_viet_nam_who_somebody_is_but_not_the_other_way_round() -> None:
    """The agreement of 2006 is one-sided: only Viet Nam takes back."""
    known = {"asylum_claim": "none"}

    towards = resolve(IDENTITY, ("CH", "VN"), known)
    back = resolve(IDENTITY, ("VN", "CH"), known)

    assert towards.best.pack == "ch-vn-2006-readmission"
    assert [str(limit.length) for limit in towards.limits("answer")] == ["2 months"]
    assert "ch-vn-2006-readmission" not in serving(back)
    assert "CH cannot be asked" in reasons(back)["Switzerland–Viet Nam Readmission Agreement (2006)"]


def test_the_readmission_agreement_is_not_there_for_refugees() -> None:
    found = resolve(IDENTITY, ("CH", "VN"), {"asylum_claim": "granted"})

    assert "ch-vn-2006-readmission" not in serving(found)
    assert "recognised refugee" in reasons(found)["Switzerland–Viet Nam Readmission Agreement (2006)"]


def test_organised_crime_decides_whether_the_police_agreement_serves() -> None:
    yes = resolve(CRIME, ("VN", "PL"), {"organised_group": True})
    no = resolve(CRIME, ("VN", "PL"), {"organised_group": False, "crime_codes": ["THEFT"]})
    listed = resolve(CRIME, ("VN", "PL"), {"organised_group": False, "crime_codes": ["THB"]})

    assert yes.best.pack == listed.best.pack == "vn-pl-2003-organised-crime"
    assert "vn-pl-2003-organised-crime" not in serving(no)


def test_an_open_condition_keeps_the_candidate_and_names_the_missing_fact() -> None:
    library = shelf(
        pack(
            "narrow",
            replace(POLICE, when=(When("Organised.", "1", (FactTest("organised_group", equals=True),)),)),
        )
    )

    found = resolve(CRIME, ("VN", "PL"), library=library)

    assert found.state is State.CONDITIONAL
    assert found.missing == ("organised_group",)
    assert not found.best.complete


@pytest.mark.parametrize(
    ("day", "serves"),
    [("2005-05-13", False), ("2005-05-14", True), ("2026-06-30", True), ("2026-07-01", False)],
)
def test_an_instrument_serves_from_its_first_to_its_last_day(day: str, serves: bool) -> None:  # noqa: FBT001 - a table
    one = pack("treaty", MLA)
    row = InstrumentInForce(
        "treaty", "Treaty", "in force", (), {"VN": "2005-05-14", "PL": "2004-01-01"}, {"VN": "2026-06-30"}
    )

    found = resolve(
        given.RECORD, ("VN", "PL"), on=date.fromisoformat(day), library=Library((row,), {"treaty": one})
    )

    assert bool(found.served_by) is serves


def test_of_a_date_known_only_by_its_year_the_last_day_counts() -> None:
    library = shelf(pack("treaty", MLA), since="2005")

    assert not resolve(given.RECORD, ("VN", "PL"), on=date(2005, 12, 30), library=library).served_by
    assert resolve(given.RECORD, ("VN", "PL"), on=date(2005, 12, 31), library=library).served_by


def test_the_law_of_2007_serves_until_the_laws_of_2025_take_its_place() -> None:
    before = resolve(given.RECORD, ("VN", "FR"), on=date(2026, 6, 30))
    after = resolve(given.RECORD, ("VN", "FR"), on=date(2026, 7, 1))

    assert serving(before) == ["vn-law-2007-assistance"]
    assert serving(after) == ["vn-law-2025-mla"]


@pytest.mark.parametrize("stage", ["idea", "negotiating", "signed", "ratifying", "suspended", "terminated"])
def test_only_what_is_in_force_serves_and_the_stage_is_told(stage: str) -> None:
    found = resolve(given.RECORD, ("VN", "PL"), library=shelf(pack("treaty", MLA), stage=stage))

    assert found.state is State.NONE
    assert f"‘{stage}’" in reasons(found)["Treaty"]


def test_a_party_without_a_date_of_force_is_not_bound() -> None:
    row = InstrumentInForce("treaty", "Treaty", "in force", ("VN", "PL"), {"VN": "2005"})

    found = resolve(given.RECORD, ("VN", "PL"), library=Library((row,), {"treaty": pack("treaty", MLA)}))

    assert reasons(found) == {"Treaty": "The register holds no date from which it binds PL."}


def test_an_agreement_whose_words_nobody_read_in_serves_nothing() -> None:
    row = InstrumentInForce("", "Memorandum", "in force", (), {"VN": "2005", "PL": "2005"})

    found = resolve(given.RECORD, ("VN", "PL"), library=Library((row,), {}))

    assert "ask a lawyer" in reasons(found)["Memorandum"]


def test_what_is_between_others_is_not_even_mentioned() -> None:
    found = resolve(given.RECORD, ("VN", "PL"))
    told = " ".join([*serving(found), *reasons(found)])

    assert "ch-hu-1999-crime" not in told
    assert "Switzerland–Hungary" not in told


def test_a_convention_steps_back_where_a_treaty_on_the_topic_binds_the_two() -> None:
    general = pack("convention", replace(MLA, gap_filler=True), level=Level.MULTILATERAL)

    alone = resolve(given.RECORD, ("VN", "PL"), library=shelf(general))
    beside = resolve(given.RECORD, ("VN", "PL"), library=shelf(general, pack("treaty", MLA)))

    assert serving(alone) == ["convention"]
    assert serving(beside) == ["treaty"]
    assert "step back" in reasons(beside)["Convention"]


def test_a_convention_does_not_step_back_for_a_treaty_nobody_has_read() -> None:
    general = pack("convention", replace(MLA, gap_filler=True), level=Level.MULTILATERAL)
    unread = pack("treaty", replace(MLA, mark=Mark.MEMORY))

    found = resolve(given.RECORD, ("VN", "PL"), library=shelf(general, unread))

    assert serving(found) == ["convention", "treaty"]


def test_read_goes_before_unread_and_the_special_before_the_general() -> None:
    held = (
        pack("law", MLA, level=Level.MEMBERSHIP),
        pack("convention", MLA, level=Level.MULTILATERAL),
        pack("unread", replace(MLA, mark=Mark.SECONDARY)),
        pack("treaty", MLA),
    )

    assert serving(resolve(given.RECORD, ("VN", "PL"), library=shelf(*held))) == [
        "treaty",
        "convention",
        "law",
        "unread",
    ]


def test_dates_nobody_checked_make_the_whole_candidate_unverified() -> None:
    found = resolve(given.RECORD, ("VN", "PL"), library=shelf(pack("treaty", MLA), verified=False))

    assert found.state is State.UNVERIFIED


def test_a_condition_on_people_must_hold_for_every_one_of_them() -> None:
    way = replace(POLICE, when=(When("A victim.", "8", (FactTest("category", equals="victim"),)),))
    people = (Subject("people.0", {"category": "victim"}), Subject("people.1", {"category": "suspect"}))
    library = shelf(pack("protocol", way))
    base = ask(CRIME, ("VN", "PL"))

    both = basis.resolve(CRIME, replace(base, subjects=people), library, today=given.TODAY)
    one = basis.resolve(CRIME, replace(base, subjects=people[:1]), library, today=given.TODAY)
    nobody = basis.resolve(CRIME, base, library, today=given.TODAY)

    assert not both.served_by
    assert one.state is State.VERIFIED
    assert nobody.state is State.CONDITIONAL


@pytest.mark.parametrize(
    ("test", "value", "met"),
    [
        (FactTest("max_penalty_months", least=48), 48, True),
        (FactTest("max_penalty_months", least=48), 47, False),
        (FactTest("max_penalty_months", more_than=12), 12, False),
        (FactTest("max_penalty_months", more_than=12), 13, True),
        (FactTest("crime_codes", among=("THB", "DRUGS")), ("FRAUD", "THB"), True),
        (FactTest("crime_codes", among=("THB",)), ("FRAUD",), False),
        (FactTest("asylum_claim", among=("none", "refused")), "refused", True),
        (FactTest("organised_group", equals=True), False, False),
        (FactTest("category", equals="victim"), "victim", True),
    ],
)
def test_at_least_and_more_than_are_two_things(test: FactTest, value: object, met: bool) -> None:  # noqa: FBT001 - a table
    assert test.met(facts.read_facts({test.fact: value})[test.fact]) is met


def test_nothing_serves_is_said_in_one_sentence() -> None:
    found = resolve(IDENTITY, ("VN", "ZA"))

    assert found.state is State.NONE
    with pytest.raises(NoBasis) as caught:
        _ = found.best
    assert str(caught.value) == "No agreement lets us ask ZA this."


def test_the_facts_of_the_basis_are_words_the_safeguards_know() -> None:
    for found in (resolve(given.RECORD, ("VN", "PL")), resolve(IDENTITY, ("VN", "ZA"))):
        assert facts.read_facts(found.facts())["basis_state"] == found.state.value


def test_the_versions_of_all_packs_that_serve_are_kept() -> None:
    found = resolve(given.RECORD, ("VN", "PL"))

    assert found.versions() == {one.pack: packs.load_all()[one.pack].version for one in found.served_by}


def test_the_treaty_of_1985_explains_older_cases_and_serves_no_new_one() -> None:
    before = resolve(given.RECORD, ("VN", "HU"), on=date(2018, 1, 1))
    after = resolve(given.RECORD, ("VN", "HU"), on=date(2019, 3, 6))

    assert "vn-hu-1985-mla" in serving(before)
    assert "vn-hu-1985-mla" not in serving(after)


def test_five_hundred_instruments_are_resolved_in_a_blink() -> None:
    """The shipped instruments over and over, as a country with many treaties has them; of its own time only."""
    library = given.many(500)
    request = ask(given.RECORD, ("VN", "PL"), {"max_penalty_months": 60})

    def once() -> float:
        begun = time.thread_time()
        found = basis.resolve(given.RECORD, request, library, today=given.TODAY)
        assert len(library.register) == 500
        assert len(found.served_by) >= 10
        return time.thread_time() - begun

    assert min(once() for _ in range(10)) < 0.01
