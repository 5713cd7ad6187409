"""Shapes that several answers about cases share; a face draws them and chooses no word of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from comity.node.register.queries import PartnerRef, Said

__all__ = ["Clock", "Move", "PartnerRef", "Said", "State"]


@dataclass(frozen=True)
class State:
    """Where a thing stands.

    Attributes:
        text: the words.
        meaning: go, wait, warn, stop, open, none, or maybe (no person has confirmed it).
    """

    text: Said
    meaning: str = "open"


@dataclass(frozen=True)
class Clock:
    """A clock as a face draws it.

    Attributes:
        due: when the time is over, UTC; nothing where no text sets one or where others must act.
        since: when it began to run.
        source: which text sets it, in a sentence.
        verified: whether somebody read that text.
        critical: whether a passed limit is one of an instrument or of an urgent request.
        waiting: whether others must act.
        custody: whether somebody's liberty hangs on it.
        day, of: the running day from 1, and how many there are.
    """

    due: datetime | None
    since: datetime | None
    source: Said
    verified: bool = True
    critical: bool = False
    waiting: bool = False
    custody: bool = False
    day: int | None = None
    of: int | None = None


@dataclass(frozen=True)
class Move:
    """What an officer may do with a case; one that is not allowed says why.

    Attributes:
        verb: the verb, as the type's table names it.
        title: what the button says.
        allowed: whether it may be done now.
        reason: why not.
        needs_note: whether a sentence must be written.
        page: the page where it is done, when it takes more than a sentence: draft, answer, clarify, refuse.
        hidden: what travels with the button, such as the rule set aside.
    """

    verb: str
    title: Said
    allowed: bool = True
    reason: Said | None = None
    needs_note: bool = False
    page: str = ""
    hidden: Mapping[str, str] = field(default_factory=dict)
