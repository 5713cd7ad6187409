"""The course of a case: lawful moves only, and both copies stand alike once every letter has arrived."""

from __future__ import annotations

from collections import deque

import pytest
from hypothesis import given as with_any
from hypothesis import settings
from hypothesis import strategies as st
from tests.rules import given

from comity.rules import lifecycle
from comity.rules.courses import ANSWERED, CLARIFYING, CLOSED, RECALLED, REFUSED
from comity.rules.errors import NotPossible
from comity.rules.lifecycle import START, ClockAction, Guard, Move, Side

ASK, GIVE = Side.REQUESTER, Side.RESPONDER
KIND = given.RECORD


def walk(*steps: tuple[str, Side]) -> list[Move]:
    """Do the verbs one after the other on one copy."""
    stage, moves = START, []
    for verb, side in steps:
        moves.append(lifecycle.move(KIND, stage, verb, side))
        stage = moves[-1].after
    return moves


def test_the_requester_drafts_has_it_approved_and_sends() -> None:
    moves = walk(("draft", ASK), ("submit", ASK), ("approve", ASK), ("send", ASK))

    assert [move.after for move in moves] == ["draft", "ready", "ready", "sent"]
    assert moves[-1].second_officer
    assert moves[-1].letter == "request"
    assert {Guard.COMPLETE, Guard.BASIS, Guard.SAFEGUARDS} <= set(moves[-1].guards)
    assert moves[-1].act == "casework.send"


def test_the_responder_receives_acknowledges_asks_back_and_answers() -> None:
    moves = [lifecycle.move(KIND, START, "receive", GIVE)]
    for verb in ("acknowledge", "ask_clarification"):
        moves.append(lifecycle.move(KIND, moves[-1].after, verb, GIVE))
    moves.append(lifecycle.arrive(KIND, moves[-1].after, "give_clarification", ASK))
    moves.append(lifecycle.move(KIND, moves[-1].after, "answer", GIVE))

    assert [move.after for move in moves] == ["received", "in-hand", "clarification", "in-hand", "answered"]
    answer_clock = [tick.action for move in moves for tick in move.ticks if tick.clock == "answer"]
    assert answer_clock == [ClockAction.START, ClockAction.PAUSE, ClockAction.RESUME, ClockAction.STOP]
    assert {Guard.HITS_DECIDED, Guard.SAFEGUARDS} <= set(moves[-1].guards)


def test_a_refusal_needs_its_ground_and_a_recall_its_reason() -> None:
    assert lifecycle.move(KIND, "in-hand", "refuse", GIVE).guards == (Guard.GROUND,)
    assert Guard.REASON in lifecycle.move(KIND, "sent", "recall", ASK).guards


@pytest.mark.parametrize(
    ("stage", "verb", "side"),
    [
        (START, "send", ASK),
        ("sent", "send", ASK),
        ("draft", "answer", GIVE),
        ("in-hand", "answer", ASK),
        ("answered", "recall", ASK),
        ("closed", "answer", GIVE),
        ("sent", "answer", GIVE),
        ("ready", "dance", ASK),
    ],
)
def test_what_the_table_does_not_hold_is_refused_in_a_sentence(stage: str, verb: str, side: Side) -> None:
    with pytest.raises(NotPossible) as caught:
        lifecycle.move(KIND, stage, verb, side)

    assert f"‘{verb}’ is not possible" in str(caught.value)
    assert "{" not in str(caught.value)


def test_a_refusal_to_move_says_what_is_possible_instead() -> None:
    with pytest.raises(NotPossible, match=r"‘Draft’\. Possible now: draft, submit, send"):
        lifecycle.move(KIND, "draft", "answer", ASK)
    with pytest.raises(NotPossible, match="waits for the other side"):
        lifecycle.move(KIND, "draft", "answer", GIVE)


