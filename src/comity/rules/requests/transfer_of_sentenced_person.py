"""Transfer of a sentenced person: the rest of a sentence is served at home, if both states and the person agree."""

from __future__ import annotations

from comity.rules.courts import transfer_course as course
from comity.rules.courts import transfer_forms as forms
from comity.rules.request_type import Letter, Part, Regime, RequestType, Section

CONSENT = Section("The person's consent", Part.ASKS, tuple(forms.CONSENT))

REQUEST_TYPE = RequestType(
    code="transfer-sentenced",
    title="Transfer of a sentenced person",
    regime=Regime.JUDICIAL,
    bases=("transfer-sentenced",),
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
            title="Request for the transfer of a sentenced person",
            opening="On the basis of {instrument}, {article}, we ask {partner} to agree to this transfer.",
            sections=(
                Section(
                    "The person", Part.ASKS, ("subject", "national_paper", "ties", "why_there", "wish_on")
                ),
                Section("The two states", Part.ASKS, ("asked_by", "sentencing", "administering")),
                Section(
                    "Judgment",
                    Part.ASKS,
                    ("judgment", "final", "judgment_paper", "law_paper", "crimes", "purpose"),
                ),
                Section(
                    "The sentence",
                    Part.ASKS,
                    ("sentence", "sentence_special", "sentence_left", "served", "pending"),
                ),
                Section("Information of the person", Part.ASKS, ("informed",)),
                CONSENT,
                Section("Enforcement", Part.ASKS, ("enforcement", "becomes")),
                Section("Health", Part.ASKS, ("medical", "medical_paper")),
                Section("Why", Part.ASKS, ("why_needed", "urgency", "urgency_reason")),
                Section("Handling", Part.ASKS, ("handling", "handling_words")),
            ),
            closing="Please tell us of any change at once. Our reference: {our_reference}.",
        ),
        "answer": Letter(
            title="Decision on the transfer of a sentenced person",
            opening="To your request {their_reference} we answer as follows.",
            sections=(
                Section("Decision", Part.ANSWERS, ("decision", "conditions", "answered_by", "paper")),
                Section("Enforcement", Part.ANSWERS, ("enforcement", "becomes")),
                Section("The person's consent", Part.ANSWERS, tuple(forms.CONSENT)),
                Section("Information of the person", Part.ANSWERS, ("told",)),
                Section("Handover", Part.ANSWERS, ("handover", "costs")),
                Section("Use", Part.ANSWERS, ("handling", "handling_words", "remarks")),
            ),
            closing="The sentence is not made heavier by the transfer. Our reference: {our_reference}.",
        ),
    },
    concerns=frozenset({"transfer of sentenced persons"}),
    statistics=("asked_by", "crimes", "urgency", "consent", "decision", "enforcement"),
    refusal_grounds={
        "not-national": "The person is no national of the state of enforcement (ETS 112 Art. 3(1)(a))",
        "not-final": "The judgment is not final (ETS 112 Art. 3(1)(b))",
        "too-short": "Too little of the sentence is left (ETS 112 Art. 3(1)(c))",
        "no-consent": "The person does not consent (ETS 112 Art. 3(1)(d))",
        "dual-criminality": "It is no crime here (ETS 112 Art. 3(1)(e))",
        "state-consent": "Our state does not consent (ETS 112 Art. 3(1)(f))",
        "pending": "Other proceedings are pending (Viet Nam, Law on Transfer of Sentenced Persons 2025)",
        "prison": "Conditions of detention (ECHR Art. 3, ICCPR Art. 7)",
        "debts": "Compensation or fines are not paid",
        "no-basis": "No agreement or law allows it",
        "without-reason": "Refused; no reason can be given",
    },
    fact_names=("transfer_sentenced",),
    tells={"purpose_kind": "execution"},
    wordings=course.WORDINGS,
)
