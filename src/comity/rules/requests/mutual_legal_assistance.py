"""Legal assistance in criminal matters: evidence, search, freezing, witnesses, service, video, electronic evidence.

Between central authorities. What a police request found becomes such a request with nothing typed again.
"""

from __future__ import annotations

from comity.rules.courses import ANSWERED, PARTLY
from comity.rules.courts import assistance_course as course
from comity.rules.courts import assistance_forms as forms
from comity.rules.request_type import Letter, MadeFrom, Part, Regime, RequestType, Section

REQUEST_TYPE = RequestType(
    code="mutual-legal-assistance",
    title="Legal assistance in criminal matters",
    regime=Regime.JUDICIAL,
    bases=("mla-criminal",),
    asks=forms.ASKS,
    answers=forms.ANSWERS,
    ask_checks=forms.ASK_CHECKS,
    answer_checks=forms.ANSWER_CHECKS,
    subjects=("people",),
    stages=course.STAGES,
    transitions=course.TRANSITIONS,
    four_eyes=frozenset({"send"}),
    clocks=course.CLOCKS,
    handling="H2",
    letters={
        "request": Letter(
            title="Request for legal assistance in a criminal matter",
            opening="On the basis of {instrument}, {article}, we ask {partner} for this assistance.",
            sections=(
                Section(
                    "What is asked", Part.ASKS, ("measures", "way", "needed_by", "urgency", "urgency_reason")
                ),
                Section(
                    "Authority and proceedings",
                    Part.ASKS,
                    ("authority", "proceedings", "purpose_kind", "earlier"),
                ),
                Section("The matter", Part.ASKS, ("purpose", "crimes", "fiscal", "death", "law_paper")),
                Section("People", Part.ASKS, ("people", "consents", "summoned", "safe_conduct", "allowance")),
                Section("Why", Part.ASKS, ("why_there", "why_needed")),
                Section("Evidence", Part.ASKS, ("evidence_what", "bank", "questions")),
                Section(
                    "Coercion",
                    Part.ASKS,
                    ("coercive", "search_where", "search_what", "assets", "order_paper"),
                ),
                Section("Service of documents", Part.ASKS, ("serve_paper", "serve_by")),
                Section("Hearing by video", Part.ASKS, ("video_on", "video_link", "video_accused")),
                Section(
                    "Electronic evidence", Part.ASKS, ("electronic", "kept_first", "keep_what", "keep_holder")
                ),
                Section("Detained person", Part.ASKS, ("prison", "back_by")),
                Section(
                    "Use",
                    Part.ASKS,
                    ("other_use", "other_use_words", "handling", "handling_words", "confidential"),
                ),
            ),
            closing="We use it only for these proceedings unless you consent. Our reference: {our_reference}.",
        ),
        "answer": Letter(
            title="Answer on legal assistance in a criminal matter",
            opening="To your request {their_reference} we answer as follows.",
            sections=(
                Section(
                    "Execution",
                    Part.ANSWERS,
                    ("done", "not_done", "kept_until", "done_by", "done_on", "served_on"),
                ),
                Section("Result", Part.ANSWERS, ("result", "papers", "give_back")),
                Section("Use", Part.ANSWERS, ("use", "conditions", "handling", "handling_words", "remarks")),
                Section("Costs", Part.ANSWERS, ("costs",)),
            ),
            closing="It may be used only for the proceedings you stated. Our reference: {our_reference}.",
        ),
    },
    concerns=frozenset({"mutual assistance"}),
    statistics=("measures", "purpose_kind", "crimes", "urgency", "coercive", "done"),
    refusal_grounds={
        "form": "It does not have the form the instrument asks (UNTOC Art. 18(21)(a))",
        "essential-interests": "It would harm essential interests (UNTOC Art. 18(21)(b), ETS 30 Art. 2(b))",
        "own-law": "Our law forbids it for a like offence (UNTOC Art. 18(21)(c))",
        "legal-system": "It is contrary to our legal system (UNTOC Art. 18(21)(d))",
        "dual-criminality": "It is no crime here (UNTOC Art. 18(9), UNCAC Art. 46(9))",
        "political": "The offence is political (ETS 30 Art. 2(a))",
        "fiscal": "It is a tax offence that no agreement covers (ETS 30 Art. 2(a))",
        "discrimination": "It would be pursuit for who the person is or thinks",
        "death": "Death penalty, and no sufficient assurance (ECHR Protocol 13)",
        "torture": "Torture or ill-treatment (CAT Arts 3, 15)",
        "minor": "The matter is minor (UNCAC Art. 46(9)(b))",
        "no-basis": "No agreement or law allows it",
        "without-reason": "Refused; no reason can be given",
    },
    fact_names=("mla_evidence",),
    wordings=course.WORDINGS,
    made_from=(
        MadeFrom(
            "crime-information",
            (ANSWERED, PARTLY),
            {"people": "asks.people", "purpose": "asks.purpose"},
            references="earlier",
        ),
    ),
)
