"""Extradition: a person is surrendered for prosecution or to serve a sentence.

The course goes on after the decision: surrender with its clocks, postponed or temporary surrender, consent to
more charges or to surrender onwards, and prosecution at home where surrender was refused.
"""

from __future__ import annotations

from comity.rules.courts import extradition_course as course
from comity.rules.courts import extradition_forms as forms
from comity.rules.request_type import Letter, Part, Regime, RequestType, Section

REQUEST_TYPE = RequestType(
    code="extradition-request",
    title="Extradition",
    regime=Regime.JUDICIAL,
    bases=("extradition",),
    asks=forms.ASKS,
    answers=forms.ANSWERS,
    ask_checks=forms.ASK_CHECKS,
    answer_checks=forms.ANSWER_CHECKS,
    subjects=("subject",),
    stages=course.STAGES,
    transitions=course.TRANSITIONS,
    four_eyes=frozenset({"send", "answer"}),
    clocks=course.CLOCKS,
    handling="H2",
    letters={
        "request": Letter(
            title="Request for extradition",
            opening="On the basis of {instrument}, {article}, we ask {partner} to surrender this person.",
            sections=(
                Section("The person", Part.ASKS, ("subject", "identity_paper", "why_there")),
                Section(
                    "What is asked",
                    Part.ASKS,
                    ("purpose_kind", "procedure", "why_needed", "urgency", "urgency_reason"),
                ),
                Section(
                    "Custody",
                    Part.ASKS,
                    ("arrested", "arrested_on", "arrest_reference", "earlier", "compensation"),
                ),
                Section(
                    "The offences",
                    Part.ASKS,
                    ("purpose", "crimes", "charges", "lesser", "military", "fiscal"),
                ),
                Section("Warrant, judgment and law", Part.ASKS, ("order", "order_paper", "law_paper")),
                Section(
                    "The sentence",
                    Part.ASKS,
                    (
                        "sentence",
                        "sentence_special",
                        "sentence_left",
                        "aggregate",
                        "aggregate_enough",
                        "in_absence",
                        "new_trial",
                    ),
                ),
                Section("Assurances", Part.ASKS, ("death", "assurances")),
                Section("Handling", Part.ASKS, ("handling", "handling_words")),
            ),
            closing="We keep to the rule of speciality. Our reference: {our_reference}.",
        ),
        "answer": Letter(
            title="Decision on extradition",
            opening="To your request {their_reference} we answer as follows.",
            sections=(
                Section("Decision", Part.ANSWERS, ("decision", "granted_for", "paper")),
                Section("The person's consent", Part.ANSWERS, ("consent", "renounced")),
                Section("Conditions", Part.ANSWERS, ("assurances_accepted", "conditions")),
                Section(
                    "Surrender",
                    Part.ANSWERS,
                    (
                        "surrender",
                        "surrender_on",
                        "surrender_at",
                        "back_by",
                        "waits_for",
                        "held_days",
                        "things",
                    ),
                ),
                Section("Use", Part.ANSWERS, ("handling", "handling_words", "remarks")),
            ),
            closing=(
                "The person may be prosecuted only for the offences above, unless we consent. "
                "Our reference: {our_reference}."
            ),
        ),
    },
    concerns=frozenset({"extradition"}),
    statistics=("purpose_kind", "crimes", "urgency", "procedure", "decision", "surrender", "consent"),
    refusal_grounds={
        "dual-criminality": "It is no crime here (ECE Art. 2)",
        "threshold": "The penalty is too low (ECE Art. 2)",
        "political": "The offence is political (ECE Art. 3(1))",
        "discrimination": "It would be pursuit for who the person is or thinks (ECE Art. 3(2))",
        "military": "The offence is purely military (ECE Art. 4)",
        "fiscal": "It is a tax offence that no agreement covers (ECE Art. 5)",
        "own-national": "The person is our national (ECE Art. 6, UNTOC Art. 16(10))",
        "territory": "It was done here (ECE Art. 7)",
        "pending": "We prosecute the same acts (ECE Art. 8)",
        "judged": "The acts were finally judged (ECE Art. 9, ETS 86 Art. 2)",
        "lapse": "The time to prosecute or punish has run out (ECE Art. 10)",
        "amnesty": "An amnesty covers it (ETS 98 Art. 4)",
        "absence": "Judged in absence, without a new trial (ETS 98 Art. 3)",
        "death": "Death penalty, and no sufficient assurance (ECE Art. 11)",
        "torture": "Torture, ill-treatment or unfair trial (CAT Art. 3, ICCPR Art. 7)",
        "minor-or-health": "Grave hardship: age or health (UN Model Treaty Art. 4(h))",
        "documents": "Documents are missing (ECE Arts 12, 13)",
        "no-basis": "No agreement or law allows it",
        "without-reason": "Refused; no reason can be given",
    },
    fact_names=("extradition", "surrender_eaw"),
    wordings=course.WORDINGS,
)
