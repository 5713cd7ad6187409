"""A name as another country's clerk writes it: marks lost, order turned, parts joined or dropped."""

import random
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

from comity.partner.people import Person

# Letters and groups of letters, each with what a clerk puts in their place.
Tables = dict[str, dict[str, str]]
_GERMAN = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("ß", "ss"))


def rewrite(person: Person, seed: int, culture: str) -> str:
    """Write somebody's name as a clerk of another country may: no letter is mistyped, nothing is invented.

    Args:
        person: whose name.
        seed: the same seed gives the same writing.
        culture: the clerk's, one of `people.CULTURES`.
    """
    chance = random.Random(f"rewrite:{seed}:{culture}:{person.name}")  # noqa: S311 - repeatable, no secret
    parts = _chosen(chance, person)
    letters = [_spelled(chance, part, person.culture, culture) for part in parts]
    order = _vietnamese if person.culture == "vi" else _ordered
    text = " ".join(part for part in order(chance, letters, culture) if part)
    return text.upper() if chance.random() < 0.4 else text


def _chosen(chance: random.Random, person: Person) -> tuple[str, str, str]:
    """Given, middle and family name; what a clerk has no field for is often left out."""
    given = " ".join(person.given if chance.random() < 0.6 else person.given[:1])
    middle = person.middle if chance.random() < 0.6 else ""
    return given, middle, person.family


def _spelled(chance: random.Random, part: str, own: str, clerk: str) -> str:
    if own == clerk:
        return part
    if own == "ru":
        latin = _tables()["latin"]
        return _transcribed(part, latin["passport"] | latin.get(clerk, {}))
    if clerk == "ru" and own in _tables()["cyrillic"]:
        return _in_russian(part, own)
    if own in {"de", "hu"} and chance.random() < 0.3:
        for mark, plain in _GERMAN:
            part = part.replace(mark, plain)
    return _bare(part)


def _ordered(chance: random.Random, parts: list[str], clerk: str) -> list[str]:
    given, middle, family = parts
    if clerk in {"vi", "hu"}:
        return [family, given, middle]
    if clerk == "ru":
        return [family, given, middle] if chance.random() < 0.5 else [given, middle, family]
    if chance.random() < 0.25:
        return [f"{family},", given, middle]
    if chance.random() < 0.3:
        given = given.replace(" ", "-")
    return [given, middle, family]


def _vietnamese(chance: random.Random, parts: list[str], clerk: str) -> list[str]:
    given, middle, family = parts
    if clerk in {"vi", "hu", "ru"}:
        return [family, middle, given]
    return chance.choice(
        (
            [given, middle, family],
            [middle, given, family],
            [f"{family},", middle, given],
            [f"{middle}-{given}" if middle else given, family],
            [f"{middle}{given.lower()}", family],
            [family, middle, given],
        )
    )


def _transcribed(part: str, table: dict[str, str]) -> str:
    letters = [table.get(letter, letter) for letter in part.lower()]
    return " ".join(word.capitalize() for word in "".join(letters).split(" "))


def _in_russian(part: str, own: str) -> str:
    text = unicodedata.normalize("NFC", _toneless(part.lower()) if own == "vi" else part.lower())
    tables = _tables()["cyrillic"]
    for latin, cyrillic in tables[own].items():
        text = text.replace(latin, cyrillic)
    plain = "".join(tables["plain"].get(letter, letter) for letter in _bare(text, keep="йё"))
    return " ".join(word.capitalize() for word in plain.split(" "))


def _toneless(text: str) -> str:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if sign not in tones)


def _bare(part: str, keep: str = "") -> str:
    plain = part.translate(str.maketrans("đĐłŁ", "dDlL")).replace("ß", "ss")
    kept = (sign if sign in keep else unicodedata.normalize("NFD", sign)[0] for sign in plain)
    return "".join(sign for sign in kept if not unicodedata.combining(sign))


@cache
def _tables() -> dict[str, Tables]:
    text = files("comity.partner").joinpath("spelling.toml").read_text("utf-8")
    return {
        script: {clerk: dict(_pair(item) for item in items.split()) for clerk, items in tables.items()}
        for script, tables in tomllib.loads(text).items()
    }


def _pair(item: str) -> tuple[str, str]:
    written, _, becomes = item.partition(":")
    return written, becomes
