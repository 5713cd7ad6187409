"""What a request for extradition asks, answers and confirms.

Contents after the European Convention on Extradition (ECE, ETS 24) Article 12 and, for the simplified
procedure, the eight items of its Third Protocol (CETS 209) Article 2.
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.rules import checks, common
from comity.rules.courts import questions
from comity.rules.fields import Choice, Date, Field, Flag, LongText, Number, Paper, PartialDate, Text
from comity.rules.groups import Countries, Person, Rows
from comity.rules.only import Only

FOR_SENTENCE = Only("purpose_kind", ("execution",))
FULL = Only("procedure", ("full",))
HANDED = Only("surrender", ("at-once", "temporary"))

CHARGE: Mapping[str, Field] = {
    "offence": Text("Offence"),
    "provision": Text("Provision of our law"),
    "when": PartialDate("When it was done", past=True),
    "where": Text("Where it was done"),
    "acts": LongText("What the person did"),
    "max_penalty": Number(
        "Highest penalty", "In months; 1,000 for life.", unit="months", fact="max_penalty_months"
    ),
}

ASKS: Mapping[str, Field] = {
    "subject": Person("Person sought"),
    "purpose_kind": Choice(
        "Surrender is asked",
        choices={"prosecution": "For prosecution", "execution": "To serve a sentence"},
        fact="purpose_kind",
    ),
    "procedure": Choice(
        "Procedure",
        choices={
            "full": "The full one, with its documents",
            "simplified": "The simplified one: the person is held and may consent",
        },
    ),
    "arrested": Flag("Is the person already held for this in your state?", fact="deprived_of_liberty"),
    "arrested_on": Date("Arrested on", only=Only("arrested", (True,)), past=True),
    "arrest_reference": Text(
        "Your reference of the arrest", required=False, max_length=80, only=Only("arrested", (True,))
    ),
    "earlier": Text("References of what this follows, ours and yours", required=False),
    "order": Text("Warrant or judgment: court, day and reference"),
    "order_paper": Paper("Warrant or judgment, original or certified copy", "ECE Art. 12(2)(a).", only=FULL),
    "law_paper": Paper("Text of the law that applies", "ECE Art. 12(2)(c).", only=FULL),
    "charges": Rows("Charges", parts=CHARGE),
    **common.OFFENCE,
    "sentence": Number(
        "Sentence passed", "In months.", unit="months", fact="sentence_awarded_months", only=FOR_SENTENCE
    ),
    "sentence_special": Choice(
        "Sentence without a number",
        required=False,
        fact="sentence_imposed",
        choices={"life": "Life", "death": "Death"},
        only=FOR_SENTENCE,
    ),
    "sentence_left": Number(
        "Of it still to be served",
        "In months.",
        unit="months",
        fact="sentence_left_months",
        only=FOR_SENTENCE,
    ),
    "aggregate": Flag(
        "Is it one sentence for several offences?", fact="sentence_is_aggregate", only=FOR_SENTENCE
    ),
    "aggregate_enough": Flag(
        "Does the whole of it reach the threshold?",
        fact="aggregate_sentence_over_threshold",
        only=Only("aggregate", (True,)),
    ),
    "in_absence": Flag(
        "Was a judgment passed in the person's absence?",
        "ETS 98 Art. 3.",
        fact="judgment_in_absentia",
    ),
    "new_trial": LongText("How the person gets a new trial", only=Only("in_absence", (True,))),
    "lesser": Flag(
        "Do some of the offences stay below the threshold?",
        "ECE Art. 2(2).",
        fact="some_single_sentences_under_threshold",
    ),
    "military": Flag("Is it a purely military offence?", "ECE Art. 4.", fact="military_offence"),
    "fiscal": Flag(
        "Is it an offence of taxes, duties, customs or exchange?", "ECE Art. 5.", fact="fiscal_offence"
    ),
    "death": Flag(
        "May it carry the death penalty under our law?", "ECE Art. 11.", fact="offence_death_penalty"
    ),
    "identity_paper": Paper("Photograph, fingerprints or description", required=False),
    "assurances": Rows("Assurances we give", parts=questions.ASSURANCE, required=False),
    "compensation": Flag(
        "Do we undertake to compensate a wrongful arrest?", required=False, fact="compensation_undertaken"
    ),
    **common.REASONS,
    "purpose": LongText("Facts of the case in short", fact="purpose_stated"),
    "why_needed": LongText("Why surrender is needed", fact="necessity_stated"),
    "why_there": LongText("Why the person is thought to be in your state", fact="link_stated"),
    "urgency": Choice(
        "Urgency",
        choices={"normal": "Not urgent", "urgent-direct": "Urgent: the person is held, a time limit runs"},
        fact="urgency",
    ),
}

ANSWERS: Mapping[str, Field] = {
    "decision": Choice(
        "Decision",
        choices={"granted": "Surrender is granted", "in-part": "Granted for some of the offences"},
    ),
    "granted_for": LongText("Offences for which it is granted", only=Only("decision", ("in-part",))),
    "consent": Choice(
        "Did the person consent to surrender, before a court and with counsel?",
        "CETS 209 Art. 4.",
        choices=questions.CONSENT,
        fact="person_consent",
    ),
    "renounced": Flag(
        "Did the person renounce the rule of speciality?", "CETS 209 Art. 5.", only=Only("consent", ("true",))
    ),
    "assurances_accepted": LongText("Assurances on which it rests", required=False),
    "conditions": LongText("Conditions", required=False),
    "surrender": Choice(
        "Surrender",
        "ECE Arts 18, 19.",
        choices={
            "at-once": "On the day below",
            "postponed": "Postponed: the person is tried or serves a sentence here",
            "temporary": "For a time, to be given back",
        },
    ),
    "surrender_on": Date("Day of surrender", only=HANDED),
    "surrender_at": Text("Place of surrender", only=HANDED),
    "back_by": Date("To be given back by", only=Only("surrender", ("temporary",))),
    "waits_for": LongText("What it waits for", only=Only("surrender", ("postponed",))),
    "held_days": Number("Time held for surrender so far", "In days; ECE Art. 18(3).", unit="days"),
    "things": LongText("Things handed over", "ECE Art. 20.", required=False),
    "paper": Paper("The decision", required=False),
    **common.ANSWER_REMARKS,
}

ASK_CHECKS: Mapping[str, Field] = {
    **checks.BEFORE_ASKING,
    **questions.OUR_HELP,
    **questions.PENALTY,
    **questions.BODY,
    "then": questions.ACTS["then"],
    "penalty_here": questions.ACTS["penalty_here"],
    "covered": Flag(
        "Does the instrument cover tax offences?",
        "Only for a tax offence.",
        required=False,
        fact="fiscal_covered",
    ),
}
ANSWER_CHECKS: Mapping[str, Field] = {
    **checks.BEFORE_ANSWERING,
    **questions.OUR_HELP,
    **questions.PENALTY,
    "assurance": questions.ASSURED,
    **questions.BODY,
    **questions.ACTS,
    "covered": ASK_CHECKS["covered"],
    "bad_purpose": questions.POLITICAL_PURPOSE,
    **questions.REFUGE,
    "trial": questions.TRIAL,
    "prison": questions.PRISON,
    "life": Choice(
        "Could it mean a life sentence without hope of release?",
        fact="irreducible_life_sentence_risk",
        choices={"not_shown": "Looked into: not shown", "shown": "Yes", "unknown": checks.NOT_CHECKED},
    ),
    "conscience": Flag("Does the person object to military service?", fact="conscientious_objection"),
    "attacked": Flag(
        "Does the asking state defend itself against an armed attack?",
        fact="requesting_under_armed_attack",
        only=Only("conscience", (True,)),
    ),
    **questions.HEALTH,
    **questions.WEIGHING,
    "rivals": Countries("Other states that ask for the person", required=False, fact="competing_requests"),
    "eu_citizen": Flag(
        "Is the person a citizen of another member state of the Union?",
        fact="eu_citizen_of_other_member_state",
    ),
    "prosecuting": Flag(
        "Was the case given to our own prosecutors?",
        "Where surrender is refused; UNTOC Art. 16(10).",
        required=False,
        fact="prosecution_started",
    ),
}
