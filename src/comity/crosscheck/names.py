"""A written name taken apart into words that can be compared.

Order does not matter here, nor case, hyphens, commas, the '<' of machine-readable zones, titles or marks;
each word keeps its written form so that an officer sees what was compared.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from comity.crosscheck.letters import Script, expanded, fold, marks, script_of, tones_last
from comity.crosscheck.sounds import is_syllable, plain_sounds, skeleton, sounds
from comity.crosscheck.tables import word_list

MOST_WORDS = 12
_APOSTROPHES = re.compile("['’ʼ`´ʹʺ\u02bb]")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name, made comparable.

    Args:
        raw: the word case-folded, marks kept; two words with one raw form are the same word.
        fold: the word in ASCII.
        expanded: the same with ä as ae and the like.
        sounds: its readings across languages.
        plain: those of them that follow its spelling.
        bones: the consonant skeletons of the plain ones.
        marks: the marks that folding took off.
        script: the alphabet it was written in.
        syllable: whether it has the shape of a Vietnamese syllable.
    """

    raw: str
    fold: str
    expanded: str
    sounds: tuple[str, ...]
    plain: tuple[str, ...]
    bones: tuple[str, ...]
    marks: frozenset[str]
    script: Script
    syllable: bool

    @property
    def initial(self) -> bool:
        """Whether it is a single letter, which may stand for any word beginning with it."""
        return len(self.raw) == 1 and self.raw.isalpha()


@dataclass(frozen=True, slots=True)
class Words:
    """A name taken apart: its words as written, and the same words made comparable."""

    written: tuple[str, ...]
    tokens: tuple[Token, ...]


@lru_cache(maxsize=262_144)
def token(raw: str) -> Token:
    """Make one case-folded word comparable; done once for each distinct word."""
    folded = fold(raw)
    plain = plain_sounds(folded)
    return Token(
        raw=raw,
        fold=folded,
        expanded=expanded(raw),
        sounds=sounds(folded, raw),
        plain=plain,
        bones=tuple(sorted({skeleton(sound) for sound in plain})),
        marks=marks(raw) if script_of(raw) is Script.LATIN else frozenset(),
        script=script_of(raw),
        syllable=is_syllable(folded),
    )


@lru_cache(maxsize=65_536)
def words(text: str) -> Words:
    """Take a written name apart; titles go, and so does what follows the twelfth word."""
    parts = [(part, raw) for part in _split(text) if (raw := _raw(part))]
    kept = [(part, raw) for part, raw in parts if fold(raw) not in word_list("titles.txt")]
    chosen = (kept if len(kept) > 1 else parts)[:MOST_WORDS]
    return Words(tuple(part for part, _ in chosen), tuple(token(raw) for _, raw in chosen))


def _split(text: str) -> list[str]:
    plain = _APOSTROPHES.sub("", unicodedata.normalize("NFC", text))
    return "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in plain).split()


@lru_cache(maxsize=262_144)
def _raw(part: str) -> str:
    small = unicodedata.normalize("NFC", part.casefold())
    small = tones_last(small) if is_syllable(fold(small)) else small
    return small if fold(small) else ""
