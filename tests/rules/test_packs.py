"""Packs are in order, and a pack that is not is refused with its place."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from tests.rules import given

from comity.rules import packs
from comity.rules.crimes import CRIMES
from comity.rules.errors import PackError
from comity.rules.legal_orders import orders_of
from comity.rules.pack import Level
from comity.rules.pack_schema import parse_pack, read_pack
from comity.rules.partial_dates import first_day, last_day
from comity.rules.request_type import Part, RequestType
from comity.rules.safeguards import book

GOOD = """
id = "invented-treaty"
version = "1"
title = "Invented Treaty"
level = "bilateral"
parties = ["VN", "PL"]

[sources]
gazette = "invented gazette, no. 7"

[[serves]]
topic = "police"
article = "1"
why = "They work together."
quote = "They work together"
mark = "read"

[[serves.when]]
text = "Organised crime."
article = "1"
any = [{ fact = "organised_group", equals = true }]

[[deadline]]
clock = "answer"
amount = 7
unit = "calendar days"
article = "4"
mark = "read"

[[authority]]
state = "PL"
name = "Headquarters"
mark = "memory"
"""

BROKEN = [
    ('version = "1"', "", r"version is missing"),
    ('title = "Invented Treaty"', "title = 7", r"title must be a text"),
    ('level = "bilateral"', 'level = "galactic"', r"level cannot be ‘galactic’"),
    ('parties = ["VN", "PL"]', 'parties = ["VN"]', r"parties must name two states"),
    ('parties = ["VN", "PL"]', "parties = [1, 2]", r"parties must be a list of texts"),
    ('version = "1"', 'version = "1"\ncolour = "red"', r"colour is not a key of a pack"),
    ('gazette = "invented gazette, no. 7"', "", r"sources must name one source at least"),
    ('gazette = "invented gazette, no. 7"', "gazette = 7", r"sources\.gazette must be a text"),
    (
        'no. 7"',
        'no. 7"\npress = "a paper"',
        r"serves\[0\]\.source is missing: the pack has more sources than one",
    ),
    (
        'mark = "read"',
        'mark = "read"\nsource = "dream"',
        r"serves\[0\]\.source ‘dream’ is none of the pack's sources",
    ),
    ('mark = "read"', 'mark = "read"\ndeclared = 1', r"serves\[0\]\.declared must be true or false"),
    ('level = "bilateral"', 'level = "model"', r"serves must be empty, since such a text binds nobody"),
    ('mark = "read"', 'mark = "sure"', r"serves\[0\]\.mark cannot be ‘sure’"),
    ('topic = "police"', "", r"serves\[0\]\.topic is missing"),
    (
        'quote = "They work together"',
        f'quote = "{"word " * 26}"',
        r"serves\[0\]\.quote is longer than 25 words",
    ),
    (
        "organised_group",
        "danger_score",
        r"serves\[0\]\.when\[0\]\.any\[0\]\.fact ‘danger_score’ is not in the vocab",
    ),
    ("equals = true", "equals = true, least = 3", r"any\[0\]\.fact must be tested by exactly one"),
    (", equals = true }]", " }]", r"any\[0\]\.fact must be tested by exactly one"),
    ('any = [{ fact = "organised_group", equals = true }]', "any = []", r"empty condition means no"),
    ('unit = "calendar days"', 'unit = "moons"', r"deadline\[0\]\.unit cannot be ‘moons’"),
    ("amount = 7", "amount = 0", r"deadline\[0\]\.amount must be a whole number above zero"),
    ("amount = 7", 'amount = "7"', r"deadline\[0\]\.amount must be a whole number"),
    ('id = "invented-treaty"', 'id = "another"', r"id must be ‘invented-treaty’, as the file is called"),
    ('version = "1"', "version = ", r"invented-treaty\.toml is not TOML"),
]


def write(folder: Path, text: str) -> Path:
    path = folder / "invented-treaty.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_good_pack_is_read(tmp_path: Path) -> None:
    pack = read_pack(write(tmp_path, GOOD))

    assert pack.level is Level.BILATERAL
    assert pack.serves[0].when[0].any[0].equals is True
    assert pack.deadlines[0].limit.source == "Invented Treaty, Art. 4"
    assert not pack.authorities[0].mark.verified


@pytest.mark.parametrize(("good", "bad", "sentence"), BROKEN)
def test_a_broken_pack_says_where_and_what(tmp_path: Path, good: str, bad: str, sentence: str) -> None:
    assert good in GOOD

    with pytest.raises(PackError, match=sentence):
        read_pack(write(tmp_path, GOOD.replace(good, bad, 1)))


def test_a_pack_that_is_no_table_is_refused() -> None:
    told = tomllib.loads(GOOD)
    with pytest.raises(PackError, match=r"serves\[0\] must be a table"):
        parse_pack({**told, "serves": ["police"]})
    with pytest.raises(PackError, match="serves must be an array"):
        parse_pack({**told, "serves": "police"})


def test_every_pack_that_ships_is_in_order_and_tells_where_it_was_read() -> None:
    held = packs.load_all()

    assert len(held) >= 110
    for pack in held.values():
        assert pack.sources, pack.id
        assert pack.topics, pack.id
        for one in pack.readings():
            assert one.source, (pack.id, one)
            assert one.article or not one.mark.verified or "authority" in one.what or "text" in one.what, (
                pack.id,
                one,
            )


def test_packs_hold_no_dates_of_force() -> None:
    for file in packs.HERE.glob("*.toml"):
        if file != packs.KNOWN:
            assert not re.search(r"in_force|^from = |^until = ", file.read_text("utf-8"), re.MULTILINE), (
                file.name
            )


def test_crimes_in_conditions_are_kinds_of_crime_we_know() -> None:
    for pack in packs.load_all().values():
        for way in pack.serves:
            for test in (one for when in way.when for one in when.any):
                if test.fact == "crime_codes":
                    assert set(test.among) <= set(CRIMES), pack.id


def test_topics_that_types_ask_for_are_served_by_some_pack_that_was_read() -> None:
    for kind in given.REGISTRY:
        read = {way.topic for pack in packs.load_all().values() for way in pack.serves if way.mark.verified}
        assert read & set(kind.bases), kind.code


TOLD_BY_PEOPLE = {
    "category",
    "subject_national_of",
    "own_national_of_requested",
    "minor",
    "identifiers_given",
}
"""Facts that a person's particulars tell, whatever the form asks."""


