"""How two words of a name are related, if at all; and the keys under which related words are found.

The one promise this file keeps: two related words share a key. The index finds by keys what `relate` would
find by comparing with every word, so a search misses nothing that a comparison with every record would see.
"""

import re
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from comity.crosscheck.letters import Script
from comity.crosscheck.names import Token, token
from comity.crosscheck.sounds import careful_sounds, strict_sound
from comity.crosscheck.tables import common_share, forms, given_name

SHORTEST_SLIP, SHORTEST_SOUND_SLIP = 5, 7
VOWELS = frozenset("aeiouy")
_WIFE_OR_DAUGHTER = ("né", "owa", "ówna")
_FAMILY_ENDING = re.compile(r"(.{2,}Sk)[ia]|(.{2,}[oe]v)a?|(.{3,}in)a?")


class Relation(StrEnum):
    """How a word of the question relates to a word of the record, nearest first."""

    SAME = "same"
    UNMARKED = "unmarked"
    MARKS = "marks"
    SOUND = "sound"
    ENDING = "ending"
    FORM = "form"
    SLIP = "slip"
    BONES = "bones"


# In this order a relation includes all before it: what is counted when asking how rare such a match is.
NEAREST_FIRST = tuple(Relation)


@lru_cache(maxsize=1_048_576)
def relate(left: str, right: str) -> Relation | None:
    """The nearest relation of two case-folded words, or None where they are different names.

    The same both ways round.
    """
    if left == right:
        return Relation.SAME
    one, other = token(left), token(right)
    if any(letter.isdigit() for letter in one.fold + other.fold):
        return Relation.UNMARKED if one.fold == other.fold else None
    if one.fold == other.fold:
        return _same_letters(one, other)
    if one.expanded == other.fold or one.fold == other.expanded:
        return Relation.UNMARKED
    if set(one.sounds) & set(other.sounds) and not _two_syllables(one, other):
        return _by_sound(one, other)
    return _near(one, other)


def keys(word: Token) -> set[str]:
    """The keys of a word: whatever `relate` calls related shares at least one."""
    found = {f"f{word.fold}", f"f{word.expanded}"}
    if any(letter.isdigit() for letter in word.fold):
        return found
    found |= {f"p{sound}" for sound in (*word.sounds, *_husbands(word))}
    found |= {f"b{bone}" for bone in word.bones if len(bone) >= 3 and len(word.fold) >= SHORTEST_SLIP}
    found |= {f"g{stem}" for stem in _stems(word)}
    found |= {f"e{number}" for number in forms(word.fold, word.raw)}
    for spelled in (word.fold, *word.plain):
        if len(spelled) >= SHORTEST_SLIP - 1:
            found |= {f"d{shorter}" for shorter in _one_letter_less(spelled)}
    return found | {f"y{_dotless(word)}"} if word.syllable else found


def _same_letters(one: Token, other: Token) -> Relation:
    if one.script is not other.script:
        return Relation.SOUND
    if one.marks <= other.marks or other.marks <= one.marks:
        return Relation.UNMARKED
    return Relation.MARKS


def transcribed(one: Token, other: Token) -> bool:
    """Whether two words are one word in two scripts, letter for letter: nothing there needs explaining."""
    if one.script is other.script:
        return False
    left, right = (careful_sounds(word.fold, word.raw) for word in (one, other))
    return not set(left).isdisjoint(right)


def _by_sound(one: Token, other: Token) -> Relation | None:
    """Words of one sound; given names of the table that only careless ears confuse (Anna, Anja) are two."""
    both_given = given_name(one.fold) and given_name(other.fold)
    if not both_given or strict_sound(one.fold) == strict_sound(other.fold):
        return Relation.SOUND
    return Relation.FORM if forms(one.fold, one.raw) & forms(other.fold, other.raw) else None


