"""What a request to transfer a sentenced person asks, answers and confirms.

Contents after the Convention on the Transfer of Sentenced Persons (ETS 112) Article 6. Either state may ask; the
state in whose prison the person is informs the person and takes the consent.
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.rules import checks, common
from comity.rules.courts import questions
from comity.rules.crimes import CRIMES
from comity.rules.fields import Choice, Choices, Country, Date, Field, Flag, LongText, Number, Paper, Text
from comity.rules.groups import Person
from comity.rules.only import Only

STATES: Mapping[str, str] = {
    "sentencing": "The state that passed the sentence",
    "administering": "The state where it would be served",
}
ENFORCEMENT: Mapping[str, str] = {
    "continued": "The sentence is carried on (ETS 112 Art. 10)",
    "conversion": "The sentence is converted (ETS 112 Art. 11)",
}
CONSENTED = Only("consent", ("true", "uninformed"))
WITHOUT = Only("consent", ("false",))

CONSENT: Mapping[str, Field] = {
    "consent": Choice(
        "Does the person consent to the transfer?",
        "ETS 112 Arts 3(1)(d), 7.",
        choices={**questions.CONSENT, "unknown": "Not asked yet"},
        fact="person_consent",
    ),
    "consent_on": Date("Consent given on", only=CONSENTED, past=True),
    "consent_language": Text("Language in which the person was informed", only=CONSENTED),
    "consent_before": Text("Before whom it was given", only=CONSENTED),
    "consent_counsel": Flag("With counsel?", only=CONSENTED),
    "consent_until": Text("It may be withdrawn until", only=CONSENTED),
    "consent_paper": Paper("Consent, signed", only=CONSENTED),
    "verify_offered": Flag("May your consul or official verify it?", "ETS 112 Art. 7(2).", only=CONSENTED),
    "expulsion": Flag(
        "Does an expulsion order stand?", "ETS 167 Art. 3(1).", fact="expulsion_order", only=WITHOUT
    ),
    "fled": Flag("Did the person flee home?", "ETS 167 Art. 2.", fact="person_fled", only=WITHOUT),
    "opinion": LongText("The person's opinion", "ETS 167 Art. 3(2).", only=WITHOUT),
}
"""The consent desk: asked of the state in whose prison the person is."""

ASKS: Mapping[str, Field] = {
    "subject": Person("Sentenced person"),
    "asked_by": Choice("We are", choices=STATES),
    "sentencing": Country("State that passed the sentence", fact="sentencing_state"),
    "administering": Country("State where it would be served", fact="administering_state"),
    "wish_on": Date("The person asked for it on", "ETS 112 Art. 2(2).", required=False, past=True),
    "ties": LongText("Family and other ties to the state where it would be served"),
    "crimes": Choices("Kinds of crime", choices=CRIMES, fact="crime_codes"),
    "judgment": Text("Judgment: court, day and reference"),
    "final": Flag("Is it final?", "ETS 112 Art. 3(1)(b).", fact="judgment_final"),
    "judgment_paper": Paper(
        "Judgment, certified copy", "ETS 112 Art. 6(2)(a).", only=Only("asked_by", ("sentencing",))
    ),
    "law_paper": Paper("Text of the law that applies", "ETS 112 Art. 6.", required=False),
    "sentence": Number(
        "Sentence passed", "In months.", required=False, unit="months", fact="sentence_awarded_months"
    ),
    "sentence_special": Choice(
        "Sentence without a number",
        required=False,
        choices={"life": "Life"},
        fact="sentence_imposed",
    ),
    "sentence_left": Number(
        "Of it still to be served", "In months; 1,000 for life.", unit="months", fact="sentence_left_months"
    ),
    "served": LongText("Time served, remission and what counts towards it", "ETS 112 Art. 6(2)(b)."),
    "pending": Flag("Are other proceedings against the person pending?", fact="other_proceedings_pending"),
    "informed": Flag(
        "Was the person told of the right to ask, and what a transfer means?",
        "ETS 112 Art. 4(1).",
        fact="prisoner_told_of_transfer",
    ),
    **CONSENT,
    "enforcement": Choice(
        "How it would be carried out",
        "ETS 112 Art. 9.",
        choices=ENFORCEMENT,
        only=Only("asked_by", ("administering",)),
    ),
    "becomes": LongText(
        "What the sentence becomes: nature, length, conditional release",
        only=Only("asked_by", ("administering",)),
    ),
    "national_paper": Paper(
        "Proof of nationality", "ETS 112 Art. 6(1)(a).", only=Only("asked_by", ("administering",))
    ),
    "medical": LongText("Care the person needs", required=False),
    "medical_paper": Paper("Medical or social report", "ETS 112 Art. 6(2)(e).", required=False),
    **common.REASONS,
    "purpose": LongText("Facts on which the sentence rests", fact="purpose_stated"),
    "why_needed": LongText("Why the transfer serves the person's return to society", fact="necessity_stated"),
    "why_there": LongText("Why your state, and the person's link to it", fact="link_stated"),
    "urgency": Choice(
        "Urgency",
        choices={"normal": "Not urgent", "urgent-direct": "Urgent: illness, or little time is left"},
        fact="urgency",
    ),
}
ANSWERS: Mapping[str, Field] = {
    "decision": Choice(
        "Decision", choices={"agreed": "We agree", "conditions": "We agree on the conditions below"}
    ),
    "conditions": LongText("Conditions", only=Only("decision", ("conditions",))),
    "answered_by": Choice("We are", choices=STATES),
    "enforcement": Choice(
        "How it will be carried out",
        "ETS 112 Art. 9.",
        choices=ENFORCEMENT,
        only=Only("answered_by", ("administering",)),
    ),
    "becomes": LongText(
        "What the sentence becomes: nature, length, conditional release",
        only=Only("answered_by", ("administering",)),
    ),
    **CONSENT,
    "told": Flag("Was the person told in writing of this decision?", "ETS 112 Art. 4(5)."),
    "handover": LongText("Handover: day, place, escort", required=False),
    "costs": LongText("Costs", "ETS 112 Art. 17(5).", required=False),
    "paper": Paper("The decision", required=False),
    **common.ANSWER_REMARKS,
}
MOVE: Mapping[str, Field] = {
    **questions.THRESHOLD,
    "dual": questions.DUAL,
    "persecuted_today": questions.PERSECUTED_TODAY,
    "heard": Flag("Was the person heard?", fact="opinion_heard"),
    "no_heavier": Flag(
        "Is it certain that the sentence grows no heavier and time served counts?",
        "ETS 112 Arts 10(2), 11(1).",
        fact="sentence_unaggravated",
    ),
    "longer": Flag(
        "Would the person serve flagrantly longer?", "Conditional release counts.", fact="flagrantly_longer"
    ),
    "early": Flag("Can a release soon after the transfer be foreseen?", fact="release_foreseeable"),
    "remission": Flag(
        "Was every remission so far granted by the sentencing state?",
        fact="remission_granted_by_sentencing_state",
    ),
    "prison": questions.PRISON,
    "individual": questions.INDIVIDUAL,
    "alone": questions.MINOR_ALONE,
    "reception": questions.RECEPTION,
}
ASK_CHECKS: Mapping[str, Field] = {
    **checks.BEFORE_ASKING,
    **MOVE,
    "assurance": checks.ASSURANCE,
    **questions.WEIGHING,
}
ANSWER_CHECKS: Mapping[str, Field] = {
    **checks.BEFORE_ANSWERING,
    **MOVE,
    "states_agree": Flag("Do both states agree?", "ETS 112 Art. 3(1)(f).", fact="consent_other_state"),
    **questions.WEIGHING,
}
