"""Fingerprints as words that can be read aloud on a call: sixteen words of five letters.

Each word holds 16 bits as consonant, vowel, consonant, vowel, consonant (the scheme of proquints), so no
list of words is needed and both sides hear the same in any language.
"""

from comity.seal.errors import Malformed

_CONSONANTS = "bdfghjklmnprstvz"
_VOWELS = "aiou"


def fingerprint_words(fingerprint: bytes) -> tuple[str, ...]:
    """Write a fingerprint as words, two bytes each.

    Args:
        fingerprint: an even number of bytes; 32 give sixteen words.
    """
    return tuple(
        _word(int.from_bytes(fingerprint[at : at + 2], "big")) for at in range(0, len(fingerprint), 2)
    )


def words_fingerprint(text: str) -> bytes:
    """Read a fingerprint back from words, separated by anything but letters.

    Args:
        text: as an officer typed it; capitals do not matter.

    Raises:
        Malformed: something in it is not such a word.
    """
    words = "".join(letter if letter.isalpha() else " " for letter in text.lower()).split()
    return b"".join(_number(word).to_bytes(2, "big") for word in words)


def _word(number: int) -> str:
    """Write 16 bits as five letters."""
    return (
        _CONSONANTS[number >> 12]
        + _VOWELS[number >> 10 & 3]
        + _CONSONANTS[number >> 6 & 15]
        + _VOWELS[number >> 4 & 3]
        + _CONSONANTS[number & 15]
    )


def _number(word: str) -> int:
    """Read five letters as 16 bits."""
    number = 0
    for place, letter in enumerate(word):
        letters = _VOWELS if place % 2 else _CONSONANTS
        if letter not in letters:
            break
        number = number * len(letters) + letters.index(letter)
    if len(word) != 5 or _word(number & 0xFFFF) != word:
        raise Malformed("'{word}' is not a word of a fingerprint; listen again.", word=word)
    return number
