"""A button of a page that is no case: its verb, its words, and why it is forbidden."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.node.casework.queries import CasePage, Said

UNLED = frozenset({"recall", "close", "refuse"})
"""Verbs that are never offered as if they were what should come next: a big button would bias."""


def lead(page: CasePage) -> str:
    """The verb whose button is the first of a case; nothing while what arrived for a request of ours was not read.

    Args:
        page: the case.
    """
    first = next(iter(page.moves), None)
    return "" if first is None or (page.ours and page.duties) or first.verb in UNLED else first.verb


@dataclass(frozen=True)
class PlainMove:
    """What the `move` tag draws.

    Attributes:
        verb: what the form sends.
        title: what the button says.
        reason: why it is forbidden now; nothing when it is not.
        needs_note: whether a sentence goes with it.
        hidden: what else the form sends.
    """

    verb: str
    title: Said
    reason: Said | None = None
    needs_note: bool = False
    hidden: Mapping[str, str] = field(default_factory=dict)

    @property
    def allowed(self) -> bool:
        """Whether the button works."""
        return self.reason is None
