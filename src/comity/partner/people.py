"""Invented people for demos, tests, training and measuring: the same seed gives the same people everywhere.

Names are put together from parts that are common in each culture, as often as they are common there
(`people.toml`); nobody here exists. `rewrite` (in `spelling`) writes a name as another country's clerk would,
`lookalikes` invents the people with whom somebody is easily confused.
"""

import random
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate

CULTURES = ("vi", "pl", "hu", "de", "fr", "it", "ru", "en")
EARLIEST, LATEST = date(1940, 1, 1), date(2007, 12, 31)
KINDS = ("sibling", "twin", "cousin", "namesake", "letter")
_PASSPORTS = {
    "vi": "Xnnnnnnn",
    "pl": "XXnnnnnnn",
    "hu": "XXnnnnnn",
    "de": "Cnnnnnnnn",
    "fr": "nnXXnnnnn",
    "it": "XXnnnnnnn",
    "ru": "nnnnnnnnn",
    "en": "nnnnnnnnn",
}
# A Slavic family name in the feminine, longest ending first.
_FEMININE = (
    *(("ski", "ska"), ("cki", "cka"), ("ский", "ская")),
    *(("ов", "ова"), ("ев", "ева"), ("ёв", "ёва"), ("ин", "ина")),
)
_FATHERS = {
    "Илья": ("Ильич", "Ильинична"),
    "Никита": ("Никитич", "Никитична"),
    "Пётр": ("Петрович", "Петровна"),
    "Павел": ("Павлович", "Павловна"),
    "Михаил": ("Михайлович", "Михайловна"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody invented.

    Args:
        given: given names, first the one in use.
        middle: the Vietnamese middle name, or the Russian father's name; empty elsewhere.
        family: the family name in the form for this sex.
        house: the family name as it stands for a man, shared with brothers and sisters.
        father: the given name of a Russian father, shared likewise; empty elsewhere.
        sex: F or M.
        born: the day of birth.
        culture: one of `CULTURES`.
        nationality: ISO 3166.
        passport: the number of the passport.
        relation: for a look-alike, how it is one; else empty.
    """

    given: tuple[str, ...]
    middle: str
    family: str
    house: str
    father: str
    sex: str
    born: date
    culture: str
    nationality: str
    passport: str
    relation: str = ""

    @property
    def name(self) -> str:
        """The full name as the person's own country writes it."""
        parts = {
            "vi": (self.family, self.middle, *self.given),
            "hu": (self.family, *self.given),
            "ru": (self.family, *self.given, self.middle),
        }.get(self.culture, (*self.given, self.family))
        return " ".join(part for part in parts if part)

    def row(self, identifier: str) -> dict[str, str]:
        """The person as a row of records: id, name, aliases, birth, sex, nationality, documents, expires."""
        return {
            "id": identifier,
            "name": self.name,
            "aliases": "",
            "birth": self.born.isoformat(),
            "sex": self.sex,
            "nationality": self.nationality,
            "documents": f"{self.nationality}:passport:{self.passport}",
            "expires": "",
        }


def people(seed: int, n: int, *, cultures: Sequence[str] = CULTURES) -> Iterator[Person]:
    """Invent people.

    Args:
        seed: the same seed gives the same people.
        n: how many.
        cultures: the cultures to draw from, each as often as it is listed.
    """
    chance = random.Random(f"people:{seed}")  # noqa: S311 - repeatable on purpose, no secret
    for _ in range(n):
        culture = chance.choice(cultures)
        sex = chance.choice("FM")
        yield _person(chance, culture, sex)


def lookalikes(person: Person, seed: int, n: int) -> Iterator[Person]:
    """Invent people easily confused with somebody, of each kind in turn.

    `sibling`, `twin` (same day of birth, another given name), `cousin`, `namesake` (same name, another year
    of birth; every other one keeps day and month) and `letter` (one letter of the given name is another;
    every other one keeps the day of birth). The `relation` of each says which it is.

    Args:
        person: whom they resemble.
        seed: the same seed gives the same people.
        n: how many.
    """
    chance = random.Random(f"lookalikes:{seed}:{person.name}:{person.born}")  # noqa: S311 - as above
    for turn in range(n):
        kind, odd = KINDS[turn % len(KINDS)], turn // len(KINDS) % 2 == 1
        yield replace(
            _LOOKALIKES[kind](chance, person, odd), relation=kind, passport=passport(chance, person.culture)
        )


def _person(chance: random.Random, culture: str, sex: str) -> Person:
    house = _house(chance, culture)
    father = _draw(chance, culture, "given_m") if culture == "ru" else ""
    return Person(
        given=_given(chance, culture, sex),
        middle=_middle(chance, culture, sex, father),
        family=_for_sex(house, sex, culture),
        house=house,
        father=father,
        sex=sex,
        born=EARLIEST + timedelta(days=chance.randrange((LATEST - EARLIEST).days)),
        culture=culture,
        nationality=_parts()[culture]["nationality"],
        passport=passport(chance, culture),
    )


def _sibling(chance: random.Random, person: Person, _odd: bool) -> Person:  # noqa: FBT001 - one of a table
    away = timedelta(days=chance.randrange(330, 4_000) * chance.choice((-1, 1)))
    return replace(_other_given(chance, person), born=person.born + away)


def _twin(chance: random.Random, person: Person, _odd: bool) -> Person:  # noqa: FBT001 - one of a table
    return _other_given(chance, person)


def _cousin(chance: random.Random, person: Person, odd: bool) -> Person:  # noqa: FBT001 - one of a table
    cousin = _sibling(chance, person, odd)
    father = _draw(chance, person.culture, "given_m") if person.father else ""
    return replace(cousin, father=father, middle=_middle(chance, person.culture, cousin.sex, father))


def _namesake(chance: random.Random, person: Person, odd: bool) -> Person:  # noqa: FBT001 - one of a table
    years = [year for year in range(EARLIEST.year, LATEST.year + 1) if abs(year - person.born.year) > 2]
    born = _in_year(person.born, chance.choice(years))
    return replace(person, born=born if odd else born + timedelta(days=chance.randrange(11, 300)))


def _letter(chance: random.Random, person: Person, odd: bool) -> Person:  # noqa: FBT001 - one of a table
    name, pool = person.given[0], _pool(person.culture, f"given_{person.sex.lower()}")[0]
    near = [other for other in pool if _one_apart(name, other) and other not in person.given]
    if person.culture == "vi" and not near:  # a syllable with another letter is often none; another name is
        near = [other for other in pool if _bare(other)[0] == _bare(name)[0] and _bare(other) != _bare(name)]
    changed = chance.choice(near) if near else _misspelled(chance, name)
    born = person.born if odd else person.born + timedelta(days=chance.randrange(400, 4_000))
    return replace(person, given=(changed, *person.given[1:]), born=born)


_LOOKALIKES = {
    "sibling": _sibling,
    "twin": _twin,
    "cousin": _cousin,
    "namesake": _namesake,
    "letter": _letter,
}


def _other_given(chance: random.Random, person: Person) -> Person:
    sex = chance.choice("FM")
    given, taken = _given(chance, person.culture, sex), set(map(_bare, person.given))
    while taken & set(map(_bare, given)):
        given = _given(chance, person.culture, sex)
    keeps = sex == person.sex
    middle = person.middle if keeps else _middle(chance, person.culture, sex, person.father)
    return replace(
        person, given=given, sex=sex, middle=middle, family=_for_sex(person.house, sex, person.culture)
    )


def _given(chance: random.Random, culture: str, sex: str) -> tuple[str, ...]:
    pool = f"given_{sex.lower()}"
    first = _draw(chance, culture, pool)
    if chance.random() >= float(_parts()[culture].get("second", 0)):
        return (first,)
    second = _draw(chance, culture, pool)
    return (first, second) if second != first else (first,)


def _middle(chance: random.Random, culture: str, sex: str, father: str) -> str:
    if father:
        return _patronymic(father, sex)
    return _draw(chance, culture, f"middle_{sex.lower()}") if culture == "vi" else ""


def _patronymic(father: str, sex: str) -> str:
    if father in _FATHERS:
        return _FATHERS[father][sex == "F"]
    soft = father[-1] in "йь"
    stem = father[:-2] + "ьев" if father.endswith("ий") else father[:-1] + "ев" if soft else father + "ов"
    return stem + ("ич" if sex == "M" else "на")


def _house(chance: random.Random, culture: str) -> str:
    parts = _parts()[culture]
    if chance.random() < float(parts.get("common", 1)):
        return _draw(chance, culture, "family")
    made = [_draw(chance, culture, part) for part in ("starts", "middles", "ends")]
    return "".join(part for part in made if part != "-")


def _for_sex(house: str, sex: str, culture: str) -> str:
    if sex == "F" and culture in {"pl", "ru"}:
        for ending, feminine in _FEMININE:
            if house.endswith(ending):
                return house.removesuffix(ending) + feminine
    return house


def passport(chance: random.Random, culture: str) -> str:
    """Invent the number of a passport, in the shape the culture's country gives it."""
    signs = {"X": "ABCDEFGHJKLMNPRSTUVWXYZ", "n": "0123456789"}
    return "".join(chance.choice(signs.get(sign, sign)) for sign in _PASSPORTS[culture])


def _misspelled(chance: random.Random, name: str) -> str:
    """A name with one letter replaced by another of its kind that sounds otherwise."""
    kinds = [kind for kind in ("aeiou", "lmnrt", "аеиоу", "лмнрт") if set(kind) & set(_bare(name[1:]))]
    kind = chance.choice(kinds or ["lmnrt"])
    places = [place for place in range(1, len(name)) if _bare(name[place]) in kind] or [len(name) - 1]
    place = chance.choice(places)
    beside = _bare(name[place - 1 : place + 2])
    return (
        name[:place] + chance.choice([letter for letter in kind if letter not in beside]) + name[place + 1 :]
    )


def _bare(text: str) -> str:
    signs = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


def _one_apart(left: str, right: str) -> bool:
    """Whether one letter, not only its mark, is another."""
    one, other = _bare(left), _bare(right)
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)


def _draw(chance: random.Random, culture: str, pool: str) -> str:
    names, weights = _pool(culture, pool)
    return chance.choices(names, cum_weights=weights)[0]


@cache
def _pool(culture: str, pool: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    listed = [_weighted(item) for item in _items(_parts()[culture][pool])]
    return tuple(name for name, _ in listed), tuple(accumulate(weight for _, weight in listed))


def _items(text: str) -> list[str]:
    """Split at blanks, keeping together what only a weight ends ('De Luca:2')."""
    items: list[str] = []
    for word in text.split():
        joined = items and items[-1] in {"De", "Di", "Lo"}
        items[-1:] = [f"{items[-1]} {word}"] if joined else [*items[-1:], word]
    return items


def _weighted(item: str) -> tuple[str, float]:
    name, _, weight = item.partition(":")
    return name, float(weight or 1)


@cache
def _parts() -> Mapping[str, Mapping[str, str]]:
    text = files("comity.partner").joinpath("people.toml").read_text("utf-8")
    found: Mapping[str, Mapping[str, str]] = tomllib.loads(text)
    return found
