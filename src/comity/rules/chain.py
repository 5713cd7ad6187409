"""The answer to "may we ask this, and under what?": candidates, why others do not serve, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from comity.rules.errors import NoBasis
from comity.rules.spans import Limit


@dataclass(frozen=True)
class InstrumentInForce:
    """What the register holds of one instrument.

    Args:
        pack: id of the pack that holds its words; empty when nobody has read it in.
        title: its title.
        stage: 'in force' serves; every other stage does not.
        parties: the states it is between; those with a date of force count even when left out here.
        in_force_from: state → day (possibly partial: 2005 or 2005-05-14) from which it binds it.
        in_force_until: state → last day, where it has ended for it.
        verified: whether stage and dates were checked by a person against an official source.
        read_for: where not all were, the states whose day of force was.
    """

    pack: str
    title: str
    stage: str
    parties: tuple[str, ...] = ()
    in_force_from: Mapping[str, str] = field(default_factory=dict)
    in_force_until: Mapping[str, str] = field(default_factory=dict)
    verified: bool = True
    read_for: tuple[str, ...] = ()

    def sure(self, states: Iterable[str]) -> bool:
        """Whether stage and day of force were checked for each of these states."""
        return self.verified or set(states) <= set(self.read_for)


@dataclass(frozen=True)
class Condition:
    """A condition of the instrument; `met` is None while a fact is missing."""

    text: str
    params: Mapping[str, str]
    met: bool | None
    fact: str = ""


@dataclass(frozen=True)
class Value:
    """One value as it holds between these two states: a threshold, a form, a language, a ground, a rule.

    Args:
        name: the word for it, the same in every pack.
        value: the value, in words.
        article: where it stands.
        verified: whether the words and the dates of force of its instrument were read.
        source: where the words were read.
        instrument: title of the protocol or name of the declaring state it comes from; empty for the
            instrument itself.
        effect: for a ground of refusal, what it does.
    """

    name: str
    value: str
    article: str
    verified: bool
    source: str = ""
    instrument: str = ""
    effect: str = ""


@dataclass(frozen=True)
class Authority:
    """Who is competent for this instrument on one side."""

    state: str
    name: str
    article: str
    verified: bool


@dataclass(frozen=True)
class Lack:
    """Something that nobody has, said in one sentence: an agreement, an authority, a declaration."""

    text: str
    params: Mapping[str, str]


@dataclass(frozen=True)
class Candidate:
    """One instrument that serves, or would serve once what is missing is known.

    Args:
        pack: id of the pack.
        version: version of the pack.
        instrument: title.
        article: the article that serves.
        why: message id, with `why_params`.
        quote: at most 25 words of the text, in the language read; empty when not at hand.
        deadlines: limits it sets, by clock code.
        thresholds, authorities, language: as the pack states them.
        conditions: what the instrument asks, each met or still unknown.
        verified: whether the words and the dates of force were both read.
        topic: what it serves.
        forms, languages, refusals, rules: further values, those of protocols among them.
        declarations: what one of the two states declared or reserved.
        protocols: titles of the protocols that change it between the two.
        lacking: what is not known of it: who is competent on a side, whether a state takes it as a basis.
    """

    pack: str
    version: str
    instrument: str
    article: str
    why: str
    why_params: Mapping[str, str]
    quote: str
    deadlines: Mapping[str, tuple[Limit, ...]]
    thresholds: tuple[Value, ...]
    authorities: tuple[Authority, ...]
    language: str
    conditions: tuple[Condition, ...]
    verified: bool
    topic: str = ""
    forms: tuple[Value, ...] = ()
    languages: tuple[Value, ...] = ()
    refusals: tuple[Value, ...] = ()
    rules: tuple[Value, ...] = ()
    declarations: tuple[Value, ...] = ()
    protocols: tuple[str, ...] = ()
    lacking: tuple[Lack, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every condition is known to be met."""
        return all(one.met for one in self.conditions)


@dataclass(frozen=True)
class NotServing:
    """One instrument that does not serve, and why; `aside` when it is about other things altogether."""

    instrument: str
    why: str
    params: Mapping[str, str]
    aside: bool = False


class State(StrEnum):
    """What the basis is worth, strongest first; feeds the fact `basis_state`."""

    VERIFIED = "verified"
    CONDITIONAL = "conditional"
    UNVERIFIED = "unverified"
    NONE = "none"


@dataclass(frozen=True)
class Basis:
    """The answer to the question whether we may ask.

    Args:
        served_by: what serves, best first.
        not_served_by: what does not, each with its reason.
        missing: keys of facts that would settle an open condition.
        today: the day it was resolved for.
        lacking: what no register and no pack holds, such as an agreement between the two on the topic.
    """

    served_by: tuple[Candidate, ...]
    not_served_by: tuple[NotServing, ...]
    missing: tuple[str, ...]
    today: date
    requested: str
    lacking: tuple[Lack, ...] = ()

    @property
    def best(self) -> Candidate:
        """Return the first candidate that is complete, else the first.

        Raises:
            NoBasis: when nothing serves.
        """
        if not self.served_by:
            raise NoBasis("No agreement lets us ask {partner} this.", {"partner": self.requested})
        return next((one for one in self.served_by if one.complete), self.served_by[0])

    @property
    def state(self) -> State:
        """What the basis is worth; only a complete and verified candidate is a green light."""
        if not self.served_by:
            return State.NONE
        complete = [one for one in self.served_by if one.complete]
        if any(one.verified for one in complete):
            return State.VERIFIED
        return State.UNVERIFIED if complete else State.CONDITIONAL

    def limits(self, clock: str) -> tuple[Limit, ...]:
        """Return every limit that the instruments serving set for this clock."""
        return tuple(limit for one in self.served_by for limit in one.deadlines.get(clock, ()))

    def versions(self) -> Mapping[str, str]:
        """Return pack → version of everything the answer rests on."""
        return {one.pack: one.version for one in self.served_by}

    def facts(self) -> Mapping[str, object]:
        """Return what the safeguards may know of the basis."""
        return {"basis_state": self.state.value}
