"""A criminal record: somebody with one conviction."""

from comity.partner.walk import cast

ASKS = cast.asks(cast.subject(11))
ASK_CHECKS = cast.ask_checks()
ANSWERS = cast.convictions()
ANSWER_CHECKS = cast.answer_checks()
CLARIFIES = {"proceedings": "2188/PC02-2026"}
