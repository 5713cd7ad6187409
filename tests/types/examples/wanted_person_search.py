"""A wanted person: Viet Nam asks Poland to find, and then arrests are recorded in the course of its own."""

from comity.partner.walk import cast
from comity.rules.lifecycle import Side

PERSON = cast.subject(15)
_COMMON = {k: v for k, v in cast.asks(PERSON).items() if k not in {"subject", "proceedings"}}
ASKS = {
    **_COMMON,
    "subject": cast.asked(PERSON),
    "measure": "locate",
    "purpose_kind": "prosecution",
    "acts": "Recruited eleven people in Hải Dương between May 2023 and March 2025 and held them in Raszyn.",
    "warrant": "Court of Hải Dương, 14 September 2026, 211/2026/LB",
    "death": False,
    "compensation": True,
    "caution": ["escape"],
    "whereabouts": "Raszyn, at the trade centre.",
    "handling": "H2",
}
_BOTH = {
    "due_process": False,
    "private": "false",
    "refugee": "none",
    "missing": False,
    "specific": True,
    "consular": False,
    "limit_passed": False,
    "delay": False,
    "court": True,
    "held": False,
    "alone": False,
}
ASK_CHECKS = {**cast.ask_checks(), **_BOTH}
ANSWERS = {
    "result": "located",
    "place": "Raszyn, ulica Przykładna 4",
    "identified_by": ["documents"],
    "handling": "H2",
}
PARTIAL = {"result": "left", "left_for": "Wrocław", "handling": "H2"}
_BEFORE_A_FIND = {
    "identity": True,
    "doubt": False,
    "machine": False,
    "told_consul": True,
    "assurance": "none",
    "judged_in": "none",
    "bad_purpose": "not_established",
    "driven_by": ["VN"],
    "trial": "not_established",
    "prison": "not_established",
    "life": "not_shown",
    "conscience": False,
    "health": "none",
}
ANSWER_CHECKS = {
    k: v for k, v in {**cast.answer_checks(), **_BOTH, **_BEFORE_A_FIND}.items() if k != "filtered"
}
CLARIFIES = {"description": "A scar above the left eye."}
GROUND = "documents"
_ASK, _GIVE = Side.REQUESTER, Side.RESPONDER
OWN = (
    (
        (_GIVE, "locate"),
        (_ASK, "ask_arrest"),
        (_GIVE, "arrest"),
        (_GIVE, "confirm_identity"),
        (_ASK, "tell_extradition_asked"),
        (_GIVE, "answer"),
        (_ASK, "end_search"),
    ),
    ((_GIVE, "arrest"), (_GIVE, "release")),
)
