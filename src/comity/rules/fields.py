"""The kinds of field a request may ask for or answer with.

A field is a frozen declaration. Forms, API schemas, command-line prompts and letters are all made from it, so
a new kind of field is added here and then shown once in each face. Labels and hints are English message ids.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from comity.rules.dated import BORN_FROM, Date, PartialDate
from comity.rules.field import Field
from comity.rules.json_values import EMPTY, Json
from comity.rules.writing import has_words, without_unseen

__all__ = [
    "BORN_FROM",
    "EMPTY",
    "Choice",
    "Choices",
    "Country",
    "Date",
    "Field",
    "Flag",
    "Json",
    "LongText",
    "Number",
    "Paper",
    "PartialDate",
    "Text",
]


@dataclass(frozen=True)
class Text(Field):
    """One line of text."""

    kind: ClassVar[str] = "text"
    max_length: int = 200
    pattern: str = ""

    @property
    def free(self) -> bool:
        """A line without a pattern is free text; a coded one reads in every language."""
        return not self.pattern

    @property
    def lines(self) -> bool:
        """Whether it may hold more than one line."""
        return False

    def clean(self, value: Json) -> Json:
        """Return the text without outer blanks."""
        if not isinstance(value, str):
            raise self.wrong("‘{label}’ must be text.")
        self.legible(value, lines=self.lines)
        text = value.strip()
        if len(text) > self.max_length:
            raise self.wrong("Shorten ‘{label}’ to at most {count} characters.", count=str(self.max_length))
        if self.pattern and not re.fullmatch(self.pattern, text):
            raise self.wrong("‘{label}’ is not written as it should be: {hint}", hint=self.hint)
        if not has_words(text):
            raise self.wrong("Write ‘{label}’ in letters or figures.")
        return text

    def salvage(self, value: Json, today: date | None = None) -> Json:
        """Return the text without what nobody sees: a search is made with the rest."""
        seen = without_unseen(value, lines=self.lines) if isinstance(value, str) else value
        return super().salvage(seen, today)

    def schema(self) -> dict[str, Json]:
        """Return a bounded string."""
        bounds: dict[str, Json] = {"type": "string", "maxLength": self.max_length}
        return {**bounds, "pattern": f"^(?:{self.pattern})$"} if self.pattern else bounds


@dataclass(frozen=True)
class LongText(Text):
    """Several lines of text."""

    kind: ClassVar[str] = "long-text"
    max_length: int = 8000

    @property
    def lines(self) -> bool:
        """It may."""
        return True


@dataclass(frozen=True)
class Choice(Field):
    """One of a closed list; the codes travel, so the answer reads in every language."""

    kind: ClassVar[str] = "choice"
    choices: Mapping[str, str] = field(default_factory=dict)

    def clean(self, value: Json) -> Json:
        """Return the code chosen."""
        if not isinstance(value, str) or value not in self.choices:
            raise self.wrong("Choose one of the listed values for ‘{label}’.")
        return value

    def schema(self) -> dict[str, Json]:
        """Return an enumeration of the codes."""
        return {"type": "string", "enum": list(self.choices)}


@dataclass(frozen=True)
class Choices(Choice):
    """Any number of a closed list."""

    kind: ClassVar[str] = "choices"

    def clean(self, value: Json) -> Json:
        """Return the codes chosen, in the order of the list."""
        if (
            not isinstance(value, Sequence)
            or isinstance(value, str)
            or any(not isinstance(v, str) or v not in self.choices for v in value)
        ):
            raise self.wrong("Choose only listed values for ‘{label}’.")
        if len(value) > len(set(value)):
            raise self.wrong("Name each value of ‘{label}’ once.")
        return [code for code in self.choices if code in value]

    def salvage(self, value: Json, today: date | None = None) -> Json:  # noqa: ARG002  (codes have no time)
        """Return those of the list, each once."""
        if not isinstance(value, Sequence) or isinstance(value, str):
            return None
        return [code for code in self.choices if code in value] or None

    def schema(self) -> dict[str, Json]:
        """Return an array of codes."""
        return {"type": "array", "items": {"type": "string", "enum": list(self.choices)}, "uniqueItems": True}


@dataclass(frozen=True)
class Flag(Field):
    """Yes or no; leaving it out is not a no."""

    kind: ClassVar[str] = "flag"

    def clean(self, value: Json) -> Json:
        """Return true or false."""
        if not isinstance(value, bool):
            raise self.wrong("Answer ‘{label}’ with yes or no.")
        return value

    def schema(self) -> dict[str, Json]:
        """Return a boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True)
class Number(Field):
    """A whole number within bounds; `unit` is a word such as months."""

    kind: ClassVar[str] = "number"
    least: int = 0
    most: int = 10_000
    unit: str = ""

    def clean(self, value: Json) -> Json:
        """Return the number."""
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            raise self.wrong(
                "‘{label}’ must be a whole number from {least} to {most}.",
                least=str(self.least),
                most=str(self.most),
            )
        return value

    def schema(self) -> dict[str, Json]:
        """Return a bounded integer."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class Country(Field):
    """A state, by its two letters (ISO 3166-1 alpha-2)."""

    kind: ClassVar[str] = "country"

    def clean(self, value: Json) -> Json:
        """Return the two letters in capitals."""
        if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z]{2}", value.strip()):
            raise self.wrong("‘{label}’ must be a country by its two letters, such as VN.")
        return value.strip().upper()

    def schema(self) -> dict[str, Json]:
        """Return two capital letters."""
        return {"type": "string", "pattern": "^[A-Z]{2}$"}


@dataclass(frozen=True)
class Paper(Field):
    """A file kept by the node and sent as an attachment; the value is its reference."""

    kind: ClassVar[str] = "paper"

    def clean(self, value: Json) -> Json:
        """Return the reference of the paper."""
        if not isinstance(value, str) or not re.fullmatch(r"[\w.:-]{1,120}", value):
            raise self.wrong("Attach the file for ‘{label}’ again.")
        return value

    def schema(self) -> dict[str, Json]:
        """Return the reference as a short string."""
        return {"type": "string", "pattern": "^[\\w.:-]{1,120}$"}
