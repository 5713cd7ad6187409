"""How many bits an agreement is worth: the rarer among the records, the more.

A word counts by the frequency of its whole neighbourhood: a near-miss onto a rare family name is as common as
all names that near. Shares are smoothed with the table of common words, so a list of ten records does not
call Nguyễn rare.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from comity.crosscheck.names import Token
from comity.crosscheck.relations import NEAREST_FIRST, Relation, relate
from comity.crosscheck.tables import common_share

RARE_SHARE, RARE_SYLLABLE = 1 / 4_000, 1 / 250
SMOOTHING, DATE_SMOOTHING, DAYS = 1_000, 10_000, 25_000
PENALTY = {
    Relation.SAME: 0.0,
    Relation.UNMARKED: 0.1,
    Relation.MARKS: 3.0,
    Relation.SOUND: 1.0,
    Relation.ENDING: 1.5,
    Relation.FORM: 2.5,
    Relation.SLIP: 4.0,
    Relation.BONES: 5.0,
}
# Words with the same letters are counted together: half of all papers drop the marks.
_COUNTED_AS = {Relation.SAME: Relation.MARKS, Relation.UNMARKED: Relation.MARKS}


@dataclass(frozen=True, slots=True)
class Crowd:
    """Among whom a word is counted.

    Args:
        records: how many records there are.
        syllabic: how many of them bear a name of Vietnamese syllables alone.
    """

    records: int = 0
    syllabic: int = 0

    def __add__(self, other: "Crowd") -> "Crowd":
        return Crowd(self.records + other.records, self.syllabic + other.syllabic)


def word_bits(word: Token, relation: Relation, counts: Mapping[Relation, int], crowd: Crowd) -> float:
    """Bits for a word of the question that a record's word relates to.

    A Vietnamese syllable is counted among Vietnamese names alone. Counted among all, Nguyễn and Văn and Hùng
    would each say 'Vietnamese' once more, and in a European list every Nguyễn Văn Hùng would look like one
    man.

    Args:
        word: the word of the question.
        relation: how the record's word relates to it.
        counts: how many records hold a word related to it, by relation.
        crowd: how many records there are.
    """
    reach = NEAREST_FIRST.index(_COUNTED_AS.get(relation, relation)) + 1
    bearers = sum(counts.get(near, 0) for near in NEAREST_FIRST[:reach])
    among = crowd.syllabic if word.syllable else crowd.records
    usual = max(common_share(word.fold), RARE_SYLLABLE if word.syllable else RARE_SHARE)
    share = (bearers + SMOOTHING * usual) / (among + SMOOTHING)
    return -math.log2(min(share, 1.0)) - PENALTY[relation]


def day_bits(bearers: int, records: int) -> float:
    """Bits for an equal date of birth; few for a date that stands in for unknown ones, since many share it.

    Args:
        bearers: how many records bear this date.
        records: how many records there are.
    """
    return -math.log2((bearers + DATE_SMOOTHING / DAYS) / (records + DATE_SMOOTHING))


class World:
    """Weights without any records: two persons given, nothing known of the population."""

    def relation(self, left: Token, right: Token) -> Relation | None:
        """How two words relate."""
        return relate(left.raw, right.raw)

    def name_bits(self, word: Token, relation: Relation) -> float:
        """Bits by the table of common words alone."""
        return word_bits(word, relation, {}, Crowd())

    def date_bits(self, _born: int) -> float:
        """Bits of a day among all days."""
        return day_bits(0, 0)

    def prior(self) -> float:
        """Even odds."""
        return 0.0
