"""A person's criminal record: what another state's register says, for a stated purpose.

Fields follow the flows of the European Criminal Records Information System (Framework Decision 2009/315/JHA
and Decision 2009/316/JHA): who is asked about, for which purpose, and per conviction the decision, offence
and sanction.
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.rules import checks, common
from comity.rules.courses import ORDINARY, STAGES
from comity.rules.crimes import CRIMES
from comity.rules.fields import Choice, Date, Field, Flag, LongText, Paper, PartialDate, Text
from comity.rules.groups import Person, Rows
from comity.rules.request_type import ANY, ClockRule, Letter, Part, Regime, RequestType, Section
from comity.rules.spans import Length, Limit, Unit

PURPOSES: Mapping[str, str] = {
    "investigation": "Criminal proceedings: investigation",
    "prosecution": "Criminal proceedings: prosecution or trial",
    "execution": "Carrying out a sentence",
    "employment": "Recruitment or a licence, with the person's consent",
    "own-request": "The person's own request",
}
RESULTS: Mapping[str, str] = {
    "none": "Nothing on record",
    "convictions": "Convictions on record",
    "not-identified": "The person could not be identified",
}
CONVICTION: Mapping[str, Field] = {
    "court": Text("Court"),
    "decided": Date("Date of the decision", past=True),
    "final": Date("Final since", required=False),
    "reference": Text("Reference of the decision", max_length=80, required=False),
    "offence": Text("Offence and provision"),
    "offence_code": Choice("Kind of crime", choices=CRIMES),
    "committed": PartialDate("Committed", required=False, past=True),
    "place": Text("Place of the offence", required=False),
    "sanction": Text("Sanction"),
    "served": Flag("Has it been served?", required=False),
}

REQUEST_TYPE = RequestType(
    code="criminal-record",
    title="Criminal record",
    regime=Regime.LAW_ENFORCEMENT,
    bases=("criminal-records", "mla-criminal", "police"),
    asks={
        "subject": Person("Person asked about"),
        "purpose_kind": Choice("The record is for", choices=PURPOSES, fact="purpose_kind"),
        **common.OFFENCE,
        "consent": Paper(
            "The person's written consent",
            "Only for recruitment and own requests.",
            required=False,
            fact="record_consent",
        ),
        "proceedings": Text("Reference of the proceedings", max_length=80, required=False),
        **common.REASONS,
    },
    answers={
        "result": Choice("Result", choices=RESULTS),
        "convictions": Rows("Convictions", parts=CONVICTION, required=False),
        "may_use_for": LongText("What the answer may be used for"),
        "extract": Paper("Extract from the register", required=False),
        **common.ANSWER_REMARKS,
    },
    ask_checks=checks.BEFORE_ASKING,
    answer_checks={
        "filtered": Flag("Were spent and juvenile convictions taken out?", fact="convictions_filtered"),
        **checks.BEFORE_ANSWERING,
    },
    subjects=("subject",),
    stages=STAGES,
    transitions=ORDINARY,
    four_eyes=frozenset({"send"}),
    clocks=(
        *(clock for clock in common.CLOCKS if clock.code != "answer"),
        ClockRule("answer", "Answer", (Limit(Length(10, Unit.WORKING_DAYS)),)),
    ),
    handling="H1",
    letters={
        "request": Letter(
            title="Request for a criminal record",
            opening="On the basis of {instrument}, {article}, we ask {partner} for this criminal record.",
            sections=(
                Section("The person", Part.ASKS, ("subject",)),
                Section(
                    "The matter",
                    Part.ASKS,
                    ("purpose_kind", "crimes", "purpose", "why_needed"),
                ),
                Section("Your register", Part.ASKS, ("why_there", "proceedings", "consent")),
                Section("Handling", Part.ASKS, ("urgency", "urgency_reason", "handling", "handling_words")),
            ),
            closing="Please use the information above only for this request. Our reference: {our_reference}.",
        ),
        "answer": Letter(
            title="Answer about a criminal record",
            opening="To your request {their_reference} we answer as follows.",
            sections=(
                Section("Result", Part.ANSWERS, ("result", "convictions", "extract")),
                Section("Use", Part.ANSWERS, ("may_use_for", "handling", "handling_words", "remarks")),
            ),
            closing="It may be used only for the purpose you stated. Our reference: {our_reference}.",
        ),
    },
    claims={
        "result": frozenset({"convictions"}),
        "convictions": frozenset({ANY}),
        "extract": frozenset({ANY}),
    },
    concerns=frozenset({"criminal records"}),
    statistics=("purpose_kind", "urgency", "result"),
    refusal_grounds=common.REFUSAL_GROUNDS,
    fact_names=("criminal_record",),
)
