"""Small charts drawn here, as SVG, without script: each number is written out, and no piece needs colour."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

LOOKS = {"kept": ("c-kept", "c-on-dark"), "open": ("c-open", ""), "overdue": ("c-over", "c-on-red")}
GAP = 2.0
LEAST = 16.0


class Owed(Protocol):
    """Commitments of one side, counted."""

    @property
    def kept(self) -> int:
        """With evidence."""

    @property
    def open(self) -> int:
        """Not yet due."""

    @property
    def overdue(self) -> int:
        """Past their date."""

    @property
    def total(self) -> int:
        """All of them."""


@dataclass(frozen=True)
class Part:
    """One piece of a bar: its look, its place in user units as SVG wants it, and its number."""

    css: str
    ink: str
    x: str
    width: str
    middle: str
    n: int


def share(counts: Mapping[str, int], width: float) -> list[Part]:
    """A bar cut by counts; a piece is never too narrow for its number.

    Args:
        counts: how many of each code of `LOOKS`, in the order drawn; zero draws nothing.
        width: of the whole bar, in user units.
    """
    shown = {code: n for code, n in counts.items() if n}
    room = width - LEAST * len(shown) - GAP * max(len(shown) - 1, 0)
    total = sum(shown.values()) or 1
    parts, x = [], 1.0
    for code, n in shown.items():
        length = LEAST + room * n / total
        css, ink = LOOKS[code]
        parts.append(Part(css, ink, f"{x:.1f}", f"{length:.1f}", f"{x + length / 2:.1f}", n))
        x += length + GAP
    return parts
