"""Document numbers made comparable: exact, or one letter or digit off.

Nothing about the one-error neighbours is stored: a question spells out every number one error away from its
own (a few hundred) and looks all of them up at once.
"""

import unicodedata
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from comity.crosscheck.entry import Document

SHORTEST_NEAR = 6
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Cyrillic capitals that look like Latin ones: numbers are copied by eye.
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS")


class DocumentRelation(StrEnum):
    """How a document of the question agrees with a document of the record."""

    EQUAL = "document equal"
    NUMBER_EQUAL = "number equal"
    NEAR = "number one error off"


@lru_cache(maxsize=65_536)
def normal(number: str) -> str:
    """A number as capitals and digits alone: 'c 123-456' is C123456."""
    plain = unicodedata.normalize("NFKC", number).upper().translate(_LOOKALIKES)
    return "".join(letter for letter in plain if letter.isalnum())


def compare(left: Document, right: Document) -> DocumentRelation | None:
    """How two documents agree, or None; the same both ways round.

    Two issuers or two types, both stated and different, are two documents whatever their numbers.
    """
    if _differ(left.country, right.country) or _differ(left.type.lower(), right.type.lower()):
        return None
    one, other = normal(left.number), normal(right.number)
    if one == other:
        known = left.country and right.country and len(one) >= SHORTEST_NEAR - 1
        return DocumentRelation.EQUAL if known else DocumentRelation.NUMBER_EQUAL
    if min(len(one), len(other)) >= SHORTEST_NEAR and OSA.distance(one, other, score_cutoff=1) <= 1:
        return DocumentRelation.NEAR
    return None


def near(number: str) -> set[str]:
    """Every number at most one error (a letter wrong, missing, added, or two swapped) from a normal one."""
    if len(number) < SHORTEST_NEAR - 1:
        return {number}
    letters = sorted(set(_LETTERS) | set(number))
    cuts = [(number[:place], number[place:]) for place in range(len(number) + 1)]
    found = {head + tail[1:] for head, tail in cuts if tail}
    found |= {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    found |= {head + letter + tail[1:] for head, tail in cuts if tail for letter in letters}
    found |= {head + letter + tail for head, tail in cuts for letter in letters}
    return found | {number}


def _differ(left: str, right: str) -> bool:
    return bool(left and right and left != right)
