"""Stages of a type's own: whatever crosses on the wire, both copies end alike; nothing is left without a way on."""

from __future__ import annotations

from collections import deque

import pytest
from hypothesis import given as with_any
from hypothesis import settings
from hypothesis import strategies as st

from comity.rules import courses, lifecycle, requests
from comity.rules.lifecycle import START, Side
from comity.rules.request_type import RequestType

ASK, GIVE = Side.REQUESTER, Side.RESPONDER
ORDINARY = {row.verb for row in courses.ORDINARY}
OWN = [kind for kind in requests.registry() if {row.verb for row in kind.transitions} - ORDINARY]
TALK = frozenset({"answer_in_part", "ask_clarification"})
"""Left out: a partial answer and a second question in a row are the ordinary course's own matter."""


class Copy:
    """One side's copy of a case: own verbs move it, and so do letters."""

    def __init__(self, kind: RequestType, side: Side) -> None:
        self.kind, self.side = kind, side
        self.stage = START
        self.out: deque[str] = deque()

    def possible(self) -> list[str]:
        verbs = lifecycle.verbs(self.kind, self.stage, self.side)
        return [verb for verb in verbs if verb not in {"receive", "close", *TALK}]

    def do(self, verb: str) -> None:
        move = lifecycle.move(self.kind, self.stage, verb, self.side)
        self.stage = move.after
        if move.letter:
            self.out.append(verb)

    def take(self, verb: str, side: Side) -> None:
        if verb == "send":
            self.stage = lifecycle.arrive(self.kind, self.stage, "receive", GIVE).after
            self.out.append("receive")
        else:
            self.stage = lifecycle.arrive(self.kind, self.stage, verb, side).after


def deliver(sender: Copy, taker: Copy) -> None:
    taker.take(sender.out.popleft(), sender.side)


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.code)
@with_any(data=st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_crosses_both_copies_end_alike(kind: RequestType, data: st.DataObject) -> None:
    ours, theirs = Copy(kind, ASK), Copy(kind, GIVE)
    for verb in ("draft", "send"):
        ours.do(verb)
    for _ in range(data.draw(st.integers(1, 20))):
        steps = [(copy, verb) for copy in (ours, theirs) for verb in copy.possible()]
        post = [(sender, "") for sender in (ours, theirs) if sender.out]
        if not (steps := [*steps, *post, *post]):
            break
        who, verb = data.draw(st.sampled_from(steps))
        if verb:
            who.do(verb)
        else:
            deliver(who, theirs if who is ours else ours)
    while ours.out or theirs.out:
        if ours.out:
            deliver(ours, theirs)
        if theirs.out:
            deliver(theirs, ours)
    assert ours.stage == theirs.stage


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.code)
def test_every_stage_can_be_reached_and_left(kind: RequestType) -> None:
    reached = {START}
    for _ in kind.stages:
        reached |= {row.target or at for row in kind.transitions for at in row.source if at in reached}
    assert {stage.code for stage in kind.stages} <= reached
    for stage in kind.stages:
        possible = any(lifecycle.verbs(kind, stage.code, side) for side in Side)
        assert possible is not stage.ended, stage


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.code)
def test_every_verb_of_its_own_has_words_for_button_and_timeline(kind: RequestType) -> None:
    own = {row.verb for row in kind.transitions} - ORDINARY
    assert set(kind.wordings) == own
    for verb, wording in kind.wordings.items():
        assert wording.button != wording.event, verb


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.code)
def test_every_clock_that_starts_is_stopped_somewhere(kind: RequestType) -> None:
    started = {tick.clock for row in kind.transitions for tick in row.ticks if tick.action.value == "start"}
    stopped = {tick.clock for row in kind.transitions for tick in row.ticks if tick.action.value == "stop"}
    assert started <= stopped
