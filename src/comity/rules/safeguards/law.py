"""Where a rule comes from: its sources with their marks, whom it binds, and the layer that makes it strict."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from comity.rules.legal_orders import ALL
from comity.rules.pack import Mark


class Because(StrEnum):
    """The layer that makes a rule binding; the same ground may be a may in one and a must in another."""

    TREATY = "treaty"
    PROTOCOL = "protocol accepted by both"
    EU_LAW = "EU law"
    NATIONAL_LAW = "national law"
    HUMAN_RIGHTS = "human-rights law"
    HOUSE = "house policy"


@dataclass(frozen=True)
class Source:
    """One instrument or decision with its article, and whether somebody read its words."""

    text: str
    mark: Mark = Mark.READ


@dataclass(frozen=True)
class Law:
    """Where a rule comes from.

    Args:
        id: as in R-AL-03; a bracket parts one id into several rules.
        title: what it is about, a message id.
        source: instrument and article it rests on first.
        binds: legal orders it belongs to; `all` for every state.
        because: the layer that makes it binding.
        mark: whether the words of `source` were read.
        version: raised with every change of what the rule answers.
        since, until: first and last day on which it holds; None without end.
        also: further sources, each with its own mark.
    """

    id: str
    title: str
    source: str
    binds: frozenset[str] = frozenset({ALL})
    because: Because = Because.HOUSE
    mark: Mark = Mark.READ
    version: int = 1
    since: date | None = None
    until: date | None = None
    also: tuple[Source, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source, the first one first."""
        return (Source(self.source, self.mark), *self.also)

    @property
    def cited(self) -> str:
        """All sources in one line, as a finding names them."""
        return "; ".join(one.text for one in self.sources)

    @property
    def verified(self) -> bool:
        """Whether the words of every source were read; otherwise ask a lawyer."""
        return all(one.mark.verified for one in self.sources)
