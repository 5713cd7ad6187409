"""The small words of a record: places, kinds, strengths, stages, and why an item is there."""

import dataclasses
import enum
from typing import Any, NamedTuple

Json = dict[str, Any]


class Span(NamedTuple):
    """Where words stand: `[start, end)` in code points of the ORIGINAL text."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two stretches share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside this stretch."""
        return self.start <= other.start and other.end <= self.end


class MeetingKind(enum.StrEnum):
    """What sort of event the text tells of."""

    TALKS = "talks"
    VISIT = "visit"
    RECEPTION = "reception"
    SIGNING = "signing"
    OTHER = "other"


class Modality(enum.StrEnum):
    """How strongly something was promised."""

    AGREED = "agreed"
    PLEDGED = "pledged"
    PROPOSED = "proposed"
    SUGGESTED = "suggested"
    AFFIRMED = "affirmed"


class Status(enum.StrEnum):
    """How far an instrument has come, as far as the text says."""

    SIGNED = "signed"
    IN_FORCE = "in_force"
    RATIFYING = "ratifying"
    NEGOTIATING = "negotiating"
    PROPOSED = "proposed"


class NoiseKind(enum.StrEnum):
    """Why a stretch of the text is kept out of reading."""

    CAPTION = "caption"
    DUP = "dup"
    CHROME = "chrome"
    BYLINE = "byline"
    SPAM = "spam"
    DATE = "date"


@dataclasses.dataclass(frozen=True, slots=True)
class Trace:
    """Why an item is here: the rule, the words that triggered it, and its confidence from 0 to 1."""

    rule: str
    cue: Span | None
    confidence: float

    def to_json(self) -> Json:
        """Return the three keys that stand beside every item."""
        return {"rule": self.rule, "cue_span": pair(self.cue), "confidence": round(self.confidence, 2)}


def pair(span: Span | None) -> list[int] | None:
    """Return a span as JSON writes it."""
    return None if span is None else list(span)
