"""Crime information: where somebody was, with one graded item in the answer."""

from comity.partner.walk import cast

PERSON = cast.subject(12)
_COMMON = {k: v for k, v in cast.asks(PERSON).items() if k not in {"subject", "proceedings"}}
ASKS = {
    **_COMMON,
    "wanted": ["whereabouts"],
    "question": "Was this person registered in Raszyn between 2019 and 2024?",
    "people": [cast.asked(PERSON)],
    "conditions": False,
}
ASK_CHECKS = cast.ask_checks()
ANSWERS = {
    "known": "yes",
    "items": [
        {
            "text": "Registered in Raszyn from March 2019 to June 2024.",
            "person": 1,
            "nature": "fact",
            "source": "A",
            "grade": "1",
            "dated": "2024-06",
        }
    ],
    "court_use": "ask",
    "handling": "H1",
}
ANSWER_CHECKS = {name: said for name, said in cast.answer_checks().items() if name != "filtered"}
CLARIFIES = {"place": "Raszyn"}
