"""Questions about officers, tasks, notices, settings and looks."""

from collections.abc import Sequence

from django.conf import settings
from django.db.models import Q, QuerySet

from comity.node.staff.errors import NotAllowed, NotFound
from comity.node.staff.models import LookRow, Notice, Officer, Setting, Task


def officer(username: str) -> Officer:
    """The officer of that sign-in name.

    Raises:
        NotFound: there is none.
    """
    found: Officer | None = Officer.objects.filter(username=username).first()
    if found is None:
        raise NotFound("There is no officer called {name}.", {"name": username})
    return found


def machine(name: str = "clerk") -> Officer:
    """The node's own program of that name, which acts under its own role."""
    return officer(name)


def colleagues(role: str) -> list[Officer]:
    """Active officers who hold a role."""
    return [one for one in Officer.objects.filter(is_active=True, machine=False) if role in one.roles]


def open_tasks(roles: Sequence[str], username: str) -> QuerySet[Task]:
    """Open tasks for one of the roles, or for this officer, by lateness; those without a clock last."""
    mine = Q(officer__username=username) | Q(officer=None, role__in=list(roles)) | Q(officer=None, role="")
    return Task.objects.filter(mine, state=Task.State.OPEN).order_by("due", "pk")


def tasks_about(reference: str) -> QuerySet[Task]:
    """Every task about a thing, oldest first."""
    return Task.objects.filter(about=reference).order_by("pk")


def unread(who: Officer) -> QuerySet[Notice]:
    """What an officer was told and has not read."""
    return Notice.objects.filter(officer=who, read=None).order_by("-created")


def looks(case: str) -> QuerySet[LookRow]:
    """Every look at the persons of a case, oldest first."""
    return LookRow.objects.filter(case=case).order_by("number")


def setting(name: str, default: object = None) -> object:
    """The value of a setting, or the default."""
    row = Setting.objects.filter(name=name).first()
    return default if row is None else row.value


def may_sign_in(who: Officer) -> None:
    """Check that an officer may use this node.

    Raises:
        NotAllowed: the account is closed, is a program's, or is invented on a node the demonstration did not make.
    """
    if who.machine or not who.is_active:
        raise NotAllowed("This officer's account is closed.")
    if who.invented and not settings.COMITY_HOME.demo:
        raise NotAllowed("Invented officers may act only on a node that the demonstration made.")
