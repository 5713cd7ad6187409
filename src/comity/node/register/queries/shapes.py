"""Shapes that several answers share."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True)
class Said:
    """A sentence a face translates: an English message id and what stands in its {places}."""

    text: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Facet:
    """One choice of a filter and how many rows it has."""

    code: str
    count: int


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """Rows that match a filter, how many it hides, and the choices it may be set to."""

    rows: tuple[Row, ...]
    hidden: int = 0
    facets: Mapping[str, tuple[Facet, ...]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """How many rows match."""
        return len(self.rows)


@dataclass(frozen=True)
class Move:
    """What an officer may do next; a move that is not allowed says why.

    Attributes:
        verb: a stable word.
        title: what the button says.
        allowed: whether it may be done now.
        reason: why not.
        needs_note: whether a sentence must be written.
    """

    verb: str
    title: Said
    allowed: bool = True
    reason: Said | None = None
    needs_note: bool = False


@dataclass(frozen=True)
class Link:
    """Another thing of the register: its reference and title."""

    id: str
    title: str
    day: object = None


def facets(codes: Iterable[str]) -> tuple[Facet, ...]:
    """Each code once with its count, most frequent first."""
    return tuple(
        Facet(code, count)
        for code, count in sorted(Counter(codes).items(), key=lambda one: (-one[1], one[0]))
    )


def among(value: str, chosen: Iterable[str]) -> bool:
    """Whether a filter lets a value through: an empty one lets everything through."""
    wanted = tuple(chosen)
    return not wanted or value in wanted
