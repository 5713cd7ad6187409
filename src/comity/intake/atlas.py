"""Countries, their cities and their bodies: the gazetteers, loaded once per language.

Names of countries come from the Unicode locale data (CLDR, through babel) in every language we read;
adjectives, second names and agencies stand in the data folder, where a new row is the whole change.
"""

import dataclasses
import functools
from collections.abc import Iterator

from babel import Locale
from babel.core import get_global

from comity.intake.patterns import load_tables, read_data
from comity.intake.words import Phrases, split_words

LANGUAGES = ("en", "vi", "pl", "hu", "de", "fr", "ru")
ORGANISATIONS = frozenset({"EUROPOL", "EUROJUST", "INTERPOL", "COE", "AIMC"})
DECLINED = frozenset({"pl", "hu", "ru", "de"})
_VOWELS = "aeiouyąęóáéíöüőűаеиоуыэюяйь"
_NOT_STATES = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"})


@dataclasses.dataclass(frozen=True, slots=True)
class City:
    """A city by its plain name, with its country."""

    name: str
    country: str


@dataclasses.dataclass(frozen=True, slots=True)
class Agency:
    """A body known by name; `side` is a country or organisation code, or `-`."""

    name: str
    side: str


@dataclasses.dataclass(frozen=True, slots=True)
class Atlas:
    """The gazetteers of one language (with the English ones beside, since names are quoted)."""

    countries: Phrases[str]
    cities: Phrases[City]
    agencies: Phrases[Agency]


@functools.lru_cache(maxsize=16)
def open_atlas(lang: str) -> Atlas:
    """Return the gazetteers for `lang`."""
    marks = lang == "vi"
    return Atlas(
        countries=Phrases([*_names(lang), *_demonyms(lang), *_english_names()], marks=marks),
        cities=Phrases([*_cldr_cities(lang), *_english_cities()], marks=marks),
        agencies=Phrases(_agencies(), marks=marks),
    )


def _rows(name: str) -> Iterator[list[str]]:
    for line in read_data(name).splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split(";")]


def _plain(phrase: str) -> str:
    """Return `phrase` as words apart by blanks, as `Phrases` wants it."""
    spaced = phrase.replace("&", " ")
    return " ".join(word.key for word in split_words(spaced, marks=True))


def _names(lang: str) -> Iterator[tuple[str, str]]:
    territories = Locale(lang).territories
    for code, name in territories.items():
        if len(code) == 2 and code.isalpha() and code not in _NOT_STATES:
            yield from ((form, code) for form in _forms(_plain(name), lang))


def _forms(name: str, lang: str) -> Iterator[str]:
    """Yield the name, and where names are declined its stem open at the end."""
    yield name
    if lang in DECLINED and " " not in name and len(name) >= 4:
        yield (name[:-1] if name[-1] in _VOWELS else name) + "*"


def _demonyms(lang: str) -> Iterator[tuple[str, str]]:
    for code, stems in load_tables("demonyms.toml").get(lang, {}).items():
        yield from ((stem.lower(), code) for stem in stems)


def _english_names() -> Iterator[tuple[str, str]]:
    for code, people, names, _cities in _rows("countries.txt"):
        for name in (*people.split(","), *names.split(",")):
            if name.strip():
                yield _plain(name), code


@functools.lru_cache(maxsize=1)
def adjectives() -> frozenset[str]:
    """Return the English adjectives of countries ("polish"), which name nobody by themselves."""
    people = (
        person for _code, people, _names, _cities in _rows("countries.txt") for person in people.split(",")
    )
    return frozenset(_plain(person) for person in people if person.strip())


def _english_cities() -> Iterator[tuple[str, City]]:
    for code, _people, _names, cities in _rows("countries.txt"):
        for city in cities.split(","):
            if city.strip():
                yield _plain(city), City(city.strip(), code)


def _cldr_cities(lang: str) -> Iterator[tuple[str, City]]:
    countries = get_global("zone_territories")
    for zone, names in Locale(lang).time_zones.items():
        city = names.get("city")
        if city and zone in countries:
            yield from ((form, City(city, countries[zone])) for form in _forms(_plain(city), lang))
    for code, cities in load_tables("cities.toml").get(lang, {}).items():
        for city in cities:
            yield from ((form, City(city, code)) for form in _forms(_plain(city), lang))


def _agencies() -> Iterator[tuple[str, Agency]]:
    for code, names in _rows("bodies.txt"):
        for name in names.split(","):
            stars = " ".join(
                _plain(word.rstrip("*?")) + word[len(word.rstrip("*?")) :]
                for word in name.replace("-", " ").split()
            )
            yield stars, Agency(name.strip().replace("*", ""), code)
