"""Words of another writing direction inside a sentence of ours: kept apart, so that neither turns the other round.

Unicode Standard Annex 9: first-strong isolate and pop directional isolate. Where a name stands alone on a page, the
template sets it in ``<bdi>`` or ``dir="auto"`` instead.
"""

import unicodedata

FIRST_STRONG, POP = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
TURNED = frozenset({"R", "AL", "AN"})


def isolated(text: str) -> str:
    """The same words, set apart where any of their letters run from right to left."""
    if any(unicodedata.bidirectional(one) in TURNED for one in text):
        return f"{FIRST_STRONG}{text}{POP}"
    return text
