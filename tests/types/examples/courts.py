"""What the examples of requests between courts share: what officers looked into, and papers."""

from comity.partner.walk import cast

CHECKED = {
    **{name: said for name, said in cast.answer_checks().items() if name != "filtered"},
    "missing": False,
    "specific": True,
    "dual": "true",
}
ASKED = {**cast.ask_checks(), "missing": False, "specific": True, "dual": "true"}
HELD = {
    "alone": False,
    "identity": True,
    "doubt": False,
    "machine": False,
    "told_consul": True,
    "consular": False,
    "limit_passed": False,
    "delay": False,
    "court": True,
}
REASONS = {
    "why_needed": "The trial cannot be held without it.",
    "urgency": "normal",
    "confidential": False,
    "handling": "H2",
}


def paper(name: str) -> str:
    """The reference of a paper; what it holds does not matter here."""
    return f"paper:{name}"
