"""The course of legal assistance: preserved first, consulted about, put off, a hearing, a witness away, another use.

Limits are those of the pair, told by packs under the codes of these clocks; what stands here are house targets.
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.rules import common
from comity.rules.courses import ANSWERED, ASK, GIVE, IN_HAND, ORDINARY, OVER, RECEIVED
from comity.rules.courses import STAGES as ORDINARY_STAGES
from comity.rules.further import WHY, Step, as_in_hand, late, lost, rows, start, stop
from comity.rules.lifecycle import ClockAction, Stage, Tick, Transition
from comity.rules.request_type import ClockRule, Wording
from comity.rules.spans import Length, Limit, Unit

PRESERVED, CONSULTING, PUT_OFF, HEARING = "preserved", "consulting", "put-off", "hearing-appointed"
WITNESS_AWAY, USE_ASKED = "witness-away", "other-use-asked"
ANSWERABLE = (PRESERVED, CONSULTING, PUT_OFF, HEARING)
ALL = (*ANSWERABLE, WITNESS_AWAY, USE_ASKED)
TAKEN = (Tick("acknowledge", ClockAction.STOP),)
KEEPING, SAFE, USE = "preservation", "safe-conduct", "use-consent"
RESUMED = (Tick("answer", ClockAction.RESUME),)

TRANSITIONS: tuple[Transition, ...] = (
    *ORDINARY,
    *rows(
        # Convention on Cybercrime Art. 29: preserved first, disclosed on the formal request
        Step("confirm_preservation", (RECEIVED, IN_HAND), PRESERVED, (GIVE,), (*TAKEN, *start(KEEPING))),
        # UNTOC 18(25), (26): before refusing or putting off, the other side is asked about conditions
        Step(
            "consult",
            (RECEIVED, IN_HAND),
            CONSULTING,
            (GIVE,),
            (*TAKEN, Tick("answer", ClockAction.PAUSE)),
            WHY,
        ),
        Step("accept_conditions", (CONSULTING,), IN_HAND, (ASK,), RESUMED, lost_in=(*OVER, USE_ASKED)),
        Step("decline_conditions", (CONSULTING,), IN_HAND, (ASK,), RESUMED, WHY, lost_in=(*OVER, USE_ASKED)),
        Step("put_off", (RECEIVED, IN_HAND, PRESERVED), PUT_OFF, (GIVE,), TAKEN, WHY),
        Step("take_up_again", (PUT_OFF,), IN_HAND, (GIVE,)),
        Step("appoint_hearing", (RECEIVED, IN_HAND), HEARING, (GIVE,), TAKEN, WHY),
        Step("hold_hearing", (HEARING,), IN_HAND, (GIVE,)),
        # UNTOC 18(10) to (12), (27); ETS 30 Arts 11, 12
        Step("send_witness", (RECEIVED, IN_HAND), WITNESS_AWAY, (GIVE,), TAKEN),
        Step("tell_not_needed", (WITNESS_AWAY,), "", (ASK,), start(SAFE)),
        Step("return_witness", (WITNESS_AWAY,), IN_HAND, (ASK,), stop(SAFE)),
        # UNTOC 18(19): evidence serves the stated proceedings unless the other side consents
        Step("ask_other_use", (ANSWERED,), USE_ASKED, (ASK,), start(USE), WHY),
        Step("allow_other_use", (USE_ASKED,), ANSWERED, (GIVE,), stop(USE)),
        Step("refuse_other_use", (USE_ASKED,), ANSWERED, (GIVE,), stop(USE), WHY),
    ),
    *as_in_hand(ANSWERABLE, frozenset({"answer", "refuse", "recall"}), stops=(KEEPING,)),
    *as_in_hand((PRESERVED,), frozenset({"answer_in_part"})),
    *late(ALL, stops=(KEEPING, SAFE, USE)),
    *lost(("give_clarification",), ALL),
)
STAGES: tuple[Stage, ...] = (
    *ORDINARY_STAGES,
    Stage(PRESERVED, "Data is preserved"),
    Stage(CONSULTING, "Conditions are being agreed"),
    Stage(PUT_OFF, "Put off"),
    Stage(HEARING, "A hearing is appointed"),
    Stage(WITNESS_AWAY, "A witness is in the other state"),
    Stage(USE_ASKED, "Consent to another use is asked"),
)
CLOCKS: tuple[ClockRule, ...] = (
    *(clock for clock in common.CLOCKS if clock.code != "answer"),
    ClockRule(
        "answer",
        "Execution",
        (
            Limit(Length(10, Unit.DAYS), urgency="urgent-direct"),
            Limit(Length(2, Unit.MONTHS), urgency="normal"),
        ),
    ),
    ClockRule(KEEPING, "Preservation ends", (Limit(Length(60, Unit.DAYS)),)),
    ClockRule(SAFE, "Safe conduct ends", (Limit(Length(15, Unit.DAYS)),)),
    ClockRule(USE, "Decision on another use", (Limit(Length(1, Unit.MONTHS)),)),
)
WORDINGS: Mapping[str, Wording] = {
    "confirm_preservation": Wording("Confirm that the data is preserved", "Data preserved"),
    "consult": Wording("Consult them about conditions", "Conditions proposed"),
    "accept_conditions": Wording("Accept the conditions", "Conditions accepted"),
    "decline_conditions": Wording("Decline the conditions", "Conditions declined"),
    "put_off": Wording("Put it off", "Put off"),
    "take_up_again": Wording("Take it up again", "Taken up again"),
    "appoint_hearing": Wording("Appoint the hearing", "Hearing appointed"),
    "hold_hearing": Wording("Record that the hearing was held", "Hearing held"),
    "send_witness": Wording("Record that the witness left", "Witness sent"),
    "tell_not_needed": Wording("Tell that the witness is no longer needed", "Witness no longer needed"),
    "return_witness": Wording("Record that the witness was returned", "Witness returned"),
    "ask_other_use": Wording("Ask to use it for something else", "Another use asked"),
    "allow_other_use": Wording("Consent to the other use", "Other use allowed"),
    "refuse_other_use": Wording("Refuse the other use", "Other use refused"),
}
