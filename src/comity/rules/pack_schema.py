"""Read a pack of law from TOML, and say clearly what is wrong with one.

Every table and key is listed here; an unknown key, a missing one or a value of the wrong kind is named with
its place, as in `serves[0].when[1].any[0].fact`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from comity.rules.errors import PackError, RulesError
from comity.rules.pack import Body, Deadline, FactTest, Level, Mark, Pack, Serves, Stated, When
from comity.rules.spans import Length, Limit, Origin, Unit
from comity.rules.vocabulary import word

Made = TypeVar("Made")

QUOTE_WORDS = 25
"""How many words of a text a pack may quote."""


class Table:
    """One TOML table that remembers where it stands and which of its keys were read."""

    def __init__(self, told: object, where: str) -> None:
        if not isinstance(told, Mapping):
            raise PackError("{where} must be a table.", {"where": where or "the pack"}, where=where)
        self.told: Mapping[str, object] = told
        self.where = where
        self.read: set[str] = set()

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default it must be there."""
        value = self._value(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.refused(key, "must be a text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when the key is missing."""
        value = self._value(key, [])
        if not isinstance(value, list) or any(not isinstance(one, str) for one in value):
            raise self.refused(key, "must be a list of texts")
        return tuple(value)

    def number(self, key: str) -> int | None:
        """Return a whole number, None when the key is missing."""
        value = self.told.get(key)
        self.read.add(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise self.refused(key, "must be a whole number")
        return value if isinstance(value, int) else None

    def flag(self, key: str) -> bool:
        """Return true or false, false when the key is missing."""
        value = self._value(key, default=False)
        if not isinstance(value, bool):
            raise self.refused(key, "must be true or false")
        return value

    def choice(self, key: str, kind: Callable[[str], Made], default: str | None = None) -> Made:
        """Return one of the values of an enumeration."""
        value = self.text(key, default)
        try:
            return kind(value)
        except ValueError:
            raise self.refused(key, f"cannot be ‘{value}’") from None

    def rows(self, key: str, make: Callable[[Table], Made]) -> tuple[Made, ...]:
        """Return an array of tables, each made into a value and checked for unknown keys."""
        value = self._value(key, [])
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise self.refused(key, "must be an array of tables")
        made: list[Made] = []
        for at, row in enumerate(value):
            table = Table(row, f"{self.where}.{key}[{at}]".lstrip("."))
            made.append(make(table))
            table.end()
        return tuple(made)

    def end(self) -> None:
        """Refuse keys that nobody read.

        Raises:
            PackError: naming the first of them.
        """
        for key in self.told:
            if key not in self.read:
                raise self.refused(key, "is not a key of a pack")

    def refused(self, key: str, what: str) -> PackError:
        """Return the error that names this key and its place."""
        where = f"{self.where}.{key}".lstrip(".")
        return PackError("{where} {what}.", {"where": where, "what": what}, where=where)

    def _value(self, key: str, default: object) -> object:
        self.read.add(key)
        if key not in self.told and default is None:
            raise self.refused(key, "is missing")
        return self.told.get(key, default)


def read_pack(path: Path) -> Pack:
    """Return the pack in this file.

    Raises:
        PackError: with the place and what is wrong there.
    """
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError("{file} is not TOML: {reason}.", {"file": path.name, "reason": str(error)}) from None
    return parse_pack(told, expected=path.stem)


def parse_pack(told: Mapping[str, object], expected: str = "") -> Pack:
    """Return the pack told in these tables.

    Args:
        told: what TOML gave.
        expected: the id that the file's name promises; empty when it does not matter.

    Raises:
        PackError: with the place and what is wrong there.
    """
    table = Table(told, "")
    pack = Pack(
        id=table.text("id"),
        version=table.text("version"),
        title=table.text("title"),
        level=table.choice("level", Level),
        parties=table.texts("parties"),
        sources=table.texts("sources"),
        serves=table.rows("serves", _serves),
        deadlines=table.rows("deadline", _deadline(table.text("title"))),
        thresholds=table.rows("threshold", _stated),
        languages=table.rows("language", _stated),
        refusals=table.rows("refusal", _stated),
        authorities=table.rows("authority", _body),
        note=table.text("note", ""),
    )
    table.end()
    if expected and pack.id != expected:
        raise table.refused("id", f"must be ‘{expected}’, as the file is called")
    if pack.level is Level.BILATERAL and len(pack.parties) != 2:
        raise table.refused("parties", "must name two states, since it is bilateral")
    return pack


def _serves(table: Table) -> Serves:
    quote = table.text("quote", "")
    if len(quote.split()) > QUOTE_WORDS:
        raise table.refused("quote", f"is longer than {QUOTE_WORDS} words")
    return Serves(
        topic=table.text("topic"),
        article=table.text("article"),
        why=table.text("why"),
        mark=table.choice("mark", Mark),
        quote=quote,
        asked=table.texts("asked"),
        gap_filler=table.flag("gap_filler"),
        when=table.rows("when", _when),
    )


def _when(table: Table) -> When:
    when = When(table.text("text"), table.text("article"), table.rows("any", _test))
    if not when.any:
        raise table.refused("any", "must hold at least one test: an empty condition means no")
    return when


def _test(table: Table) -> FactTest:
    fact = table.text("fact")
    try:
        word(fact)
    except RulesError:
        raise table.refused("fact", f"‘{fact}’ is not in the vocabulary") from None
    equals = table.told.get("equals")
    table.read.add("equals")
    if equals is not None and not isinstance(equals, (bool, str)):
        raise table.refused("equals", "must be a word or true or false")
    test = FactTest(fact, table.number("least"), table.number("more_than"), table.texts("among"), equals)
    asked = (test.least, test.more_than, test.equals, test.among or None)
    if sum(one is not None for one in asked) != 1:
        raise table.refused("fact", "must be tested by exactly one of least, more_than, among, equals")
    return test


def _stated(table: Table) -> Stated:
    return Stated(
        name=table.text("name"),
        value=table.text("value"),
        article=table.text("article"),
        mark=table.choice("mark", Mark),
        topics=table.texts("topics"),
    )


def _body(table: Table) -> Body:
    return Body(
        state=table.text("state"),
        name=table.text("name"),
        article=table.text("article", ""),
        mark=table.choice("mark", Mark),
        topics=table.texts("topics"),
    )


def _deadline(title: str) -> Callable[[Table], Deadline]:
    def made(table: Table) -> Deadline:
        limit = Limit(
            length=Length(table.number("amount") or 0, table.choice("unit", Unit)),
            source=f"{title}, Art. {table.text('article')}",
            origin=Origin.INSTRUMENT,
            verified=table.choice("mark", Mark).verified,
            urgency=table.text("urgency", ""),
            starts=table.text("starts", ""),
        )
        if limit.length.amount < 1:
            raise table.refused("amount", "must be a whole number above zero")
        return Deadline(table.text("clock"), limit, table.texts("topics"))

    return made
