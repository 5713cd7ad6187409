"""Questions that requests of courts and ministries of justice share: what an officer confirms before they leave.

Each feeds a fact; what is an assessment is asked of our own officer, never taken from the other side's form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from comity.rules import checks
from comity.rules.checks import NOT_CHECKED
from comity.rules.fields import Choice, Field, Flag, LongText, Number, Paper
from comity.rules.groups import Countries
from comity.rules.only import Only

CONSENT: Mapping[str, str] = {
    "true": "Yes, informed in a language the person understands",
    "uninformed": "Yes, but not well informed",
    "false": "No",
}
DUAL = Choice(
    "Is the conduct a crime in both states?",
    "By what was done, not by its name; ECE Art. 2(1), UNTOC Arts 16(1), 18(9).",
    fact="dual_criminality",
    choices={"true": "Yes", "partial": "In part", "false": "No", "unknown": NOT_CHECKED},
)
COMPLETE = Flag("Is anything missing that must be in the request?", fact="documents_missing")
SUPPLEMENT = Flag(
    "Was what is missing asked for and refused?",
    fact="supplementary_request_refused",
    only=Only("missing", (True,)),
)
SPECIFIC = Flag("Are acts, time and place stated?", fact="charge_specific")
PERSECUTED_TODAY = Choice(
    "Does that risk exist today?",
    fact="current_persecution_risk",
    choices={"not_established": "Looked into: not established", "real": "It does", "unknown": NOT_CHECKED},
    only=Only(
        "persecution",
        ("race", "religion", "nationality", "ethnic_origin", "political_opinion", "sex", "status"),
    ),
)
POLITICAL_PURPOSE = Choice(
    "Is the request made to pursue the person for who they are or what they think?",
    "ECE Art. 3(2), UNTOC Art. 16(14).",
    fact="political_purpose",
    choices={"not_established": "Looked into: not established", "true": "Yes", "unknown": NOT_CHECKED},
)
PRISON = Choice(
    "Would the prison conditions there be inhuman or degrading?",
    fact="prison_conditions_risk",
    choices={
        "not_established": "Looked into: not established",
        "systemic": "Prisons there are bad in general",
        "real": "There is a real risk for the person",
        "unknown": NOT_CHECKED,
    },
)
INDIVIDUAL = Choice(
    "And is there a risk for this very person?",
    "Only where the situation is bad in general.",
    required=False,
    fact="individual_risk",
    choices={"none": "Looked into: no", "real": "Yes", "unknown": NOT_CHECKED},
)
TRIAL = Choice(
    "Would the trial there be flagrantly unfair?",
    fact="unfair_trial_risk",
    choices={
        "not_established": "Looked into: not established",
        "alleged": "Somebody says so",
        "systemic_deficiency": "Courts there fail in general",
        "flagrant": "It would",
        "unknown": NOT_CHECKED,
    },
)
MINOR_ALONE = Flag("Is the person a child without parent or guardian?", fact="unaccompanied")
RECEPTION = Flag(
    "Is somebody there to take care of the child?", fact="reception_arranged", only=Only("alone", (True,))
)

OUR_HELP: Mapping[str, Field] = {
    "missing": COMPLETE,
    "supplement": SUPPLEMENT,
    "specific": SPECIFIC,
    "dual": DUAL,
    "persecuted_today": PERSECUTED_TODAY,
    "individual": INDIVIDUAL,
}
"""Asked at both doors."""

TOPICS: Mapping[str, str] = {
    "death_penalty": "No death sentence is passed or carried out",
    "treatment": "No torture or ill-treatment",
    "prison": "Conditions of detention",
    "max_sentence": "A highest sentence",
}
GIVERS: Mapping[str, str] = {
    "government": "The government",
    "ministry": "A ministry",
    "local_prosecutor": "A local prosecutor",
}
ASSURANCE: Mapping[str, Field] = {
    "topic": Choice("What it is about", choices=TOPICS),
    "words": LongText("Its exact words"),
    "by": Choice("Who gives it", choices=GIVERS),
    "binds_courts": Flag("Does it bind the courts?"),
    "watched": LongText("How its keeping is watched: visits, reports, contact", required=False),
    "paper": Paper("The assurance, signed", required=False),
}
"""One assurance as the state that gives it words it."""

ASSURED = replace(checks.ASSURANCE, label="How do the assurances stand?", hint="", required=True)
"""Asked in every extradition, whatever the assurance is about."""
WEIGHING: Mapping[str, Field] = {
    "assurance_about": Choice(
        "What is that assurance about?",
        fact="assurance_topic",
        choices=TOPICS,
        only=Only("assurance", ("given_unassessed", "given_insufficient", "given_sufficient")),
    ),
    **{
        name: Flag(label, required=False, fact=fact, only=Only("assurance", ("given_sufficient",)))
        for name, label, fact in (
            ("assurance_specific", "Does it name the person and a definite treatment?", "assurance_specific"),
            ("assurance_formal", "Is it formal?", "assurance_formal"),
            ("assurance_courts", "Does it bind the courts there?", "assurance_binds_court"),
            ("assurance_watched", "Is its keeping watched independently?", "assurance_monitoring"),
            ("assurance_enforced", "Can it be enforced?", "assurance_enforcement_mechanism"),
        )
    },
    "assurance_by": Choice(
        "Who gave it?",
        required=False,
        fact="assurance_by",
        choices=GIVERS,
        only=Only("assurance", ("given_sufficient",)),
    ),
}
"""How an officer weighed an assurance; European Court of Human Rights, Othman v. United Kingdom (2012)."""

THRESHOLD: Mapping[str, Field] = {
    "threshold": Number(
        "Threshold of the instrument",
        "In months; only where no agreement read so far says it.",
        required=False,
        unit="months",
        fact="threshold_months",
    ),
    "threshold_over": Flag(
        "Must it be exceeded, not only reached?", required=False, fact="threshold_exceeded_only"
    ),
}
"""What a lawyer reads in an instrument that no pack holds yet."""
PENALTY: Mapping[str, Field] = {
    **THRESHOLD,
    "threshold_law": Choice(
        "Under whose law is the highest penalty tested?",
        required=False,
        fact="threshold_law",
        choices={"requesting_only": "That of the state that asks", "both": "Both"},
    ),
    "threshold_kind": Choice(
        "Which length of a sentence is tested?",
        required=False,
        fact="threshold_kind",
        choices={"awarded": "What was passed", "remaining": "What is left"},
    ),
}

ACTS: Mapping[str, Field] = {
    "then": Flag("Was it a crime when it was done?", fact="criminal_at_time_of_conduct"),
    "penalty_here": Number(
        "Highest penalty for it under the law of the state that is asked",
        "In months; 1,000 for life.",
        unit="months",
        fact="penalty_under_requested_law_months",
    ),
    "political_offence": Choice(
        "Is the offence itself political?",
        "ECE Art. 3(1).",
        fact="political_offence",
        choices={"false": "No", "claimed": "Somebody says so", "true": "Yes", "unknown": NOT_CHECKED},
    ),
    "uprising": Flag(
        "Were the acts part of an uprising, at its place and time?",
        fact="uprising_at_place",
        only=Only("political_offence", ("claimed",)),
    ),
    "carve_out": Flag(
        "Does a treaty say that such an offence is not political?",
        fact="political_carve_out",
        only=Only("political_offence", ("true",)),
    ),
    "judged_in": Choice(
        "Where were the acts finally judged already?",
        "ECE Art. 9; its first protocol (ETS 86) Art. 2.",
        fact="final_judgment_in",
        choices={
            "none": "Nowhere, as far as known",
            "requested": "In the state that is asked",
            "requesting": "In the state that asks",
            "third_state": "In a third state",
            "other_member_state": "In another member state of the Union",
            "unknown": NOT_CHECKED,
        },
    ),
    "same_acts": Choice(
        "Are they the same acts?",
        fact="same_acts",
        choices={"true": "Yes", "partly": "In part", "false": "No", "unknown": NOT_CHECKED},
        only=Only("judged_in", ("requested", "requesting", "third_state", "other_member_state")),
    ),
    "served": Choice(
        "Was that sentence served?",
        fact="sentence_served",
        choices={"true": "Yes", "remitted": "It was remitted", "false": "No"},
        only=Only("judged_in", ("third_state",)),
    ),
    "third_schengen": Flag(
        "Does that state apply the Schengen rules?",
        fact="third_state_is_schengen",
        only=Only("judged_in", ("third_state",)),
    ),
    "third_protocol": Flag(
        "Did both states accept the protocol that makes that judgment final?",
        "ETS 86 Art. 2.",
        required=False,
        fact="third_state_protocol",
        only=Only("judged_in", ("third_state",)),
    ),
    "waiver": Flag(
        "Did the person know of the trial and give up being present?",
        "Only after a trial in absence; ETS 98 Art. 3.",
        required=False,
        fact="waiver_unequivocal",
    ),
    "retrial": Choice(
        "Is a full new trial guaranteed?",
        "Only after a trial in absence.",
        required=False,
        fact="retrial_guaranteed",
        choices={"true": "Yes", "conditional": "On a condition", "false": "No", "unknown": NOT_CHECKED},
    ),
    "lapse": Choice(
        "Has the time to prosecute or punish run out?",
        "ECE Art. 10; between parties to CETS 212 by the law of the state that asks alone.",
        fact="lapse_of_time",
        choices={
            "not_expired": "No",
            "passage_only": "No, but much time has passed",
            "expired": "Yes",
            "unknown": NOT_CHECKED,
        },
    ),
    "amnesty": Flag("Does an amnesty cover it?", "ETS 98 Art. 4.", fact="amnesty"),
}
"""What was done, and what became of it before."""

BODY: Mapping[str, Field] = {
    "alone": MINOR_ALONE,
    "reception": RECEPTION,
    "identity": Flag("Is the person the person sought?", fact="identity_confirmed"),
    "doubt": Flag("Does the other state contradict the match?", fact="sending_state_disagrees"),
    "machine": Flag("Does the match rest on fingerprints, a face or DNA?", fact="biometric_hit"),
    "confirmed": Flag(
        "Did a person confirm that match?", fact="human_confirmation", only=Only("machine", (True,))
    ),
    "independent": Flag(
        "Did a second person confirm it, not knowing the first result?",
        fact="confirmation_independent",
        only=Only("machine", (True,)),
    ),
    "told_consul": Flag(
        "Was the person told of the right to the consulate?",
        "Vienna Convention on Consular Relations Art. 36(1)(b).",
        fact="person_told_of_consular_right",
    ),
    "consular": Flag("Will the consulate be told?", fact="consular_notice_planned"),
    "consular_wish": Flag(
        "Did the person ask that the consulate be told?",
        fact="person_requested_notification",
        only=Only("consular", (True,)),
    ),
    "limit_days": Number(
        "Limit for this request after the arrest",
        "In days; only where the person is held and no agreement read so far says it.",
        required=False,
        unit="days",
        fact="time_limit_days",
    ),
    "came_after": Number(
        "Days from the arrest to this request",
        "Only where the person is held.",
        required=False,
        unit="days",
        fact="formal_request_received_days",
    ),
    "limit_passed": Flag("Has a time limit of the custody passed?", fact="detention_time_limit_exceeded"),
    "delay": Flag("Did our authorities lose time without reason?", fact="detention_undue_delay"),
    "court": Flag("Can a court review the custody?", fact="judicial_review_of_detention"),
}
"""The person, who is or will be in somebody's hands."""

