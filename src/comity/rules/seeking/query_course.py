"""The course of a query: searched by the node, decided and reported by a person, matched there, core data.

The search runs by itself; the report waits for a person. A program that said 'nobody' at once and left the rest
to people would tell by its silence whom we protect or know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from comity.rules import common
from comity.rules.courses import ANSWERED, ASK, BOTH_STOP, CLARIFYING, IN_HAND, ORDINARY, PARTLY, REFUSED
from comity.rules.courses import STAGES as ORDINARY_STAGES
from comity.rules.further import WHY, Step, as_in_hand, ends, late, lost, rows, start, stop
from comity.rules.lifecycle import Stage, Transition
from comity.rules.request_type import ClockRule, Wording
from comity.rules.spans import Length, Limit, Unit

MATCHED, NO_MATCH = "match-confirmed", "no-match"
CORE = "core-data"
CROSSED = (ANSWERED, REFUSED, CLARIFYING, IN_HAND)

STEPS = rows(
    # Regulation (EU) 2024/982 Art. 47(1): a qualified person there confirms before core data is owed
    Step("confirm_match", (PARTLY,), MATCHED, (ASK,), start(CORE), WHY, lost_in=CROSSED),
    Step("reject_match", (PARTLY,), NO_MATCH, (ASK,), BOTH_STOP, WHY, lost_in=CROSSED),
)


def _whole(row: Transition) -> Transition:
    over = row.verb in {"recall", "close", "refuse"} or (row.verb == "answer" and row.target == ANSWERED)
    return replace(row, ticks=(*row.ticks, *stop(CORE))) if over else row


TRANSITIONS: tuple[Transition, ...] = tuple(
    _whole(row)
    for row in (
        *ORDINARY,
        *STEPS,
        *as_in_hand((MATCHED,), frozenset({"answer", "refuse", "recall"})),
        *late((MATCHED, NO_MATCH)),
        *lost(("give_clarification",), (MATCHED, NO_MATCH)),
        *ends((NO_MATCH,)),
    )
)
STAGES: tuple[Stage, ...] = (
    *ORDINARY_STAGES,
    Stage(MATCHED, "Match confirmed, core data is due"),
    Stage(NO_MATCH, "Not the person: nothing more is sent"),
)
CLOCKS: tuple[ClockRule, ...] = (
    *(clock for clock in common.CLOCKS if clock.code != "answer"),
    ClockRule("answer", "Report of hits", (Limit(Length(24, Unit.HOURS)),)),
    ClockRule(CORE, "Core data, from the confirmed match", (Limit(Length(48, Unit.HOURS)),)),
)
WORDINGS: Mapping[str, Wording] = {
    "confirm_match": Wording("Confirm the match, and by what", "Match confirmed"),
    "reject_match": Wording("Reject the match, and say why", "Match rejected"),
}
