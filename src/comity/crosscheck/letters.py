"""Letters of one alphabet as letters of another: marks off, special letters resolved, Cyrillic in Latin.

Cyrillic follows the BGN/PCGN tables without their apostrophes. A word in another script goes through
anyascii.
"""

import unicodedata
from enum import StrEnum
from functools import lru_cache

from anyascii import anyascii

_LATIN = str.maketrans(
    {
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ø": "o",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "ə": "e",
    }
)
_EXPANDED = str.maketrans({"ä": "ae", "ö": "oe", "ő": "oe", "ü": "ue", "ű": "ue", "ø": "oe", "å": "aa"})
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "i", "є": "ye", "ґ": "g", "ў": "u",
    "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz",
}  # fmt: skip
_CYRILLIC_TABLE = str.maketrans(_CYRILLIC)
# Vietnamese tone marks: grave, acute, tilde, hook above, dot below. The marks of quality (ă â ê ô ơ ư) are
# others.
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


class Script(StrEnum):
    """The alphabet a word is written in, as far as comparing needs it."""

    LATIN = "Latn"
    CYRILLIC = "Cyrl"
    OTHER = "Zyyy"


def script_of(word: str) -> Script:
    """The script of a word's first letter (digits count as Latin)."""
    for letter in word:
        if "\u0400" <= letter <= "\u052f":
            return Script.CYRILLIC
        if letter.isascii() or unicodedata.name(letter, "").startswith(("LATIN", "COMBINING")):
            return Script.LATIN
        return Script.OTHER
    return Script.LATIN


@lru_cache(maxsize=262_144)
def fold(word: str) -> str:
    """A case-folded word in plain ASCII letters and digits: hùng is hung, łódź is lodz, жуков is zhukov."""
    if word.isascii():
        return word
    plain = word.translate(_CYRILLIC_TABLE).translate(_LATIN)
    bare = "".join(
        letter for letter in unicodedata.normalize("NFD", plain) if not unicodedata.combining(letter)
    )
    if not bare.isascii():
        bare = anyascii(bare).casefold()
    return "".join(letter for letter in bare if letter.isalnum())


def expanded(word: str) -> str:
    """A case-folded word in ASCII as passports write it (ICAO 9303-3, table A): müller is mueller."""
    return fold(word.translate(_EXPANDED))


def marks(word: str) -> frozenset[str]:
    """The marks a folded word has lost, to tell 'written without marks' from 'written with other marks'."""
    return frozenset(letter for letter in unicodedata.normalize("NFD", word) if not letter.isascii())


def tones_last(word: str) -> str:
    """The word with its tone marks at its end, so that hoà and hòa, both in use, are one."""
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(letter for letter in parts if letter in TONES)
    if not tones:
        return word
    return unicodedata.normalize("NFC", "".join(letter for letter in parts if letter not in TONES) + tones)
