"""Which word of one name stands for which word of the other.

The best pairs are taken first (ties by place), so an answer never depends on the order of a list. A word may
also stand for two that the other side wrote apart or together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from comity.crosscheck.names import Token
from comity.crosscheck.relations import Relation
from comity.crosscheck.tables import word_list

INITIAL_BITS, JOIN_BITS = 3.0, -1.0
SHORTEST_HALF = 2


class Weights(Protocol):
    """How rare things are among the records searched; what turns an agreement into bits."""

    def relation(self, left: Token, right: Token) -> Relation | None:
        """How two words relate."""

    def name_bits(self, word: Token, relation: Relation) -> float:
        """What it is worth that a record's word relates to this word of the question so nearly."""

    def date_bits(self, born: int) -> float:
        """What it is worth that a record is born on this very day."""

    def prior(self) -> float:
        """The bits against any one record before looking."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words of the question (by place) that stand for words of the record."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    relation: str
    bits: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """All links between two names, and the places of the words that found no counterpart."""

    links: tuple[Link, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]


def align(left: Sequence[Token], right: Sequence[Token], weights: Weights) -> Alignment:
    """Pair the words of two names, best pairs first; an initial takes what whole words leave."""
    found = [*_singles(left, right, weights), *_joins(left, right, weights)]
    found.sort(key=lambda link: (link.relation == "initial", -link.bits, link.left, link.right))
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    kept: list[Link] = []
    for link in found:
        if free_left.issuperset(link.left) and free_right.issuperset(link.right):
            kept.append(link)
            free_left.difference_update(link.left)
            free_right.difference_update(link.right)
    return Alignment(tuple(kept), tuple(sorted(free_left)), tuple(sorted(free_right)))


def weighty(word: Token, name: Sequence[Token]) -> bool:
    """Whether a word without counterpart matters: 'von' does not, the Vietnamese 'Văn' written Van does."""
    if word.raw not in word_list("particles.txt"):
        return True
    return word.fold == "van" and all(other.syllable for other in name)


def _singles(left: Sequence[Token], right: Sequence[Token], weights: Weights) -> list[Link]:
    found: list[Link] = []
    for place, word in enumerate(left):
        for spot, other in enumerate(right):
            relation = weights.relation(word, other)
            if relation is not None:
                found.append(Link((place,), (spot,), relation, weights.name_bits(word, relation)))
            elif word.initial != other.initial and _begins(word, other):
                found.append(Link((place,), (spot,), "initial", INITIAL_BITS))
    return found


def _begins(word: Token, other: Token) -> bool:
    short, long = (word, other) if word.initial else (other, word)
    return long.fold.startswith(short.fold)


def _joins(left: Sequence[Token], right: Sequence[Token], weights: Weights) -> list[Link]:
    found: list[Link] = []
    for place, whole in joined(left):
        spots = [spot for spot, other in enumerate(right) if other.fold == whole]
        bits = sum(weights.name_bits(word, Relation.SAME) for word in left[place : place + 2])
        found += [Link((place, place + 1), (spot,), "joined", bits + JOIN_BITS) for spot in spots]
    for spot, whole in joined(right):
        places = [place for place, word in enumerate(left) if word.fold == whole]
        bits = (
            sum(weights.name_bits(word, Relation.SAME) for word in right[spot : spot + 2]) if places else 0.0
        )
        found += [Link((place,), (spot, spot + 1), "joined", bits + JOIN_BITS) for place in places]
    return found


def joined(name: Sequence[Token]) -> list[tuple[int, str]]:
    """Every two neighbours written as one word, with the place of the first; single letters stay apart."""
    pairs = enumerate(pairwise(name))
    return [
        (place, one.fold + other.fold)
        for place, (one, other) in pairs
        if min(len(one.fold), len(other.fold)) >= SHORTEST_HALF
    ]
