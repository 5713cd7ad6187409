"""Which instruments bind two states on a day, and which protocols change them; else why not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from comity.rules.chain import InstrumentInForce, NotServing
from comity.rules.legal_orders import stands_for, unions
from comity.rules.pack import Level, Pack
from comity.rules.partial_dates import first_day, last_day

IN_FORCE = "in force"
OPEN = frozenset({Level.MULTILATERAL, Level.MEMBERSHIP})
"""Levels that states may still join, so that 'not bound' is worth saying."""


_first, _last = cache(first_day), cache(last_day)


@dataclass(frozen=True)
class Library:
    """What the resolver looks into.

    Args:
        register: what the register holds, instrument by instrument.
        packs: the words of the instruments, by id.
    """

    register: tuple[InstrumentInForce, ...]
    packs: Mapping[str, Pack]


@dataclass(frozen=True)
class Asked:
    """Between whom (the state that asks first), on which day, about which topics."""

    pair: tuple[str, str]
    today: date
    topics: tuple[str, ...]

    @property
    def requested(self) -> str:
        """Return the state that is asked."""
        return self.pair[1]


@dataclass(frozen=True)
class Standing:
    """An instrument that binds the two on the day.

    Args:
        row: the register's word.
        pack: its words.
        sure: whether stage and days of force were checked for the two.
        protocols: what changes it between the two.
    """

    row: InstrumentInForce
    pack: Pack
    sure: bool
    protocols: tuple[Standing, ...] = ()


@dataclass
class Shelf:
    """What was found standing, and what fell out with its reason."""

    standing: list[Standing] = field(default_factory=list)
    out: list[NotServing] = field(default_factory=list)


def sort(library: Library, asked: Asked) -> Shelf:
    """Return what binds the two, protocols put with their base; and what does not, with the reason.

    Instruments about other things that bind nobody here are not mentioned at all.
    """
    shelf = Shelf()
    found: dict[str, Standing] = {}
    for row in library.register:
        pack = library.packs.get(row.pack)
        concerned = _concerned(row, pack, asked)
        if not concerned:
            continue
        why = _shut(row, pack, concerned, asked.today)
        if why is not None:
            shelf.out += [why] if _worth_saying(pack, asked) else []
        elif pack is not None:
            sure = row.verified or row.sure({_party(row, state) for state in concerned})
            found[pack.id] = Standing(row, pack, sure)
    _put_together(shelf, found, asked)
    return shelf


def _put_together(shelf: Shelf, found: Mapping[str, Standing], asked: Asked) -> None:
    """Put each protocol with what it changes; alone it is nothing."""
    changes: dict[str, list[Standing]] = {}
    for one in found.values():
        if one.pack.amends:
            changes.setdefault(one.pack.amends, []).append(one)
    for one in found.values():
        base = one.pack.amends
        if base and base not in found:
            if set(one.pack.topics) & set(asked.topics):
                shelf.out.append(NotServing(one.row.title, "What it changes does not bind both states.", {}))
        elif not base or one.pack.serves:
            protocols = tuple(_protocols(one.pack.id, changes))
            shelf.standing.append(replace(one, protocols=protocols) if protocols else one)


def _worth_saying(pack: Pack | None, asked: Asked) -> bool:
    """Whether somebody may wonder why it does not serve; of a protocol the reason is its treaty's."""
    return pack is None or (not pack.amends and bool(set(pack.topics) & set(asked.topics)))


def _protocols(base: str, changes: Mapping[str, list[Standing]]) -> Iterator[Standing]:
    """Give what changes this instrument, and what changes that in turn."""
    for one in changes.get(base, ()):
        yield one
        yield from _protocols(one.pack.id, changes)


def _shut(
    row: InstrumentInForce, pack: Pack | None, concerned: tuple[str, ...], today: date
) -> NotServing | None:
    """Say why the instrument is out before its words are read."""
    if row.stage != IN_FORCE:
        return NotServing(row.title, "It is not in force: its stage is ‘{stage}’.", {"stage": row.stage})
    if why := next((why for state in concerned if (why := _not_bound(row, state, today))), None):
        return why
    if pack is None:
        return NotServing(row.title, "Nobody has read its words into a pack yet: ask a lawyer.", {})
    if not pack.level.binds:
        return NotServing(row.title, "It is a model or a judgment, which is no basis for anything.", {})
    if pack.one_case:
        return NotServing(row.title, "It was made for one case and serves no other.", {})
    return None


def _concerned(row: InstrumentInForce, pack: Pack | None, asked: Asked) -> tuple[str, ...]:
    """Return the states of the pair that must be bound; none when the instrument is between others."""
    told = (*row.parties, *row.in_force_from)
    if pack is not None and pack.level is Level.NATIONAL:
        return tuple(state for state in asked.pair if _among(told, state))
    if pack is not None and pack.level in OPEN:
        if pack.parties and not all(_among(pack.parties, state) for state in asked.pair):
            return ()
        return asked.pair if any(_among(told, state) for state in asked.pair) else ()
    return asked.pair if _two_sides(told, asked.pair) else ()


def _two_sides(told: tuple[str, ...], pair: tuple[str, str]) -> bool:
    """Whether one party stands for each of the two: an agreement of a union is not one among its members."""
    if pair[0] in told and pair[1] in told:
        return True
    return not unions().isdisjoint(told) and any(
        stands_for(ours, pair[0]) and any(theirs != ours and stands_for(theirs, pair[1]) for theirs in told)
        for ours in told
    )


def _among(told: Collection[str], state: str) -> bool:
    if state in told:
        return True
    return not unions().isdisjoint(told) and any(stands_for(party, state) for party in told)


def _party(row: InstrumentInForce, state: str) -> str:
    """Return the party under which the register keeps this state's days."""
    if state in row.in_force_from:
        return state
    return next((one for one in row.in_force_from if stands_for(one, state)), state)


def _not_bound(row: InstrumentInForce, state: str, today: date) -> NotServing | None:
    party = _party(row, state)
    since, until = row.in_force_from.get(party), row.in_force_until.get(party)
    if not since:
        why = {"state": state}
        return NotServing(row.title, "The register holds no date from which it binds {state}.", why)
    if today < _last(since):
        return NotServing(row.title, "It binds {state} only from {date}.", {"state": state, "date": since})
    if until and today > _first(until):
        return NotServing(row.title, "It ended for {state} on {date}.", {"state": state, "date": until})
    return None
