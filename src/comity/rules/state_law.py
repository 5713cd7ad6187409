"""What the two states' own laws say, as facts: data in `state_law.toml`, told before the rules are asked.

A parameter belongs to a state, a pair and a day, never to a family of treaties. What somebody told in the
case stands; what is written here becomes part of the facts that a verdict keeps, so it replays unchanged.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files

from comity.rules.facts import Request, read_facts
from comity.rules.pack import Mark
from comity.rules.vocabulary import Value


@dataclass(frozen=True)
class StateLaw:
    """One row: what a state's law, a pair's treaty or an instrument tells.

    Args:
        states: it applies when one of these is asked; empty for a pair.
        pair: it applies between these two, either way round; empty for a state.
        when: it applies to requests of which these facts are told; for what an instrument says of itself.
        tells: facts by key of the vocabulary.
        source: instrument and article.
        mark: whether the words were read.
        since, until: first and last day; None without end.
    """

    states: frozenset[str]
    pair: frozenset[str]
    when: Mapping[str, Value]
    tells: Mapping[str, Value]
    source: str
    mark: Mark
    since: date | None = None
    until: date | None = None

    def applies(self, request: Request, day: date) -> bool:
        """Whether it is law for this request on this day."""
        started = self.since is None or day >= self.since
        told = bool(self.when) and all(request.known.get(key) == value for key, value in self.when.items())
        between = self.pair == {request.requesting, request.requested}
        return (
            (request.requested in self.states or between or told)
            and started
            and (self.until is None or day <= self.until)
        )


def told_by_law(request: Request, day: date) -> Request:
    """Return the request with what the states' own laws tell where nobody told it; the stricter row wins."""
    told: dict[str, Value] = {}
    for row in rows():
        if row.applies(request, day):
            for key, value in row.tells.items():
                told[key] = told.get(key) is True or value
    more = {key: value for key, value in told.items() if key not in request.known}
    return replace(request, known={**request.known, **more}) if more else request


@cache
def rows() -> tuple[StateLaw, ...]:
    """Return every row of the table."""
    told = tomllib.loads(files(__package__).joinpath("state_law.toml").read_text("utf-8"))
    return tuple(
        StateLaw(
            states=frozenset(row.get("states", ())),
            pair=frozenset(row.get("pair", ())),
            when=read_facts(row.get("when", {})),
            tells=read_facts(row["tells"]),
            source=row["source"],
            mark=Mark(row["mark"]),
            since=row.get("since"),
            until=row.get("until"),
        )
        for row in told["row"]
    )
