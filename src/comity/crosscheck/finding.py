"""What one feature of a comparison found, and what a feature is."""

from collections.abc import Callable
from dataclasses import dataclass

from comity.crosscheck.align import Weights
from comity.crosscheck.answer import Level, Reason
from comity.crosscheck.forms import Form

RANK = {Level.NO_HIT: 0, Level.POSSIBLE: 1, Level.HIT: 2}


@dataclass(frozen=True, slots=True)
class Finding:
    """What one feature found.

    Args:
        reasons: its lines of evidence.
        ceiling: the highest level the record can still reach.
        floor: the lowest level it falls to for want of bits.
        fits: whether a thin question is met in full, as far as this feature goes.
    """

    reasons: tuple[Reason, ...] = ()
    ceiling: Level = Level.HIT
    floor: Level = Level.NO_HIT
    fits: bool = True


Feature = Callable[[Form, Form, Weights], Finding]
