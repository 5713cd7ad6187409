"""Invented people who are nearly somebody: the same name, and one digit of the birth or one mark another.

`lookalikes` (in `people`) invents relatives and namesakes, whom a good cross-check never shows. These here it must
show as possible hits, since a clerk's slip would look the same: only a person can tell that it is somebody else.
"""

import random
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

from comity.partner.people import Person, passport

TONES = "\u0300\u0301\u0303\u0309\u0323"
"""The five tones Vietnamese writes; without one a syllable has the sixth."""


def nearly(person: Person, seed: int, n: int) -> Iterator[Person]:
    """Invent people who differ from somebody in one small thing, of each kind in turn.

    `day` and `month` (one digit another), `year` (the last digit another), `order` (the name turned round and a
    day that differs by a digit) and `mark` (another tone on the given name, and such a day). The `relation` of
    each says which it is.

    Args:
        person: whom they resemble.
        seed: the same seed gives the same people.
        n: how many.
    """
    chance = random.Random(f"nearly:{seed}:{person.name}:{person.born}")  # noqa: S311 - repeatable, no secret
    kinds = tuple(_NEARLY)
    for turn in range(n):
        kind = kinds[turn % len(kinds)]
        other = _NEARLY[kind](chance, person)
        yield replace(other, relation=kind, passport=passport(chance, person.culture))


def _day(chance: random.Random, person: Person) -> Person:
    return _slipped(chance, person, "day")


def _month(chance: random.Random, person: Person) -> Person:
    return _slipped(chance, person, "month")


def _year(chance: random.Random, person: Person) -> Person:
    return _slipped(chance, person, "year")


def _order(chance: random.Random, person: Person) -> Person:
    turned = replace(person, family=" ".join(person.given), given=(person.family,))
    return _day(chance, turned)


def _mark(chance: random.Random, person: Person) -> Person:
    letters = unicodedata.normalize("NFD", person.given[0])
    own = next((letter for letter in letters if letter in TONES), "")
    other = chance.choice([tone for tone in TONES if tone != own])
    marked = letters.replace(own, other) if own else letters
    return _day(chance, replace(person, given=(unicodedata.normalize("NFC", marked), *person.given[1:])))


_NEARLY: dict[str, Callable[[random.Random, Person], Person]] = {
    "day": _day,
    "order": _order,
    "year": _year,
    "mark": _mark,
    "month": _month,
}


def _slipped(chance: random.Random, person: Person, part: str) -> Person:
    """The same person, born on another day that the calendar has: one of the last two digits of a part differs."""
    right, days = getattr(person.born, part), []
    for number in range(right - right % 100, right - right % 100 + 100):
        if (number // 10 == right // 10) != (number % 10 == right % 10):
            with suppress(ValueError):
                days.append(person.born.replace(**{part: number}))
    if part == "year":
        days = [day for day in days if day.year // 10 == right // 10]
    return replace(person, born=chance.choice(days))
