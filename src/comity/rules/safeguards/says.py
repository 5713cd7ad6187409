"""What a rule may say: an outcome, or a task of ours; each a message id and what fills its places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.rules.findings import Result
from comity.rules.spans import Length
from comity.rules.vocabulary import word

UNLESS_ASSURED = "stop_unless_assurance"
"""A stop that an assurance held sufficient would lift; no officer may."""


@dataclass(frozen=True)
class Outcome:
    """What a judgement says.

    Args:
        result: how permissive it is.
        text: a message id.
        params: what fills its places.
        answer: a finer word than the result where the law has one: `stop_unless_assurance`,
            `assurance_accepted`, `assurance_rejected`, `release_due`.
    """

    result: Result
    text: str
    params: Mapping[str, str] = field(default_factory=dict)
    answer: str = ""


@dataclass(frozen=True)
class Task:
    """What a duty says: the task, and the time the law gives for it."""

    text: str
    params: Mapping[str, str] = field(default_factory=dict)
    within: Length | None = None


def passes(text: str, *, answer: str = "", **params: str) -> Outcome:
    """Nothing stands against it, and this is why."""
    return Outcome(Result.PASS, text, params, answer)


def warn(text: str, *, answer: str = "", **params: str) -> Outcome:
    """It may go, with this in mind."""
    return Outcome(Result.WARN, text, params, answer)


def stop(text: str, *, answer: str = "", **params: str) -> Outcome:
    """It may not go."""
    return Outcome(Result.STOP, text, params, answer)


def stop_unless(text: str, **params: str) -> Outcome:
    """It may go only when a named senior officer records reasons."""
    return Outcome(Result.STOP_UNLESS, text, params)


def unless_assured(text: str, **params: str) -> Outcome:
    """It may not go until an assurance was given and a person held it sufficient."""
    return Outcome(Result.STOP, text, params, UNLESS_ASSURED)


def find_out(text: str, **params: str) -> Outcome:
    """Something must be found out first: ask, postpone, send back."""
    return Outcome(Result.NEED_INFORMATION, text, params)


def need(key: str) -> Outcome:
    """We do not know this fact, and without it nothing passes."""
    return Outcome(Result.NEED_INFORMATION, "We do not know: {fact}.", {"fact": word(key).label, "key": key})
