"""Words of a text with their places, and phrase lists looked up over them.

A phrase list is data: one phrase per row, words apart by blanks. `stem*` matches any word that begins so,
`a|b` either word, `word?` may be missing, and `<...>` marks which words are the find when the rest is only
context. Look-up is one pass over the words, so its time does not grow with the length of the list.
"""

import dataclasses
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from comity.intake.record import Span

_WORD = re.compile(r"[^\W_]+")
_JOIN = re.compile(r"[ \t\n.\-'/&]{0,4}")
_KEY = 3
_FOLDED = str.maketrans({"đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "ß": "ss", "ø": "o", "ð": "d"})

Value = TypeVar("Value")


class Word(NamedTuple):
    """One word: place, lower-case form without marks, and whether only a blank or hyphen stands before it."""

    start: int
    end: int
    key: str
    joined: bool


class Found(NamedTuple, Generic[Value]):
    """A phrase found: its place, its value, and the whole stretch including context words."""

    span: Span
    value: Value
    around: Span


@dataclasses.dataclass(frozen=True, slots=True)
class _Phrase(Generic[Value]):
    stems: tuple[tuple[str, bool], ...]
    value: Value
    first: int
    last: int


def fold(word: str) -> str:
    """Return `word` in lower case without marks, as phrase lists are keyed."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    parts = unicodedata.normalize("NFKD", lowered.translate(_FOLDED))
    return "".join(c for c in parts if not unicodedata.combining(c))


def split_words(text: str, *, marks: bool = False) -> list[Word]:
    """Return the words of `text`; `marks` keeps accents in the keys (Vietnamese is unreadable without)."""
    key = str.lower if marks else fold
    out: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        start = match.start()
        joined = bool(_JOIN.fullmatch(text, end, start))
        end = match.end()
        out.append(Word(start, end, key(match.group()), joined))
    return out


class Phrases(Generic[Value]):
    """A phrase list ready for look-up."""

    def __init__(self, rows: Iterable[tuple[str, Value]], *, marks: bool = False) -> None:
        self._whole: dict[str, list[_Phrase[Value]]] = {}
        self._begun: dict[str, list[_Phrase[Value]]] = {}
        for phrase, value in rows:
            for made in _expand(phrase, value, marks=marks):
                stem, is_open = made.stems[0]
                if is_open:
                    self._begun.setdefault(stem[:_KEY], []).append(made)
                else:
                    self._whole.setdefault(stem, []).append(made)
        for rows_of_key in (*self._whole.values(), *self._begun.values()):
            rows_of_key.sort(key=lambda made: (-len(made.stems), -len(made.stems[0][0])))

    def at(self, words: list[Word], index: int) -> Found[Value] | None:
        """Return the longest phrase that begins at word `index`, or None."""
        key = words[index].key
        whole = _first_fit(self._whole.get(key, ()), words, index)
        begun = _first_fit(self._begun.get(key[:_KEY], ()), words, index)
        if whole is None or (begun is not None and len(begun.stems) > len(whole.stems)):
            whole = begun
        return None if whole is None else _found(whole, words, index)

    def find(self, words: list[Word]) -> Iterator[Found[Value]]:
        """Yield the longest phrase at each word; finds may overlap."""
        whole, begun = self._whole, self._begun
        for index, word in enumerate(words):
            if word.key in whole or word.key[:_KEY] in begun:
                found = self.at(words, index)
                if found:
                    yield found


def longest(finds: Iterable[Found[Value]]) -> list[Found[Value]]:
    """Return the finds without those inside or overlapping an earlier longer one, in order of place."""
    kept: list[Found[Value]] = []
    for found in sorted(finds, key=lambda f: (f.span.start, -f.span.end)):
        if not kept or found.span.start >= kept[-1].span.end:
            kept.append(found)
    return kept


def _first_fit(phrases: Iterable[_Phrase[Value]], words: list[Word], index: int) -> _Phrase[Value] | None:
    return next((phrase for phrase in phrases if _fits(phrase.stems, words, index)), None)


def _found(phrase: _Phrase[Value], words: list[Word], index: int) -> Found[Value]:
    first, last = words[index + phrase.first], words[index + phrase.last]
    around = Span(words[index].start, words[index + len(phrase.stems) - 1].end)
    return Found(Span(first.start, last.end), phrase.value, around)


def _fits(stems: tuple[tuple[str, bool], ...], words: list[Word], index: int) -> bool:
    if index + len(stems) > len(words):
        return False
    for offset, (stem, open_end) in enumerate(stems):
        word = words[index + offset]
        if offset and not word.joined:
            return False
        if not (word.key.startswith(stem) if open_end else word.key == stem):
            return False
    return True


def _expand(phrase: str, value: Value, *, marks: bool) -> Iterator[_Phrase[Value]]:
    """Yield one plain phrase per combination of alternatives."""
    choices: list[list[str]] = []
    for token in phrase.split():
        options = token.strip("?").split("|")
        choices.append([*options, ""] if token.endswith("?") else options)
    for combination in itertools.product(*choices):
        tokens = [token for token in combination if token]
        opened = [i for i, token in enumerate(tokens) if token.startswith("<")]
        closed = [i for i, token in enumerate(tokens) if token.endswith(">")]
        stems = tuple(_stem(token, marks=marks) for token in tokens)
        first, last = (opened or [0])[0], (closed or [len(tokens) - 1])[0]
        yield _Phrase(stems, value, first, last)


def _stem(token: str, *, marks: bool) -> tuple[str, bool]:
    bare = token.strip("<>")
    key = bare.rstrip("*")
    return (key.lower() if marks else fold(key)), bare.endswith("*")