def test_a_row_for_arriving_letters_is_no_verb_for_an_officer() -> None:
    assert lifecycle.arrive(KIND, ANSWERED, "recall", ASK).after == RECALLED
    with pytest.raises(NotPossible):
        lifecycle.move(KIND, ANSWERED, "recall", ASK)
    assert "recall" not in lifecycle.verbs(KIND, ANSWERED, ASK)


def test_every_stage_that_has_not_ended_has_a_next_action_or_waits_for_the_other_side() -> None:
    for stage in KIND.stages:
        possible = {side: lifecycle.verbs(KIND, stage.code, side) for side in Side}
        assert stage.ended is not any(possible.values()), stage


def test_no_part_is_answered_while_a_question_waits() -> None:
    """Else a second question could cross the answer to the first, and each side think the other must act."""
    with pytest.raises(NotPossible):
        lifecycle.move(KIND, CLARIFYING, "answer_in_part", GIVE)
    assert lifecycle.move(KIND, CLARIFYING, "answer", GIVE).after == ANSWERED


class Node:
    """One side of a case, as the node plays it: own verbs move it, letters move it too."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self.stage = START
        self.out: deque[str] = deque()

    def possible(self) -> list[str]:
        return [
            verb for verb in lifecycle.verbs(KIND, self.stage, self.side) if verb not in {"receive", "close"}
        ]

    def do(self, verb: str) -> None:
        move = lifecycle.move(KIND, self.stage, verb, self.side)
        self.stage = move.after
        if move.letter:
            self.out.append(verb)

    def take(self, verb: str, side: Side) -> None:
        if verb == "send":
            if self.stage == START:
                self.stage = lifecycle.move(KIND, START, "receive", GIVE).after
            self.out.append("receive")
            return
        self.stage = lifecycle.arrive(KIND, self.stage, verb, side).after


@with_any(st.data())
@settings(max_examples=400, deadline=None)
def test_whatever_crosses_on_the_wire_both_copies_end_alike(data: st.DataObject) -> None:
    ours, theirs = Node(ASK), Node(GIVE)
    for _ in range(data.draw(st.integers(1, 25))):
        steps: list[tuple[str, str]] = [("ours", verb) for verb in ours.possible()]
        steps += [("theirs", verb) for verb in theirs.possible()]
        steps += [("deliver", "ours")] * bool(ours.out) + [("deliver", "theirs")] * bool(theirs.out)
        if not steps:
            break
        who, what = data.draw(st.sampled_from(steps))
        if who == "ours":
            ours.do(what)
        elif who == "theirs":
            theirs.do(what)
        elif what == "ours":
            theirs.take(ours.out.popleft(), ASK)
        else:
            ours.take(theirs.out.popleft(), GIVE)
    while ours.out or theirs.out:
        if ours.out:
            theirs.take(ours.out.popleft(), ASK)
        if theirs.out:
            ours.take(theirs.out.popleft(), GIVE)

    if ours.stage in {START, "draft", "ready"}:
        assert theirs.stage == START
    else:
        assert ours.stage == theirs.stage


def test_a_recall_wins_over_an_answer_that_crossed_it() -> None:
    ours, theirs = Node(ASK), Node(GIVE)
    for verb in ("draft", "submit", "approve", "send"):
        ours.do(verb)
    theirs.take(ours.out.popleft(), ASK)
    ours.take(theirs.out.popleft(), GIVE)

    ours.do("recall")
    theirs.do("answer")
    theirs.take(ours.out.popleft(), ASK)
    ours.take(theirs.out.popleft(), GIVE)

    assert ours.stage == theirs.stage == RECALLED


@pytest.mark.parametrize("stage", [ANSWERED, REFUSED, RECALLED])
@pytest.mark.parametrize("side", list(Side))
def test_what_has_ended_can_be_closed_on_either_side(stage: str, side: Side) -> None:
    assert lifecycle.move(KIND, stage, "close", side).after == CLOSED
