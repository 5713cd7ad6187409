"""Who somebody is and of which state: a check by the state that would know.

Only what identification needs travels (Switzerland–Viet Nam Readmission Agreement Article 8(2) has a closed
list); no criminal record, no health, nothing of an asylum claim.
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.rules import checks, common
from comity.rules.courses import ORDINARY, STAGES
from comity.rules.crimes import CRIMES
from comity.rules.fields import Choice, Choices, Field, Flag, LongText, Paper, Text
from comity.rules.groups import Document, Person, Rows
from comity.rules.request_type import ANY, ClockRule, Letter, Part, Regime, RequestType, Section
from comity.rules.spans import Length, Limit, Unit

OCCASIONS: Mapping[str, str] = {
    "identification": "A person without papers, or with doubtful ones",
    "migration": "Before a return",
    "missing-person": "A missing person, or human remains",
}
IDENTITY: Mapping[str, str] = {
    "confirmed": "Confirmed: the person is as described",
    "other": "The person is somebody else, as below",
    "not-found": "Nobody of that description was found",
    "unclear": "It could not be settled",
}
NATIONALITY: Mapping[str, str] = {
    "yes": "A national of our state",
    "former": "A former national",
    "no": "Not a national of our state",
    "unclear": "It could not be settled",
}
CONSULAR: Mapping[str, Field] = {
    "consular": Flag("Will the consulate be told?", fact="consular_notice_planned"),
    "consular_wish": Flag(
        "Did the person ask in writing that the consulate be told?",
        "Only where the consulate is to be told.",
        required=False,
        fact="person_requested_notification",
    ),
    "beyond": Flag("Is anything sent that identification does not need?", fact="data_beyond_identity"),
}
ENQUIRY: Mapping[str, Field] = {
    "enquiry": Flag(
        "Is this an enquiry in the person's country of origin?",
        "Only where protection was asked for.",
        required=False,
        fact="enquiry_in_origin_country",
    ),
    "reveals": Choice(
        "Would the question tell that protection was asked for?",
        required=False,
        fact="enquiry_reveals_claim",
        choices={"false": "No", "true": "Yes", "not_shown": "Nobody showed that it would"},
    ),
    "consent": Flag("Did the person agree in writing?", required=False, fact="applicant_written_consent"),
    "least": Flag(
        "Is the least disclosed, over the safest channel?", required=False, fact="least_disclosure"
    ),
}

REQUEST_TYPE = RequestType(
    code="identity-nationality",
    title="Identity and nationality",
    regime=Regime.MIGRATION,
    bases=("identity", "police"),
    asks={
        "subject": Person("Person to be identified"),
        "purpose_kind": Choice("Occasion", choices=OCCASIONS, fact="purpose_kind"),
        "crimes": Choices("Kinds of crime, if any", choices=CRIMES, required=False, fact="crime_codes"),
        "papers": Rows("Papers shown", parts=Document("Paper").parts, required=False),
        "last_address": Text("Last address in your state", required=False),
        "relatives": LongText("Relatives and others who know the person", required=False),
        "languages": Text("Languages spoken", required=False),
        "stays": Rows("Places of stay and routes", parts=common.STAY, required=False),
        "photograph": Paper("Photograph", required=False),
        "fingerprints": Paper("Fingerprints", required=False),
        **common.REASONS,
    },
    answers={
        "identity": Choice("Identity", choices=IDENTITY),
        "nationality": Choice("Nationality", choices=NATIONALITY),
        "person": Person("The person as you know them", required=False),
        "document": Document("Document on file", required=False),
        "travel_document": Choice(
            "Travel document",
            required=False,
            choices={
                "will-issue": "We will issue one on request",
                "interview": "An interview is needed first",
                "none": "None can be issued",
            },
        ),
        **common.ANSWER_REMARKS,
    },
    ask_checks={**CONSULAR, **checks.BEFORE_ASKING, **ENQUIRY},
    answer_checks={**CONSULAR, **checks.BEFORE_ANSWERING},
    subjects=("subject",),
    stages=STAGES,
    transitions=ORDINARY,
    four_eyes=frozenset({"send"}),
    clocks=(
        *(clock for clock in common.CLOCKS if clock.code != "answer"),
        ClockRule("answer", "Answer", (Limit(Length(2, Unit.MONTHS)),)),
    ),
    handling="H2",
    letters={
        "request": Letter(
            title="Request to verify identity and nationality",
            opening="On the basis of {instrument}, {article}, we ask {partner} to verify who this person is.",
            sections=(
                Section("The person", Part.ASKS, ("subject", "papers", "languages")),
                Section(
                    "Traces in your state", Part.ASKS, ("last_address", "relatives", "stays", "why_there")
                ),
                Section("Occasion", Part.ASKS, ("purpose_kind", "crimes", "purpose", "why_needed")),
                Section(
                    "Handling",
                    Part.ASKS,
                    ("urgency", "urgency_reason", "handling", "handling_words", "photograph", "fingerprints"),
                ),
            ),
            closing="Please use the information above only to identify. Our reference: {our_reference}.",
        ),
        "answer": Letter(
            title="Answer on identity and nationality",
            opening="To your request {their_reference} we answer as follows.",
            sections=(
                Section("Result", Part.ANSWERS, ("identity", "nationality", "person", "document")),
                Section(
                    "What follows", Part.ANSWERS, ("travel_document", "handling", "handling_words", "remarks")
                ),
            ),
            closing="It may be used only for the purpose you stated. Our reference: {our_reference}.",
        ),
    },
    claims={
        "identity": frozenset({"confirmed", "other"}),
        "nationality": frozenset({"yes", "former"}),
        "person": frozenset({ANY}),
        "document": frozenset({ANY}),
        "travel_document": frozenset({"will-issue"}),
    },
    concerns=frozenset({"identity"}),
    statistics=("purpose_kind", "urgency", "identity", "nationality"),
    refusal_grounds=common.REFUSAL_GROUNDS,
    fact_names=("identification_match", "asylum_enquiry"),
)
