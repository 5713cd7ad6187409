"""The timeline of a case: what happened, when, on which side."""

from collections.abc import Mapping

from comity.node.casework.models import Case, Event
from comity.node.staff.act import Act


def tell(
    act: Act,
    case: Case,
    verb: str,
    *,
    ours: bool = True,
    text: str = "",
    params: Mapping[str, object] | None = None,
) -> Event:
    """Add a line to the timeline.

    Args:
        act: the open act.
        case: the case, at the stage it has reached.
        verb: what was done.
        ours: whether our side did it.
        text: message id of a sentence, when the verb's own name does not say it all; never a person.
        params: what fills it.
    """
    row = Event(
        case=case,
        at=act.at,
        verb=verb,
        stage=case.stage,
        ours=ours,
        officer=act.officer,
        text=text,
        params=dict(params or {}),
    )
    row.save()
    return row
