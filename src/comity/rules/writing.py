"""What may stand in text that one person types and another reads: signs that can be seen, in the order they stand.

Invisible text passes for a purpose that nobody gave, and a sign that turns the writing round shows a reader other
words than those that are kept (Unicode Technical Report 36, sections 2.10 and 3.6). Joiners stay where a script
needs them (Unicode Standard, 9.2 and 12.1), marks where a letter carries them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc\U0001d159")
"""Letters and symbols by their category that show nothing."""
IGNORED = frozenset("\u034f\u17b4\u17b5\u180b\u180c\u180d\u180f")
"""Marks that show nothing (Default_Ignorable_Code_Point)."""
JOINERS = frozenset("\u200c\u200d")
NUMBER_SIGNS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Format characters that are written around figures and can be seen (Prepended_Concatenation_Mark)."""
LINES = frozenset("\t\n\r")
HAN = range(0x20000, 0x3FFFE)
"""Planes of Han characters; some were given out after the tables of this Python."""
UNJOINED = ("LATIN", "GREEK", "CYRILLIC", "CJK", "HIRAGANA", "KATAKANA", "HANGUL")
"""Scripts whose letters no joiner joins."""
LEAST_LETTERS = 5
"""Letters of a reason; a wide sign of East Asia counts for two, since it is a syllable or a word."""
PLAIN = re.compile("[ -~\t\n\r]*")
"""What needs no closer look."""


@dataclass(frozen=True)
class Unseen:
    """A character that may not stand in what others read.

    Attributes:
        character: its number and name, as in 'U+202E RIGHT-TO-LEFT OVERRIDE'.
        place: where it stands, from 1.
    """

    character: str
    place: int


def unseen(text: str, *, lines: bool = True) -> Unseen | None:
    """Return the first character that a reader cannot see or that turns the writing round; None when there is none.

    Args:
        text: what was typed.
        lines: whether it may hold more than one line.
    """
    if PLAIN.fullmatch(text) and (lines or not LINES.intersection(text.strip())):
        return None
    found = next(_unseen(text, lines=lines), None)
    return None if found is None else Unseen(_called(text[found]), found + 1)


def has_words(text: str) -> bool:
    """Whether text holds a letter or a figure that can be seen."""
    return any(_category(sign)[0] in "LN" for sign in text)


def is_reason(text: str) -> bool:
    """Whether text is long enough to tell somebody why: a word of five letters, or three signs that are words."""
    letters = [sign for sign in text if _category(sign)[0] == "L"]
    return sum(1 + (unicodedata.east_asian_width(sign) == "W") for sign in letters) >= LEAST_LETTERS


def without_unseen(text: str, *, lines: bool = True) -> str:
    """Return the text without what cannot be seen, so that a search can be made with what a partner sent."""
    while places := set(_unseen(text, lines=lines)):
        text = "".join(sign for at, sign in enumerate(text) if at not in places)
    return text


def _unseen(text: str, *, lines: bool) -> Iterator[int]:
    inner = range(len(text) - len(text.lstrip()), len(text.rstrip()))
    for at, sign in enumerate(text):
        if sign in LINES and (lines or at not in inner):
            continue
        if not _stands(sign, text[at - 1] if at else ""):
            yield at


def _stands(sign: str, before: str) -> bool:
    """Whether a sign can be seen, or is needed by the one before it."""
    category = _category(sign)
    if sign in JOINERS:
        return bool(before) and _joins(before)
    if category[0] == "M":
        return sign not in IGNORED and bool(before) and (before in JOINERS or _category(before)[0] in "LNMSP")
    return category[0] in "LNPS" or category == "Zs" or sign in NUMBER_SIGNS


def _joins(before: str) -> bool:
    """Whether the sign before a joiner belongs to a script, or a picture, that joins."""
    if _category(before)[0] in "LM":
        return not unicodedata.name(before, "").startswith(UNJOINED)
    return _category(before) in {"So", "Sk"}


def _category(sign: str) -> str:
    """Return the category of Unicode; fillers count as controls, Han characters newer than its tables as letters."""
    if sign in FILLERS:
        return "Cf"
    found = unicodedata.category(sign)
    return "Lo" if found == "Cn" and ord(sign) in HAN else found


def _called(sign: str) -> str:
    return f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".rstrip()
