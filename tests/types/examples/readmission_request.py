"""A readmission: Poland asks Viet Nam to take back a citizen whose nationality it verified."""

from comity.partner.walk import cast
from comity.rules.lifecycle import Side

ASKING = "PL"
PERSON = cast.subject(14)
ASKS = {
    "subject": {**cast.asked(PERSON), "category": "other"},
    "procedure": "ordinary",
    "verified": True,
    "proofs": ["passport", "statement"],
    "papers": [{"kind": "passport", "country": "VN", "number": PERSON.passport}],
    "last_address": "Thôn Đông, Hải Dương",
    "interview": "none",
    "travel_document": "asked",
    "child": False,
    "alone": False,
    "way": "air",
    "crossing": "Noi Bai",
    "planned": "2027-02-10",
    "journey": "LO 079",
    "escorts": 2,
    "care": ["medicine"],
    "transit": [{"country": "QA", "place": "Doha", "agreed": True}],
    "payer": "asking",
    "purpose": "The person has no right to stay; the decision is final.",
    "why_needed": "A travel document and the day and place of the handover.",
    "why_there": "You verified the nationality on 3 November 2026.",
    "urgency": "normal",
    "handling": "H2",
    "confidential": False,
}
_CONSULAR = {"consular": False, "beyond": False}
ASK_CHECKS = {
    **cast.ask_checks(),
    **_CONSULAR,
    "decision": True,
    "appeal": False,
    "risk": True,
    "fit": True,
    "family": True,
    "prospect": "reasonable",
    "limit_passed": False,
    "delay": False,
    "court": True,
    "told_consul": True,
}
ANSWERS = {
    "decision": "accepted",
    "nationality": "yes",
    "travel_document": "will-issue",
    "crossing": "Noi Bai",
    "hours": "Working days, 8 to 16",
    "officer": "Border gate police of Noi Bai, +84 24 5550 100",
    "escorts": "stay",
    "handling": "H2",
}
PARTIAL = {"decision": "identified", "nationality": "yes", "travel_document": "open", "handling": "H2"}
ANSWER_CHECKS = {k: v for k, v in {**cast.answer_checks(), **_CONSULAR}.items() if k != "filtered"}
CLARIFIES = {"languages": "Vietnamese, some Polish"}
GROUND = "incomplete"
_ASK, _GIVE = Side.REQUESTER, Side.RESPONDER
OWN = (
    (
        (_GIVE, "appoint_interview"),
        (_GIVE, "record_interview"),
        (_GIVE, "answer"),
        (_GIVE, "issue_document"),
        (_ASK, "announce_handover"),
        (_ASK, "call_off_handover"),
        (_ASK, "announce_handover"),
        (_GIVE, "take_over"),
        (_GIVE, "send_bill"),
        (_ASK, "pay_bill"),
        (_GIVE, "tell_error"),
        (_ASK, "take_back_person"),
    ),
    ((_GIVE, "prolong"), (_GIVE, "answer")),
)
