"""What officers do in this room: appoint a colleague, close a task, read notices, change a setting."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password

from comity.node.audit.entry import entry
from comity.node.staff.act import act
from comity.node.staff.errors import BadInput, NotAllowed, NotFound, Refused
from comity.node.staff.models import Notice, Officer, Setting, Task, Unit
from comity.rules import roles as known

ENDED_BY_THEIR_VERB = frozenset({"approve", "review-hits"})
"""Tasks no reason closes: only the approval, or the decision on the last hit."""
UNUSABLE = "!"
"""No password has this hash."""
MACHINES = ("clerk", "door")
"""The node's own programs: each acts under its own name and role."""


def found(name: str, unit: str = "contact-point") -> None:
    """The first act of a node: its first unit and its programs, before there is an officer to act."""
    with entry("staff.found"):
        Unit(code=unit, name=name).save()
        for machine in MACHINES:
            Officer(
                username=machine, full_name=machine, roles=[machine], machine=True, password=UNUSABLE
            ).save()


def first_administrator(username: str, *, password: str, invented: bool = False) -> Officer:
    """The second act of a node: its first administrator, who appoints everybody else.

    Raises:
        BadInput: there is an administrator already.
    """
    with entry("staff.found", matter={"administrator": username}):
        if Officer.objects.filter(machine=False).exists():
            raise BadInput("This node has officers already; its administrator appoints the others.")
        row = Officer(
            username=username, full_name=username, password=make_password(password), roles=["administrator"],
            invented=invented,
        )  # fmt: skip
        row.save()
    return row


def appoint(
    by: Officer, username: str, *, full_name: str, password: str, roles: Iterable[str], **more: object
) -> Officer:
    """A new officer of the node; the roles of its programs are for no person.

    Args:
        by: the administrator who appoints.
        username: sign-in name.
        full_name: as colleagues know it.
        password: the first password.
        roles: words of ``rules.roles``.
        more: ``unit``, ``language``, ``invented``.

    Raises:
        BadInput: the name is taken or a role is not known.
    """
    wanted = sorted(set(roles))
    unknown = [role for role in wanted if role not in known.ROLES or role in MACHINES]
    if unknown:
        raise BadInput("There is no role called {role}.", {"role": unknown[0]})
    with act(by, "staff.appoint", about=username, label="node") as opened:
        if Officer.objects.filter(username=username).exists():
            raise BadInput("An officer called {name} is already there.", {"name": username})
        row = Officer(
            username=username, full_name=full_name, password=make_password(password), roles=wanted, **more
        )
        row.save()
        opened.frame(roles=wanted)
        return row


def close_task(officer: Officer, task: int, *, reason: str) -> Task:
    """Close a task by hand; nobody can without a reason.

    Raises:
        BadInput: no reason was given.
        NotFound: there is no such open task.
    """
    if not reason.strip():
        raise BadInput(
            "Write one sentence: why is this closed?",
            fields={"reason": ("Write one sentence: why is this closed?", {})},
        )
    about = Task.objects.filter(pk=task).values_list("about", flat=True).first() or ""
    with act(officer, "staff.close_task", about=about, label=about or "node") as opened:
        row = Task.objects.select_for_update().filter(pk=task, state=Task.State.OPEN).first()
        if row is None:
            raise NotFound("That task is not open any more.")
        if row.kind in ENDED_BY_THEIR_VERB:
            raise Refused("This task ends when the thing itself is done.", code="not-by-hand")
        if row.role not in ("", *officer.roles) or row.officer not in (None, officer):
            raise NotAllowed("This task is somebody else's.")
        row.state, row.closed, row.reason = Task.State.DONE, opened.at, reason
        row.save()
    return row


def read_notices(officer: Officer) -> int:
    """Mark everything an officer was told as read."""
    with act(officer, "staff.read_notices", label="node") as opened:
        rows = list(Notice.objects.filter(officer=officer, read=None))
        for row in rows:
            row.read = opened.at
            row.save()
    return len(rows)


def export(officer: Officer, what: str, rows: int) -> None:
    """Say in the log that an officer took a table out of the node.

    Args:
        officer: who takes it.
        what: the page it stands on.
        rows: how many rows it has.
    """
    with act(officer, "staff.export", label="node") as opened:
        opened.frame(what=what, count=rows)


def change_setting(officer: Officer, name: str, value: object) -> Setting:
    """Change one setting of the node."""
    with act(officer, "staff.change_setting", label="node", setting=name):
        row = Setting.objects.filter(name=name).first() or Setting(name=name)
        row.value = value
        row.save()
    return row
