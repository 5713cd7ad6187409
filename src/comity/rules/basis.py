"""Which instrument lets us ask or answer this today: resolved from the register's dates and the packs.

An instrument serves when the register says it is in force for both sides on the day, its pack says it covers
what is asked, and its conditions are met. A condition nobody can judge yet keeps it as a candidate and names
the missing fact. Values nobody read are shown as such and are never a green light.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import Protocol

from comity.rules import basis_values
from comity.rules.basis_force import Asked, Library, Standing, sort
from comity.rules.basis_ways import Way, best_way, closed, undeclared
from comity.rules.chain import (
    Basis,
    Candidate,
    InstrumentInForce,
    Lack,
    NotServing,
    State,
)
from comity.rules.facts import Request
from comity.rules.pack import Level
from comity.rules.pack_topics import missing

__all__ = ["Basis", "Candidate", "InstrumentInForce", "Library", "NotServing", "State", "resolve"]

ORDER: tuple[Level, ...] = (Level.BILATERAL, Level.MULTILATERAL, Level.NATIONAL, Level.MEMBERSHIP)
AGREED = frozenset({Level.BILATERAL, Level.MULTILATERAL})
"""Levels of what two states agreed; a law or a membership is no agreement with the partner."""


class Kind(Protocol):
    """What the resolver must know of a request type: the topics that can serve it, best first."""

    @property
    def bases(self) -> tuple[str, ...]:
        """Topics of packs."""


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
    ways: list[Way] = []
    near: list[NotServing] = []
    far: list[NotServing] = []
    for standing in shelf.standing:
        found = best_way(asked, request, standing)
        if isinstance(found, Way):
            ways.append(found)
        else:
            (far if found.aside else near).append(found)
    bound = _bound(shelf.standing, asked)
    kept, replaced = _without_fillers(ways, {topic: one for topic, one in bound.items() if one[1]})
    kept.sort(key=lambda one: _rank(asked, one))
    candidates = tuple(_candidate(one, asked) for one in kept)
    return Basis(
        served_by=candidates,
        not_served_by=(*replaced, *near, *shelf.out, *far),
        missing=_missing(candidates),
        today=today,
        requested=request.requested,
        lacking=_lacking(asked, bound),
    )


def _candidate(one: Way, asked: Asked) -> Candidate:
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
        lacking=(*undeclared(one, asked), *basis_values.unknown_sides(standing, competent, asked)),
    )


def _bound(standing: Iterable[Standing], asked: Asked) -> Mapping[str, tuple[str, bool]]:
    """Return topic → the treaty on it that binds the two, whether it serves here or bars, and if it was read."""
    found: dict[str, tuple[str, bool]] = {}
    for one in standing:
        for way in one.pack.serves if one.pack.level in AGREED else ():
            if way.topic in asked.topics and closed(way, one, asked) is None:
                read = one.sure and way.mark.verified and not way.gap_filler
                if read or way.topic not in found:
                    found[way.topic] = (one.row.title, read)
    return found


def _without_fillers(
    ways: list[Way], bound: Mapping[str, tuple[str, bool]]
) -> tuple[list[Way], list[NotServing]]:
    """Take out rules that step back where a treaty on the topic binds the two (UNTOC Article 18(7)).

    A convention steps back where the treaty serves. A national law for want of a treaty steps back even where
    the treaty refuses: what two states agreed not to do is not done by one of them alone.
    """
    settled = {
        one.serves.topic: one.standing.row.title
        for one in reversed(ways)
        if not one.serves.gap_filler and one.verified and one.complete
    }
    kept: list[Way] = []
    replaced: list[NotServing] = []
    for one in ways:
        title, topic = one.standing.row.title, one.serves.topic
        if not one.serves.gap_filler:
            kept.append(one)
        elif one.standing.pack.level is Level.NATIONAL and topic in bound:
            why = {"instrument": bound[topic][0]}
            replaced.append(
                NotServing(title, "It is for want of a treaty: {instrument} binds both states.", why)
            )
        elif topic in settled:
            why = {"instrument": settled[topic]}
            replaced.append(
                NotServing(title, "Its rules step back: {instrument} already binds both states.", why)
            )
        else:
            kept.append(one)
    return kept, replaced


def _rank(asked: Asked, one: Way) -> tuple[bool, bool, int, int]:
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


def _lacking(asked: Asked, bound: Mapping[str, tuple[str, bool]]) -> tuple[Lack, ...]:
    """Say where the two have agreed nothing on what is asked: law and membership are no agreement."""
    if not asked.topics or bound:
        return ()
    told = {"partner": asked.requested}
    said = missing(asked.topics[0])
    return (
        Lack(said, told) if said else Lack("There is no agreement on this with {partner} in force.", told),
    )
