"""Readmission: a state takes back its citizen, from the file to the handover.

Only what identification and the journey need travels: no criminal record, no diagnosis, nothing of an asylum
claim (Switzerland–Viet Nam Readmission Agreement, here CH–VN, Article 8(2)). That somebody is a recognised
refugee is found by the safeguards before anything leaves; it is never a ground that is told.
"""

from __future__ import annotations

from comity.rules.courses import ANSWERED, CLOSED
from comity.rules.request_type import Letter, MadeFrom, Part, Regime, RequestType, Section
from comity.rules.returning import course, forms

REQUEST_TYPE = RequestType(
    code="readmission-request",
    title="Readmission",
    regime=Regime.MIGRATION,
    bases=("readmission",),
    asks=forms.ASKS,
    answers=forms.ANSWERS,
    ask_checks=forms.ASK_CHECKS,
    answer_checks=forms.ANSWER_CHECKS,
    subjects=("subject", "family"),
    stages=course.STAGES,
    transitions=course.TRANSITIONS,
    four_eyes=frozenset({"send", "answer"}),
    clocks=course.CLOCKS,
    handling="H2",
    letters={
        "request": Letter(
            title="Request for readmission",
            opening="On the basis of {instrument}, {article}, we ask {partner} to take back this person.",
            sections=(
                Section(
                    "The person", Part.ASKS, ("subject", "family", "languages", "photograph", "fingerprints")
                ),
                Section("Nationality", Part.ASKS, ("why_there", "proofs", "papers", "paper", "verified")),
                Section("Traces in your state", Part.ASKS, ("last_address", "relatives", "stays")),
                Section(
                    "What is asked",
                    Part.ASKS,
                    ("procedure", "purpose", "why_needed", "interview", "travel_document"),
                ),
                Section("Children", Part.ASKS, ("child", "alone", "charge")),
                Section(
                    "The journey",
                    Part.ASKS,
                    ("way", "crossing", "planned", "journey", "escorts", "care", "transit", "payer"),
                ),
                Section(
                    "Handling",
                    Part.ASKS,
                    ("urgency", "urgency_reason", "handling", "handling_words", "earlier"),
                ),
            ),
            closing="Please use it only to identify and to take over. Our reference: {our_reference}.",
        ),
        "answer": Letter(
            title="Decision on readmission",
            opening="To your request {their_reference} we answer as follows.",
            sections=(
                Section("Decision", Part.ANSWERS, ("decision", "nationality", "person")),
                Section("Travel document", Part.ANSWERS, ("travel_document", "document")),
                Section("Handover", Part.ANSWERS, ("crossing", "hours", "officer", "escorts", "reception")),
                Section("Use", Part.ANSWERS, ("handling", "handling_words", "remarks")),
            ),
            closing="It may be used only for the purpose you stated. Our reference: {our_reference}.",
        ),
    },
    claims={"nationality": frozenset({"yes", "former"})},
    concerns=frozenset({"return", "identity"}),
    statistics=("procedure", "urgency", "child", "decision", "nationality"),
    refusal_grounds={
        "not-national": "The person is not our national (CH–VN Art. 2(1)(a))",
        "naturalised": "The person was naturalised by you (CH–VN Art. 2(1)(a))",
        "no-residence": "The person never had a lawful permanent residence here (CH–VN Art. 2(1)(b))",
        "third-state": "Another state has to take the person back first (CH–VN Art. 2(3))",
        "sentence": "A sentence has still to be served with you (CH–VN Art. 2(4))",
        "family": "The person has a spouse or children of your nationality (CH–VN Art. 2(5))",
        "incomplete": "The file is not complete (CH–VN Art. 3(1))",
        "child": "Nobody can take charge of the child yet (Convention on the Rights of the Child Arts 3, 20)",
        "no-basis": "No agreement or law allows it",
        "without-reason": "Refused; no reason can be given",
    },
    tells={"purpose_kind": "migration"},
    fact_names=("readmission_return",),
    wordings=course.WORDINGS,
    made_from=(
        MadeFrom(
            "identity-nationality",
            stages=(ANSWERED, CLOSED),
            fields={"subject": "asks.subject"},
            references="earlier",
        ),
    ),
)
