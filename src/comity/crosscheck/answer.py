"""What a cross-check answers: a level, the hits, and for every hit the table of its reasons.

No bare score: `bits` is always the sum of the reasons beside it. Strings for people are English message ids
with {named} placeholders and their parameters, so that a face can say them in any language.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Level(StrEnum):
    """How sure the answer is. A HIT too is only possible until a person confirms it."""

    HIT = "HIT"
    POSSIBLE = "POSSIBLE"
    NO_HIT = "NO_HIT"
    UNDERSPECIFIED = "UNDERSPECIFIED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """Where an operator draws the lines; kept with every answer.

    Args:
        hit: bits from which a record without any discrepancy is a HIT.
        possible: bits from which a record is shown at all.
        crowd: more fitting records than this, and the question is too thin to answer.
        presence: the probability, before asking, that the person asked about is in the holdings.
        smallest: the number of records the prior assumes at least; a short list is no proof of a small world.
    """

    hit: float = 7.0
    possible: float = 5.0
    crowd: int = 10
    presence: float = 0.5
    smallest: int = 1_000

    def prior(self, records: int) -> float:
        """The bits against any one record before looking: it is one of many, and perhaps none is meant."""
        return math.log2(self.presence / (1 - self.presence)) - math.log2(max(records, self.smallest))


LEVEL_SENTENCES: Mapping[Level, str] = {
    Level.HIT: "A record agrees without discrepancy. A person must confirm it.",
    Level.POSSIBLE: "{count} record(s) may be meant; each has a discrepancy or little evidence.",
    Level.NO_HIT: "No record fits.",
    Level.UNDERSPECIFIED: "{count} record(s) fit; give a full birth date or a document.",
}
# One sentence for every relation a reason can name.
SENTENCES: Mapping[str, str] = {
    "same": "'{left}' and '{right}' are the same word",
    "unmarked": "'{left}' and '{right}' have the same letters; marks are missing on one side",
    "marks": "'{left}' and '{right}' have the same letters with other marks",
    "sound": "'{left}' and '{right}' are spellings of one sound",
    "ending": "'{left}' and '{right}' are one family name with another ending",
    "form": "'{left}' and '{right}' are forms of one name",
    "slip": "'{left}' and '{right}' differ by one letter",
    "bones": "'{left}' and '{right}' have the same consonants",
    "joined": "'{left}' and '{right}' differ only by a space",
    "initial": "'{left}' and '{right}' begin alike; one is an initial",
    "conflict": "'{left}' stands against '{right}'",
    "extra": "'{left}{right}' stands on one side only",
    "order": "the given names stand in another order: '{left}' and '{right}'",
    "equal": "born on the same day: {left}",
    "month equal": "born in the same month: {left} and {right}",
    "year equal": "born in the same year: {left} and {right}",
    "day and month swapped": "day and month are swapped: {left} and {right}",
    "day one digit off": "the day of birth is nearly the same: {left} and {right}",
    "month one digit off": "the month of birth is nearly the same: {left} and {right}",
    "1 January stands for the year": "1 January may stand for an unknown day: {left} and {right}",
    "year mistyped": "same day and month, the year may be mistyped: {left} and {right}",
    "unknown": "a date of birth is missing on one side",
    "birth conflict": "born on different days: {left} and {right}",
    "same sex": "the same sex: {left}",
    "other sex": "another sex: {left} and {right}",
    "same nationality": "the same nationality: {left}",
    "other nationality": "another nationality: {left} and {right}",
    "document equal": "the same document: {left}",
    "number equal": "the same document number: {left} and {right}",
    "number one error off": "document numbers one error apart: {left} and {right}",
    "prior": "one record of {right}, before looking",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of the evidence.

    Args:
        what: what was compared: name, birth, sex, nationality, document, prior.
        left: what the question says.
        right: what the record says.
        relation: how the two relate.
        bits: what this adds to the evidence; negative where it speaks against.
    """

    what: str
    left: str
    right: str
    relation: str
    bits: float

    @property
    def text(self) -> str:
        """The sentence for an officer, a message id with {left} and {right}."""
        return SENTENCES[self.relation]

    @property
    def params(self) -> Mapping[str, str]:
        """What stands in the sentence."""
        return {"left": self.left, "right": self.right}


@dataclass(frozen=True, slots=True)
class Score:
    """The evidence for 'the same' about one record: the sum of its reasons, and the level it may reach."""

    bits: float
    level: Level
    reasons: tuple[Reason, ...]
    fits: bool

    @property
    def probability(self) -> float:
        """The bits as a probability, 0 to 1, under the policy's prior."""
        return 1 / (1 + 2 ** -max(min(self.bits, 64.0), -64.0))


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that may be the one asked about.

    Args:
        id: the record's identifier.
        level: HIT or POSSIBLE.
        score: the probability (0..1) that it is the same, under the policy's prior.
        bits: the sum of the reasons.
        reasons: the table of evidence, in the order of weighing.
        payload: where the holder keeps the rest of the record.
    """

    id: str
    level: Level
    score: float
    bits: float
    reasons: tuple[Reason, ...]
    payload: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    Args:
        level: the level of the best hit, NO_HIT, or UNDERSPECIFIED.
        hits: best first, at most as many as asked for; empty when underspecified.
        fitting: how many records fit a question too thin to tell them apart; for the own desk alone, since a
            count tells a stranger about people.
        policy: where the lines were drawn.
        today: the day the answer holds for.
    """

    level: Level
    hits: tuple[Hit, ...]
    fitting: int
    policy: Policy
    today: date

    @property
    def text(self) -> str:
        """The sentence for an officer, a message id."""
        return LEVEL_SENTENCES[self.level]

    @property
    def params(self) -> Mapping[str, str]:
        """What stands in the sentence."""
        return {"count": str(self.fitting if self.level is Level.UNDERSPECIFIED else len(self.hits))}
