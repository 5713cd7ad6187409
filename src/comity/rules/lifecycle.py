"""Lawful moves of a case: one declared table, read by both sides.

A request is one matter with a case on each side. A verb is done by one side; the other side's copy makes the
same move when the letter arrives. So both nodes call `move` with the same table, verb and side, and the two
timelines tell the same story. Letters may cross on the wire: the table says who gives way (a recall wins over
an answer).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from comity.rules.errors import NotPossible

START = ""
"""The stage of a case that does not exist yet."""


class Side(StrEnum):
    """Who does the verb."""

    REQUESTER = "requester"
    RESPONDER = "responder"


class Guard(StrEnum):
    """What the node must make sure of before the move; the rules only name it."""

    COMPLETE = "complete"
    """The form this verb needs has no error left: asks and checks, or answers and checks."""
    BASIS = "basis"
    """An instrument serves the request today."""
    SAFEGUARDS = "safeguards"
    """The verdict on what leaves allows it, or a named officer recorded reasons where the rule lets him."""
    HITS_DECIDED = "hits decided"
    """A person has confirmed or dismissed every hit."""
    REASON = "reason"
    """A reason in words is given."""
    GROUND = "ground"
    """A ground of refusal from the list is given."""


class ClockAction(StrEnum):
    """What happens to a clock."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"


@dataclass(frozen=True)
class Tick:
    """One clock and what happens to it.

    Args:
        clock: its code.
        action: what happens.
        since: for a start, the date field from whose day the clock counts, as in 'answers.surrender_on'; empty,
            or while nothing stands there, it counts from the move itself.
    """

    clock: str
    action: ClockAction
    since: str = ""


@dataclass(frozen=True)
class Stage:
    """Where a case can be; `ended` stages need no next action."""

    code: str
    title: str
    ended: bool = False


@dataclass(frozen=True)
class Transition:
    """One row of the table.

    Args:
        verb: what is done.
        source: the stages it may be done from (`START` for a case that does not exist yet).
        target: the stage after; empty to stay where the case is (a letter that crossed another).
        side: whose verb it is.
        act: the permission the officer needs (see `roles`).
        letter: the kind of letter that carries it to the other side; empty when it stays inside.
        ticks: clocks started, paused, resumed, stopped.
        guards: what the node makes sure of first, on the side that does the verb.
        arrival_only: true for a row that only an arriving letter may use.
    """

    verb: str
    source: tuple[str, ...]
    target: str
    side: Side
    act: str
    letter: str = ""
    ticks: tuple[Tick, ...] = ()
    guards: tuple[Guard, ...] = ()
    arrival_only: bool = False


@dataclass(frozen=True)
class Move:
    """A lawful move.

    Args:
        verb: what is done.
        before: the stage left.
        after: the stage reached.
        ticks: what happens to the clocks.
        act: the permission it needs.
        guards: what must hold first.
        second_officer: whether another officer than the drafter must have approved.
        letter: the letter that must go out; empty for none.
    """

    verb: str
    before: str
    after: str
    ticks: tuple[Tick, ...]
    act: str
    guards: tuple[Guard, ...]
    second_officer: bool
    letter: str


class Staged(Protocol):
    """What a request type tells about its course."""

    @property
    def code(self) -> str: ...  # noqa: D102 - the protocol's words are those of RequestType
    @property
    def stages(self) -> tuple[Stage, ...]: ...  # noqa: D102
    @property
    def transitions(self) -> tuple[Transition, ...]: ...  # noqa: D102
    @property
    def four_eyes(self) -> frozenset[str]: ...  # noqa: D102


def move(kind: Staged, stage: str, verb: str, side: Side) -> Move:
    """Return the move that an officer of this side makes now.

    Raises:
        NotPossible: when the table has no such row; the sentence says what can be done instead.
    """
    return _made(kind, stage, _row(kind, stage, verb, side, arrived=False))


def arrive(kind: Staged, stage: str, verb: str, side: Side) -> Move:
    """Return the move that our copy makes because a letter of the other side arrived.

    Args:
        kind: the request type.
        stage: where our copy stands; `START` when it does not exist yet.
        verb: the verb the letter tells of.
        side: the side that did it: the sender of the letter.

    Raises:
        NotPossible: when no row fits; the letter is kept and an officer decides.
    """
    return _made(kind, stage, _row(kind, stage, verb, side, arrived=True))


def verbs(kind: Staged, stage: str, side: Side) -> tuple[str, ...]:
    """Return the verbs this side may do at this stage, in the order of the table."""
    found = (
        row.verb
        for row in kind.transitions
        if stage in row.source and row.side == side and not row.arrival_only
    )
    return tuple(dict.fromkeys(found))


def _row(kind: Staged, stage: str, verb: str, side: Side, *, arrived: bool) -> Transition:
    for row in kind.transitions:
        fits = row.verb == verb and row.side == side and stage in row.source
        if fits and (arrived or not row.arrival_only):
            return row
    raise _not_possible(kind, stage, verb, side)


def _made(kind: Staged, stage: str, row: Transition) -> Move:
    return Move(
        verb=row.verb,
        before=stage,
        after=row.target or stage,
        ticks=row.ticks,
        act=row.act,
        guards=row.guards,
        second_officer=row.verb in kind.four_eyes,
        letter=row.letter,
    )


def _not_possible(kind: Staged, stage: str, verb: str, side: Side) -> NotPossible:
    titles: Mapping[str, str] = {one.code: one.title for one in kind.stages}
    possible = verbs(kind, stage, side)
    params = {"verb": verb, "stage": titles.get(stage, "not begun"), "possible": ", ".join(possible)}
    if not possible:
        return NotPossible(
            "‘{verb}’ is not possible: the case is ‘{stage}’ and waits for the other side.", params
        )
    return NotPossible(
        "‘{verb}’ is not possible while the case is ‘{stage}’. Possible now: {possible}.", params
    )
