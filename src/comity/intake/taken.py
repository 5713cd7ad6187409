"""Stretches already given away: asks in a few steps whether a new one overlaps any of them."""

from bisect import bisect_left, insort

from comity.intake.record import Span


class Taken:
    """A set of stretches that do not overlap."""

    def __init__(self, spans: list[Span] | None = None) -> None:
        self._spans: list[Span] = []
        for span in spans or []:
            self.add(span)

    def meets(self, span: Span) -> Span | None:
        """Return a stretch that shares a character with `span`, or None."""
        at = bisect_left(self._spans, span)
        for near in self._spans[max(0, at - 1) : at + 1]:
            if near.overlaps(span):
                return near
        return None

    def add(self, span: Span) -> bool:
        """Take `span` if it is free; say whether it was."""
        if self.meets(span):
            return False
        insort(self._spans, span)
        return True
