"""Transfer of a sentenced person: a citizen of Russia, sentenced in Viet Nam, who wants to serve the rest at home."""

from tests.types.examples.courts import ASKED, CHECKED, REASONS, paper

from comity.partner.people import people
from comity.partner.walk import cast
from comity.rules.lifecycle import Side

PARTNER = "RU"
"""Between Viet Nam and Poland no agreement on transfers is in force that somebody has read."""
ASK, GIVE = Side.REQUESTER, Side.RESPONDER
PERSON = next(people(23, 1, cultures=("ru",)))
ASKS = {
    **REASONS,
    "subject": {**cast.asked(PERSON), "category": "convicted"},
    "asked_by": "sentencing",
    "sentencing": "VN",
    "administering": "RU",
    "wish_on": "2026-09-01",
    "ties": "Wife, two children and parents live there.",
    "crimes": ["FRAUD"],
    "judgment": "People's Court of Khánh Hòa, 4 March 2025, 18/2025/HS-ST",
    "final": True,
    "judgment_paper": paper("judgment"),
    "sentence": 96,
    "sentence_left": 62,
    "served": "34 months served, of which 5 before the judgment; no remission.",
    "pending": False,
    "informed": True,
    "consent": "true",
    "consent_on": "2026-09-15",
    "consent_language": "Russian",
    "consent_before": "Judge of the People's Court of Khánh Hòa, with an interpreter",
    "consent_counsel": True,
    "consent_until": "The day of handover",
    "consent_paper": paper("consent"),
    "verify_offered": True,
    "medical": "None known.",
    "purpose": "Sold shares of an invented hotel to eleven people.",
    "why_needed": "The family can visit, and work is offered after release.",
    "why_there": "The person is a citizen and lived there until 2022.",
}
_MOVE = {
    "threshold": 12,
    "threshold_over": False,
    "alone": False,
    "heard": True,
    "no_heavier": True,
    "longer": False,
    "early": False,
    "remission": True,
    "prison": "not_established",
}
ASK_CHECKS = {
    **{name: said for name, said in ASKED.items() if name not in {"missing", "specific"}},
    **_MOVE,
}
ANSWERS = {
    "decision": "agreed",
    "answered_by": "administering",
    "enforcement": "continued",
    "becomes": "Imprisonment of the same length; conditional release after two thirds.",
    "consent": "true",
    "consent_on": "2026-09-15",
    "consent_language": "Russian",
    "consent_before": "Judge of the People's Court of Khánh Hòa; our consul spoke with the person",
    "consent_counsel": True,
    "consent_until": "The day of handover",
    "consent_paper": paper("consent"),
    "verify_offered": True,
    "told": True,
    "handover": "Within two months; place and escort by separate letter.",
    "handling": "H2",
}
ANSWER_CHECKS = {
    **{name: said for name, said in CHECKED.items() if name not in {"missing", "specific"}},
    **_MOVE,
    "states_agree": True,
}
CLARIFIES = {"medical": "Insulin twice a day."}
OWN = (
    (
        (GIVE, "seek_consent"),
        (GIVE, "record_no_consent"),
        (GIVE, "seek_consent"),
        (GIVE, "record_consent"),
        (ASK, "verify_consent"),
        (GIVE, "withdraw_consent"),
    ),
    ((GIVE, "answer"), (ASK, "withdraw_consent")),
    (
        (GIVE, "answer"),
        (ASK, "tell_person"),
        (ASK, "appoint_handover"),
        (ASK, "hand_over"),
        (GIVE, "report_enforcement"),
        (ASK, "tell_review"),
        (GIVE, "report_end"),
    ),
)
