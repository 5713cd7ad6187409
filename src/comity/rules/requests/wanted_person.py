"""A wanted person: circulated between two states, found, arrested provisionally where it is urgent.

What INTERPOL's constitution keeps out (Articles 2 and 3: human rights; political, military, religious and
racial matters) is kept out here too, over whichever channel it goes.
"""

from __future__ import annotations

from comity.rules.courses import ANSWERED, CLOSED
from comity.rules.request_type import Letter, MadeFrom, Part, Regime, RequestType, Section
from comity.rules.seeking import wanted_course as course
from comity.rules.seeking import wanted_forms as forms

REQUEST_TYPE = RequestType(
    code="wanted-person-search",
    title="Wanted person",
    regime=Regime.LAW_ENFORCEMENT,
    bases=("wanted-person", "police"),
    asks=forms.ASKS,
    answers=forms.ANSWERS,
    ask_checks=forms.ASK_CHECKS,
    answer_checks=forms.ANSWER_CHECKS,
    subjects=("subject",),
    stages=course.STAGES,
    transitions=course.TRANSITIONS,
    four_eyes=frozenset({"send"}),
    clocks=course.CLOCKS,
    handling="H2",
    letters={
        "request": Letter(
            title="Request to find or arrest a wanted person",
            opening="On the basis of {instrument}, {article}, we ask {partner} to search for this person.",
            sections=(
                Section(
                    "The person",
                    Part.ASKS,
                    ("subject", "description", "photograph", "fingerprints", "caution", "whereabouts"),
                ),
                Section(
                    "What is asked",
                    Part.ASKS,
                    ("measure", "purpose_kind", "will_ask", "why_needed", "why_there"),
                ),
                Section("The offence", Part.ASKS, ("crimes", "max_penalty", "acts", "purpose", "death")),
                Section(
                    "Warrant or judgment",
                    Part.ASKS,
                    (
                        "warrant",
                        "warrant_paper",
                        "sentence",
                        "sentence_special",
                        "sentence_left",
                        "compensation",
                    ),
                ),
                Section(
                    "Handling",
                    Part.ASKS,
                    ("urgency", "urgency_reason", "handling", "handling_words", "notice", "earlier"),
                ),
            ),
            closing="Please use the information above only for this request. Our reference: {our_reference}.",
        ),
        "answer": Letter(
            title="Answer about a wanted person",
            opening="To your request {their_reference} we answer as follows.",
            sections=(
                Section("Result", Part.ANSWERS, ("result", "place", "identified_by", "left_for")),
                Section(
                    "Arrest",
                    Part.ANSWERS,
                    ("arrested_on", "arrested_at", "arrest_authority", "next_hearing"),
                ),
                Section("Use", Part.ANSWERS, ("handling", "handling_words", "remarks")),
            ),
            closing="It may be used only for the purpose you stated. Our reference: {our_reference}.",
        ),
    },
    claims={"result": frozenset({"located", "arrested", "left"})},
    concerns=frozenset({"wanted person", "interpol"}),
    statistics=("measure", "purpose_kind", "crimes", "urgency", "result"),
    refusal_grounds={
        "political": "Political, military, religious or racial (INTERPOL Constitution Art. 3, ECE Art. 3(1))",
        "human-rights": "Against the spirit of human rights (INTERPOL Constitution Art. 2)",
        "discrimination": "It would be pursuit for who the person is or thinks (ECE Art. 3(2))",
        "military": "The offence is purely military (ECE Art. 4)",
        "private": "A private dispute stands behind it (INTERPOL RPD Art. 83(1)(a))",
        "threshold": "The penalty is too low (ECE Art. 2, INTERPOL RPD Art. 83(1)(a))",
        "own-national": "The person is our national (ECE Art. 6, UNTOC Art. 16(10))",
        "judged": "The acts were finally judged (ECE Art. 9, ETS 86 Art. 2)",
        "death": "Death penalty, and no sufficient assurance (ECE Art. 11)",
        "documents": "Warrant, acts or identity are not told closely enough (ECE Art. 16(2))",
        "no-basis": "No agreement or law allows it",
        "without-reason": "Refused; no reason can be given",
    },
    fact_names=("interpol_notice",),
    wordings=course.WORDINGS,
    made_from=(
        MadeFrom(
            "hit-query",
            stages=(ANSWERED, CLOSED),
            fields={"subject": "asks.subject", "acts": "asks.purpose"},
            references="earlier",
        ),
        MadeFrom(
            "crime-information",
            stages=(ANSWERED, CLOSED),
            fields={"subject": "asks.people.0", "acts": "asks.purpose"},
            references="earlier",
        ),
    ),
)
