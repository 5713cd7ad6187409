"""Close a task by hand; nobody can without a reason."""

from comity.node.staff import steps
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import Refused
from comity.node.staff.models import Task
from comity.node.staff.typed import words

ENDED_BY_THEIR_VERB = frozenset({"approve", "review-hits"})
"""Tasks no reason closes: only the approval, or the decision on the last hit."""


def close_task(officer: Officer, task: int, *, reason: str) -> Task:
    """Close it.

    Raises:
        BadInput: no reason was given.
        NotFound: there is no such open task.
        NotAllowed: it is somebody else's.
        Refused: it ends only when the thing itself is done.
    """
    why = words(reason, "reason", missing="Write one sentence: why is this closed?")
    about = steps.about_of(task)
    with act(officer, "staff.close_task", about=about, label=about or "node") as opened:
        row = steps.own_task(opened, task)
        if row.kind in ENDED_BY_THEIR_VERB:
            raise Refused("This task ends when the thing itself is done.", code="not-by-hand")
        row.state, row.closed, row.reason = Task.State.DONE, opened.at, why
        row.save()
    return row
