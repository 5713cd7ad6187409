"""The course of an extradition: assurances, consent, surrender with its clocks, and what is asked afterwards.

Limits are those of the pair, told by packs under the codes of these clocks; what stands here are house targets
after the lengths of ECE Article 18, CETS 209 and CETS 212.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from comity.rules import common
from comity.rules.courses import ANSWERED, ASK, GIVE, IN_HAND, ORDINARY, RECEIVED, REFUSED
from comity.rules.courses import STAGES as ORDINARY_STAGES
from comity.rules.further import WHY, Step, as_in_hand, ends, late, lost, rows, start, stop
from comity.rules.lifecycle import ClockAction, Guard, Stage, Tick, Transition
from comity.rules.request_type import ClockRule, Wording
from comity.rules.spans import Length, Limit, Unit

ASSURANCE_ASKED, ASSURANCE_GIVEN, CONSENTED = "assurance-asked", "assurance-given", "consented"
APPOINTED, POSTPONED, LENT = "surrender-appointed", "surrender-postponed", "lent"
SURRENDERED, RELEASED = "surrendered", "released"
MORE_ASKED, ONWARD_ASKED = "more-charges-asked", "onward-surrender-asked"
PROSECUTE_ASKED, PROSECUTING, PROSECUTED = "prosecution-asked", "prosecuting", "prosecution-told"
BEFORE = (ASSURANCE_ASKED, ASSURANCE_GIVEN, CONSENTED)
AFTER = (APPOINTED, POSTPONED, LENT, SURRENDERED, RELEASED, MORE_ASKED, ONWARD_ASKED)
AT_HOME = (PROSECUTE_ASKED, PROSECUTING, PROSECUTED)

MAY, MUST = "surrender-may-release", "surrender-must-release"
CONSENT_DECISION, CONSENT_SURRENDER = "simplified-decision", "simplified-surrender"
MORE, ONWARD, STAY = "speciality-consent", "re-extradition-consent", "speciality-stay"
DAY = "answers.surrender_on"
RUNNING = (MAY, MUST, CONSENT_SURRENDER)

STEPS = rows(
    # assurances: asked by the state that holds the person; given with the answer to the question
    Step(
        "ask_assurance",
        (RECEIVED, IN_HAND),
        ASSURANCE_ASKED,
        (GIVE,),
        (Tick("acknowledge", ClockAction.STOP), Tick("answer", ClockAction.PAUSE)),
        WHY,
    ),
    Step(
        "decline_assurance",
        (ASSURANCE_ASKED,),
        IN_HAND,
        (ASK,),
        (Tick("answer", ClockAction.RESUME),),
        WHY,
        lost_in=(REFUSED, ANSWERED, *AFTER, *AT_HOME),
    ),
    Step("accept_assurance", (ASSURANCE_GIVEN,), IN_HAND, (GIVE,)),
    Step("reject_assurance", (ASSURANCE_GIVEN,), IN_HAND, (GIVE,), guards=WHY),
    # simplified surrender (CETS 209)
    Step(
        "tell_consent",
        (RECEIVED, IN_HAND),
        CONSENTED,
        (GIVE,),
        (Tick("acknowledge", ClockAction.STOP), *start(CONSENT_DECISION)),
    ),
    Step("tell_consent_revoked", (CONSENTED,), IN_HAND, (GIVE,), stop(CONSENT_DECISION), WHY),
    # surrender (ECE 18, 19)
    Step("appoint_surrender", (ANSWERED,), APPOINTED, (GIVE,), start(MAY, MUST, since=DAY), WHY),
    Step("appoint_surrender", (POSTPONED,), APPOINTED, (GIVE,), start(MAY, MUST), WHY),
    Step("hand_over", (APPOINTED,), SURRENDERED, (GIVE,), stop(*RUNNING)),
    Step("release", (APPOINTED,), RELEASED, (GIVE,), stop(*RUNNING), WHY),
    Step("postpone_surrender", (ANSWERED, APPOINTED), POSTPONED, (GIVE,), stop(*RUNNING), WHY),
    Step("lend", (ANSWERED, POSTPONED), LENT, (GIVE,), stop(CONSENT_SURRENDER), WHY),
    Step("give_back", (LENT,), POSTPONED, (ASK,)),
    # speciality and surrender onwards (ECE 14, 15; CETS 212)
    Step("ask_more_charges", (SURRENDERED,), MORE_ASKED, (ASK,), start(MORE), WHY),
    Step("allow_more_charges", (MORE_ASKED,), SURRENDERED, (GIVE,), stop(MORE)),
    Step("refuse_more_charges", (MORE_ASKED,), SURRENDERED, (GIVE,), stop(MORE), WHY),
    Step("ask_onward_surrender", (SURRENDERED,), ONWARD_ASKED, (ASK,), start(ONWARD), WHY),
    Step("allow_onward_surrender", (ONWARD_ASKED,), SURRENDERED, (GIVE,), stop(ONWARD)),
    Step("refuse_onward_surrender", (ONWARD_ASKED,), SURRENDERED, (GIVE,), stop(ONWARD), WHY),
    Step("tell_final_release", (SURRENDERED,), "", (ASK,), start(STAY)),
    # whoever does not surrender prosecutes (ECE 6(2), UNTOC 16(10))
    Step("ask_prosecution", (REFUSED,), PROSECUTE_ASKED, (ASK,), guards=WHY),
    Step("start_prosecution", (PROSECUTE_ASKED,), PROSECUTING, (GIVE,)),
    Step("tell_outcome", (PROSECUTE_ASKED, PROSECUTING), PROSECUTED, (GIVE,), guards=WHY),
)
TRANSITIONS: tuple[Transition, ...] = (
    *ORDINARY,
    *STEPS,
    Transition(
        "give_clarification",
        (ASSURANCE_ASKED,),
        ASSURANCE_GIVEN,
        ASK,
        "casework.give_clarification",
        letter="clarification.give",
        ticks=(Tick("answer", ClockAction.RESUME),),
        guards=(Guard.SAFEGUARDS,),
    ),
    *(
        replace(row, ticks=(*row.ticks, *start(CONSENT_SURRENDER))) if row.verb == "answer" else row
        for row in as_in_hand(
            (CONSENTED,), frozenset({"answer", "refuse", "recall"}), stops=(CONSENT_DECISION,)
        )
    ),
    *as_in_hand((ASSURANCE_ASKED, ASSURANCE_GIVEN), frozenset({"answer", "refuse", "recall"})),
    *late((*BEFORE, *AFTER, *AT_HOME), stops=(*RUNNING, CONSENT_DECISION, MORE, ONWARD, STAY)),
    *lost(("give_clarification",), (*AFTER, *AT_HOME)),
    *ends((SURRENDERED, RELEASED, POSTPONED, *AT_HOME)),
)


STAGES: tuple[Stage, ...] = (
    *ORDINARY_STAGES,
    Stage(ASSURANCE_ASKED, "Waiting for an assurance"),
    Stage(ASSURANCE_GIVEN, "Assurance given, to be weighed"),
    Stage(CONSENTED, "The person consents to surrender"),
    Stage(APPOINTED, "Surrender is appointed"),
    Stage(POSTPONED, "Surrender is postponed"),
    Stage(LENT, "Surrendered for a time"),
    Stage(SURRENDERED, "Surrendered"),
    Stage(RELEASED, "Released: not taken over in time"),
    Stage(MORE_ASKED, "Consent to more charges is asked"),
    Stage(ONWARD_ASKED, "Consent to surrender onwards is asked"),
    Stage(PROSECUTE_ASKED, "Prosecution there is asked"),
    Stage(PROSECUTING, "Prosecuted there"),
    Stage(PROSECUTED, "Outcome of the prosecution told"),
)
CLOCKS: tuple[ClockRule, ...] = (
    *(clock for clock in common.CLOCKS if clock.code != "answer"),
    ClockRule(
        "answer",
        "Decision on surrender",
        (
            Limit(Length(1, Unit.MONTHS), urgency="urgent-direct"),
            Limit(Length(3, Unit.MONTHS), urgency="normal"),
        ),
    ),
    ClockRule(CONSENT_DECISION, "Decision after the person's consent", (Limit(Length(20, Unit.DAYS)),)),
    ClockRule(CONSENT_SURRENDER, "Surrender after the simplified decision", (Limit(Length(10, Unit.DAYS)),)),
    ClockRule(MAY, "The person may be released if not taken over", (Limit(Length(15, Unit.DAYS)),)),
    ClockRule(MUST, "The person must be released if not taken over", (Limit(Length(30, Unit.DAYS)),)),
    ClockRule(MORE, "Decision on more charges", (Limit(Length(90, Unit.DAYS)),)),
    ClockRule(ONWARD, "Decision on surrender onwards", (Limit(Length(90, Unit.DAYS)),)),
    ClockRule(STAY, "The person may leave; speciality ends if not", (Limit(Length(45, Unit.DAYS)),)),
)
WORDINGS: Mapping[str, Wording] = {
    "ask_assurance": Wording("Ask for an assurance", "Assurance asked"),
    "decline_assurance": Wording("Decline the assurance", "Assurance declined"),
    "accept_assurance": Wording("Accept the assurance", "Assurance accepted"),
    "reject_assurance": Wording("Hold the assurance insufficient", "Assurance held insufficient"),
    "tell_consent": Wording("Tell that the person consents", "The person consents"),
    "tell_consent_revoked": Wording("Tell that consent was revoked", "Consent was revoked"),
    "appoint_surrender": Wording("Appoint day and place of surrender", "Surrender appointed"),
    "hand_over": Wording("Record the surrender", "Person surrendered"),
    "release": Wording("Release: not taken over in time", "Person released"),
    "postpone_surrender": Wording("Postpone the surrender", "Surrender postponed"),
    "lend": Wording("Surrender for a time", "Surrendered for a time"),
    "give_back": Wording("Give the person back", "Person given back"),
    "ask_more_charges": Wording("Ask to prosecute for more", "Consent to more charges asked"),
    "allow_more_charges": Wording("Consent to more charges", "More charges allowed"),
    "refuse_more_charges": Wording("Refuse more charges", "More charges refused"),
    "ask_onward_surrender": Wording("Ask to surrender onwards", "Consent to surrender onwards asked"),
    "allow_onward_surrender": Wording("Consent to surrender onwards", "Surrender onwards allowed"),
    "refuse_onward_surrender": Wording("Refuse surrender onwards", "Surrender onwards refused"),
    "tell_final_release": Wording("Tell the final release", "Finally released"),
    "ask_prosecution": Wording("Ask them to prosecute", "Prosecution asked"),
    "start_prosecution": Wording("Record that our prosecutors took it", "Prosecution taken over"),
    "tell_outcome": Wording("Tell the outcome of the prosecution", "Outcome told"),
}
