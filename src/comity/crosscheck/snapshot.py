"""What an index holds at one moment: segments, and which of their records were removed. It never changes.

Records added since the last publishing stand in small segments in memory, searched as all others; two of like
size are made one, so there are never many.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from comity.crosscheck.answer import Policy
from comity.crosscheck.build import day_number
from comity.crosscheck.entry import Entry
from comity.crosscheck.names import Token, token
from comity.crosscheck.relations import Relation
from comity.crosscheck.segments import Segment
from comity.crosscheck.weights import Crowd, day_bits, word_bits


@dataclass(frozen=True, eq=False)
class Part:
    """A segment and its removed records.

    Args:
        segment: the records.
        dead: for each record, whether it was removed; replaced, never changed.
        name: its folder where it is published, else empty.
        header: the checksum of its header.
    """

    segment: Segment
    dead: NDArray[np.bool_]
    name: str = ""
    header: str = ""

    def alive(self, today: date) -> NDArray[np.bool_]:
        """For each record, whether it may be returned on this day."""
        return ~self.dead & (self.segment.ends >= day_number(today))


class Snapshot:
    """Parts searched as one; also the weights, which are counted over all parts.

    Args:
        parts: oldest first.
        policy: where the operator draws the lines.
    """

    def __init__(self, parts: Sequence[Part], policy: Policy) -> None:
        self.parts, self.policy = tuple(parts), policy
        self.crowd = sum((part.segment.crowd for part in self.parts), Crowd())
        self._counts = lru_cache(maxsize=65_536)(self._count)
        self._days = lru_cache(maxsize=65_536)(self._day)

    @cached_property
    def living(self) -> int:
        """How many records it holds that were not removed (expired ones included)."""
        return sum(int((~part.dead).sum()) for part in self.parts)

    def entries(self, today: date) -> Iterator[Entry]:
        """Every record that may be returned on this day."""
        for part in self.parts:
            yield from (part.segment.entry(owner) for owner in np.flatnonzero(part.alive(today)).tolist())

    def relation(self, left: Token, right: Token) -> Relation | None:
        """How a word of the question relates to a word on record."""
        for part in self.parts:
            found = part.segment.near(left).get(right.raw)
            if found:
                return found.relation
        return None

    def name_bits(self, word: Token, relation: Relation) -> float:
        """What a match so near is worth among all records held."""
        return word_bits(word, relation, self._counts(word.raw), self.crowd)

    def date_bits(self, born: int) -> float:
        """What an equal birth date is worth among all records held."""
        return self._days(born)

    def prior(self) -> float:
        """The bits against any one record."""
        return self.policy.prior(self.crowd.records)

    def _count(self, raw: str) -> dict[Relation, int]:
        counts: Counter[Relation] = Counter()
        for part in self.parts:
            for near in part.segment.near(token(raw)).values():
                counts[near.relation] += near.bearers
        return counts

    def _day(self, born: int) -> float:
        return day_bits(sum(part.segment.born_on(born) for part in self.parts), self.crowd.records)


def parts_of(entries: Sequence[Entry]) -> tuple[Part, ...]:
    """Records with distinct identifiers as one part, or none."""
    if not entries:
        return ()
    segment = Segment.of(entries)
    return (Part(segment, np.zeros(segment.records, dtype=np.bool_)),)


def purged(part: Part) -> tuple[Part, ...]:
    """A part that is not published yet, without its removed records; a published one as it is."""
    if part.name or not part.dead.any():
        return (part,)
    return parts_of([part.segment.entry(owner) for owner in np.flatnonzero(~part.dead).tolist()])


def with_added(snapshot: Snapshot, entries: Sequence[Entry]) -> Snapshot:
    """The snapshot with records whose identifiers it does not hold."""
    parts, fresh = list(snapshot.parts), list(entries)
    while parts and not parts[-1].name and parts[-1].segment.records < 2 * len(fresh):
        last = parts.pop()
        fresh = [last.segment.entry(owner) for owner in np.flatnonzero(~last.dead).tolist()] + fresh
    return Snapshot((*parts, *parts_of(fresh)), snapshot.policy)


def without(snapshot: Snapshot, identifiers: Iterable[str]) -> Snapshot:
    """The snapshot without the records of these identifiers."""
    gone = list(identifiers)
    return Snapshot([_without(part, gone) for part in snapshot.parts], snapshot.policy)


def _without(part: Part, identifiers: Sequence[str]) -> Part:
    owners = [owner for name in identifiers if (owner := part.segment.owner(name)) is not None]
    if not owners:
        return part
    dead = part.dead.copy()
    dead[owners] = True
    return replace(part, dead=dead)
