"""What an instrument says between two states: its own values, as protocols and declarations change them.

A protocol's value takes the place of the one of the same name only where both were read and the protocol's
days of force too; else both are told, so that nothing unverified hides a verified limit. A declaration stands
beside the value it changes and never replaces it unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from comity.rules.basis_force import Asked, Standing
from comity.rules.chain import Authority, Lack, Value
from comity.rules.pack import Body, Deadline, Pack, Stated
from comity.rules.spans import Limit

Row = TypeVar("Row", Stated, Deadline, Body)


def told(one: Standing, topic: str, kind: Callable[[Pack], tuple[Stated, ...]]) -> tuple[Value, ...]:
    """Return the values of one kind that hold for this topic, those of protocols last.

    Args:
        one: the instrument with its protocols.
        topic: what it serves.
        kind: which values, such as `lambda pack: pack.thresholds`.
    """
    if not one.protocols:
        return tuple(_value(value, one, "") for value in _for(kind(one.pack), topic))
    found = [(value, one, "") for value in _for(kind(one.pack), topic)]
    for protocol in one.protocols:
        new = [(value, protocol, protocol.row.title) for value in _for(kind(protocol.pack), topic)]
        names = {value.name for value, _, _ in new if protocol.sure and value.mark.verified}
        found = [row for row in found if row[0].name not in names] + new
    return tuple(_value(*row) for row in found)


def deadlines(one: Standing, topic: str) -> Mapping[str, tuple[Limit, ...]]:
    """Return the limits that hold for this topic, by clock; a protocol's stands for the one it replaces."""
    rows = [_dated(limit, one) for limit in _for(one.pack.deadlines, topic)]
    for protocol in one.protocols:
        new = [_dated(limit, protocol) for limit in _for(protocol.pack.deadlines, topic)]
        names = {row.name for row in new if row.name and row.limit.verified}
        rows = [row for row in rows if row.name not in names] + new
    found: dict[str, tuple[Limit, ...]] = {}
    for row in rows:
        found[row.clock] = (*found.get(row.clock, ()), row.limit)
    return found


def declarations(one: Standing, topic: str, asked: Asked) -> tuple[Value, ...]:
    """Return what one of the two declared or reserved; a reservation may be turned against its author."""
    found: list[Value] = []
    for pack, sure in ((one.pack, one.sure), *((p.pack, p.sure) for p in one.protocols)):
        found += [
            Value(said.name, said.value, said.article, said.mark.verified and sure, said.source, said.state)
            for said in pack.declarations
            if said.state in asked.pair and _on(said.topics, topic)
        ]
    return tuple(found)


def authorities(one: Standing, topic: str, asked: Asked) -> tuple[Authority, ...]:
    """Return who is competent on either side under this very instrument."""
    return tuple(
        Authority(body.state, body.name, body.article, body.mark.verified)
        for pack in (one.pack, *(protocol.pack for protocol in one.protocols))
        for body in _for(pack.authorities, topic)
        if body.state in asked.pair
    )


def unknown_sides(one: Standing, known: Iterable[Authority], asked: Asked) -> tuple[Lack, ...]:
    """Return a sentence for each side of which nobody has read who is competent."""
    sides = {body.state for body in known}
    return tuple(
        Lack(
            "Who is competent in {state} under {instrument} is not known.",
            {"state": state, "instrument": one.row.title},
        )
        for state in asked.pair
        if state not in sides
    )


def _value(value: Stated, one: Standing, instrument: str) -> Value:
    effect = value.effect.value if value.effect else ""
    verified = value.mark.verified and (one.sure or not instrument)
    return Value(value.name, value.value, value.article, verified, value.source, instrument, effect)


def _dated(row: Deadline, one: Standing) -> Deadline:
    """Return the limit, unverified where nobody checked that its instrument binds the two."""
    return row if one.sure else replace(row, limit=replace(row.limit, verified=False))


def _for(rows: Iterable[Row], topic: str) -> Iterator[Row]:
    return (row for row in rows if _on(row.topics, topic))


def _on(topics: tuple[str, ...], topic: str) -> bool:
    return not topics or topic in topics
