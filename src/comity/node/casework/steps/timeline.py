"""The timeline of a case: what happened, when, on which side."""

from collections.abc import Mapping

from comity.node.audit import keys
from comity.node.casework.models import Case, Event
from comity.node.staff.act import Act

REASON = "A reason was given; it stands with the people of this case."
"""What the timeline says without a look, where an officer wrote something."""
NOTED = "A note was written; it stands with the people of this case."
"""The same for a note."""


def tell(  # noqa: PLR0913  (a line of the timeline has these parts)
    act: Act,
    case: Case,
    verb: str,
    *,
    ours: bool = True,
    text: str = "",
    params: Mapping[str, object] | None = None,
    typed: str = "",
) -> Event:
    """Add a line to the timeline.

    Args:
        act: the open act.
        case: the case, at the stage it has reached.
        verb: what was done.
        ours: whether our side did it.
        text: message id of a sentence, when the verb's own name does not say it all; never a person.
        params: what fills it.
        typed: what an officer wrote; it may name a person, so it is kept under the case's key and read with a look.
    """
    row = Event(
        case=case,
        at=act.at,
        verb=verb,
        stage=case.stage,
        ours=ours,
        officer=act.officer,
        text=text or (REASON if typed else ""),
        params=dict(params or {}),
        typed=keys.protect(case.number, typed.encode()) if typed else None,
    )
    row.save()
    return row
