"""Which rows could reach a level at all: an upper bound of the bits of each, from arrays alone.

The bound is never below the score (every word of the question gets the best bits any word of the row could
give it, penalties are left out), so what is dropped here could not have been shown. Only dates that do not
conflict are looked at; they are ranges of rows, since rows stand in order of birth. Short ranges are read
through, long ones are met by the lists of rows that hold a word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from comity.crosscheck.align import INITIAL_BITS, JOIN_BITS, SHORTEST_HALF, Weights, joined, weighty
from comity.crosscheck.births import window
from comity.crosscheck.flat import Floats, ranges
from comity.crosscheck.forms import Form
from comity.crosscheck.names import Token, token
from comity.crosscheck.relations import Relation
from comity.crosscheck.score import SAME_NATION_BITS, SAME_SEX_BITS, birth_bits
from comity.crosscheck.segments import Segment

LONG_RANGE = 2_000
_SLACK = 1e-6  # sums of floats in another order
Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Unit:
    """Words of a segment and the bits each may give, ascending by bits."""

    words: tuple[int, ...]
    bits: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to look for in one segment.

    Args:
        units: for each word of the question, and each two joined, what may stand for it.
        splits: two words that together are one word of the question, with the bits of both.
        needed: the words without which a row does not fit a thin question.
        base: the bits any row may get for the rest.
    """

    units: tuple[Unit, ...]
    splits: tuple[tuple[Unit, Unit], ...]
    needed: tuple[Unit, ...]
    base: float


class Reader(Protocol):
    """Some rows of a segment, and what their words may give."""

    @property
    def rows(self) -> Rows:
        """The rows."""

    def best(self, unit: Unit) -> Floats:
        """For each row, the most bits that one of its words gives; below zero where none is in the unit."""


def candidates(part: Segment, form: Form, weights: Weights, floor: float, *, thin: bool) -> Rows:
    """The rows that could reach `floor`, or could fit a thin question.

    Args:
        part: the segment to look in.
        form: a name and birth asked for.
        weights: how rare words and dates are in the whole index.
        floor: the bits from which a record is shown.
        thin: whether rows that meet every word of the name are wanted whatever their bits.
    """
    plan = _plan(part, form, weights)
    found = [_above(reader, bits, plan, floor, thin=thin) for reader, bits in _readers(part, form, weights)]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def _above(reader: Reader, bits: Floats, plan: Plan, floor: float, *, thin: bool) -> Rows:
    bound = plan.base + bits
    for unit in plan.units:
        bound = bound + np.maximum(reader.best(unit), 0)
    for left, right in plan.splits:
        both = (reader.best(left) >= 0) & (reader.best(right) >= 0)
        bound = bound + np.where(both, left.bits[0] + right.bits[0], 0)
    kept = bound >= floor - _SLACK
    if thin and plan.needed:
        kept |= np.logical_and.reduce([reader.best(unit) >= 0 for unit in plan.needed])
    return reader.rows[kept]


def _readers(part: Segment, form: Form, weights: Weights) -> Iterable[tuple[Reader, Floats]]:
    if not form.born:
        yield _Posted(part, 0, part.rows), np.zeros(part.rows)
        return
    agreeing = window(form.born)
    dates = [born for born, _ in agreeing]
    first, last = np.searchsorted(part.born, dates, "left"), np.searchsorted(part.born, dates, "right")
    bits = np.array([birth_bits(relation, born, weights) for born, relation in agreeing])
    short = (last > first) & (last - first < LONG_RANGE)
    yield _Read(part, ranges(first[short], last[short])), np.repeat(bits[short], (last - first)[short])
    for place in np.flatnonzero(last - first >= LONG_RANGE).tolist():
        reader = _Posted(part, int(first[place]), int(last[place]))
        yield reader, np.full(len(reader.rows), bits[place])


