"""Which instrument lets us ask or answer this today: resolved from the register's dates and the packs.

An instrument serves when the register says it is in force for both sides on the day, its pack says it covers
what is asked, and its conditions are met. A condition nobody can judge yet keeps it as a candidate and names
the missing fact. Values nobody read are shown as such and are never a green light.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from comity.rules.chain import (
    Authority,
    Basis,
    Candidate,
    Condition,
    InstrumentInForce,
    NotServing,
    State,
    Threshold,
)
from comity.rules.facts import Request
from comity.rules.pack import Deadline, Level, Pack, Serves, Test, When
from comity.rules.partial_dates import first_day, last_day
from comity.rules.request_type import RequestType
from comity.rules.spans import Limit

__all__ = ["Basis", "Candidate", "InstrumentInForce", "Library", "NotServing", "State", "resolve"]

IN_FORCE = "in force"
ORDER: tuple[Level, ...] = (Level.BILATERAL, Level.MULTILATERAL, Level.NATIONAL, Level.MEMBERSHIP)


@dataclass(frozen=True)
class Library:
    """What the resolver looks into.

    Args:
        register: what the register holds, instrument by instrument.
        packs: the words of the instruments, by id.
    """

    register: tuple[InstrumentInForce, ...]
    packs: Mapping[str, Pack]


def resolve(kind: RequestType, request: Request, library: Library, *, today: date) -> Basis:
    """Return what serves this request today, best first; why the rest does not; which facts are missing.

    Args:
        kind: the request type; its `bases` are the topics that can serve it.
        request: the facts.
        library: register and packs.
        today: the day of force.
    """
    served: list[tuple[Candidate, Serves, Pack]] = []
    not_served: list[NotServing] = []
    for row in library.register:
        why = _shut(row, library, request, today)
        if why is not None:
            not_served += [why] if why.why else []
            continue
        pack = library.packs[row.pack]
        found = _candidate(kind, request, row, pack)
        if isinstance(found, NotServing):
            not_served.append(found)
        else:
            served.append((*found, pack))
    kept, replaced = _without_fillers(served)
    kept.sort(key=lambda one: _rank(kind, *one))
    candidates = tuple(candidate for candidate, _, _ in kept)
    return Basis(
        served_by=candidates,
        not_served_by=(*not_served, *replaced),
        missing=_missing(candidates),
        today=today,
        requested=request.requested,
    )


def _shut(row: InstrumentInForce, library: Library, request: Request, today: date) -> NotServing | None:
    """Say why the instrument is out before its words are even read; an empty why means it concerns others."""
    pack = library.packs.get(row.pack)
    bound = _bound(row, pack, request)
    if not all(bound):
        both = set(row.in_force_from) & {request.requesting, request.requested}
        open_to_all = pack is not None and pack.level is Level.MULTILATERAL and both
        text = "Not both states are known to be bound by it." if open_to_all else ""
        return NotServing(row.title, text, {})
    if row.stage != IN_FORCE:
        return NotServing(row.title, "It is not in force: its stage is ‘{stage}’.", {"stage": row.stage})
    for state in bound:
        if today < last_day(row.in_force_from[state]):
            params = {"state": state, "date": row.in_force_from[state]}
            return NotServing(row.title, "It binds {state} only from {date}.", params)
        ended = row.in_force_until.get(state)
        if ended and today > first_day(ended):
            return NotServing(row.title, "It ended for {state} on {date}.", {"state": state, "date": ended})
    if pack is None:
        return NotServing(row.title, "Nobody has read its words into a pack yet: ask a lawyer.", {})
    return None


def _bound(row: InstrumentInForce, pack: Pack | None, request: Request) -> tuple[str, ...]:
    """Return the states it must bind, '' for each that it does not."""
    pair = (request.requesting, request.requested)
    if pack is not None and pack.level is Level.NATIONAL:
        own = tuple(state for state in pair if state in pack.parties and state in row.in_force_from)
        return own or ("",)
    return tuple(state if state in row.in_force_from else "" for state in pair)


def _candidate(
    kind: RequestType, request: Request, row: InstrumentInForce, pack: Pack
) -> tuple[Candidate, Serves] | NotServing:
    """Return the best way in which the pack serves, or why it does not."""
    ways = [way for way in pack.serves if way.topic in kind.bases]
    if not ways:
        about = ", ".join(dict.fromkeys(way.topic for way in pack.serves)) or "nothing that is known"
        return NotServing(row.title, "It is about other things: {topics}.", {"topics": about})
    ways = [way for way in ways if not way.asked or request.requested in way.asked]
    if not ways:
        return NotServing(row.title, "Under it {state} cannot be asked this.", {"state": request.requested})
    judged = [(way, tuple(_condition(when, request) for when in way.when)) for way in ways]
    possible = [(way, conditions) for way, conditions in judged if not _unmet(conditions)]
    if not possible:
        unmet = _unmet(judged[0][1])[0]
        return NotServing(row.title, "A condition is not met: {condition}", {"condition": unmet.text})
    way, conditions = min(
        possible, key=lambda one: (any(c.met is None for c in one[1]), kind.bases.index(one[0].topic))
    )
    return _made(row, pack, way, conditions), way


def _made(row: InstrumentInForce, pack: Pack, way: Serves, conditions: tuple[Condition, ...]) -> Candidate:
    return Candidate(
        pack=pack.id,
        version=pack.version,
        instrument=row.title,
        article=way.article,
        why=way.why,
        why_params={},
        quote=way.quote,
        deadlines=_deadlines(pack.deadlines, way.topic),
        thresholds=tuple(
            Threshold(one.name, one.value, one.article, one.mark.verified)
            for one in pack.thresholds
            if _for(one.topics, way.topic)
        ),
        authorities=tuple(
            Authority(one.state, one.name, one.article, one.mark.verified)
            for one in pack.authorities
            if _for(one.topics, way.topic)
        ),
        language="; ".join(one.value for one in pack.languages if _for(one.topics, way.topic)),
        conditions=conditions,
        verified=way.mark.verified and row.verified,
    )


def _deadlines(told: Iterable[Deadline], topic: str) -> Mapping[str, tuple[Limit, ...]]:
    found: dict[str, tuple[Limit, ...]] = {}
    for one in told:
        if _for(one.topics, topic):
            found[one.clock] = (*found.get(one.clock, ()), one.limit)
    return found


def _for(topics: tuple[str, ...], topic: str) -> bool:
    return not topics or topic in topics


def _unmet(conditions: tuple[Condition, ...]) -> list[Condition]:
    return [one for one in conditions if one.met is False]


def _condition(when: When, request: Request) -> Condition:
    """Judge one condition over the matter and, where a fact is told of each person, over every person."""
    answers = [_test(test, request) for test in when.any]
    met = True if True in answers else (None if None in answers else False)
    fact = (
        ""
        if met is not None
        else next(t.fact for t, got in zip(when.any, answers, strict=True) if got is None)
    )
    return Condition(when.text, {"article": when.article}, met, fact)


def _test(test: Test, request: Request) -> bool | None:
    answers = [test.met(request.fact(test.fact, subject)) for subject in request.subjects or (None,)]
    if False in answers:
        return False
    return None if None in answers else True


def _without_fillers(
    served: list[tuple[Candidate, Serves, Pack]],
) -> tuple[list[tuple[Candidate, Serves, Pack]], list[NotServing]]:
    """Take out rules that step back where a treaty on the topic binds the two (UNTOC Article 18(7))."""
    kept: list[tuple[Candidate, Serves, Pack]] = []
    replaced: list[NotServing] = []
    for one in served:
        better = next((other for other in served if _steps_back(one, other)), None)
        if better is None:
            kept.append(one)
        else:
            text = "Its rules step back: {instrument} already binds both states."
            replaced.append(NotServing(one[0].instrument, text, {"instrument": better[0].instrument}))
    return kept, replaced


def _steps_back(one: tuple[Candidate, Serves, Pack], other: tuple[Candidate, Serves, Pack]) -> bool:
    mine, yours = one[1], other[1]
    settled = other[0].verified and other[0].complete
    return mine.gap_filler and not yours.gap_filler and mine.topic == yours.topic and settled


def _rank(kind: RequestType, candidate: Candidate, way: Serves, pack: Pack) -> tuple[bool, bool, int, int]:
    """Complete and verified first, then the more special instrument, then the better topic."""
    return (
        not candidate.complete,
        not candidate.verified,
        ORDER.index(pack.level),
        kind.bases.index(way.topic),
    )


def _missing(candidates: tuple[Candidate, ...]) -> tuple[str, ...]:
    if any(one.complete and one.verified for one in candidates):
        return ()
    open_facts = [one.fact for candidate in candidates for one in candidate.conditions if one.met is None]
    return tuple(dict.fromkeys(open_facts))
