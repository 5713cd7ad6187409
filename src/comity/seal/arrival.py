"""Has this letter been here before? And does its sender say two things under one name?

The node remembers every (from, incarnation, mid) with its hash for ever, even when the content is long
destroyed. Two different letters under one id, or at one place of a conversation, both signed, are proof
that their sender contradicts itself (protocol 3.2).
"""

from dataclasses import dataclass
from enum import Enum

from comity.seal.errors import Equivocation
from comity.seal.statement import Statement

_VOID = "void"


class Arrival(Enum):
    """What to do with a verified letter."""

    NEW = "new"
    """It takes effect, in its turn."""
    REPEAT = "repeat"
    """It is here already: no effect, the same receipt as before."""
    VOIDS = "voids"
    """It takes the place of a letter that is here and had not taken effect."""
    VOIDED = "voided"
    """Its place was taken by a void before it came: no effect."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the node keeps of every letter that came.

    Args:
        mid: id of the letter.
        hash: its `statement_hash`.
        void: True when its kind was `void`.
    """

    mid: str
    hash: str
    void: bool = False


def judge_arrival(
    letter: Statement, *, same_mid: Remembered | None, same_place: Remembered | None
) -> Arrival:
    """Say whether a letter is new, and refuse one that contradicts another.

    Args:
        letter: the letter, verified.
        same_mid: what is remembered under the same (from, incarnation, mid).
        same_place: what is remembered under the same (from, incarnation, to, conv, seq).

    Raises:
        Equivocation: another letter is remembered there; keep both, they are evidence.
    """
    if same_mid is not None:
        return _same_or_refuse(letter, same_mid)
    if same_place is None:
        return Arrival.NEW
    if same_place.void == (letter.kind == _VOID):
        raise _contradiction(letter, same_place)
    return Arrival.VOIDED if same_place.void else Arrival.VOIDS


def _same_or_refuse(letter: Statement, known: Remembered) -> Arrival:
    """The same id must be the same letter, byte for byte."""
    if known.hash != letter.hash:
        raise _contradiction(letter, known)
    return Arrival.REPEAT


def _contradiction(letter: Statement, known: Remembered) -> Equivocation:
    """The refusal of a letter that contradicts another."""
    return Equivocation(
        "Node {node} sent two different letters, {first} and {second}, as number {seq} of one conversation "
        "or under one id; both are signed. Keep both and speak to the partner.",
        node=letter.from_node,
        first=known.mid,
        second=letter.mid,
        seq=letter.seq,
    )
