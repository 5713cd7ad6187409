"""A query by name: does the other state hold somebody who fits? Count, quality and references; core data later.

Regulation (EU) 2024/982 (Prüm II) is the best published design; it binds its member states, and here it serves any
pair whose agreement on police matters allows the question.
"""

from __future__ import annotations

from comity.rules.request_type import ANY, Derived, Letter, Part, Regime, RequestType, Section
from comity.rules.seeking import query_course as course
from comity.rules.seeking import query_forms as forms

REQUEST_TYPE = RequestType(
    code="hit-query",
    title="Query by name",
    regime=Regime.LAW_ENFORCEMENT,
    bases=("police",),
    asks=forms.ASKS,
    answers=forms.ANSWERS,
    ask_checks=forms.ASK_CHECKS,
    answer_checks=forms.ANSWER_CHECKS,
    subjects=("subject",),
    stages=course.STAGES,
    transitions=course.TRANSITIONS,
    clocks=course.CLOCKS,
    handling="H1",
    daily=50,
    derived={
        "found": Derived.FOUND,
        "count": Derived.COUNT,
        "quality": Derived.QUALITY,
        "references": Derived.REFERENCES,
    },
    letters={
        "request": Letter(
            title="Query by name",
            opening="On the basis of {instrument}, {article}, we ask {partner} whether somebody who fits is held.",
            sections=(
                Section("The person", Part.ASKS, ("subject", "aim")),
                Section(
                    "The matter",
                    Part.ASKS,
                    ("proceedings", "purpose_kind", "crimes", "max_penalty", "purpose"),
                ),
                Section(
                    "Why",
                    Part.ASKS,
                    ("why_needed", "why_there", "urgency", "urgency_reason", "handling", "handling_words"),
                ),
            ),
            closing="Please use the information above only for this request. Our reference: {our_reference}.",
        ),
        "answer": Letter(
            title="Report of hits",
            opening="To your request {their_reference} we answer as follows.",
            sections=(
                Section("Hits", Part.ANSWERS, ("found", "count", "quality", "references")),
                Section("Core data", Part.ANSWERS, ("core", "core_as_of", "next")),
                Section("Use", Part.ANSWERS, ("handling", "handling_words", "remarks")),
            ),
            closing="It may be used only for the purpose you stated. Our reference: {our_reference}.",
        ),
    },
    claims={"core": frozenset({ANY})},
    concerns=frozenset({"hit query"}),
    statistics=("aim", "purpose_kind", "crimes", "urgency", "found", "quality"),
    refusal_grounds={
        "few-identifiers": "Fewer than two of first name, family name, birth date (Regulation (EU) 2024/982 Art. 43)",
        "minor-offence": "The offence carries less than a year (Regulation (EU) 2024/982 Art. 26)",
        "no-case": "No case or reason is given (Regulation (EU) 2024/982 Art. 33)",
        "capacity": "The daily number of queries is used up (Regulation (EU) 2024/982 Art. 23)",
        "no-basis": "No agreement or law allows it",
        "without-reason": "Refused; no reason can be given",
    },
    wordings=course.WORDINGS,
)
