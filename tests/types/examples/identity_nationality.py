"""Identity and nationality: a person without papers, confirmed as a national."""

from comity.partner.walk import cast

ASKING = "PL"
PERSON = cast.subject(13)
_COMMON = {
    k: v
    for k, v in cast.asks(PERSON).items()
    if k not in {"subject", "proceedings", "max_penalty", "organised_group", "transnational"}
}
ASKS = {
    **_COMMON,
    "subject": cast.asked(PERSON),
    "purpose_kind": "identification",
    "last_address": "Thôn Đông, Hải Dương",
    "languages": "Vietnamese",
}
_CONSULAR = {"consular": False, "beyond": False}
ASK_CHECKS = {**cast.ask_checks(), **_CONSULAR}
ANSWERS = {"identity": "confirmed", "nationality": "yes", "travel_document": "will-issue", "handling": "H2"}
ANSWER_CHECKS = {k: v for k, v in {**cast.answer_checks(), **_CONSULAR}.items() if k != "filtered"}
CLARIFIES = {"languages": "Vietnamese, some Polish"}
