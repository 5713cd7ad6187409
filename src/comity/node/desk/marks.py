"""A text cut into paragraphs and pieces, so that each span read in it can be marked where it stands.

Offsets count code points of the whole source text. Where spans overlap, the shorter one wears the mark.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol


class Span(Protocol):
    """What was read: an id, a kind, a state, and where it stands."""

    @property
    def id(self) -> str:
        """The item's id."""

    @property
    def kind(self) -> str:
        """meeting, people, agreements or commitments."""

    @property
    def state(self) -> str:
        """read, confirmed or rejected."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset after the last character."""


class Noise(Protocol):
    """A stretch of text that was not read, and why."""

    @property
    def word(self) -> str:
        """menu, caption, said twice, spam, after the end, date stamp."""

    @property
    def start(self) -> int:
        """Offset of the first character."""

    @property
    def end(self) -> int:
        """Offset after the last character."""


@dataclass(frozen=True)
class Piece:
    """A run of text: all plain, all noise, or all part of one item, whose first piece says so."""

    text: str
    item: str = ""
    kind: str = ""
    state: str = ""
    noise: str = ""
    first: bool = False


@dataclass(frozen=True)
class Paragraph:
    """One line of the source, with the offset at which it starts."""

    start: int
    pieces: tuple[Piece, ...]


def paragraphs(text: str, spans: Sequence[Span], noise: Sequence[Noise]) -> list[Paragraph]:
    """Cut a text into paragraphs of marked pieces; the pieces joined are the text again.

    Args:
        text: the whole source.
        spans: what was read in it.
        noise: what was left unread in it.
    """
    marked = _Marked(text, spans, noise)
    begun: set[str] = set()
    made = []
    start = 0
    for line in text.split("\n"):
        stretch = _Stretch(start, start + len(line))
        if line.strip():
            made.append(Paragraph(start, tuple(_pieces(marked, stretch, begun))))
        start = stretch.end + 1
    return made


@dataclass(frozen=True)
class _Marked:
    text: str
    spans: Sequence[Span]
    noise: Sequence[Noise]


@dataclass(frozen=True)
class _Stretch:
    start: int
    end: int

    def within(self, mark: Span | Noise) -> bool:
        return mark.start <= self.start and self.end <= mark.end


def _pieces(marked: _Marked, line: _Stretch, begun: set[str]) -> Iterator[Piece]:
    for cut in _cuts(line, [*marked.spans, *marked.noise]):
        words = marked.text[cut.start : cut.end]
        unread = next((one for one in marked.noise if cut.within(one)), None)
        covering = [one for one in marked.spans if cut.within(one)]
        if unread:
            yield Piece(words, noise=unread.word)
        elif covering:
            best = min(covering, key=lambda one: (one.end - one.start, one.start, one.id))
            yield Piece(words, best.id, best.kind, best.state, first=best.id not in begun)
            begun.add(best.id)
        else:
            yield Piece(words)


def _cuts(line: _Stretch, marks: Sequence[Span | Noise]) -> Iterator[_Stretch]:
    edges = {line.start, line.end}
    for mark in marks:
        edges.update(edge for edge in (mark.start, mark.end) if line.start < edge < line.end)
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        yield _Stretch(start, end)
