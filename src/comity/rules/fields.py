"""The kinds of field a request may ask for or answer with.

A field is a frozen declaration. Forms, API schemas, command-line prompts and letters are all made from it, so
a new kind of field is added here and then shown once in each face. `validate` returns the value as it is kept
(plain JSON), or raises `FieldError` with a sentence. Labels and hints are English message ids.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, TypeAlias

from comity.rules.errors import FieldError
from comity.rules.only import Only
from comity.rules.partial_dates import first_day, last_day
from comity.rules.writing import has_words, unseen, without_unseen

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"

EMPTY: tuple[Json, ...] = (None, "", [], {}, ())
PARTIAL_DATE = re.compile(r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")
BORN_FROM = 1850
"""First year in which somebody who is asked about can be born."""
AHEAD = 100
"""Years that a date may lie ahead."""


@dataclass(frozen=True)
class Field:
    """One thing asked of a person.

    Args:
        label: what stands above the box.
        hint: one helping sentence below the label.
        required: whether the form is incomplete without it.
        fact: the key of the vocabulary that this value feeds (see `facts`), empty for none.
        only: where it is asked at all; None for everywhere.
    """

    kind: ClassVar[str] = "field"
    label: str
    hint: str = ""
    required: bool = True
    fact: str = ""
    only: Only | None = None

    @property
    def free(self) -> bool:
        """Whether the value is free text, so that the letter needs a translation of it."""
        return False

    def validate(self, value: Json) -> Json:
        """Return the value as it is kept; None when it was left out and may be.

        Raises:
            FieldError: when the value is missing though required, or not of this kind.
        """
        if value in EMPTY or (isinstance(value, str) and not value.strip()):
            if self.required:
                raise FieldError("Fill in ‘{label}’.", {"label": self.label})
            return None
        return self.clean(value)

    def asked(self, beside: Mapping[str, Json]) -> bool:
        """Whether it is asked at all, given what stands beside it in the same form, group or row."""
        return self.only is None or self.only.holds(beside)

    def validate_in(self, beside: Mapping[str, Json], name: str) -> Json:
        """Return the kept value of this field of a form; one that is not asked there stays empty.

        Raises:
            FieldError: when the value is missing, wrong, or told though it is not asked.
        """
        value = beside.get(name)
        if self.asked(beside):
            return self.validate(value)
        if value in EMPTY:
            return None
        raise self.wrong("Leave ‘{label}’ empty: it is not asked in this case.")

    def salvage(self, value: Json, today: date | None = None) -> Json:
        """Return what of a value is written as it should be; None when nothing is.

        Args:
            value: what was told.
            today: the day, which some dates must not lie after; None where no date matters.
        """
        try:
            kept = self.validate(value)
            self.in_time(kept, today)
        except FieldError:
            return None
        return kept

    def in_time(self, value: Json, today: date | None) -> None:
        """Check that a kept value can be true on this day; only dates, and what holds them, have something to check.

        Raises:
            FieldError: it lies outside a lifetime, or is told as done though it lies ahead.
        """

    def clean(self, value: Json) -> Json:
        """Return the kept form of a value that is present; each kind has its own."""
        raise NotImplementedError

    def schema(self) -> dict[str, Json]:
        """Return the JSON Schema of a present value, without its title."""
        raise NotImplementedError

    def to_json_schema(self) -> dict[str, Json]:
        """Return the JSON Schema (2020-12) of this field, for the API and for programs."""
        told: dict[str, Json] = {"title": self.label}
        if self.hint:
            told["description"] = self.hint
        return {**told, **self.schema()}

    def wrong(self, text: str, **params: str) -> FieldError:
        """Return an error about this field, with its label among the parameters."""
        return FieldError(text, {"label": self.label, **params})

    def legible(self, text: str, *, lines: bool = False) -> None:
        """Check that others can read a text.

        Raises:
            FieldError: a character cannot be seen or turns the writing round, or there is no letter or figure.
        """
        if found := unseen(text, lines=lines):
            raise self.wrong(
                "Take out the character {character} at place {place} of ‘{label}’: nobody can see it, "
                "or it turns the writing round.",
                character=found.character,
                place=str(found.place),
            )
        if not has_words(text):
            raise self.wrong("Write ‘{label}’ in letters or figures.")


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
class Dated(Field):
    """A day or a stretch of the calendar; what nobody alive can mean is refused as a slip of the hand.

    Args:
        earliest: the first year that can be meant.
        past: whether it tells what has been, so that it cannot lie after today.
    """

    earliest: int = 1900
    past: bool = False

    def in_time(self, value: Json, today: date | None) -> None:
        """Check that it lies between the first day that can be meant and today, or a hundred years on."""
        if today is None or not isinstance(value, str):
            return
        first = date(self.earliest, 1, 1)
        last = today if self.past else date(today.year + AHEAD, 12, 31)
        if last_day(value) < first or first_day(value) > last:
            raise self.wrong(
                "‘{label}’ must lie between {first} and {last}.",
                first=first.isoformat(),
                last=last.isoformat(),
            )


@dataclass(frozen=True)
class Date(Dated):
    """A whole date, ISO 8601 (2026-07-09)."""

    kind: ClassVar[str] = "date"

    def clean(self, value: Json) -> Json:
        """Return the date as YYYY-MM-DD."""
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            raise self.wrong("‘{label}’ must be a date such as 2026-07-09.") from None

    def schema(self) -> dict[str, Json]:
        """Return a date string."""
        return {"type": "string", "format": "date"}


@dataclass(frozen=True)
class PartialDate(Dated):
    """A date of which only the year, or the year and month, may be known (ISO 8601-1, 5.2.2)."""

    kind: ClassVar[str] = "partial-date"

    def clean(self, value: Json) -> Json:
        """Return YYYY, YYYY-MM or YYYY-MM-DD."""
        text = str(value).strip()
        if not PARTIAL_DATE.match(text) or not _is_day(text):
            raise self.wrong("‘{label}’ must be 1986, 1986-07 or 1986-07-09.")
        return text

    def schema(self) -> dict[str, Json]:
        """Return a string of one of the three lengths."""
        return {"type": "string", "pattern": PARTIAL_DATE.pattern}


def _is_day(text: str) -> bool:
    """Whether the parts given make a real year, month or day."""
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
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
