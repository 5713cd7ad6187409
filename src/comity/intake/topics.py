"""What an undertaking is about: topic codes by its words."""

from comity.intake.patterns import load_lower

_MOST = 3
_SUBJECT_OF_TREATY = frozenset({"INFO", "BORDER", "VISA", "EXPERT", "IMPL"})


def find_topics(text: str) -> tuple[str, ...]:
    """Return the topic codes of an undertaking, at most three, the most telling first; GENERAL if none."""
    words = text.lower()
    found = [code for code, pattern in load_lower("topics.toml", "topic").items() if pattern.search(words)]
    if "NEGOT" in found:
        found = [code for code in found if code not in _SUBJECT_OF_TREATY]
    if not found:
        found = [code for code, pattern in load_lower("topics.toml", "rest").items() if pattern.search(words)]
    return tuple(found[:_MOST]) or ("GENERAL",)
