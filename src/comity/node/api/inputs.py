"""What may come in: bounded words, references and identifiers, and JSON that any database can keep."""

import json
from collections.abc import Iterator
from typing import Annotated, Any, NoReturn

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Schema
from ninja.parser import Parser
from pydantic import ConfigDict, Field, StrictBool, StrictInt, StringConstraints

from comity.node.staff.errors import BadInput

MOST_DEEP = 40
"""Levels of lists and objects within each other; no form of any request type comes near."""
LARGEST = 2**63 - 1
"""Largest whole number that SQLite and PostgreSQL keep."""
UNREADABLE = gettext_noop("The program that asked sent something this node cannot read.")

Word = Annotated[str, StringConstraints(max_length=80, pattern=r"^[A-Za-z0-9_.:-]*$")]
"""A code: of a stage, a ground, a verb."""
Reference = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[A-Za-z0-9_.:-]+$")]
"""The reference of a case, meeting or agreement, or a code, in an address."""
Letters = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\u0000-\u001f]*$")]
"""Some words to look for."""
Sentence = Annotated[str, StringConstraints(max_length=4000)]
"""What a person writes to explain something."""
Row = Annotated[int, Field(ge=1, le=LARGEST)]
"""The number of a hit or an item."""
Revision = Annotated[StrictInt, Field(ge=0, le=LARGEST)]
"""How often a case was changed when the officer read it."""
Yes = StrictBool
"""Yes or no; nothing else will do."""
Form = dict[str, Any]
"""A form: values by field name; the request type checks them."""


class Input(Schema):
    """A body that came in: a member nobody knows is a mistake of the program, and is said."""

    model_config = ConfigDict(extra="forbid")


class StrictJson(Parser):
    """Reads bodies; what a database could not keep is refused here, once, for every route."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """The JSON object of the body.

        Raises:
            BadInput: one name stands twice in an object; ninja refuses it with our sentence.
            ValueError: it is no JSON in UTF-8, too deep, or holds what cannot be kept; ninja refuses it.
        """
        told: dict[str, Any] = json.loads(
            request.body.decode("utf-8"), parse_constant=_no_number, object_pairs_hook=_each_name_once
        )
        for value, depth in _values(told):
            if depth > MOST_DEEP or not _can_be_kept(value):
                raise ValueError(UNREADABLE)
        return told


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names differ: of two values under one name a reader takes the first or the last (RFC 8259, 4)."""
    told = dict(pairs)
    if len(told) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise BadInput("‘{name}’ stands more than once in one object.", {"name": twice[:80]})
    return told


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _values(root: object) -> Iterator[tuple[object, int]]:
    """Every value and every key with its depth; no recursion, so nothing can exhaust the stack."""
    waiting: list[tuple[object, int]] = [(root, 0)]
    while waiting:
        value, depth = waiting.pop()
        yield value, depth
        if depth > MOST_DEEP:
            return
        if isinstance(value, dict):
            waiting += [(part, depth + 1) for pair in value.items() for part in pair]
        elif isinstance(value, list):
            waiting += [(part, depth + 1) for part in value]


def _can_be_kept(value: object) -> bool:
    if isinstance(value, str):
        return "\0" not in value and not any("\ud800" <= char <= "\udfff" for char in value)
    if isinstance(value, float):
        return abs(value) < float("inf")
    return not isinstance(value, int) or -LARGEST <= value <= LARGEST
