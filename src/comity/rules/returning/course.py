"""The course of a readmission: interview, decision, travel document, handover, error, costs.

Limits are those of the pair, told by packs under the codes of these clocks; what stands here are house targets
after the lengths of the Switzerland–Viet Nam Readmission Agreement (2006).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from comity.rules import common
from comity.rules.courses import ANSWERED, ASK, GIVE, IN_HAND, ORDINARY, RECEIVED
from comity.rules.courses import STAGES as ORDINARY_STAGES
from comity.rules.further import WHY, Step, as_in_hand, ends, late, lost, rows, start, stop
from comity.rules.lifecycle import ClockAction, Stage, Tick, Transition
from comity.rules.request_type import ClockRule, Wording
from comity.rules.spans import Length, Limit, Unit

INTERVIEW, PROLONGED = "interview-appointed", "answer-prolonged"
DOCUMENT, ANNOUNCED, HANDED = "document-issued", "handover-announced", "handed-over"
WRONG, BACK = "returned-in-error", "taken-back"
BEFORE, AFTER = (INTERVIEW, PROLONGED), (DOCUMENT, ANNOUNCED, HANDED, WRONG, BACK)
MORE_TIME, PAPER, TAKE, ERROR, BILL = (
    "answer-extension",
    "travel-document",
    "take-back",
    "wrong-return",
    "cost-payment",
)
OWN = (MORE_TIME, PAPER, TAKE, ERROR, BILL)
TAKEN = Tick("acknowledge", ClockAction.STOP)

STEPS = rows(
    # before the decision: CH–VN Art. 6(2), and one month more under Art. 3(1)
    Step("appoint_interview", (RECEIVED, IN_HAND), INTERVIEW, (GIVE,), (TAKEN,), WHY),
    Step("record_interview", (INTERVIEW,), IN_HAND, (GIVE,)),
    Step(
        "prolong",
        (RECEIVED, IN_HAND),
        PROLONGED,
        (GIVE,),
        (TAKEN, Tick("answer", ClockAction.STOP), *start(MORE_TIME)),
        WHY,
    ),
    # after it: document, notice, handover; CH–VN Arts 3(2), 6
    Step(
        "issue_document", (ANSWERED,), DOCUMENT, (GIVE,), stop(PAPER), lost_in=(DOCUMENT, ANNOUNCED, HANDED)
    ),
    Step(
        "announce_handover",
        (ANSWERED, DOCUMENT),
        ANNOUNCED,
        (ASK,),
        stop(PAPER),
        WHY,
        lost_in=(HANDED, WRONG),
    ),
    Step("call_off_handover", (ANNOUNCED,), DOCUMENT, (ASK,), guards=WHY, lost_in=(HANDED, WRONG)),
    Step("take_over", (ANNOUNCED,), HANDED, (GIVE,), stop(TAKE), wins_in=(DOCUMENT,)),
    # CH–VN Art. 4: taken back without formality and without delay, within a month where there are obstacles
    Step("tell_error", (HANDED,), WRONG, (GIVE,), start(ERROR), WHY),
    Step("take_back_person", (WRONG,), BACK, (ASK,), stop(ERROR)),
    # CH–VN Art. 7
    Step("send_bill", (HANDED,), "", (GIVE,), start(BILL), WHY),
    Step("pay_bill", (HANDED,), "", (ASK,), stop(BILL), lost_in=(WRONG,)),
)


def _whole(row: Transition) -> Transition:
    """The decision starts what follows it; a recall and the end of the case stop every clock."""
    if row.verb == "answer" and row.target == ANSWERED:
        return replace(row, ticks=(*row.ticks, *stop(MORE_TIME), *start(PAPER, TAKE)))
    if row.verb in {"recall", "close"}:
        return replace(row, ticks=(*row.ticks, *stop(*OWN)))
    return replace(row, ticks=(*row.ticks, *stop(MORE_TIME))) if row.verb == "refuse" else row


TRANSITIONS: tuple[Transition, ...] = tuple(
    _whole(row)
    for row in (
        *ORDINARY,
        *STEPS,
        *as_in_hand(BEFORE, frozenset({"answer", "answer_in_part", "refuse", "recall"})),
        *late((*BEFORE, *AFTER)),
        *lost(("give_clarification",), (*BEFORE, *AFTER)),
        *ends((DOCUMENT, HANDED, BACK)),
    )
)
STAGES: tuple[Stage, ...] = (
    *ORDINARY_STAGES,
    Stage(INTERVIEW, "An interview is appointed"),
    Stage(PROLONGED, "More time was taken"),
    Stage(DOCUMENT, "Travel document issued"),
    Stage(ANNOUNCED, "Handover announced"),
    Stage(HANDED, "Handed over"),
    Stage(WRONG, "Returned in error, to be taken back"),
    Stage(BACK, "Taken back after an error"),
)
CLOCKS: tuple[ClockRule, ...] = (
    *(clock for clock in common.CLOCKS if clock.code != "answer"),
    ClockRule("answer", "Decision, from the complete file", (Limit(Length(2, Unit.MONTHS)),)),
    ClockRule(MORE_TIME, "Decision after more time was taken", (Limit(Length(1, Unit.MONTHS)),)),
    ClockRule(PAPER, "Travel document", (Limit(Length(3, Unit.WORKING_DAYS)),)),
    ClockRule(TAKE, "Handover, from the acceptance", (Limit(Length(1, Unit.MONTHS)),)),
    ClockRule(ERROR, "Taking back after an error", (Limit(Length(1, Unit.MONTHS)),)),
    ClockRule(BILL, "Payment of the costs", (Limit(Length(30, Unit.DAYS)),)),
)
WORDINGS: Mapping[str, Wording] = {
    "appoint_interview": Wording("Appoint an interview: day, place, who comes", "Interview appointed"),
    "record_interview": Wording("Record that the interview was held", "Interview held"),
    "prolong": Wording("Take more time, and say why", "More time taken"),
    "issue_document": Wording("Record that the travel document was issued", "Travel document issued"),
    "announce_handover": Wording(
        "Announce the handover: day, hour, place, journey, escorts", "Handover announced"
    ),
    "call_off_handover": Wording("Call the handover off", "Handover called off"),
    "take_over": Wording("Record that the person was taken over", "Person taken over"),
    "tell_error": Wording("Tell that the return was an error", "Return was an error"),
    "take_back_person": Wording("Record that the person was taken back", "Person taken back"),
    "send_bill": Wording("Send the bill", "Bill sent"),
    "pay_bill": Wording("Record the payment", "Costs paid"),
}
