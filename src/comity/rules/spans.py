"""Lengths of time as law states them: a number and a unit, never a bare timedelta."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """How an instrument counts."""

    HOURS = "hours"
    DAYS = "calendar days"
    WORKING_DAYS = "working days"
    MONTHS = "months"


class Origin(StrEnum):
    """Where a limit comes from; a house target binds nobody outside."""

    INSTRUMENT = "instrument"
    ASKED = "asked by the partner"
    HOUSE = "house target"


@dataclass(frozen=True)
class Length:
    """So many of a unit."""

    amount: int
    unit: Unit

    def __str__(self) -> str:
        """Return words such as `7 calendar days`."""
        return f"{self.amount} {self.unit.value}"

    @classmethod
    def parse(cls, text: str) -> Length:
        """Read words such as `7 calendar days` back.

        Raises:
            ValueError: when there is no number or the unit is not one of `Unit`.
        """
        amount, _, unit = text.partition(" ")
        return cls(int(amount), Unit(unit))


@dataclass(frozen=True)
class Limit:
    """One candidate for a clock.

    Args:
        length: how long.
        source: instrument and article, or 'house target'.
        origin: an instrument, the partner's wish, or our own target.
        verified: whether somebody read the words; an unverified value never lengthens a clock.
        urgency: the urgency it is for ('' = any).
        starts: what starts it, as a message id ('receipt of the complete file'); '' for the receipt of the
        letter.
    """

    length: Length
    source: str = "house target"
    origin: Origin = Origin.HOUSE
    verified: bool = True
    urgency: str = ""
    starts: str = ""
