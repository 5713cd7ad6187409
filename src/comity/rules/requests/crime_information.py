"""Information held by police: what another state's services know about a crime, a person, a thing.

The contents are those of Directive (EU) 2023/977 Article 4(5), which is the best published minimum anywhere;
answers keep the grading of source and information that came with them (4x4).
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.rules import checks, common
from comity.rules.courses import ANSWERED, CLOSED, ORDINARY, STAGES
from comity.rules.fields import Choice, Choices, Field, Flag, LongText, Number, Paper, PartialDate, Text
from comity.rules.groups import People, Rows
from comity.rules.request_type import ANY, Letter, MadeFrom, Part, Regime, RequestType, Section

WANTED: Mapping[str, str] = {
    "identity": "Who a person is",
    "whereabouts": "Where a person is or was",
    "contacts": "Contacts between persons",
    "vehicle": "Keeper and movements of a vehicle",
    "telephone": "Holder of a telephone number",
    "account": "Existence and holder of a bank account",
    "company": "Who stands behind a company",
    "border": "Entry and exit",
    "method": "How the crime is done",
    "investigation": "Whether you investigate the same matter",
    "other": "Something else, in words",
}
SOURCES: Mapping[str, str] = {
    "A": "A: no doubt about the source",
    "B": "B: mostly reliable",
    "C": "C: mostly unreliable",
    "X": "X: cannot be judged",
}
GRADES: Mapping[str, str] = {
    "1": "1: not in doubt",
    "2": "2: known to the source itself",
    "3": "3: not known to the source, but borne out",
    "4": "4: not known to the source, not borne out",
}
NATURES: Mapping[str, str] = {"fact": "Fact", "assessment": "Assessment"}
THING: Mapping[str, Field] = {
    "kind": Choice(
        "Kind",
        choices={
            "vehicle": "Vehicle",
            "telephone": "Telephone number",
            "account": "Bank account",
            "company": "Company",
            "online": "Online name or address",
            "other": "Other thing",
        },
    ),
    "value": Text("Number, name or mark"),
    "remarks": Text("Remarks", required=False),
}
ITEM: Mapping[str, Field] = {
    "text": LongText("Information"),
    "person": Number(
        "Which person of the request it is about",
        "1 is the first; 0 when it is about no person.",
        most=People("").most,
    ),
    "nature": Choice("Fact or assessment", choices=NATURES),
    "source": Choice("Source", choices=SOURCES),
    "grade": Choice("Information", choices=GRADES),
    "dated": PartialDate("As of"),
}

REQUEST_TYPE = RequestType(
    code="crime-information",
    title="Crime information",
    regime=Regime.LAW_ENFORCEMENT,
    bases=("police", "mla-criminal"),
    asks={
        "wanted": Choices("What is asked", choices=WANTED),
        "question": LongText("The question, as detailed as the case allows"),
        "purpose_kind": Choice("The information is for", choices=common.PURPOSES, fact="purpose_kind"),
        "people": People("People concerned", required=False),
        "things": Rows("Things concerned", parts=THING, required=False),
        **common.OFFENCE,
        "happened": PartialDate("When it happened", required=False, past=True),
        "place": Text("Where it happened", required=False),
        "conditions": Flag("Are conditions of use attached to this request?", fact="conditions_attached"),
        "conditions_words": LongText("The conditions", required=False),
        "attachment": Paper("Attachment", required=False),
        "earlier": common.EARLIER,
        **common.REASONS,
    },
    answers={
        "known": Choice(
            "Result",
            choices={"yes": "We hold information", "part": "We hold a part of it", "no": "We hold nothing"},
        ),
        "items": Rows("Information", parts=ITEM, required=False),
        "court_use": Choice(
            "Use in court",
            choices={
                "allowed": "Allowed",
                "ask": "Ask us first, by a formal request",
                "never": "Not allowed",
            },
        ),
        "attachment": Paper("Attachment", required=False),
        **common.ANSWER_REMARKS,
    },
    ask_checks=checks.BEFORE_ASKING,
    answer_checks={
        "conditions": Flag(
            "Can we keep the conditions of use they attached?",
            "Only where they attached some.",
            required=False,
            fact="conditions_accepted",
        ),
        **checks.BEFORE_ANSWERING,
    },
    subjects=("people",),
    stages=STAGES,
    transitions=ORDINARY,
    clocks=common.CLOCKS,
    letters={
        "request": Letter(
            title="Request for crime information",
            opening="On the basis of {instrument}, {article}, we ask {partner} for this information.",
            sections=(
                Section("The question", Part.ASKS, ("wanted", "question", "why_there")),
                Section("The matter", Part.ASKS, ("crimes", "purpose_kind", "purpose", "happened", "place")),
                Section("People and things", Part.ASKS, ("people", "things")),
                Section("Urgency", Part.ASKS, ("urgency", "urgency_reason", "why_needed", "earlier")),
                Section("Conditions", Part.ASKS, ("handling", "handling_words", "conditions_words")),
            ),
            closing="Please use the information above only for this request. Our reference: {our_reference}.",
        ),
        "answer": Letter(
            title="Answer with crime information",
            opening="To your request {their_reference} we answer as follows.",
            sections=(
                Section("Result", Part.ANSWERS, ("known", "items", "attachment")),
                Section("Use", Part.ANSWERS, ("court_use", "handling", "handling_words", "remarks")),
            ),
            closing="It may be used only for the purpose you stated. Our reference: {our_reference}.",
        ),
    },
    claims={
        "known": frozenset({"yes", "part"}),
        "attachment": frozenset({ANY}),
    },
    claims_of={"items": "person"},
    concerns=frozenset({"crime information"}),
    statistics=("wanted", "crimes", "urgency", "known"),
    refusal_grounds=common.REFUSAL_GROUNDS,
    fact_names=("police_information",),
    made_from=(
        MadeFrom(
            "hit-query",
            stages=(ANSWERED, CLOSED),
            fields={"people": "[asks.subject]"},
            references="earlier",
        ),
    ),
)
