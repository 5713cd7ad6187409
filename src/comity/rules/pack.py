"""What one pack of law holds, once its TOML was read and found in order (see `pack_schema`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    """How special an instrument is; the more special one is taken first. The last two decide no case."""

    BILATERAL = "bilateral"
    MULTILATERAL = "multilateral"
    NATIONAL = "national law"
    MEMBERSHIP = "membership"
    MODEL = "model"
    CASE_LAW = "case law"

    @property
    def binds(self) -> bool:
        """Whether it can be in force between states at all; a model treaty has no parties."""
        return self not in {Level.MODEL, Level.CASE_LAW}


class Effect(StrEnum):
    """What a ground of refusal does: to forbid, to permit and to end a duty are three things."""

    MUST = "must refuse"
    MAY = "may refuse"
    NO_DUTY = "no duty to grant"
    NO_GROUND = "no ground"
    OUTSIDE = "outside the scope"
    NARROWS = "narrows a ground"


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
        declared: whether both states must have declared that they take the instrument as a basis for this.
        until: last day of these articles, where an instrument ended in part; empty while they stand.
        when: its conditions, all of which must be met.
        source: where the words were read.
    """

    topic: str
    article: str
    why: str
    mark: Mark
    quote: str = ""
    asked: tuple[str, ...] = ()
    gap_filler: bool = False
    declared: bool = False
    until: str = ""
    when: tuple[When, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Stated:
    """One value the instrument states: a threshold, a form, a language, a ground of refusal, a rule.

    Args:
        name: what it is about, the same word in every pack ('minimum_penalty_prosecution').
        value: the value, in words.
        article: where it stands.
        mark: how it is known.
        topics: the topics it is for; empty for all.
        source: where the words were read.
        effect: for a ground of refusal, what it does.
    """

    name: str
    value: str
    article: str
    mark: Mark
    topics: tuple[str, ...] = ()
    source: str = ""
    effect: Effect | None = None


@dataclass(frozen=True)
class Body:
    """Who is competent under this instrument in one state."""

    state: str
    name: str
    article: str
    mark: Mark
    topics: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Declaration:
    """What one state declared or reserved; it changes the instrument for every pair it is in.

    Args:
        state: the state that declared it.
        name: the value it changes, or a name of its own.
        value: what it declared, in words.
        article: the article it is to.
        mark: how it is known.
        topics: the topics it is for; empty for all.
        source: where the words were read.
        basis: whether the state takes the instrument as a legal basis; None when it is about other things.
    """

    state: str
    name: str
    value: str
    article: str
    mark: Mark
    topics: tuple[str, ...] = ()
    source: str = ""
    basis: bool | None = None


@dataclass(frozen=True)
class Deadline:
    """One limit the instrument sets for a clock, with the topics it is for.

    Args:
        clock: code of the clock.
        limit: how long, from which event.
        topics: the topics it is for; empty for all.
        name: the value's name, by which a protocol replaces it.
        article: where it stands.
        mark: how it is known.
        source: where the words were read.
        effect: what its end does, as in 'may end' and 'must end'; empty when it says nothing.
    """

    clock: str
    limit: Limit
    topics: tuple[str, ...] = ()
    name: str = ""
    article: str = ""
    mark: Mark = Mark.READ
    source: str = ""
    effect: str = ""


@dataclass(frozen=True)
class NotFound:
    """A value somebody looked for in vain; a lawyer must find it, nobody fills it in."""

    name: str
    article: str
    where: str


@dataclass(frozen=True)
class Reading:
    """One value of a pack as whoever checks it sees it: what, where it stands, how and whence it is known."""

    what: str
    article: str
    mark: Mark
    source: str


@dataclass(frozen=True)
class Pack:
    """One instrument as data; dates of force stand in the register, not here.

    Args:
        id: name of the pack, lower case with dashes.
        version: raised with every change of a value.
        title: the instrument's title.
        level: how special it is.
        parties: the states it can bind; empty for an open convention. EU stands for each of its members.
        sources: where the words were read, by the short name that values use.
        about: topics it concerns beside those it serves, so that one can say why it does not serve.
        amends: id of the pack whose words this protocol changes or adds to.
        one_case: whether it was made for one case and serves no other.
    """

    id: str
    version: str
    title: str
    level: Level
    parties: tuple[str, ...]
    sources: Mapping[str, str]
    serves: tuple[Serves, ...]
    about: tuple[str, ...] = ()
    amends: str = ""
    one_case: bool = False
    deadlines: tuple[Deadline, ...] = ()
    thresholds: tuple[Stated, ...] = ()
    forms: tuple[Stated, ...] = ()
    languages: tuple[Stated, ...] = ()
    refusals: tuple[Stated, ...] = ()
    rules: tuple[Stated, ...] = ()
    authorities: tuple[Body, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    not_found: tuple[NotFound, ...] = ()
    note: str = ""

    @property
    def topics(self) -> tuple[str, ...]:
        """Return every topic it serves or concerns, once."""
        return tuple(dict.fromkeys((*(way.topic for way in self.serves), *self.about)))

    def stated(self) -> tuple[Stated, ...]:
        """Return every value in words."""
        return (*self.thresholds, *self.forms, *self.languages, *self.refusals, *self.rules)

    def readings(self) -> Iterator[Reading]:
        """Give every value with its mark and its source."""
        for way in self.serves:
            yield Reading(f"serves {way.topic}", way.article, way.mark, way.source)
        for one in self.stated():
            yield Reading(f"{one.name}: {one.value}", one.article, one.mark, one.source)
        for body in self.authorities:
            yield Reading(f"authority of {body.state}: {body.name}", body.article, body.mark, body.source)
        for said in self.declarations:
            yield Reading(
                f"declaration of {said.state}, {said.name}: {said.value}",
                said.article,
                said.mark,
                said.source,
            )
        for time in self.deadlines:
            yield Reading(f"clock {time.clock}: {time.limit.length}", time.article, time.mark, time.source)

    def marks(self) -> Mapping[Mark, int]:
        """Return how many of its values are read, reported and remembered."""
        found = [one.mark for one in self.readings()]
        return {mark: found.count(mark) for mark in Mark}
