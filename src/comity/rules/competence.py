"""Which office of a state may ask and answer under an instrument: the one the instrument names, or part of it.

A treaty names its authorities one by one (UNTOC Article 18(13)): a police contact point is no central authority of
a treaty between ministries of justice. Where no name was read, the register's word on an office must do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from comity.rules.chain import Basis, Candidate

_ASIDE = re.compile(r"\([^)]*\)")
_PARTS = re.compile(r"\s*(?:[,;/]|\bor\b)\s*")


@dataclass(frozen=True)
class Office:
    """A body that deals with this kind of request in a state.

    Args:
        name: its name, in the language of the packs.
        within: names of the bodies it belongs to, the nearest first.
    """

    name: str
    within: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The office with the body above it, as a letter names it."""
        return ", ".join((self.name, *self.within[:1]))


Offices = Mapping[str, tuple[Office, ...]]
"""The offices of each state that deal with this kind of request; a state of which no body is known is left out."""


def able(candidate: Candidate, state: str, offices: Offices) -> Office | None:
    """Return the office of a state that may act under an instrument, or None.

    Args:
        candidate: the instrument.
        state: ISO code.
        offices: who deals with this kind of request.
    """
    named = _names(tuple(one.name for one in candidate.authorities if one.state == state))
    known = offices.get(state, ())
    if not named:
        return known[0] if known else None
    return next((one for one in known if named & _names((one.name, *one.within))), None)


def prefer(basis: Basis, offices: Offices) -> Basis:
    """Return the basis with what our offices may use first, among what serves equally well.

    Two ministries of justice rest on the treaty that names them, two police offices on the agreement of the police.
    """

    def rank(one: Candidate) -> tuple[bool, bool, int]:
        unfit = sum(able(one, state, offices) is None for state in offices)
        return (not one.complete, not one.verified, unfit)

    return replace(basis, served_by=tuple(sorted(basis.served_by, key=rank)))


def facts(basis: Basis, offices: Offices, *, sender: str, addressee: str) -> Mapping[str, object]:
    """Return what the safeguards may know of who sends and who receives; nothing of a state nobody knows.

    Args:
        basis: what serves; its best instrument is the one the letter names.
        offices: who deals with this kind of request.
        sender: the state that sends.
        addressee: the state that receives.
    """
    sides = {"sender_competent": sender, "addressee_competent": addressee}
    if not basis.served_by:
        return {fact: bool(offices[state]) for fact, state in sides.items() if state in offices}
    best = basis.best
    return {fact: able(best, state, offices) is not None for fact, state in sides.items() if state in offices}


def _names(said: tuple[str, ...]) -> frozenset[str]:
    """Every name in words that may tell of several: 'Ministry of Justice or Procuracy', 'Ministry, Department'."""
    parts = (part for one in said for part in _PARTS.split(_ASIDE.sub("", one)))
    return frozenset(" ".join(part.casefold().split()) for part in parts if part.strip())
