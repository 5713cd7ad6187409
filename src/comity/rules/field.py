"""What every kind of field has in common: a label, whether and where it is asked, and how a value is taken.

`validate` returns the value as it is kept (plain JSON), or raises `FieldError` with a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from comity.rules.errors import FieldError
from comity.rules.json_values import EMPTY, Json
from comity.rules.only import Only
from comity.rules.writing import unseen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True)
class Field:
    """One thing asked of a person.

    Args:
        label: what stands above the box.
        hint: one helping sentence below the label.
        required: whether the form is incomplete without it.
        fact: the key of the vocabulary that this value feeds (see `facts`), empty for none.
        only: where it is asked at all; None for everywhere.
        unsaid: what leaving it empty says where the law lets silence speak; None: then nobody knows.
    """

    kind: ClassVar[str] = "field"
    label: str
    hint: str = ""
    required: bool = True
    fact: str = ""
    only: Only | None = None
    unsaid: Json = None

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
            FieldError: a character cannot be seen, or turns the writing round.
        """
        if found := unseen(text, lines=lines):
            raise self.wrong(
                "Take out the character {character} at place {place} of ‘{label}’: nobody can see it, "
                "or it turns the writing round.",
                character=found.character,
                place=str(found.place),
            )