def _near(one: Token, other: Token) -> Relation | None:
    if _two_syllables(one, other) and _dotless(one) == _dotless(other):
        return Relation.SOUND
    if _same_family(one, other):
        return Relation.ENDING
    if forms(one.fold, one.raw) & forms(other.fold, other.raw):
        return Relation.FORM
    if _two_syllables(one, other) or _two_names(one, other):
        return None
    if _slip(one, other):
        return Relation.SLIP
    return Relation.BONES if _same_bones(one, other) else None


def _two_syllables(one: Token, other: Token) -> bool:
    """Two different Vietnamese syllables are two names: Hùng and Dung differ by a letter and by a person.

    Only what looks like Nguyễn with a letter amiss is Nguyễn with a letter amiss: no name is near it.
    """
    latin = one.script is Script.LATIN and other.script is Script.LATIN
    return latin and one.syllable and other.syllable and "nguyen" not in {one.fold, other.fold}


def _dotless(word: Token) -> str:
    """A Vietnamese syllable with the spellings that mean the same: y and i, dz and d."""
    return word.fold.replace("dz", "d").replace("y", "i")


def _two_names(one: Token, other: Token) -> bool:
    """Both are given names of their own (Maria, Marta), or one is the other's feminine (Julian, Juliana)."""
    if given_name(one.fold) and given_name(other.fold):
        return True
    shorter, longer = sorted((one.fold, other.fold), key=len)
    if longer == shorter + "a":
        return True
    endings = {shorter[-1:], longer[-1:]}
    return (
        len(shorter) == len(longer) and shorter[:-1] == longer[:-1] and "a" in endings and endings <= VOWELS
    )


def _same_family(one: Token, other: Token) -> bool:
    if given_name(one.fold) and given_name(other.fold):
        return False
    if _stems(one) & _stems(other):
        return True
    return bool(_husbands(one) & set(other.sounds) or _husbands(other) & set(one.sounds))


def _stems(word: Token) -> frozenset[str]:
    """A Slavic family name without its feminine ending: Nowacka and Nowacki are one family."""
    found = (_FAMILY_ENDING.fullmatch(sound) for sound in word.plain)
    return frozenset(stem for match in found if match for stem in match.groups() if stem)


def _husbands(word: Token) -> frozenset[str]:
    """The family name inside an old married or maiden form: Nagyné holds Nagy; Péterné is no Péter."""
    stems = {word.raw.removesuffix(ending) for ending in _WIFE_OR_DAUGHTER} - {word.raw}
    found = (token(stem) for stem in stems if len(stem) >= 3)
    return frozenset(sound for stem in found if not given_name(stem.fold) for sound in stem.sounds)


def _slip(one: Token, other: Token) -> bool:
    # A short word that is no name, one letter from one that is, is that name mistyped.
    shortest = SHORTEST_SLIP - (_established(one) != _established(other))
    if min(len(one.fold), len(other.fold)) < shortest:
        return False
    return OSA.distance(one.fold, other.fold, score_cutoff=1) <= 1 or _long_slip(one, other)


def _established(word: Token) -> bool:
    return word.syllable or given_name(word.fold) or common_share(word.fold) > 0


def _long_slip(one: Token, other: Token) -> bool:
    return any(
        min(len(a), len(b)) >= SHORTEST_SOUND_SLIP and Levenshtein.distance(a, b, score_cutoff=1) <= 1
        for a in one.plain
        for b in other.plain
    )


def _same_bones(one: Token, other: Token) -> bool:
    if min(len(one.fold), len(other.fold)) < SHORTEST_SLIP:
        return False
    if not any(len(bone) >= 3 for bone in set(one.bones) & set(other.bones)):
        return False
    return any(
        _ends_alike(a, b) and Levenshtein.distance(a, b, score_cutoff=2) <= 2
        for a in one.plain
        for b in other.plain
    )


def _ends_alike(left: str, right: str) -> bool:
    """Kowalski and Kowalczyk have the same consonants and are two families."""
    return left[-1] == right[-1] or (left[-1] in VOWELS and right[-1] in VOWELS)


def _one_letter_less(text: str) -> set[str]:
    return {text} | {text[:place] + text[place + 1 :] for place in range(len(text))}
