"""Which instrument lets us ask or answer this today: resolved from the register's dates and the packs.

An instrument serves when the register says it is in force for both sides on the day, its pack says it covers
what is asked, and its conditions are met. A condition nobody can judge yet keeps it as a candidate and names
the missing fact. Values nobody read are shown as such and are never a green light.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Protocol

from comity.rules import basis_values
from comity.rules.basis_force import Asked, Library, Standing, sort
from comity.rules.chain import (
    Basis,
    Candidate,
    Condition,
    InstrumentInForce,
    Lack,
    NotServing,
    State,
)
from comity.rules.facts import Request
from comity.rules.pack import FactTest, Level, Pack, Serves, When
from comity.rules.pack_topics import missing, title_of
from comity.rules.partial_dates import first_day

__all__ = ["Basis", "Candidate", "InstrumentInForce", "Library", "NotServing", "State", "resolve"]

ORDER: tuple[Level, ...] = (Level.BILATERAL, Level.MULTILATERAL, Level.NATIONAL, Level.MEMBERSHIP)
AGREED = frozenset({Level.BILATERAL, Level.MULTILATERAL})
"""Levels of what two states agreed; a law or a membership is no agreement with the partner."""


class Kind(Protocol):
    """What the resolver must know of a request type: the topics that can serve it, best first."""

    @property
    def bases(self) -> tuple[str, ...]:
        """Topics of packs."""


@dataclass(frozen=True)
class _Way:
    """One way in which an instrument serves, with its conditions judged."""

    standing: Standing
    serves: Serves
    conditions: tuple[Condition, ...]

    @property
    def complete(self) -> bool:
        return all(one.met for one in self.conditions)

    @property
    def verified(self) -> bool:
        return self.serves.mark.verified and self.standing.sure


def resolve(kind: Kind, request: Request, library: Library, *, today: date) -> Basis:
    """Return what serves this request today, best first; why the rest does not; which facts are missing.

    Args:
        kind: the request type; its `bases` are the topics that can serve it.
        request: the facts.
        library: register and packs.
        today: the day of force.
    """
    asked = Asked((request.requesting, request.requested), today, kind.bases)
    shelf = sort(library, asked)
    ways: list[_Way] = []
    near: list[NotServing] = []
    far: list[NotServing] = []
    for standing in shelf.standing:
        found = _best_way(asked, request, standing)
        if isinstance(found, _Way):
            ways.append(found)
        else:
            (far if found.aside else near).append(found)
    kept, replaced = _without_fillers(ways)
    kept.sort(key=lambda one: _rank(asked, one))
    candidates = tuple(_candidate(one, asked) for one in kept)
    return Basis(
        served_by=candidates,
        not_served_by=(*replaced, *near, *shelf.out, *far),
        missing=_missing(candidates),
        today=today,
        requested=request.requested,
        lacking=_lacking(asked, kept),
    )


def _best_way(asked: Asked, request: Request, standing: Standing) -> _Way | NotServing:
    """Return the best way in which the instrument serves, or why it does not."""
    ways: list[Serves] = []
    why: NotServing | None = None
    for way in standing.pack.serves:
        if way.topic in asked.topics:
            shut = _closed(way, standing, asked)
            why = shut or why
            ways += [] if shut else [way]
    if not ways:
        return why or _about(standing, asked)
    judged = [_Way(standing, way, _conditions(way, standing, request)) for way in ways]
    possible = [one for one in judged if not _unmet(one.conditions)]
    if len(possible) == 1:
        return possible[0]
    if possible:
        return min(possible, key=lambda one: _preferred(asked, one))
    unmet = _unmet(judged[0].conditions)[0]
    return NotServing(standing.row.title, "A condition is not met: {condition}", {"condition": unmet.text})


def _about(standing: Standing, asked: Asked) -> NotServing:
    title, topics = standing.row.title, standing.pack.topics
    if set(topics) & set(asked.topics):
        return NotServing(
            title, "As far as its words were read, they are no basis for this: ask a lawyer.", {}
        )
    told = {"topics": ", ".join(title_of(one) for one in topics)}
    return NotServing(title, "It is about other things: {topics}.", told, aside=True)


def _closed(way: Serves, standing: Standing, asked: Asked) -> NotServing | None:
    """Say why this way is shut whatever the facts: the side, the end of its articles, a declaration."""
    title = standing.row.title
    if way.asked and asked.requested not in way.asked:
        return NotServing(title, "Under it {state} cannot be asked this.", {"state": asked.requested})
    if way.until and asked.today > first_day(way.until):
        why = {"article": way.article, "date": way.until}
        return NotServing(title, "Its Art. {article} ended on {date}; other parts of it may stand.", why)
    if way.declared:
        for said in standing.pack.declarations:
            if said.basis is False and said.state in asked.pair and _on(said.topics, way.topic):
                why = {"state": said.state, "article": said.article}
                return NotServing(
                    title, "{state} does not take it as a basis for this (Art. {article}).", why
                )
    return None


def _preferred(asked: Asked, one: _Way) -> tuple[bool, bool, int]:
    """Within one instrument: no open condition first, then words that were read, then the better topic."""
    return (not one.complete, not one.serves.mark.verified, asked.topics.index(one.serves.topic))


def _candidate(one: _Way, asked: Asked) -> Candidate:
    standing, way = one.standing, one.serves
    pack, topic = standing.pack, way.topic
    competent = basis_values.authorities(standing, topic, asked)
    languages = basis_values.told(standing, topic, attrgetter("languages"))
    return Candidate(
        pack=pack.id,
        version=pack.version,
        instrument=standing.row.title,
        article=way.article,
        why=way.why,
        why_params={},
        quote=way.quote,
        deadlines=basis_values.deadlines(standing, topic),
        thresholds=basis_values.told(standing, topic, attrgetter("thresholds")),
        authorities=competent,
        language="; ".join(value.value for value in languages),
        conditions=one.conditions,
        verified=one.verified,
        topic=topic,
        forms=basis_values.told(standing, topic, attrgetter("forms")),
        languages=languages,
        refusals=basis_values.told(standing, topic, attrgetter("refusals")),
        rules=basis_values.told(standing, topic, attrgetter("rules")),
        declarations=basis_values.declarations(standing, topic, asked),
        protocols=tuple(protocol.row.title for protocol in standing.protocols),
        lacking=(*_undeclared(one, asked), *basis_values.unknown_sides(standing, competent, asked)),
    )


def _undeclared(one: _Way, asked: Asked) -> tuple[Lack, ...]:
    title = one.standing.row.title
    return tuple(
        Lack(
            "Whether {state} takes {instrument} as a basis for this is not known.",
            {"state": state, "instrument": title},
        )
        for state in asked.pair
        if one.serves.declared and not _declared(one.standing.pack, one.serves, state)
    )


def _unmet(conditions: tuple[Condition, ...]) -> list[Condition]:
    return [one for one in conditions if one.met is False]


def _conditions(way: Serves, standing: Standing, request: Request) -> tuple[Condition, ...]:
    judged = tuple(_condition(when, request) for when in way.when)
    pair = (request.requesting, request.requested)
    if not way.declared or all(_declared(standing.pack, way, state) for state in pair):
        return judged
    told = {"article": way.article}
    return (*judged, Condition("Both states have declared that they take it as a basis.", told, None))


def _declared(pack: Pack, way: Serves, state: str) -> bool:
    """Whether this state is known, from words that were read, to take the instrument as a basis.

    Of both sides it must be known (UNTOC Article 16(5)): silence of one is no consent.
    """
    return any(
        said.basis is True and said.state == state and said.mark.verified and _on(said.topics, way.topic)
        for said in pack.declarations
    )


def _condition(when: When, request: Request) -> Condition:
    """Judge one condition over the matter and, where a fact is told of each person, over every person."""
    answers = [_test(test, request) for test in when.any]
    if True in answers:
        return Condition(when.text, {"article": when.article}, met=True)
    if None not in answers:
        return Condition(when.text, {"article": when.article}, met=False)
    return Condition(when.text, {"article": when.article}, None, when.any[answers.index(None)].fact)


def _test(test: FactTest, request: Request) -> bool | None:
    answers = [test.met(request.fact(test.fact, subject)) for subject in request.subjects or (None,)]
    if False in answers:
        return False
    return None if None in answers else True


def _without_fillers(ways: list[_Way]) -> tuple[list[_Way], list[NotServing]]:
    """Take out rules that step back where a treaty on the topic binds the two (UNTOC Article 18(7))."""
    settled: dict[str, str] = {}
    for one in ways:
        if not one.serves.gap_filler and one.verified and one.complete:
            settled.setdefault(one.serves.topic, one.standing.row.title)
    kept: list[_Way] = []
    replaced: list[NotServing] = []
    for one in ways:
        better = settled.get(one.serves.topic) if one.serves.gap_filler else None
        if better is None:
            kept.append(one)
        else:
            why = {"instrument": better}
            title = one.standing.row.title
            replaced.append(
                NotServing(title, "Its rules step back: {instrument} already binds both states.", why)
            )
    return kept, replaced


def _rank(asked: Asked, one: _Way) -> tuple[bool, bool, int, int]:
    """Complete and verified first, then the more special instrument, then the better topic."""
    return (
        not one.complete,
        not one.verified,
        ORDER.index(one.standing.pack.level),
        asked.topics.index(one.serves.topic),
    )


def _missing(candidates: tuple[Candidate, ...]) -> tuple[str, ...]:
    if any(one.complete and one.verified for one in candidates):
        return ()
    open_facts = [one.fact for candidate in candidates for one in candidate.conditions if one.met is None]
    return tuple(dict.fromkeys(fact for fact in open_facts if fact))


def _lacking(asked: Asked, ways: Iterable[_Way]) -> tuple[Lack, ...]:
    """Say where the two have agreed nothing on what is asked: law and membership are no agreement."""
    if not asked.topics or any(one.standing.pack.level in AGREED for one in ways):
        return ()
    told = {"partner": asked.requested}
    said = missing(asked.topics[0])
    return (
        Lack(said, told) if said else Lack("There is no agreement on this with {partner} in force.", told),
    )


def _on(topics: tuple[str, ...], topic: str) -> bool:
    return not topics or topic in topics
