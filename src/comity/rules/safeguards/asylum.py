"""Safeguards of people who sought protection, and of consular contact (R-AS, R-IN-03, R-CO).

They are absolute: an officer may only record, with evidence, that the ground does not exist. Inside the node
only the protection officer sees the reason; towards the other state 'protected' and 'unknown' must look
alike, so both hold the letter back with the same words.
"""

from __future__ import annotations

from comity.rules.pack import Mark
from comity.rules.safeguards.rule import (
    EVERY_DOOR,
    LEAVING,
    Because,
    Case,
    Law,
    Outcome,
    Rule,
    Scope,
    need,
    passes,
    rule,
    stop,
    stop_unless,
)
from comity.rules.verdict import Direction
from comity.rules.vocabulary import UNKNOWN

SHIELD = Scope(EVERY_DOOR - {Direction.OUT_REFUSAL}, each_person=True, absolute=True, restricted=True)
SILENT_GROUND = "without-reason"
APR = frozenset({"EU-APR"})


def _nothing_sought(case: Case) -> Outcome | None:
    """Settle the two easy answers: nothing was sought, or nobody has looked."""
    claim = case.word("asylum_claim")
    if claim is UNKNOWN:
        return need("asylum_claim")
    return passes("No application for protection is known after a check.") if claim == "none" else None


@rule(
    Law(
        "R-AS-01",
        "No word of an asylum claim reaches the state feared",
        "Regulation (EU) 2024/1348 Art. 7(2)(a)",
        APR,
        Because.HUMAN_RIGHTS,
    ),
    "asylum_claim",
    "refugee_from",
    scope=SHIELD,
)
def no_word(case: Case) -> Outcome:
    """During the procedure and after a final decision alike."""
    settled = _nothing_sought(case)
    if settled is not None:
        return settled
    if not case.knows("refugee_from"):
        return need("refugee_from")
    if case.recipient in case.codes("refugee_from"):
        return stop("The person sought protection from the state that would receive this.")
    return passes("The state that would receive this is not the one the person fears.")


@rule(
    Law(
        "R-AS-02",
        "Nothing is asked in a way that tells of an asylum claim",
        "Regulation (EU) 2024/1348 Art. 7(2)(b)",
        APR,
        Because.HUMAN_RIGHTS,
    ),
    "asylum_claim",
    "enquiry_in_origin_country",
    "enquiry_reveals_claim",
    scope=Scope(frozenset({Direction.OUT_REQUEST}), each_person=True, absolute=True, restricted=True),
)
def no_telling_question(case: Case) -> Outcome:
    """A question to the state of origin about an applicant tells by being asked."""
    settled = _nothing_sought(case)
    if settled is not None:
        return settled
    there = case.flag("enquiry_in_origin_country")
    if there is UNKNOWN:
        return need("enquiry_in_origin_country")
    if not there:
        return passes("This is not an enquiry in the country of origin.")
    reveals = case.word("enquiry_reveals_claim")
    if reveals is UNKNOWN:
        return need("enquiry_reveals_claim")
    if reveals == "true":
        return stop("The question itself would tell that protection was sought.")
    return passes("An officer found that the question does not tell of a claim.")


@rule(
    Law(
        "R-AS-03",
        "An enquiry in the country of origin needs consent and the least disclosure",
        "Upper Tribunal (GB), VT (Article 22, confidentiality), 19 July 2017",
        frozenset({"UK"}),
        Because.NATIONAL_LAW,
    ),
    "asylum_claim",
    "enquiry_in_origin_country",
    "applicant_written_consent",
    "least_disclosure",
    scope=Scope(frozenset({Direction.OUT_REQUEST}), each_person=True, restricted=True),
)
def consented_enquiry(case: Case) -> Outcome:
    """Consent never cures telling the persecutor: that is R-AS-01 and R-AS-02."""
    settled = _nothing_sought(case)
    if settled is not None:
        return settled
    there = case.flag("enquiry_in_origin_country")
    if there is UNKNOWN:
        return need("enquiry_in_origin_country")
    if not there:
        return passes("This is not an enquiry in the country of origin.")
    for key in ("applicant_written_consent", "least_disclosure"):
        held = case.flag(key)
        if held is UNKNOWN:
            return need(key)
        if not held:
            return stop_unless("An enquiry there needs written consent and the least disclosure.")
    return passes("The person agreed in writing and the least is disclosed.")


