"""Rows for the stages that one kind of request adds to the ordinary course, letters that cross among them.

Who writes a type says each verb of its own once, as a `Step`. The rows for letters that crossed another one
follow one rule: a recall wins over everything, then the verb that tells of a fact (`wins_in`); what comes too
late changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from comity.rules.courses import BOTH_STOP, CLOSED, IN_HAND, ORDINARY, RECALLED, RECEIVED, SENT
from comity.rules.lifecycle import ClockAction, Guard, Side, Tick, Transition

ADVANCE, ARRIVAL = "casework.advance", "casework.triage"
WHY = (Guard.REASON,)


@dataclass(frozen=True)
class Step:
    """One verb of a type's own.

    Args:
        verb: what is done.
        source: the stages it is done from.
        target: the stage after; empty to stay.
        sides: who may do it.
        ticks: what happens to the clocks.
        guards: what it needs; only a reason can be needed here.
        wins_in: stages in which its letter may find the other copy, and in which it makes the same move.
        lost_in: stages in which its letter may find the other copy, and in which it changes nothing.
    """

    verb: str
    source: tuple[str, ...]
    target: str
    sides: tuple[Side, ...]
    ticks: tuple[Tick, ...] = ()
    guards: tuple[Guard, ...] = ()
    wins_in: tuple[str, ...] = ()
    lost_in: tuple[str, ...] = ()


def start(*clocks: str, since: str = "") -> tuple[Tick, ...]:
    """Return ticks that start these clocks, counted from the day in a date field where one is named."""
    return tuple(Tick(clock, ClockAction.START, since) for clock in clocks)


def stop(*clocks: str) -> tuple[Tick, ...]:
    """Return ticks that stop these clocks."""
    return tuple(Tick(clock, ClockAction.STOP) for clock in clocks)


def rows(*steps: Step) -> tuple[Transition, ...]:
    """Return the rows of these verbs, for who does them and for the copy that hears of it."""
    return tuple(row for step in steps for side in step.sides for row in _rows(step, side))


def _rows(step: Step, side: Side) -> Iterable[Transition]:
    own = Transition(
        step.verb,
        step.source,
        step.target,
        side,
        ADVANCE,
        letter="clock",
        ticks=step.ticks,
        guards=step.guards,
    )
    yield own
    heard = replace(own, act=ARRIVAL, letter="", guards=(), arrival_only=True)
    # the responder's letter may overtake the receipt, so that our copy still says 'sent'
    early = (SENT,) if RECEIVED in step.source and side is Side.RESPONDER else ()
    if step.wins_in or early:
        yield replace(heard, source=(*early, *step.wins_in))
    lost = tuple(dict.fromkeys((*step.lost_in, RECALLED, CLOSED)))
    yield replace(heard, source=lost, target="", ticks=())


def as_in_hand(
    stages: Iterable[str], verbs: frozenset[str], *, stops: tuple[str, ...] = ()
) -> tuple[Transition, ...]:
    """Return the rows that let these verbs of 'in hand' be done in further stages too.

    Args:
        stages: the further stages.
        verbs: ordinary verbs: answer, refuse, recall …
        stops: clocks of those stages that end with any of them.
    """
    return tuple(
        replace(row, source=tuple(stages), ticks=(*row.ticks, *stop(*stops)))
        for row in ORDINARY
        if row.verb in verbs and IN_HAND in row.source and not row.arrival_only
    )


def late(stages: Iterable[str], *, stops: tuple[str, ...] = ()) -> tuple[Transition, ...]:
    """Return the rows by which a late receipt changes nothing in further stages, and a late recall wins."""
    where = tuple(stages)
    return (
        Transition("receive", where, "", Side.RESPONDER, ARRIVAL, arrival_only=True),
        Transition(
            "recall",
            where,
            RECALLED,
            Side.REQUESTER,
            ARRIVAL,
            ticks=(*BOTH_STOP, *stop(*stops)),
            arrival_only=True,
        ),
    )


def lost(verbs: Iterable[str], stages: Iterable[str]) -> tuple[Transition, ...]:
    """Return the rows by which these verbs of the requester change nothing in further stages."""
    return tuple(
        Transition(verb, tuple(stages), "", Side.REQUESTER, ARRIVAL, arrival_only=True) for verb in verbs
    )


def ends(stages: Iterable[str]) -> tuple[Transition, ...]:
    """Return the rows that close a case in further stages, on either side."""
    return tuple(
        Transition("close", tuple(stages), CLOSED, side, "casework.close")
        for side in (Side.REQUESTER, Side.RESPONDER)
    )
