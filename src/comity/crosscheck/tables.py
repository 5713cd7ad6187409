"""The small tables beside this code: given names and their other forms, common words, titles, particles.

Each file says at its top what it is and where it comes from.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from comity.crosscheck.letters import fold
from comity.crosscheck.sounds import is_syllable, sounds

_NONE: frozenset[int] = frozenset()


def given_name(folded: str) -> bool:
    """Whether a folded word is a given name of the table: two such words are two names, not a slip."""
    return folded in _groups_by_word()[1]


@cache
def forms(folded: str, raw: str) -> frozenset[int]:
    """The numbers of the groups a word belongs to; words that share a group are forms of one name.

    Args:
        folded: the word in ASCII; looked up first.
        raw: the word with its marks; its sound is looked up where the spelling is unknown, unless it is a Vietnamese
            syllable: Linh sounds like Lina's kin and is none.
    """
    by_word, by_sound = _groups_by_word()[0], _groups_by_sound()
    if folded in by_word or is_syllable(folded):
        return by_word.get(folded, _NONE)
    return frozenset().union(*(by_sound.get(sound, _NONE) for sound in sounds(folded, raw)))


@cache
def word_list(name: str) -> frozenset[str]:
    """All words of one of the plain lists beside this code."""
    return frozenset(word for words in _lines(name) for word in words)


@cache
def common_share(folded: str) -> float:
    """The share of people with this word in their name, where it is commonest; 0 where not listed."""
    return _common().get(folded, 0.0)


@cache
def _groups_by_word() -> tuple[dict[str, frozenset[int]], frozenset[str]]:
    groups: defaultdict[str, set[int]] = defaultdict(set)
    given: set[str] = set()
    for number, words in enumerate(_lines("equivalents.txt")):
        given.update(words[1:])
        for word in words[1:]:
            groups[word].add(number)
    for number, words in enumerate(_lines("families.txt"), start=1_000_000):
        for word in words:
            groups[word].add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}, frozenset(given)


@cache
def _groups_by_sound() -> dict[str, frozenset[int]]:
    heard: defaultdict[str, set[int]] = defaultdict(set)
    for word, numbers in _groups_by_word()[0].items():
        if len(word) > 3:
            for sound in sounds(word, word):
                heard[sound] |= numbers
    return {sound: frozenset(numbers) for sound, numbers in heard.items()}


@cache
def _common() -> dict[str, float]:
    shares: defaultdict[str, float] = defaultdict(float)
    for word, share, _culture in _lines("common.tsv"):
        shares[fold(word)] = max(shares[fold(word)], float(share))
    return dict(shares)


def _lines(name: str) -> Iterator[list[str]]:
    text = files("comity.crosscheck").joinpath("data", name).read_text("utf-8")
    return (line.split() for line in _kept(text.splitlines()))


def _kept(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if line.strip() and not line.startswith("#"))
