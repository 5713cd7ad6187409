"""Two given persons compared with each other, with no population around them."""

from collections.abc import Mapping
from dataclasses import dataclass

from comity.crosscheck.answer import Level, Policy, Score
from comity.crosscheck.entry import Birth, Name, Query
from comity.crosscheck.errors import RowRefused
from comity.crosscheck.forms import forms_of
from comity.crosscheck.search import best_score
from comity.crosscheck.weights import World

COLUMNS = ("left", "right", "left_birth", "right_birth", "left_country", "right_country")
# Bits from which two persons given side by side are called one: somebody already thinks that they may be.
# Without dates of birth names alone must carry it.
SAME_BITS, NAMES_ALONE_BITS = 8.0, 14.0
_POLICY = Policy(hit=SAME_BITS + 4, possible=SAME_BITS)
_WORLD = World()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two persons are one.

    Args:
        score: 0 to 1; one half where the evidence reaches the line.
        same: the verdict.
        evidence: the table of reasons.
    """

    score: float
    same: bool
    evidence: Score


def compare(left: Query, right: Query) -> Verdict:
    """Compare two persons."""
    found = best_score(forms_of(left), forms_of(right), _WORLD, _POLICY)
    line = SAME_BITS if left.births and right.births else NAMES_ALONE_BITS
    above = found.bits - line
    same = found.level is not Level.NO_HIT and above >= 0
    bounded = max(min(above, 60.0), -60.0) if same else min(max(above, -60.0), -1.0)
    return Verdict(1 / (1 + 2**-bounded), same, found)


def compare_row(row: Mapping[str, object]) -> Verdict:
    """Compare the two persons of a row with the columns of `COLUMNS`.

    Raises:
        RowRefused: a name is missing or a birth is not understood.
    """
    return compare(_side(row, "left"), _side(row, "right"))


def _side(row: Mapping[str, object], side: str) -> Query:
    name = str(row.get(side) or "").strip()
    born = str(row.get(f"{side}_birth") or "").strip()
    country = str(row.get(f"{side}_country") or "").strip().upper()
    if not name:
        raise RowRefused("The column '{side}' is empty; give a name on each side.", side=side)
    return Query(
        names=(Name(name),),
        births=_births(born),
        nationalities=(country,) if country else (),
    )


def _births(text: str) -> tuple[Birth, ...]:
    """The birth of a side; its year alone where month and day are no date (a slip of the keys)."""
    if not text:
        return ()
    try:
        return (Birth.parse(text),)
    except RowRefused:
        return (Birth.parse(text[:4]),)
