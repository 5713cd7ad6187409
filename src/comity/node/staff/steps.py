"""Steps of this room: what verbs of higher rooms do to tasks and notices inside their own act."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from comity.node.staff.act import Act
from comity.node.staff.models import Notice, Officer, Task


@dataclass(frozen=True)
class ToDo:
    """What a person must do.

    Attributes:
        kind: a stable word, such as ``approve``.
        text: message id of the sentence; ``params`` fill it. Never a person's name.
        about: reference of the case or meeting.
        partner: ISO code of the partner.
        link: path of the page where it is done.
        role: who may do it; or ``officer`` when it is one person's.
        due: by when, with its ``source`` (article, 'house target') and whether that was verified.
    """

    kind: str
    text: str
    about: str
    params: Mapping[str, object] = field(default_factory=dict)
    partner: str = ""
    link: str = ""
    role: str = ""
    officer: Officer | None = None
    due: datetime | None = None
    source: str = ""
    source_verified: bool = True


def add_task(act: Act, todo: ToDo) -> Task:
    """Give a person something to do."""
    row = Task(**{**vars(todo), "params": dict(todo.params)}, created=act.at)
    row.save()
    return row


def close_tasks(act: Act, about: str, kind: str = "", *, reason: str = "") -> int:
    """Close the open tasks about a thing (of one kind, or all), because it was done."""
    chosen = Task.objects.filter(about=about, state=Task.State.OPEN)
    rows = list(chosen.filter(kind=kind) if kind else chosen)
    for row in rows:
        row.state, row.closed, row.reason = Task.State.DONE, act.at, reason or act.name
        row.save()
    return len(rows)


def tell(
    act: Act, officer: Officer, text: str, *, about: str = "", params: Mapping[str, object] | None = None
) -> Notice:
    """Tell an officer something."""
    row = Notice(officer=officer, text=text, params=dict(params or {}), about=about, created=act.at)
    row.save()
    return row
