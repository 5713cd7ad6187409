"""Fields made of fields: a group, rows of a table, a document, a person.

What a person is asked follows the identity part of the European criminal-record format (parents' names and
place of birth among it) and the Entry of `crosscheck`, so that a subject can be searched without retyping.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from comity.rules.errors import FieldError
from comity.rules.fields import BORN_FROM, Choice, Country, Field, Json, PartialDate, Text

CATEGORIES: Mapping[str, str] = {
    "suspect": "Suspect",
    "convicted": "Convicted person",
    "victim": "Victim or possible victim",
    "witness": "Witness",
    "other": "Other person",
}
"""Categories of person, Directive (EU) 2016/680 Article 6."""

SEXES: Mapping[str, str] = {"F": "Female", "M": "Male", "X": "Other", "unknown": "Not known"}
DOCUMENT_KINDS: Mapping[str, str] = {
    "passport": "Passport",
    "identity-card": "Identity card",
    "residence": "Residence permit",
    "driving": "Driving licence",
    "other": "Other document",
}


def clean_parts(parts: Mapping[str, Field], value: Mapping[str, Json]) -> dict[str, Json]:
    """Return each part validated; parts nobody declared are kept as they came.

    Raises:
        FieldError: for the first part that is missing or wrong, with its path.
    """
    cleaned: dict[str, Json] = {key: kept for key, kept in value.items() if key not in parts}
    for name, part in parts.items():
        try:
            checked = part.validate_in(value, name)
        except FieldError as error:
            raise error.within(name) from None
        if checked is not None:
            cleaned[name] = checked
    return cleaned


def schema_of(parts: Mapping[str, Field]) -> dict[str, Json]:
    """Return the JSON Schema of an object with these parts; unknown members stay allowed."""
    told: dict[str, Json] = {
        "type": "object",
        "properties": {name: part.to_json_schema() for name, part in parts.items()},
        "required": [name for name, part in parts.items() if part.required and part.only is None],
        "additionalProperties": True,
    }
    conditions = [_condition(name, part) for name, part in parts.items() if part.only]
    return {**told, "allOf": conditions} if conditions else told


def _condition(name: str, part: Field) -> dict[str, Json]:
    """Where the part is asked it may be required; elsewhere it must not stand."""
    asked: dict[str, Json] = {"if": part.only.to_json_schema()} if part.only else {}
    then: dict[str, Json] = {"then": {"required": [name]}} if part.required else {}
    return {**asked, **then, "else": {"properties": {name: False}}}


def salvage_parts(parts: Mapping[str, Field], value: Json, today: date | None = None) -> dict[str, Json]:
    """Return those parts that are written as they should be; parts nobody declared are left out."""
    if not isinstance(value, Mapping):
        return {}
    found = {name: part.salvage(value.get(name), today) for name, part in parts.items() if part.asked(value)}
    return {name: kept for name, kept in found.items() if kept is not None}


@dataclass(frozen=True)
class Group(Field):
    """Several fields kept together as one value."""

    kind: ClassVar[str] = "group"
    parts: Mapping[str, Field] = field(default_factory=dict)

    def clean(self, value: Json) -> Json:
        """Return the group with each part in its kept form."""
        if not isinstance(value, Mapping):
            raise self.wrong("‘{label}’ must be filled in part by part.")
        return clean_parts(self.parts, value)

    def salvage(self, value: Json, today: date | None = None) -> Json:
        """Return the group with those parts that are right."""
        return salvage_parts(self.parts, value, today) or None

    def in_time(self, value: Json, today: date | None) -> None:
        """Check each part."""
        for name, part in self.parts.items():
            if isinstance(value, Mapping) and name in value:
                try:
                    part.in_time(value[name], today)
                except FieldError as error:
                    raise error.within(name) from None

    def schema(self) -> dict[str, Json]:
        """Return an object of the parts."""
        return schema_of(self.parts)


@dataclass(frozen=True)
class Rows(Group):
    """Any number of equal groups: a table."""

    kind: ClassVar[str] = "rows"
    most: int = 200

    def clean(self, value: Json) -> Json:
        """Return the rows, each in its kept form."""
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise self.wrong("‘{label}’ must be a list.")
        if len(value) > self.most:
            raise self.wrong("‘{label}’ holds at most {count} rows.", count=str(self.most))
        return [self._row(number, row) for number, row in enumerate(value)]

    def salvage(self, value: Json, today: date | None = None) -> Json:
        """Return the rows, each with those parts that are right; every row keeps its place."""
        if not isinstance(value, Sequence) or isinstance(value, str):
            return None
        return [salvage_parts(self.parts, row, today) for row in value[: self.most]] or None

    def in_time(self, value: Json, today: date | None) -> None:
        """Check each part of each row."""
        for number, row in enumerate(value if isinstance(value, Sequence) else ()):
            try:
                super().in_time(row, today)
            except FieldError as error:
                raise error.within(str(number)) from None

    def _row(self, number: int, row: Json) -> Json:
        try:
            return super().clean(row)
        except FieldError as error:
            raise error.within(str(number)) from None

    def schema(self) -> dict[str, Json]:
        """Return an array of objects."""
        return {"type": "array", "items": schema_of(self.parts), "maxItems": self.most}


@dataclass(frozen=True)
class Texts(Field):
    """Several short texts, such as other names."""

    kind: ClassVar[str] = "texts"
    most: int = 20
    max_length: int = 200

    def clean(self, value: Json) -> Json:
        """Return the texts without blanks and empty ones."""
        one = Text(self.label, max_length=self.max_length)
        told = [text for text in self.listed(value) if not isinstance(text, str) or text.strip()]
        return [one.clean(text) for text in told]

    def listed(self, value: Json) -> Sequence[Json]:
        """Return the value as the list it must be.

        Raises:
            FieldError: it is none, or is too long.
        """
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise self.wrong("‘{label}’ must be a list of texts.")
        if len(value) > self.most:
            raise self.wrong("‘{label}’ holds at most {count} rows.", count=str(self.most))
        return value

    def salvage(self, value: Json, today: date | None = None) -> Json:
        """Return those texts that are right, without what nobody sees."""
        if not isinstance(value, Sequence) or isinstance(value, str):
            return None
        one = Text(self.label, max_length=self.max_length, required=False)
        return [kept for text in value[: self.most] if (kept := one.salvage(text, today)) is not None] or None

    def schema(self) -> dict[str, Json]:
        """Return an array of strings."""
        items: dict[str, Json] = {"type": "string", "maxLength": self.max_length}
        return {"type": "array", "items": items, "maxItems": self.most}


@dataclass(frozen=True)
class Countries(Texts):
    """Several states by their two letters."""

    kind: ClassVar[str] = "countries"

    def clean(self, value: Json) -> Json:
        """Return the states in capitals, each once."""
        return list(dict.fromkeys(Country(self.label).clean(code) for code in self.listed(value)))

    def salvage(self, value: Json, today: date | None = None) -> Json:
        """Return those that are states."""
        if not isinstance(value, Sequence) or isinstance(value, str):
            return None
        one = Country(self.label)
        return [kept for code in value[: self.most] if (kept := one.salvage(code, today)) is not None] or None

    def schema(self) -> dict[str, Json]:
        """Return an array of two-letter codes."""
        return {"type": "array", "items": {"type": "string", "pattern": "^[A-Z]{2}$"}, "maxItems": self.most}


DOCUMENT_PARTS: Mapping[str, Field] = {
    "kind": Choice("Kind of document", choices=DOCUMENT_KINDS),
    "country": Country("Issued by"),
    "number": Text("Number", max_length=40),
    "valid_until": PartialDate("Valid until", required=False),
}


@dataclass(frozen=True)
class Document(Group):
    """A travel or identity document."""

    kind: ClassVar[str] = "document"
    parts: Mapping[str, Field] = field(default_factory=lambda: DOCUMENT_PARTS)


PERSON_PARTS: Mapping[str, Field] = {
    "name": Text("Full name", "As written in the document, in its own order and with its marks"),
    "other_names": Texts("Other names and spellings", required=False),
    "category": Choice("Role in the case", choices=CATEGORIES),
    "born": PartialDate("Born", "1986, 1986-07 or 1986-07-09", required=False, earliest=BORN_FROM, past=True),
    "birth_place": Text("Place of birth", required=False),
    "birth_country": Country("Country of birth", required=False),
    "sex": Choice("Sex", choices=SEXES, required=False),
    "nationalities": Countries("Nationalities", required=False),
    "father": Text("Name of the father", required=False),
    "mother": Text("Name of the mother", required=False),
    "documents": Rows("Documents", parts=DOCUMENT_PARTS, required=False),
}


@dataclass(frozen=True)
class Person(Group):
    """A natural person, with the category that data-protection law asks for."""

    kind: ClassVar[str] = "person"
    parts: Mapping[str, Field] = field(default_factory=lambda: PERSON_PARTS)


@dataclass(frozen=True)
class People(Rows):
    """Several natural persons."""

    kind: ClassVar[str] = "people"
    parts: Mapping[str, Field] = field(default_factory=lambda: PERSON_PARTS)
    most: int = 50
