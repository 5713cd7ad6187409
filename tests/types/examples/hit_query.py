"""A query by name: one hit that people on both sides confirmed, then the core data."""

from comity.partner.walk import cast
from comity.rules.lifecycle import Side

PERSON = cast.subject(16)
ASKS = {**cast.asks(PERSON), "aim": "more"}
ASK_CHECKS = cast.ask_checks()
ANSWERS = {"core": {**cast.asked(PERSON), "category": "other"}, "core_as_of": "2026-11-20", "handling": "H1"}
PARTIAL = {"handling": "H1"}
ANSWER_CHECKS = {
    **{k: v for k, v in cast.answer_checks().items() if k != "filtered"},
    "identity": True,
    "doubt": False,
    "machine": False,
}
CLARIFIES = {"proceedings": "2188/PC02-2026"}
GROUND = "no-case"
_ASK, _GIVE = Side.REQUESTER, Side.RESPONDER
OWN = (
    ((_GIVE, "answer_in_part"), (_ASK, "confirm_match"), (_GIVE, "answer")),
    ((_GIVE, "answer_in_part"), (_ASK, "reject_match")),
)
