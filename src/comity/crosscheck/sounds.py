"""How a folded word sounds, coarsely, so that spellings of several languages meet.

Щербинина is written Shcherbinina, Schtscherbinina, Chtcherbinina, Szczerbinina or Ŝerbinina: all sound alike
here. Some letters read differently from language to language ('ch' is an s-sound in English, an h in Polish
and German; 'c' is k in Vietnamese, ts in Polish), so a word has a few readings, never one.
"""

import re
from functools import lru_cache

from comity.crosscheck.letters import fold

# A Vietnamese syllable, folded: an onset and one of the rhymes the language has.
_ONSET = r"(?:ngh|ch|gh|gi|kh|ng|nh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et eu i ia ich iec iem ien ieng iep "
    "iet ieu im in inh ip it iu o oa oac oach oai oan oang oanh oat oay oc oe oen oi om on ong op ot u ua "
    "uan uang uat uay uc ue uec uen uet ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya "
    "uych uyen uyet uynh uyt uyu y yem yen yet yeu "
)
_SYLLABLE = re.compile(f"{_ONSET}(?:{'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})")
# 'S' stands for every hissing sound, 'H' for h and its kin. The order matters: long spellings first.
_HISSES = re.compile(
    r"schtsch|shtsch|chtch|shch|szcz|tsch|dsch|dzh|sch|tch|tsh|dj|dz|sh|sz|cz|cs|zs|zh|rz|ts|tz|s|z"
)
_SOFT_C = re.compile(r"c(?=[eiy])")
_SPELLINGS = (
    *(("ou", "u"), ("oo", "u"), ("ee", "i"), ("w", "v"), ("ph", "f"), ("th", "t"), ("qu", "kv"), ("q", "k")),
    ("x", "kS"),
)
_UMLAUTS = (("ae", "e"), ("oe", "o"), ("ue", "u"))
# How Russian writers hear the letters of Vietnamese: Trịnh is Чинь, Dũng is Зунг, Xuân is Суан.
_HEARD = ((re.compile(r"^tr"), "ch"), (re.compile(r"^(?:gi(?=[aeou])|d|r)"), "z"), (re.compile(r"^x"), "s"),
          (re.compile(r"^qu"), "ku"), (re.compile(r"nh$"), "n"))  # fmt: skip
# Letters whose mark tells another sound than the bare letter.
_BY_MARK = (
    *(("ó", "u"), ("ą", "on"), ("ę", "en"), ("ä", "e"), ("ü", "iu"), ("ű", "iu"), ("ö", "io"), ("ő", "io")),
    *(("чё", "чо"), ("шё", "шо"), ("щё", "що"), ("жё", "жо"), ("ё", "io"), ("г", "h")),
)
# Spellings that one language hears in its own way.
_BY_LANGUAGE = tuple(
    (re.compile(spelled), sound)
    for spelled, sound in (
        ("gy", "d"),  # Hungarian
        ("ei", "ai"),  # German
        ("[ea]u", "oi"),
        ("ie", "i"),
        ("ch(?=[ei])", "k"),  # Italian
        ("[gc]i(?=[aou])", "S"),
        ("g(?=[ei])", "S"),
        ("gn", "n"),
        ("gl(?=i)", "l"),
        ("j", "S"),  # French
    )
)
MOST_SPELLINGS = 8
# Before e a glide is not heard (Siergiej, Sergei); before a, o, u it is, however it is spelled (Maria is no Mara).
_GLIDE_E, _GLIDE = re.compile(r"(?<=.)[yij]+(?=e)"), re.compile(r"(?<=.)[yij]+(?=[aou])")
_FIRST_E = re.compile(r"^[yij]+(?=e)")
_ENDING = re.compile(r"[yij]+$")
_DOUBLED = re.compile(r"(.)\1+")


def is_syllable(folded: str) -> bool:
    """Whether a folded word has the shape of one Vietnamese syllable."""
    return len(folded) <= 7 and _SYLLABLE.fullmatch(folded) is not None


@lru_cache(maxsize=65_536)
def sounds(folded: str, raw: str) -> tuple[str, ...]:
    """All readings of a word, coarse enough to be compared for equality; the careful ones among them.

    Args:
        folded: the word in ASCII.
        raw: the word with its marks, which settle some letters (ó is u in Polish, г is h in Ukrainian).
    """
    spelled = _spelled(folded, raw)
    if is_syllable(folded):
        return _readings(spelled)
    for pattern, sound in _BY_LANGUAGE:
        if len(spelled) < MOST_SPELLINGS and pattern.search(folded):
            spelled |= {pattern.sub(sound, word) for word in spelled}
    return _readings(spelled)


@lru_cache(maxsize=65_536)
def careful_sounds(folded: str, raw: str) -> tuple[str, ...]:
    """The readings that follow from a word's letters and marks alone, in no language's own way."""
    return _readings(_spelled(folded, raw))


@lru_cache(maxsize=65_536)
def plain_sounds(folded: str) -> tuple[str, ...]:
    """The two readings of a word as it is spelled: 'c' and 'ch' the western way, and the Slavic way."""
    return tuple(sorted({_reading(folded, slavic=False), _reading(folded, slavic=True)}))


def strict_sound(folded: str) -> str:
    """A reading that keeps what the others drop before a vowel: Anja is not Anna."""
    text = _replace(_HISSES.sub("S", folded), _SPELLINGS).replace("c", "k")
    return _DOUBLED.sub(r"\1", text.replace("y", "i").replace("j", "i"))


def skeleton(sound: str) -> str:
    """The consonants of a reading, g and h as one: the part of a name that survives careless spelling."""
    bones = re.sub(r"[aeiouyj]", "", sound).replace("g", "H").replace("h", "H")
    return ("a" if sound[:1] in "aeiou" else "") + bones


def _spelled(folded: str, raw: str) -> set[str]:
    heard = {raw}
    for letter, sound in _BY_MARK:
        if letter in raw and not (letter == "г" and is_syllable(folded)):
            heard |= {word.replace(letter, sound) for word in heard}
    return {folded, *map(fold, heard)} | ({_heard(folded, raw)} if is_syllable(folded) else set())


def _readings(spelled: set[str]) -> tuple[str, ...]:
    return tuple(sorted({reading for word in spelled for reading in plain_sounds(word)}))


def _heard(folded: str, raw: str) -> str:
    if "ư" in raw:
        folded = folded.replace("u", "y", 1)
    if raw.startswith("đ"):
        return re.sub(r"nh$", "n", folded)
    for pattern, plain in _HEARD:
        folded = pattern.sub(plain, folded)
    return folded


def _reading(word: str, *, slavic: bool) -> str:
    text = word.replace("kh", "H")
    text = text.replace("ck", "ck" if slavic else "k")
    text = _HISSES.sub("S", text)
    text = text.replace("ch", "H" if slavic else "S")
    text = text.replace("c", "S") if slavic else _SOFT_C.sub("S", text).replace("c", "k")
    text = _replace(text, _SPELLINGS)
    text = re.sub(r"^[yij](?=[aou])", "i", _FIRST_E.sub("", text))
    text = _GLIDE.sub("i", _GLIDE_E.sub("", text))
    text = text if is_syllable(word) else _replace(text, _UMLAUTS)
    text = _ENDING.sub("i", text)
    text = text.replace("y", "i").replace("j", "i").replace("H", "h")
    return _DOUBLED.sub(r"\1", text)


def _replace(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for spelled, plain in pairs:
        text = text.replace(spelled, plain)
    return text
