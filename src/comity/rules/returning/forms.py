"""What a readmission asks, answers and confirms.

The contents are those of readmission agreements that were read (Switzerland–Viet Nam 2006, here CH–VN;
Switzerland–Russia 2009): identity, proof of nationality, places of stay, the journey. Diagnoses, criminal
records and anything of an asylum claim have no field.
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.rules import checks, common
from comity.rules.fields import (
    Choice,
    Choices,
    Country,
    Date,
    Field,
    Flag,
    LongText,
    Number,
    Paper,
    Text,
)
from comity.rules.groups import Document, People, Person, Rows
from comity.rules.only import Only

ALONE = Only("alone", (True,))
PROCEDURES: Mapping[str, str] = {
    "ordinary": "Ordinary: the file is examined",
    "accelerated": "Accelerated: stopped at or near the border",
    "error": "Returned in error: to be taken back without formality",
}
PROOFS: Mapping[str, str] = {
    "passport": "Passport or travel document, valid or expired",
    "identity-card": "Identity card",
    "register": "Extract from a register of citizens",
    "biometric": "A match of fingerprints or face in your records",
    "statement": "The person's own statement",
    "witnesses": "Statements of others",
    "language": "Language",
}
CARE: Mapping[str, str] = {
    "none": "None",
    "wheelchair": "Wheelchair or stretcher",
    "medicine": "Takes medicine on the way",
    "nurse": "A nurse or doctor travels along",
    "interpreter": "An interpreter",
    "met": "Has to be met by somebody who can care",
}
"""What the journey needs, never why."""
WAYS: Mapping[str, str] = {"air": "By air", "land": "Over a land border", "sea": "By sea"}
PAYERS: Mapping[str, str] = {
    "asking": "The state that returns, as far as the border crossing point (CH–VN Art. 7(1))",
    "asked": "The state that takes back",
    "shared": "Shared, as agreed",
}
TRANSIT: Mapping[str, Field] = {
    "country": Country("State of transit"),
    "place": Text("Airport or border crossing point", required=False),
    "on": Date("Day", required=False),
    "agreed": Flag("Has that state agreed?"),
}

ASKS: Mapping[str, Field] = {
    "subject": Person("Person to be taken back"),
    "family": People("Family members who travel together", required=False),
    "procedure": Choice("Procedure", choices=PROCEDURES),
    "verified": Flag(
        "Did you verify the nationality already?",
        "Otherwise ask about identity and nationality first, and make this request of the answer.",
        fact="nationality_verified",
    ),
    "proofs": Choices("What shows the nationality", choices=PROOFS),
    "papers": Rows("Papers shown", parts=Document("Paper").parts, required=False),
    "paper": Paper("Copies of the papers", required=False),
    "photograph": Paper("Photograph", required=False),
    "fingerprints": Paper("Fingerprints", required=False),
    "last_address": Text("Last address in your state", required=False),
    "relatives": LongText("Relatives and others who know the person", required=False),
    "languages": Text("Languages spoken", required=False),
    "stays": Rows("Places of stay and routes", parts=common.STAY, required=False),
    "interview": Choice(
        "Interview",
        choices={
            "none": "None asked for",
            "officials": "By your officials, where the person is (CH–VN Art. 6(2))",
            "video": "By your officials, over video",
        },
    ),
    "travel_document": Choice(
        "Travel document",
        choices={
            "issued": "A valid one is there",
            "asked": "To be issued by you",
            "refused": "You refused one so far",
        },
        fact="travel_document",
    ),
    "child": Flag("Is somebody under 18 among them?"),
    "alone": Flag("Does a child travel without parent or guardian?", fact="unaccompanied"),
    "charge": LongText(
        "Who can take charge of the child with you, as far as known", required=False, only=ALONE
    ),
    "way": Choice("Way of return", choices=WAYS),
    "crossing": Text(
        "Airport or border crossing point",
        "CH–VN Art. 6(4): Noi Bai or Tan Son Nhat.",
        required=False,
    ),
    "planned": Date("Planned for", "CH–VN Art. 6(4): told at least 15 days before.", required=False),
    "journey": Text("Flight, train or ship", required=False),
    "escorts": Number("Escorts who travel along", least=0, most=50, unit="persons"),
    "care": Choices("Needs on the way, never their reason", choices=CARE),
    "transit": Rows("Transit", parts=TRANSIT, required=False),
    "payer": Choice("Costs of the journey", choices=PAYERS),
    "earlier": common.EARLIER,
    **common.REASONS,
    "purpose": LongText(
        "Why the person may not stay, in one sentence",
        "Nothing of an application for protection, of health or of crime.",
        fact="purpose_stated",
    ),
    "why_needed": LongText(
        "What is asked: identification, a document, the taking back", fact="necessity_stated"
    ),
    "why_there": LongText("Why the person is held to be your national", fact="link_stated"),
}
ANSWERS: Mapping[str, Field] = {
    "decision": Choice(
        "Decision",
        choices={
            "accepted": "We take the person back",
            "identified": "The person is our national; the rest is still examined",
            "interview": "An interview is needed first",
        },
    ),
    "nationality": Choice(
        "Nationality",
        choices={"yes": "A national of our state", "former": "A former national", "open": "Still examined"},
    ),
    "person": Person("The person as you know them", required=False),
    "travel_document": Choice(
        "Travel document",
        choices={
            "issued": "Issued, as below",
            "will-issue": "We will issue one",
            "not-needed": "The one that is there is enough",
            "open": "Still examined",
        },
    ),
    "document": Document("The travel document", only=Only("travel_document", ("issued",))),
    "crossing": Text("Where we take the person over", only=Only("decision", ("accepted",))),
    "hours": Text("On which days, at which hours", only=Only("decision", ("accepted",))),
    "officer": Text("Office that takes over, with telephone", only=Only("decision", ("accepted",))),
    "escorts": Choice(
        "Escorts may",
        required=False,
        choices={
            "stay": "Stay in the transit area",
            "enter": "Enter for the handover",
            "none": "Not come along",
        },
    ),
    "reception": LongText("Who takes charge of a child, and where", required=False),
    **common.ANSWER_REMARKS,
}

RETURN: Mapping[str, Field] = {
    "decision": Flag(
        "Does a decision on return stand?", "Directive 2008/115/EC Art. 6.", fact="return_decision_issued"
    ),
    "appeal": Flag("Is an appeal pending?", fact="appeal_pending"),
    "appeal_suspends": Flag(
        "Does the appeal suspend the removal?",
        "Directive 2008/115/EC Arts 9, 13.",
        fact="appeal_suspensive",
        only=Only("appeal", (True,)),
    ),
    "risk": Flag(
        "Was the risk of torture or ill-treatment looked at again?",
        "Convention against Torture Art. 3; this stays inside the node.",
        fact="risk_reassessed",
    ),
    "fit": Flag("Did a doctor find the person fit to travel?", fact="fit_to_travel"),
    "family": Flag("Does the family stay together, and was each looked at?", fact="family_unity_kept"),
    "victim_safe": Flag(
        "Is the return of a victim of trafficking safe, and preferably voluntary?",
        "Only of a victim; Trafficking in Persons Protocol Art. 8(2).",
        required=False,
        fact="return_safe",
    ),
    "prospect": Choice(
        "Is there a reasonable prospect of return?",
        fact="prospect_of_removal",
        choices={"reasonable": "Yes", "none": "No", "unknown": checks.NOT_CHECKED},
    ),
    "reception": Flag(
        "Is somebody arranged to take charge of the child?",
        "Only of a child; Directive 2008/115/EC Art. 10.",
        required=False,
        fact="reception_arranged",
    ),
}
"""Asked of the officer of the state that returns; nothing of it travels."""
CUSTODY: Mapping[str, Field] = {
    "limit_passed": Flag(
        "Is the person held beyond a time limit?",
        "Directive 2008/115/EC Art. 15.",
        fact="detention_time_limit_exceeded",
    ),
    "delay": Flag("Did our authorities lose time without reason?", fact="detention_undue_delay"),
    "court": Flag(
        "Can a court review the custody, or is the person free?", fact="judicial_review_of_detention"
    ),
    "told_consul": Flag(
        "Was a person who is held told of the right to the consulate?",
        "Vienna Convention on Consular Relations Art. 36(1)(b).",
        fact="person_told_of_consular_right",
    ),
    "consular": Flag("Will the consulate be told?", fact="consular_notice_planned"),
    "consular_wish": Flag(
        "Did the person ask in writing that the consulate be told?",
        fact="person_requested_notification",
        only=Only("consular", (True,)),
    ),
    "beyond": Flag("Is anything sent that identification does not need?", fact="data_beyond_identity"),
}
ASK_CHECKS: Mapping[str, Field] = {**RETURN, **CUSTODY, **checks.BEFORE_ASKING}
ANSWER_CHECKS: Mapping[str, Field] = {
    "reception": RETURN["reception"],
    "consular": CUSTODY["consular"],
    "consular_wish": CUSTODY["consular_wish"],
    "beyond": CUSTODY["beyond"],
    **checks.BEFORE_ANSWERING,
}