REFUGE: Mapping[str, Field] = {
    "refugee": Choice(
        "Is the person a refugee?",
        "This stays inside the node.",
        fact="refugee_status",
        choices={
            "none": "Checked: no status is known",
            "applied": "An application is pending",
            "refused": "An application was refused",
            "granted": "Recognised by us",
            "granted_other_state": "Recognised by another state",
            "unhcr_recognised": "Recognised by UNHCR",
            "unknown": NOT_CHECKED,
        },
    ),
    "status_valid": Flag(
        "Does that status still stand?",
        fact="status_still_valid",
        only=Only("refugee", ("granted", "granted_other_state", "unhcr_recognised")),
    ),
    "driven_by": Countries(
        "Which state stands behind the request?",
        "The asking state itself, or another.",
        fact="request_driven_by",
    ),
}
HEALTH: Mapping[str, Field] = {
    "health": Choice(
        "Does the surrender put the person's health at risk?",
        fact="health_risk",
        choices={
            "none": "Checked: no",
            "moderate": "To some degree",
            "serious": "Seriously",
            "unknown": NOT_CHECKED,
        },
    ),
    "care": Choice(
        "Would the care there be adequate?",
        fact="treatment_in_requesting",
        choices={"adequate": "Yes", "inadequate": "No", "unknown": NOT_CHECKED},
        only=Only("health", ("serious",)),
    ),
}
