"""The words in which facts are told to the rules: one closed list, as data in `vocabulary.toml`.

A fact is either a *fact* known before any decision, or an *assessment* that a person must make and sign.
Rules may read only what they declare, and a key outside this list is refused by name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from importlib.resources import files
from typing import Final, Literal, TypeAlias

from comity.rules.errors import FactError, UnknownFact


class Unknown(Enum):
    """What nobody has told us. It is not a no; asking whether it is true is a mistake."""

    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        """Refuse to be read as yes or no.

        Raises:
            TypeError: always; compare with `is UNKNOWN` first.
        """
        raise TypeError("An unknown fact is neither true nor false.")


UNKNOWN: Final = Unknown.UNKNOWN
Value: TypeAlias = "bool | int | str | tuple[str, ...]"
Told: TypeAlias = "Value | Literal[Unknown.UNKNOWN]"


BELOW = "under_"
"""A number told as 'under_12' is read as the highest that is: 11."""


class Sort(StrEnum):
    """Who may fill a fact."""

    FACT = "fact"
    ASSESSMENT = "assessment"


class Shape(StrEnum):
    """What values a fact takes."""

    FLAG = "flag"
    NUMBER = "number"
    WORD = "word"
    CODES = "codes"


@dataclass(frozen=True)
class Word:
    """One key of the vocabulary.

    Args:
        key: its name.
        label: what it means, as a message id that reads after 'We do not know:'.
        sort: a fact or a person's assessment.
        shape: flag, number, word of a closed list, or codes (several, order kept).
        values: the closed list for words; empty when open.
    """

    key: str
    label: str
    sort: Sort = Sort.FACT
    shape: Shape = Shape.FLAG
    values: tuple[str, ...] = ()

    def read(self, value: object) -> Told:
        """Return the value in the shape of this word; 'unknown', '' and None stay unknown.

        Raises:
            FactError: when the value is none of those the word allows.
        """
        if value is None or value is UNKNOWN or value in ("", "unknown"):
            return UNKNOWN
        if self.shape is Shape.FLAG and isinstance(value, (bool, str)):
            return self._flag(value)
        if self.shape is Shape.NUMBER and isinstance(value, (int, str)) and not isinstance(value, bool):
            return self._number(value)
        if self.shape is Shape.WORD and isinstance(value, str) and (not self.values or value in self.values):
            return value
        if self.shape is Shape.WORD and isinstance(value, bool) and str(value).lower() in self.values:
            return str(value).lower()
        if self.shape is Shape.CODES and isinstance(value, (str, list, tuple)):
            return tuple(value.split("/")) if isinstance(value, str) else tuple(str(code) for code in value)
        raise self._wrong(value)

    def _flag(self, value: bool | str) -> bool:  # noqa: FBT001 - a yes or no is what is read here
        if value in (True, "true", False, "false"):
            return value in (True, "true")
        raise self._wrong(value)

    def _number(self, value: int | str) -> int:
        told = str(value)
        try:
            return int(told.removeprefix(BELOW)) - told.startswith(BELOW)
        except ValueError:
            raise self._wrong(value) from None

    def _wrong(self, value: object) -> FactError:
        allowed = ", ".join(self.values) or self.shape.value
        return FactError(
            "The fact ‘{key}’ cannot be ‘{value}’; it is one of: {allowed}.",
            {"key": self.key, "value": str(value), "allowed": allowed},
        )


@cache
def words() -> Mapping[str, Word]:
    """Return the whole vocabulary by key."""
    told = tomllib.loads(files(__package__).joinpath("vocabulary.toml").read_text("utf-8"))
    return {key: _word(key, row) for key, row in told.items()}


def word(key: str) -> Word:
    """Return one word.

    Raises:
        UnknownFact: when the vocabulary does not hold it.
    """
    if key not in words():
        raise UnknownFact("The rules know no fact called ‘{key}’.", {"key": key})
    return words()[key]


def _word(key: str, row: Mapping[str, object]) -> Word:
    values = row.get("values", ())
    return Word(
        key=key,
        label=str(row["label"]),
        sort=Sort(str(row.get("sort", "fact"))),
        shape=Shape(str(row.get("shape", "flag"))),
        values=tuple(str(v) for v in values) if isinstance(values, list) else (),
    )