@rule(
    Law(
        "R-AS-04",
        "Asylum data never goes to the country of origin",
        "EUAA guidance on information provision; UNHCR advisory opinion on confidentiality",
        because=Because.HUMAN_RIGHTS,
    ),
    "asylum_claim",
    "subject_national_of",
    scope=SHIELD,
)
def origin(case: Case) -> Outcome:
    """Under no circumstances shared with the authorities there."""
    settled = _nothing_sought(case)
    if settled is not None:
        return settled
    if not case.knows("subject_national_of"):
        return need("subject_national_of")
    if case.recipient in case.codes("subject_national_of"):
        return stop("The person sought protection and is a national of the state that would receive this.")
    return passes("The state that would receive this is not the country of origin.")


@rule(
    Law(
        "R-AS-05", "The package itself gives nothing away", "follows from Regulation (EU) 2024/1348 Art. 7(2)"
    ),
    "leak_checked",
)
def no_leak(case: Case) -> Outcome:
    """File names, office names, codes and dates can tell what the text does not."""
    checked = case.flag("leak_checked")
    if checked is UNKNOWN:
        return need("leak_checked")
    if checked:
        return passes("Everything that leaves was read for signs of an asylum claim.")
    return stop_unless("Nobody read what leaves for signs of an asylum claim.")


@rule(
    Law(
        "R-AS-05[refusal]",
        "A refusal never tells why it protects",
        "follows from Regulation (EU) 2024/1348 Art. 7(2)",
    ),
    "asylum_claim",
    "refusal_ground",
    scope=Scope(frozenset({Direction.OUT_REFUSAL}), each_person=True, absolute=True, restricted=True),
)
def silent_refusal(case: Case) -> Outcome:
    """Protected, unknown and refused without reason look alike."""
    if case.word("refusal_ground") == SILENT_GROUND:
        return passes("The refusal gives no reason.")
    settled = _nothing_sought(case)
    if settled is not None:
        return settled
    return stop("Refuse this one without a reason.")


@rule(
    Law(
        "R-IN-03",
        "INTERPOL carries nothing to the state a refugee fears",
        "INTERPOL General Assembly resolution GA-2017-86-RES-09, made stricter",
        mark=Mark.SECONDARY,
    ),
    "channel",
    "asylum_claim",
    "refugee_from",
    scope=Scope(LEAVING, each_person=True, absolute=True, restricted=True),
)
def interpol_refugee(case: Case) -> Outcome:
    """Every member bureau reads what goes over that channel, the feared one too."""
    channel = case.word("channel")
    if channel is UNKNOWN:
        return need("channel")
    if channel != "interpol":
        return passes("It does not go over INTERPOL.")
    settled = _nothing_sought(case)
    return settled or stop("The person sought protection: nothing about it goes over INTERPOL.")


@rule(
    Law(
        "R-CO-01",
        "The consulate is told only as the person wishes",
        "Vienna Convention on Consular Relations Art. 36(1)(b), (c)",
        because=Because.TREATY,
    ),
    "consular_notice_planned",
    "person_requested_notification",
    scope=Scope(concerns=frozenset({"identity"}), each_person=True, absolute=True),
)
def consulate(case: Case) -> Outcome:
    """Notification never starts by itself."""
    planned = case.flag("consular_notice_planned")
    if planned is UNKNOWN:
        return need("consular_notice_planned")
    if not planned:
        return passes("No consulate is told.")
    wished = case.flag("person_requested_notification")
    if wished is UNKNOWN:
        return need("person_requested_notification")
    return passes("The person asked for it.") if wished else stop("The person did not ask for it.")


RULES: tuple[Rule, ...] = (
    no_word,
    no_telling_question,
    consented_enquiry,
    origin,
    no_leak,
    silent_refusal,
    interpol_refugee,
    consulate,
)
