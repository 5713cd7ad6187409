"""Sentences that rooms and stones give as a message id with parameters, said in the officer's language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from comity.node.desk import bidi, dates, plurals

SPOKEN = frozenset({"label", "hint", "clock", "stage", "unit", "fact", "condition", "verb"})
"""Parameters that are message ids themselves: labels of fields, titles of clocks and stages."""
LISTS = frozenset({"own", "who", "owes", "place", "possible"})
"""Parameters that are lists of message ids or countries: titles of roles and verbs, who owes, where."""
COUNTRIES = frozenset({"partner", "state", "country", "recipient"})
DAYS = frozenset({"day", "date"})
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
CODE = re.compile(r"[A-Z]{2}")
ALONE = re.compile(r"\{\w+\}")
"""A sentence that is nothing but what somebody typed."""


class _Lenient(dict[str, str]):
    """Parameters of a sentence; a name without a value stays visible in braces."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def say(value: object) -> str:
    """Say a sentence.

    Args:
        value: something with `text` (English message id with {named} places) and `params`, or a plain string.
    """
    text = getattr(value, "text", None)
    if text is None:
        return "" if value is None else str(value)
    params = getattr(value, "params", None)
    if not isinstance(params, Mapping) or not params:
        return gettext(text) if text else ""
    translated = plurals.counted(text, params) or (gettext(text) if text else "")
    alone = ALONE.fullmatch(translated)
    filled = {
        key: said if alone else bidi.isolated(said)
        for key, part in params.items()
        for said in (_param(key, part),)
    }
    try:
        return translated.format_map(_Lenient(filled))
    except (ValueError, IndexError):  # somebody typed a brace; the words stand as they are
        return translated


def say_text(text: str, params: Mapping[str, object]) -> str:
    """Say a message id with its parameters; what the letters of a case are worded with."""
    return say(Sentence(text, params))


@dataclass(frozen=True)
class Sentence:
    """A sentence the desk says itself: a message id and what stands in its places."""

    text: str
    params: Mapping[str, object]


def _param(name: str, value: object) -> str:
    """A parameter in the officer's language: a message id, a list of them, a country, or as it stands."""
    if hasattr(value, "text"):
        return say(value)
    plain = str(value)
    if name in SPOKEN and plain:
        return gettext(plain)
    if name in LISTS and plain:
        return ", ".join(_one(part) for part in plain.split(", "))
    if name in DAYS and ISO_DAY.fullmatch(plain):
        return dates.plain_day(date.fromisoformat(plain))
    return _one(plain) if name in COUNTRIES and CODE.fullmatch(plain) else plain


def _one(part: str) -> str:
    """A country by its code, or a message id."""
    return dates.country(part) if CODE.fullmatch(part) else gettext(part)
