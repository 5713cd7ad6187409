"""Steps of this room: what verbs of higher rooms do to tasks and notices inside their own act."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from comity.node.staff.act import Act
from comity.node.staff.errors import NotAllowed, NotFound
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


def about_of(task: int) -> str:
    """What a task is about, to be asked before the act opens under that key; empty where there is none."""
    return Task.objects.filter(pk=task).values_list("about", flat=True).first() or ""


def own_task(act: Act, task: int) -> Task:
    """An open task of the officer who acts, or of a role of theirs, held until the act ends.

    Raises:
        NotFound: there is no such open task.
        NotAllowed: it is somebody else's.
    """
    row = Task.objects.select_for_update().filter(pk=task, state=Task.State.OPEN).first()
    if row is None:
        raise NotFound("That task is not open any more.")
    if row.role not in ("", *act.officer.roles) or row.officer not in (None, act.officer):
        raise NotAllowed("This task is somebody else's.")
    return row


def give_back(act: Act, officer: Officer, *, keep: Collection[str] = ()) -> int:
    """Let the open tasks of an officer wait for their role again; returns how many.

    Args:
        act: the open act.
        officer: whose tasks.
        keep: roles whose tasks stay with the officer.
    """
    theirs = Task.objects.filter(officer=officer, state=Task.State.OPEN).exclude(role__in=keep)
    rows = [row for row in theirs if row.role or not keep]
    for row in rows:
        row.officer, row.role = None, row.role or next(iter(officer.roles), "")
        row.save()
    act.frame(tasks=len(rows))
    return len(rows)