def _plan(part: Segment, form: Form, weights: Weights) -> Plan:
    direct = {word: _direct(part, word, weights) for word in form.tokens if not word.initial}
    sexes = SAME_SEX_BITS if form.sexes else 0.0
    nations = SAME_NATION_BITS if form.nationalities else 0.0
    initials = INITIAL_BITS * sum(word.initial for word in form.tokens)
    lone = [_direct(part, word, weights) for word in form.tokens if word.initial]
    return Plan(
        units=(*direct.values(), *lone, *_joined(part, form, weights)),
        splits=tuple(pair for word in form.tokens for pair in _splits(part, word, weights)),
        needed=tuple(unit for word, unit in direct.items() if weighty(word, form.tokens)),
        base=sexes + nations + initials + weights.prior(),
    )


def _direct(part: Segment, word: Token, weights: Weights) -> Unit:
    found = {near.word: weights.name_bits(word, near.relation) for near in part.near(word).values()}
    for initial in part.initials:
        if not word.initial and initial not in found and word.fold.startswith(token(part.raw(initial)).fold):
            found[initial] = INITIAL_BITS
    return _unit(found)


def _joined(part: Segment, form: Form, weights: Weights) -> list[Unit]:
    pairs = joined(form.tokens)
    spelled = part.spelled(whole for _, whole in pairs)
    units: list[Unit] = []
    for place, whole in pairs:
        bits = sum(weights.name_bits(word, Relation.SAME) for word in form.tokens[place : place + 2])
        units.append(_unit(dict.fromkeys(spelled.get(whole, ()), bits + JOIN_BITS)))
    return [unit for unit in units if unit.words]


def _splits(part: Segment, word: Token, weights: Weights) -> list[tuple[Unit, Unit]]:
    places = range(SHORTEST_HALF, len(word.fold) - SHORTEST_HALF + 1)
    halves = [(word.fold[:place], word.fold[place:]) for place in places]
    spelled = part.spelled(half for pair in halves for half in pair)
    return [
        (_half(part, spelled[left], weights), _half(part, spelled[right], weights))
        for left, right in halves
        if left in spelled and right in spelled
    ]


def _half(part: Segment, words: Sequence[int], weights: Weights) -> Unit:
    best = max(weights.name_bits(token(part.raw(word)), Relation.SAME) for word in words)
    return _unit(dict.fromkeys(words, best))


def _unit(bits: dict[int, float]) -> Unit:
    order = sorted(bits, key=lambda word: (bits[word], word))
    return Unit(tuple(order), tuple(max(bits[word], 0.0) for word in order))


class _Read:
    """Rows read through word by word."""

    def __init__(self, part: Segment, rows: Rows) -> None:
        self.rows = rows
        first, last = part.word_starts[rows], part.word_starts[rows + 1]
        self._words = part.words[ranges(first, last)]
        self._starts = np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(last - first)[:-1])).astype(
            np.int64
        )
        self._vocabulary = len(part.vocabulary_starts) - 1

    def best(self, unit: Unit) -> Floats:
        if not len(self.rows):
            return np.zeros(0)
        bits = np.full(self._vocabulary, -1.0)
        bits[list(unit.words)] = unit.bits
        best: Floats = np.maximum.reduceat(bits[self._words], self._starts)
        return best


class _Posted:
    """A range of rows met by the lists of rows that hold a word."""

    def __init__(self, part: Segment, first: int, last: int) -> None:
        self._part, self._first, self._last = part, first, last

    @cached_property
    def rows(self) -> Rows:
        return np.arange(self._first, self._last, dtype=np.int64)

    def best(self, unit: Unit) -> Floats:
        best = np.full(self._last - self._first, -1.0)
        for word, bits in zip(unit.words, unit.bits, strict=True):
            starts = self._part.post_starts
            posts = self._part.posts[int(starts[word]) : int(starts[word + 1])]
            inside = posts[np.searchsorted(posts, self._first) : np.searchsorted(posts, self._last)]
            best[inside - self._first] = bits
        return best
