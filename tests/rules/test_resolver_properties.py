"""What must hold of every legal basis, whatever is asked between whom on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as any_of
from tests.rules.given import library, many

from comity.rules import basis, facts, packs
from comity.rules.basis import Basis, Library, State
from comity.rules.facts import Request
from comity.rules.pack import Mark, Pack
from comity.rules.pack_topics import bases_of
from comity.rules.partial_dates import first_day, last_day
from comity.rules.request_type import Regime

STATES = ("VN", "PL", "CH", "HU", "GB", "RU", "GE", "FR")
TOPICS = sorted({way.topic for pack in packs.load_all().values() for way in pack.serves})
KNOWN = {
    "max_penalty_months": 60,
    "penalty_under_requested_law_months": 60,
    "sentence_awarded_months": 30,
    "sentence_left_months": 24,
    "purpose_kind": "prosecution",
    "own_national_of_requested": False,
    "asylum_claim": "none",
    "political_character": "none",
    "military_offence": False,
    "fiscal_offence": False,
    "organised_group": True,
    "transnational": True,
    "crime_codes": ("ORGCRIME", "CORRUPT", "DRUGS", "THB"),
    "category": "victim",
    "person_consent": "true",
    "dual_criminality": "true",
    "lawyer_confirmed_basis": True,
}
DAYS = any_of.dates(date(2005, 1, 1), date(2040, 12, 31))
PAIRS = any_of.tuples(any_of.sampled_from(STATES), any_of.sampled_from(STATES)).filter(
    lambda pair: pair[0] != pair[1]
)
SUBSETS = any_of.sets(any_of.sampled_from(sorted(KNOWN)))


class Asked:
    """Stands for a request type of any topics."""

    def __init__(self, *topics: str) -> None:
        self.bases = topics


KINDS = any_of.lists(any_of.sampled_from(TOPICS), min_size=1, max_size=3, unique=True).map(
    lambda t: Asked(*t)
)


def request(pair: tuple[str, str], day: date, hidden: frozenset[str] | set[str] = frozenset()) -> Request:
    known = {key: value for key, value in KNOWN.items() if key not in hidden}
    return Request("invented", Regime.JUDICIAL, *pair, day, known=facts.read_facts(known))


def green(found: Basis) -> bool:
    return found.state is State.VERIFIED


def unread(pack: Pack) -> Pack:
    """The same words, of which nobody has read any."""
    ways = tuple(replace(way, mark=Mark.MEMORY) for way in pack.serves)
    return replace(
        pack, serves=ways, declarations=tuple(replace(d, mark=Mark.MEMORY) for d in pack.declarations)
    )


def learned() -> Library:
    """The shipped instruments as they would be had somebody read them all, so that much is green."""
    held = {
        name: replace(
            pack,
            serves=tuple(replace(way, mark=Mark.READ) for way in pack.serves),
            declarations=tuple(replace(said, mark=Mark.READ) for said in pack.declarations),
        )
        for name, pack in packs.load_all().items()
    }
    return Library(tuple(replace(row, verified=True) for row in library().register), held)


LEARNED = learned()


@settings(max_examples=80, deadline=None)
@over(KINDS, PAIRS, DAYS)
def test_only_what_binds_both_on_the_day_serves(kind: Asked, pair: tuple[str, str], day: date) -> None:
    found = basis.resolve(kind, request(pair, day), library(), today=day)
    rows = {row.pack: row for row in library().register}

    for one in found.served_by:
        row, pack = rows[one.pack], packs.load_all()[one.pack]
        assert row.stage == "in force"
        assert pack.level.binds
        assert not pack.one_case
        for since in row.in_force_from.values() if len(row.in_force_from) < 3 else ():
            assert last_day(since) <= day
        for state in pair:
            if until := row.in_force_until.get(state):
                assert day <= first_day(until)


@settings(max_examples=80, deadline=None)
@over(KINDS, PAIRS, DAYS)
def test_green_means_that_words_and_days_were_read(kind: Asked, pair: tuple[str, str], day: date) -> None:
    found = basis.resolve(kind, request(pair, day), library(), today=day)
    nobody = Library(library().register, {name: unread(pack) for name, pack in packs.load_all().items()})

    assert green(found) == any(one.complete and one.verified for one in found.served_by)
    assert not green(basis.resolve(kind, request(pair, day), nobody, today=day))


@settings(max_examples=80, deadline=None)
@over(KINDS, PAIRS, DAYS, SUBSETS)
def test_knowing_less_of_the_matter_never_allows_more(
    kind: Asked, pair: tuple[str, str], day: date, hidden: set[str]
) -> None:
    all_known = basis.resolve(kind, request(pair, day), LEARNED, today=day)
    less = basis.resolve(kind, request(pair, day, hidden), LEARNED, today=day)

    assert not green(less) or green(all_known)


@settings(max_examples=80, deadline=None)
@over(KINDS, PAIRS, DAYS, any_of.randoms(use_true_random=False))
def test_knowing_less_of_the_law_never_allows_more(
    kind: Asked, pair: tuple[str, str], day: date, chance: object
) -> None:
    """Packs unread or gone, days of force unchecked or gone, declarations forgotten."""
    pick = chance.random  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    held: dict[str, Pack] = {}
    for name, pack in LEARNED.packs.items():
        if pick() < 0.8:
            poorer = unread(pack) if pick() < 0.2 else pack
            held[name] = replace(poorer, declarations=()) if pick() < 0.2 else poorer
    rows = [
        replace(
            row,
            verified=row.verified and pick() < 0.8,
            in_force_from={state: since for state, since in row.in_force_from.items() if pick() < 0.9},
        )
        for row in LEARNED.register
        if pick() < 0.9
    ]

    before = basis.resolve(kind, request(pair, day), LEARNED, today=day)
    after = basis.resolve(kind, request(pair, day), Library(tuple(rows), held), today=day)

    assert not green(after) or green(before)


def test_the_properties_above_are_about_something() -> None:
    """Of the library somebody has read, a good part of all questions gets a green light."""
    day = date(2026, 11, 21)
    asked = [(Asked(topic), (a, b)) for topic in TOPICS for a in STATES for b in STATES if a != b]
    lights = [green(basis.resolve(kind, request(pair, day), LEARNED, today=day)) for kind, pair in asked]

    assert sum(lights) > len(lights) / 5


@settings(max_examples=60, deadline=None)
@over(KINDS, PAIRS, DAYS)
def test_every_candidate_names_its_article_and_both_sides_or_says_who_is_unknown(
    kind: Asked, pair: tuple[str, str], day: date
) -> None:
    found = basis.resolve(kind, request(pair, day), library(), today=day)

    for one in found.served_by:
        unknown = {lack.params["state"] for lack in one.lacking}
        assert one.article
        assert {body.state for body in one.authorities} | unknown >= set(pair)
    ranks = [(one.complete, one.verified) for one in found.served_by]
    assert ranks == sorted(ranks, reverse=True)


@pytest.mark.parametrize(
    "code", ["readmission", "extradition", "transfer-sentenced", "mutual-legal-assistance"]
)
def test_five_hundred_instruments_change_no_answer(code: str) -> None:
    """Copies serve beside their first: none is taken for another's base or protocol."""
    kind, day = Asked(*bases_of(code)), date(2026, 11, 21)
    few = basis.resolve(kind, request(("PL", "CH"), day), library(), today=day)
    lots = basis.resolve(kind, request(("PL", "CH"), day), many(2 * len(packs.known_in_force())), today=day)

    assert [one.pack for one in few.served_by] == list(
        dict.fromkeys(one.pack.rsplit("-", 1)[0] for one in lots.served_by)
    )
    assert {one.protocols for one in few.served_by} == {one.protocols for one in lots.served_by}