@pytest.mark.parametrize("kind", list(given.REGISTRY), ids=lambda kind: kind.code)
def test_what_a_basis_depends_on_can_be_answered_in_the_form(kind: RequestType) -> None:
    """Else a candidate would wait for ever for a fact that nobody is asked."""
    fed = {one.fact for part in Part for one in kind.form(part).values()} | TOLD_BY_PEOPLE
    open_for_ever = {
        (pack.id, when.article)
        for pack in packs.load_all().values()
        for way in pack.serves
        for when in way.when
        if way.topic in kind.bases and not any(test.fact in fed for test in when.any)
    }

    assert {name for name, _ in open_for_ever} <= {"un-2000-smuggling", "un-2000-trafficking", "ch-law-irsg"}


def test_the_published_list_names_only_packs_that_exist_and_days_that_can_be() -> None:
    for row in packs.known_in_force():
        assert not row.pack or row.pack in packs.load_all(), row.title
        assert row.parties or row.in_force_from, row.title
        for text in (*row.in_force_from.values(), *row.in_force_until.values()):
            assert first_day(text) <= last_day(text)


def test_every_pack_that_ships_stands_in_the_published_list() -> None:
    """A model treaty and a judgment are in force nowhere, so they stand in no register."""
    binding = {pack.id for pack in packs.load_all().values() if pack.level.binds}

    assert {row.pack for row in packs.known_in_force()} == binding


def test_every_legal_order_a_rule_binds_is_one_that_some_state_has() -> None:
    bound = {order for rule in book().rules for order in rule.law.binds}
    known = set().union(*(orders_of(state) for state in ("VN", "PL", "HU", "CH", "GB", "RU", "NO")))

    assert bound <= known
    assert orders_of("ZA") == {"all", "ZA"}
