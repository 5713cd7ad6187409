"""What a check of the log finds, and what it says at its end."""

from dataclasses import dataclass

LONGEST = 160
"""Characters of a place that are said; somebody may have written a book into a key."""


@dataclass(frozen=True)
class Fault:
    """One place where the log and the world differ.

    Attributes:
        where: table and row, or place in the log.
        text: message id of the sentence; ``{where}`` is the only parameter.
    """

    where: str
    text: str

    def __post_init__(self) -> None:
        """Keep the place short and printable, whatever was found there."""
        object.__setattr__(self, "where", _printable(self.where))

    def __str__(self) -> str:
        """The sentence."""
        return self.text.format(where=self.where)


def _printable(where: str) -> str:
    short = where if len(where) <= LONGEST else f"{where[:LONGEST]}…"
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in short)


@dataclass(frozen=True)
class Report:
    """What ``verify`` found.

    Attributes:
        size: leaves in the tree.
        waiting: leaves not yet numbered.
        rows: rows of covered tables compared.
        faults: every difference; empty when all is well.
        forgotten: leaves whose matter ended with the key of their case, as an act said.
    """

    size: int
    waiting: int
    rows: int
    faults: tuple[Fault, ...]
    forgotten: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.faults
