"""Read a pack of law from TOML and say clearly what is wrong with one.

Every table and key is listed here; an unknown key, a missing one or a value of the wrong kind is named with
its place, as in `serves[0].when[1].any[0].fact`. Every value names its source: by the short name of one of
the pack's sources, or silently where the pack has only one. What is only remembered may have none.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from comity.rules.errors import PackError, RulesError
from comity.rules.pack import (
    Body,
    Deadline,
    Declaration,
    Effect,
    FactTest,
    Level,
    Mark,
    NotFound,
    Pack,
    Serves,
    Stated,
    When,
)
from comity.rules.pack_table import Table
from comity.rules.spans import Length, Limit, Origin, Unit
from comity.rules.vocabulary import word

QUOTE_WORDS = 25
"""How many words of a text a pack may quote."""
UNSEEN = "remembered; seen nowhere"
"""The source of a value that nobody has seen."""


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
    name, version, title = table.text("id"), table.text("version"), table.text("title")
    sources = table.named("sources")
    of = _Reader(title, sources)
    pack = Pack(
        id=name,
        version=version,
        title=of.title,
        level=table.choice("level", Level),
        parties=table.texts("parties"),
        sources=sources,
        about=table.texts("about"),
        amends=table.text("amends", ""),
        one_case=table.flag("one_case"),
        serves=table.rows("serves", of.serves),
        deadlines=table.rows("deadline", of.deadline),
        thresholds=table.rows("threshold", of.stated),
        forms=table.rows("form", of.stated),
        languages=table.rows("language", of.stated),
        refusals=table.rows("refusal", of.refusal),
        rules=table.rows("rule", of.stated),
        authorities=table.rows("authority", of.body),
        declarations=table.rows("declaration", of.declaration),
        not_found=table.rows("not_found", _not_found),
        note=table.text("note", ""),
    )
    table.end()
    _agrees(table, pack, expected)
    return pack


def _agrees(table: Table, pack: Pack, expected: str) -> None:
    """Check what several keys say together."""
    if expected and pack.id != expected:
        raise table.refused("id", f"must be ‘{expected}’, as the file is called")
    if pack.level is Level.BILATERAL and len(pack.parties) != 2:
        raise table.refused("parties", "must name two states, since it is bilateral")
    if not pack.topics:
        raise table.refused("about", "must say what it is about, since it serves nothing")
    if pack.serves and not pack.level.binds:
        raise table.refused("serves", "must be empty, since such a text binds nobody")


class _Reader:
    """Reads the rows of one pack, which share its title and its sources."""

    def __init__(self, title: str, sources: Mapping[str, str]) -> None:
        self.title = title
        self._sources = sources

    def serves(self, table: Table) -> Serves:
        quote = table.text("quote", "")
        if len(quote.split()) > QUOTE_WORDS:
            raise table.refused("quote", f"is longer than {QUOTE_WORDS} words")
        mark = table.choice("mark", Mark)
        return Serves(
            topic=table.text("topic"),
            article=table.text("article"),
            why=table.text("why"),
            mark=mark,
            quote=quote,
            asked=table.texts("asked"),
            gap_filler=table.flag("gap_filler"),
            declared=table.flag("declared"),
            until=table.text("until", ""),
            when=table.rows("when", _when),
            source=self._source(table, mark),
        )

    def stated(self, table: Table) -> Stated:
        mark = table.choice("mark", Mark)
        return Stated(
            name=table.text("name"),
            value=table.text("value"),
            article=table.text("article", ""),
            mark=mark,
            topics=table.texts("topics"),
            source=self._source(table, mark),
        )

    def refusal(self, table: Table) -> Stated:
        return replace(self.stated(table), effect=table.choice("effect", Effect))

    def body(self, table: Table) -> Body:
        mark = table.choice("mark", Mark)
        return Body(
            state=table.text("state"),
            name=table.text("name"),
            article=table.text("article", ""),
            mark=mark,
            topics=table.texts("topics"),
            source=self._source(table, mark),
        )

    def declaration(self, table: Table) -> Declaration:
        mark = table.choice("mark", Mark)
        return Declaration(
            state=table.text("state"),
            name=table.text("name"),
            value=table.text("value"),
            article=table.text("article", ""),
            mark=mark,
            topics=table.texts("topics"),
            source=self._source(table, mark),
            basis={"": None, "yes": True, "no": False}[table.choice("basis", _yes_or_no, "")],
        )

    def deadline(self, table: Table) -> Deadline:
        mark, article = table.choice("mark", Mark), table.text("article")
        limit = Limit(
            length=Length(table.number("amount") or 0, table.choice("unit", Unit)),
            source=f"{self.title}, Art. {article}",
            origin=Origin.INSTRUMENT,
            verified=mark.verified,
            urgency=table.text("urgency", ""),
            starts=table.text("starts", ""),
        )
        if limit.length.amount < 1:
            raise table.refused("amount", "must be a whole number above zero")
        return Deadline(
            clock=table.text("clock"),
            limit=limit,
            topics=table.texts("topics"),
            name=table.text("name", ""),
            article=article,
            mark=mark,
            source=self._source(table, mark),
            effect=table.text("effect", ""),
        )

    def _source(self, table: Table, mark: Mark) -> str:
        """Return where the value was read, in words."""
        name = table.text("source", "")
        if name:
            if name not in self._sources:
                raise table.refused("source", f"‘{name}’ is none of the pack's sources")
            return self._sources[name]
        if mark is Mark.MEMORY:
            return UNSEEN
        if len(self._sources) != 1:
            raise table.refused("source", "is missing: the pack has more sources than one")
        return next(iter(self._sources.values()))


def _yes_or_no(told: str) -> str:
    if told not in {"", "yes", "no"}:
        raise ValueError(told)
    return told


def _not_found(table: Table) -> NotFound:
    return NotFound(table.text("name"), table.text("article", ""), table.text("where", ""))


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
