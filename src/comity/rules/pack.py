"""What one pack of law holds, once its TOML was read and found in order (see `pack_schema`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from comity.rules.spans import Limit
from comity.rules.vocabulary import UNKNOWN, Told


class Mark(StrEnum):
    """How a value is known: the words were read, somebody reported them, or they are only remembered."""

    READ = "read"
    SECONDARY = "secondary"
    MEMORY = "memory"

    @property
    def verified(self) -> bool:
        """Whether it may be relied on; all else means 'ask a lawyer'."""
        return self is Mark.READ


class Level(StrEnum):
    """How special an instrument is; the more special one is taken first."""

    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"
    NATIONAL = "national law"
    MEMBERSHIP = "membership"


@dataclass(frozen=True)
class FactTest:
    """One question about one fact; without an answer it stays open.

    Args:
        fact: key of the vocabulary.
        least: the number must be this or more.
        more_than: the number must be more than this.
        among: one of these codes must be among the fact's.
        equals: the flag or word must be this.
    """

    fact: str
    least: int | None = None
    more_than: int | None = None
    among: tuple[str, ...] = ()
    equals: bool | str | None = None

    def met(self, told: Told) -> bool | None:
        """Return yes or no, or None while the fact is unknown."""
        if told is UNKNOWN:
            return None
        if isinstance(told, tuple):
            return bool(set(told) & set(self.among))
        if isinstance(told, int) and not isinstance(told, bool):
            floor = self.least if self.least is not None else (self.more_than or 0) + 1
            return told >= floor
        return told in self.among if self.among else told == self.equals


@dataclass(frozen=True)
class When:
    """One condition of the instrument: met when any of its tests is."""

    text: str
    article: str
    any: tuple[FactTest, ...]


@dataclass(frozen=True)
class Serves:
    """What the instrument can be the basis of.

    Args:
        topic: what a request type asks for ('mla-criminal').
        article: the article that serves.
        why: message id saying what it allows.
        quote: at most 25 words, in the language read.
        mark: how it is known.
        asked: states that may be asked under it; empty for every party.
        gap_filler: whether it serves only where no treaty on the same topic binds the two.
        when: its conditions, all of which must be met.
    """

    topic: str
    article: str
    why: str
    mark: Mark
    quote: str = ""
    asked: tuple[str, ...] = ()
    gap_filler: bool = False
    when: tuple[When, ...] = ()


@dataclass(frozen=True)
class Stated:
    """One value the instrument states: a threshold, a language, a ground of refusal.

    Args:
        name: what it is about.
        value: the value, in words.
        article: where it stands.
        mark: how it is known.
        topics: the topics it is for; empty for all.
    """

    name: str
    value: str
    article: str
    mark: Mark
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Body:
    """Who is competent under this instrument in one state."""

    state: str
    name: str
    article: str
    mark: Mark
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deadline:
    """One limit the instrument sets for a clock, with the topics it is for."""

    clock: str
    limit: Limit
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pack:
    """One instrument as data; dates of force stand in the register, not here.

    Args:
        id: name of the pack, lower case with dashes.
        version: raised with every change of a value.
        title: the instrument's title.
        level: how special it is.
        parties: the states it can bind; empty for an open convention.
        languages: the language rule in words, with its mark.
        sources: where the words were read.
    """

    id: str
    version: str
    title: str
    level: Level
    parties: tuple[str, ...]
    sources: tuple[str, ...]
    serves: tuple[Serves, ...]
    deadlines: tuple[Deadline, ...] = ()
    thresholds: tuple[Stated, ...] = ()
    languages: tuple[Stated, ...] = ()
    refusals: tuple[Stated, ...] = ()
    authorities: tuple[Body, ...] = ()
    note: str = ""

    def marks(self) -> Mapping[Mark, int]:
        """Return how many of its values are read, reported and remembered."""
        found = [one.mark for one in self.serves] + [one.mark for one in self.authorities]
        found += [one.mark for one in (*self.thresholds, *self.languages, *self.refusals)]
        found += [Mark.READ if one.limit.verified else Mark.MEMORY for one in self.deadlines]
        return {mark: found.count(mark) for mark in Mark}
