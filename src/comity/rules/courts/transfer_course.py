"""The course of a transfer: consent sought, given, verified, withdrawn; handover; reports to the end of the sentence.

Who is in whose prison differs from case to case, so most verbs belong to both sides. A withdrawal wins until the
person was handed over; a handover, once it happened, is a fact that nothing on the wire undoes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from comity.rules import common
from comity.rules.courses import ANSWERED, ASK, BOTH_STOP, GIVE, IN_HAND, ORDINARY, RECEIVED, REFUSED
from comity.rules.courses import STAGES as ORDINARY_STAGES
from comity.rules.further import WHY, Step, as_in_hand, ends, late, lost, rows, start, stop
from comity.rules.lifecycle import ClockAction, Stage, Tick, Transition
from comity.rules.request_type import ClockRule, Wording
from comity.rules.spans import Length, Limit, Unit

SOUGHT, CONSENTED, WITHDRAWN = "consent-sought", "consented", "consent-withdrawn"
APPOINTED, TRANSFERRED, SERVED = "handover-appointed", "transferred", "served"
ALL = (SOUGHT, CONSENTED, WITHDRAWN, APPOINTED, TRANSFERRED, SERVED)
GONE = (APPOINTED, TRANSFERRED, SERVED)
BOTH = (ASK, GIVE)
TAKEN = (Tick("acknowledge", ClockAction.STOP),)
TELL, REPORT = "inform-person", "enforcement-report"
RUNNING = (TELL, REPORT)

TRANSITIONS: tuple[Transition, ...] = (
    *(
        # ETS 112 Art. 4(5): the person is told in writing of every decision
        replace(row, ticks=(*row.ticks, *start(TELL))) if row.verb == "answer" and row.target else row
        for row in ORDINARY
    ),
    *rows(
        # the consent desk (ETS 112 Art. 7)
        Step("seek_consent", (RECEIVED, IN_HAND), SOUGHT, (GIVE,), TAKEN),
        Step("record_consent", (SOUGHT,), CONSENTED, (GIVE,)),
        Step("record_no_consent", (SOUGHT,), IN_HAND, (GIVE,), guards=WHY),
        Step(
            "verify_consent", (CONSENTED,), "", (ASK,), lost_in=(IN_HAND, ANSWERED, REFUSED, WITHDRAWN, *GONE)
        ),
        Step(
            "withdraw_consent",
            (CONSENTED, ANSWERED, APPOINTED),
            WITHDRAWN,
            (GIVE,),
            (*BOTH_STOP, *stop(*RUNNING)),
            WHY,
            lost_in=(WITHDRAWN, TRANSFERRED, SERVED),
        ),
        Step(
            "withdraw_consent",
            (ANSWERED, APPOINTED),
            WITHDRAWN,
            (ASK,),
            (*BOTH_STOP, *stop(*RUNNING)),
            WHY,
            lost_in=(WITHDRAWN, TRANSFERRED, SERVED),
        ),
        Step(
            "tell_person",
            (ANSWERED, APPOINTED),
            "",
            BOTH,
            stop(TELL),
            lost_in=(WITHDRAWN, TRANSFERRED, SERVED),
        ),
        # handover, and reports afterwards (ETS 112 Arts 12 to 15)
        Step("appoint_handover", (ANSWERED,), APPOINTED, BOTH, guards=WHY, lost_in=(WITHDRAWN, *GONE)),
        Step(
            "hand_over",
            (APPOINTED,),
            TRANSFERRED,
            BOTH,
            (*stop(TELL), *start(REPORT)),
            wins_in=(WITHDRAWN,),
            lost_in=(TRANSFERRED, SERVED),
        ),
        Step("report_enforcement", (TRANSFERRED,), "", BOTH, guards=WHY, lost_in=(SERVED,)),
        Step("tell_review", (TRANSFERRED,), "", BOTH, guards=WHY, lost_in=(SERVED,)),
        Step("report_end", (TRANSFERRED,), SERVED, BOTH, stop(REPORT), WHY, lost_in=(SERVED,)),
    ),
    *(
        replace(row, ticks=(*row.ticks, *start(TELL))) if row.verb == "answer" else row
        for row in as_in_hand((CONSENTED,), frozenset({"answer", "refuse", "recall"}))
    ),
    *as_in_hand((SOUGHT,), frozenset({"refuse", "recall"})),
    *late(ALL, stops=RUNNING),
    *lost(("give_clarification",), ALL),
    *ends((WITHDRAWN, SERVED)),
)
STAGES: tuple[Stage, ...] = (
    *ORDINARY_STAGES,
    Stage(SOUGHT, "The person's consent is sought"),
    Stage(CONSENTED, "The person consents"),
    Stage(WITHDRAWN, "Consent was withdrawn"),
    Stage(APPOINTED, "Handover is appointed"),
    Stage(TRANSFERRED, "Transferred"),
    Stage(SERVED, "Sentence ended"),
)
CLOCKS: tuple[ClockRule, ...] = (
    *(clock for clock in common.CLOCKS if clock.code != "answer"),
    ClockRule("answer", "Decision on the transfer", (Limit(Length(3, Unit.MONTHS)),)),
    ClockRule(TELL, "Tell the person in writing", (Limit(Length(5, Unit.WORKING_DAYS)),)),
    ClockRule(REPORT, "Report on enforcement", (Limit(Length(12, Unit.MONTHS)),)),
)
WORDINGS: Mapping[str, Wording] = {
    "seek_consent": Wording("Begin to seek the person's consent", "Consent sought"),
    "record_consent": Wording("Record that the person consents", "Consent given"),
    "record_no_consent": Wording("Record that the person does not consent", "Consent not given"),
    "verify_consent": Wording("Tell that our official verified the consent", "Consent verified"),
    "withdraw_consent": Wording("Record that consent was withdrawn", "Consent withdrawn"),
    "tell_person": Wording("Record that the person was told in writing", "Person told in writing"),
    "appoint_handover": Wording("Appoint day and place of handover", "Handover appointed"),
    "hand_over": Wording("Record the handover", "Person handed over"),
    "report_enforcement": Wording("Report on enforcement", "Enforcement reported"),
    "tell_review": Wording("Tell of a pardon, amnesty or review", "Pardon, amnesty or review told"),
    "report_end": Wording("Report the end: served, escaped or pardoned", "End of the sentence reported"),
}
