"""Facts: told in one vocabulary, unknown until somebody tells them, and never a name among them."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given as with_any
from hypothesis import strategies as st
from tests.rules import given

from comity.rules import facts
from comity.rules.errors import FactError, UnknownFact
from comity.rules.facts import Frame, Request, Subject
from comity.rules.request_type import Part
from comity.rules.vocabulary import UNKNOWN, Shape, Sort, word, words


def test_the_forms_tell_their_facts_and_no_words_of_them() -> None:
    request = facts.gather(given.RECORD, Frame("VN", "PL", given.TODAY, given.NODE), {Part.ASKS: given.ASKS})

    assert request.fact("purpose_stated") is True
    assert request.fact("purpose_kind") == "investigation"
    assert request.fact("crime_codes") == ("CYBERFRAUD",)
    assert request.fact("max_penalty_months") == 120
    assert request.fact("channel") == "node"
    assert "Hải Phòng" not in json.dumps(request.to_json(), ensure_ascii=False)


def test_a_person_becomes_a_subject_without_a_name() -> None:
    request = facts.gather(given.RECORD, Frame("VN", "PL", given.TODAY), {Part.ASKS: given.ASKS})

    assert [one.path for one in request.subjects] == ["subject"]
    assert dict(request.subjects[0].known) == {
        "category": "suspect",
        "identifiers_given": 3,
        "minor": False,
        "own_national_of_requested": False,
        "subject_national_of": ("VN",),
    }


def test_what_nobody_told_is_unknown_and_is_neither_yes_nor_no() -> None:
    request = given.matter({})

    assert request.fact("minor") is UNKNOWN
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(request.fact("minor"))


def test_a_choice_of_not_checked_yet_stays_unknown() -> None:
    request = facts.gather(
        given.RECORD,
        Frame("VN", "PL", given.TODAY),
        {Part.ASK_CHECKS: {"asylum": "unknown", "special": False}},
    )

    assert request.fact("asylum_claim") is UNKNOWN
    assert request.fact("special_categories") is False


def test_a_fact_of_the_person_goes_before_one_of_the_matter() -> None:
    request = given.matter({"category": "other"}, person={"category": "victim"})

    assert request.fact("category", request.subjects[0]) == "victim"
    assert request.fact("category") == "other"


def test_telling_a_fact_as_unknown_takes_it_away() -> None:
    request = given.matter({"minor": True})

    assert request.with_facts({"minor": "unknown"}).fact("minor") is UNKNOWN


@pytest.mark.parametrize("key", ["danger_score", "Minor", ""])
def test_a_key_outside_the_vocabulary_is_refused_by_name(key: str) -> None:
    with pytest.raises(UnknownFact, match=f"‘{key}’"):
        given.matter({key: True})
    with pytest.raises(UnknownFact):
        given.matter({}).fact(key)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("minor", "perhaps"),
        ("minor", 1.5),
        ("max_penalty_months", "five years"),
        ("max_penalty_months", True),
        ("asylum_claim", "maybe"),
        ("crime_codes", 7),
    ],
)
def test_a_value_outside_the_vocabulary_is_refused(key: str, value: object) -> None:
    with pytest.raises(FactError, match=key):
        given.matter({key: value})


@pytest.mark.parametrize(
    ("born", "day", "young"),
    [
        ("2008-11-21", "2026-11-21", False),
        ("2008-11-22", "2026-11-21", True),
        ("2008-11", "2026-11-21", None),
        ("2008", "2026-11-21", None),
        ("2007", "2026-11-21", False),
        ("2009", "2026-11-21", True),
        ("2008-02-29", "2026-02-27", True),
        ("2008-02-29", "2026-02-28", False),
        ("2008", "2026-12-31", False),
        ("9999-12-31", "2026-11-21", None),
        ("2026-11-22", "2026-11-21", None),
        ("2026-11", "2026-11-21", True),
        ("9982", "2026-11-21", None),
    ],
)
def test_a_partial_birth_date_leaves_childhood_open_only_where_it_is(
    born: str, day: str, young: object
) -> None:
    assert facts.minor(born, date.fromisoformat(day)) is young


@with_any(st.dates(date(1930, 1, 1), date(2026, 1, 1)), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_knowing_the_birth_date_better_never_contradicts_knowing_it_worse(born: date, day: date) -> None:
    whole = facts.minor(born.isoformat(), day)

    for length in (4, 7):
        assert facts.minor(born.isoformat()[:length], day) in {whole, None}


@with_any(
    st.dictionaries(st.sampled_from(sorted(words())), st.sampled_from([True, 3, "none", ("VN",)]), max_size=8)
)
def test_facts_read_back_as_they_were_stored(told: dict[str, object]) -> None:
    fitting = {}
    for key, value in told.items():
        try:
            fitting |= facts.read_facts({key: value})
        except FactError:
            continue
    request = Request(
        "invented",
        given.RECORD.regime,
        "VN",
        "PL",
        given.TODAY,
        frozenset({"identity"}),
        fitting,
        (Subject("people.0", fitting),),
    )

    assert Request.from_json(json.loads(json.dumps(request.to_json()))) == request


def test_every_word_of_the_vocabulary_can_be_said() -> None:
    for key, one in words().items():
        assert one.label, key
        assert one.read("unknown") is UNKNOWN
        assert one.sort in Sort
        if one.shape is Shape.WORD:
            for value in one.values:
                assert one.read(value) == value
    assert word("torture_risk").sort is Sort.ASSESSMENT
    assert word("channel").sort is Sort.FACT
