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
from comity.rules.pack import Deadline, FactTest, Level, Pack, Serves, When
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
    """Say why the instrument is out before its words are read; an empty why means it concerns others."""
    pack = library.packs.get(row.pack)
    concerned = _concerned(row, pack, request)
    if not concerned:
        return NotServing(row.title, "", {})
    if row.stage != IN_FORCE:
        return NotServing(row.title, "It is not in force: its stage is ‘{stage}’.", {"stage": row.stage})
    if why := next((why for state in concerned if (why := _not_bound(row, state, today))), None):
        return why
    if pack is None:
        return NotServing(row.title, "Nobody has read its words into a pack yet: ask a lawyer.", {})
    return None


def _concerned(row: InstrumentInForce, pack: Pack | None, request: Request) -> tuple[str, ...]:
    """Return the states of the pair that must be bound; none when the instrument is between others."""
    pair = (request.requesting, request.requested)
    states = {*row.parties, *row.in_force_from}
    if pack is not None and pack.level is Level.NATIONAL:
        return tuple(state for state in pair if state in states)
    between_others = not states & set(pair) if _open(pack) else not set(pair) <= states
    return () if between_others else pair


def _open(pack: Pack | None) -> bool:
    """Whether states may still join, so that 'not bound' is worth saying."""
    return pack is not None and pack.level in {Level.MULTILATERAL, Level.MEMBERSHIP}


def _not_bound(row: InstrumentInForce, state: str, today: date) -> NotServing | None:
    since, until = row.in_force_from.get(state), row.in_force_until.get(state)
    if not since:
        why = {"state": state}
        return NotServing(row.title, "The register holds no date from which it binds {state}.", why)
    if today < last_day(since):
        return NotServing(row.title, "It binds {state} only from {date}.", {"state": state, "date": since})
    if until and today > first_day(until):
        return NotServing(row.title, "It ended for {state} on {date}.", {"state": state, "date": until})
    return None


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
    way, conditions = min(possible, key=lambda one: _preferred(kind, *one))
    return _made(row, pack, way, conditions), way


def _preferred(kind: RequestType, way: Serves, conditions: tuple[Condition, ...]) -> tuple[bool, bool, int]:
    """Within one instrument: no open condition first, then words that were read, then the better topic."""
    still_open = any(one.met is None for one in conditions)
    return (still_open, not way.mark.verified, kind.bases.index(way.topic))


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


def _test(test: FactTest, request: Request) -> bool | None:
    answers = [test.met(request.fact(test.fact, subject)) for subject in request.subjects or (None,)]
    if False in answers:
        return False
    return None if None in answers else True


def _without_fillers(
    served: list[tuple[Candidate, Serves, Pack]],
) -> tuple[list[tuple[Candidate, Serves, Pack]], list[NotServing]]:
    """Take out rules that step back where a treaty on the topic binds the two (UNTOC Article 18(7))."""
    settled: dict[str, str] = {}
    for candidate, way, _ in served:
        if not way.gap_filler and candidate.verified and candidate.complete:
            settled.setdefault(way.topic, candidate.instrument)
    kept: list[tuple[Candidate, Serves, Pack]] = []
    replaced: list[NotServing] = []
    for one in served:
        better = settled.get(one[1].topic) if one[1].gap_filler else None
        if better is None:
            kept.append(one)
        else:
            why = {"instrument": better}
            replaced.append(
                NotServing(
                    one[0].instrument, "Its rules step back: {instrument} already binds both states.", why
                )
            )
    return kept, replaced


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
