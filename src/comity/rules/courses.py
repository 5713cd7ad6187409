"""The ordinary course of a request, for types to take as it is or to extend.

requester                                   responder
draft → ready → sent ──── receive ────→ received → in hand → (partly answered) → answered | refused
                     ←─ ask / give ─→           clarification
recall at any time before the answer; close on either side when it has ended
"""

from __future__ import annotations

from comity.rules.lifecycle import START, ClockAction, Guard, Side, Stage, Tick, Transition

DRAFT, READY, SENT, RECEIVED = "draft", "ready", "sent", "received"
IN_HAND, CLARIFYING, PARTLY = "in-hand", "clarification", "partly-answered"
ANSWERED, REFUSED, RECALLED, CLOSED = "answered", "refused", "recalled", "closed"

STAGES: tuple[Stage, ...] = (
    Stage(DRAFT, "Draft"),
    Stage(READY, "Waiting for a second officer"),
    Stage(SENT, "Sent"),
    Stage(RECEIVED, "Received"),
    Stage(IN_HAND, "In hand"),
    Stage(CLARIFYING, "Waiting for a clarification"),
    Stage(PARTLY, "Answered in part"),
    Stage(ANSWERED, "Answered"),
    Stage(REFUSED, "Refused"),
    Stage(RECALLED, "Recalled"),
    Stage(CLOSED, "Closed", ended=True),
)

OPEN = (RECEIVED, IN_HAND, CLARIFYING, PARTLY)
"""Stages in which the responder still owes something."""
OVER = (ANSWERED, REFUSED, RECALLED, CLOSED)
SENDING = (Guard.COMPLETE, Guard.BASIS, Guard.SAFEGUARDS)
LEAVING = (Guard.COMPLETE, Guard.HITS_DECIDED, Guard.SAFEGUARDS)


def _ticks(action: ClockAction, *clocks: str) -> tuple[Tick, ...]:
    return tuple(Tick(clock, action) for clock in clocks)


BOTH_STOP = _ticks(ClockAction.STOP, "acknowledge", "answer")
ASK, GIVE = Side.REQUESTER, Side.RESPONDER

REQUESTER_ROWS: tuple[Transition, ...] = (
    Transition("draft", (START, DRAFT), DRAFT, ASK, "casework.draft"),
    Transition("submit", (DRAFT,), READY, ASK, "casework.submit", guards=SENDING),
    Transition("take_back", (READY,), DRAFT, ASK, "casework.take_back"),
    Transition("send_back", (READY,), DRAFT, ASK, "casework.send_back", guards=(Guard.REASON,)),
    Transition("approve", (READY,), READY, ASK, "casework.approve"),
    Transition("send", (DRAFT, READY), SENT, ASK, "casework.send", letter="request", guards=SENDING),
    Transition(
        "give_clarification",
        (CLARIFYING,),
        IN_HAND,
        ASK,
        "casework.give_clarification",
        letter="clarification.give",
        ticks=_ticks(ClockAction.RESUME, "answer"),
        guards=(Guard.SAFEGUARDS,),
    ),
    Transition(
        "recall",
        (SENT, *OPEN),
        RECALLED,
        ASK,
        "casework.recall",
        letter="recall",
        ticks=BOTH_STOP,
        guards=(Guard.REASON,),
    ),
    Transition("close", (ANSWERED, REFUSED, RECALLED), CLOSED, ASK, "casework.close"),
)

RESPONDER_ROWS: tuple[Transition, ...] = (
    Transition(
        "receive",
        (START, SENT),
        RECEIVED,
        GIVE,
        "casework.triage",
        ticks=_ticks(ClockAction.START, "acknowledge", "answer"),
    ),
    Transition(
        "acknowledge",
        (RECEIVED,),
        IN_HAND,
        GIVE,
        "casework.acknowledge",
        letter="acknowledgement",
        ticks=_ticks(ClockAction.STOP, "acknowledge"),
    ),
    Transition(
        "ask_clarification",
        (RECEIVED, IN_HAND, PARTLY),
        CLARIFYING,
        GIVE,
        "casework.ask_clarification",
        letter="clarification.ask",
        ticks=(Tick("acknowledge", ClockAction.STOP), Tick("answer", ClockAction.PAUSE)),
        guards=(Guard.REASON,),
    ),
    Transition(
        "answer_in_part",
        (RECEIVED, IN_HAND, PARTLY),  # not while a question waits: the two copies would part
        PARTLY,
        GIVE,
        "casework.answer",
        letter="partial",
        ticks=_ticks(ClockAction.STOP, "acknowledge"),
        guards=LEAVING,
    ),
    Transition(
        "answer", OPEN, ANSWERED, GIVE, "casework.answer", letter="answer", ticks=BOTH_STOP, guards=LEAVING
    ),
    Transition(
        "refuse",
        OPEN,
        REFUSED,
        GIVE,
        "casework.refuse",
        letter="refusal",
        ticks=BOTH_STOP,
        guards=(Guard.GROUND,),
    ),
    Transition("close", (ANSWERED, REFUSED, RECALLED), CLOSED, GIVE, "casework.close"),
)

CROSSING_ROWS: tuple[Transition, ...] = (
    Transition("receive", (RECALLED, *OPEN, *OVER), "", GIVE, "casework.triage", arrival_only=True),
    Transition(
        "recall", (START, *OVER), RECALLED, ASK, "casework.triage", ticks=BOTH_STOP, arrival_only=True
    ),
    Transition("give_clarification", (IN_HAND, PARTLY, *OVER), "", ASK, "casework.triage", arrival_only=True),
    Transition("acknowledge", (SENT, IN_HAND), IN_HAND, GIVE, "casework.triage", arrival_only=True),
    Transition("ask_clarification", (SENT,), CLARIFYING, GIVE, "casework.triage", arrival_only=True),
    Transition("answer_in_part", (SENT,), PARTLY, GIVE, "casework.triage", arrival_only=True),
    Transition("answer", (SENT,), ANSWERED, GIVE, "casework.triage", ticks=BOTH_STOP, arrival_only=True),
    Transition("refuse", (SENT,), REFUSED, GIVE, "casework.triage", ticks=BOTH_STOP, arrival_only=True),
    *(
        Transition(verb, (RECALLED, CLOSED), "", GIVE, "casework.triage", arrival_only=True)
        for verb in ("acknowledge", "ask_clarification", "answer_in_part", "answer", "refuse")
    ),
)
"""Rows only for letters that crossed another on the wire; after all have arrived both copies stand alike."""

ORDINARY: tuple[Transition, ...] = (*REQUESTER_ROWS, *RESPONDER_ROWS, *CROSSING_ROWS)
