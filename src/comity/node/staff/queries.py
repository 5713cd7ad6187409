"""Questions about officers, tasks, notices, settings and looks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet

from comity.node.audit import queries as audit
from comity.node.staff import sessions, standing
from comity.node.staff.errors import NotAllowed, NotFound
from comity.node.staff.models import LookRow, Notice, Officer, Setting, Task, Unit
from comity.rules import roles

__all__ = ["LookRow", "Notice", "Officer", "Task"]


@dataclass(frozen=True)
class Account:
    """An officer as the pages about accounts show one.

    Attributes:
        username: sign-in name.
        full_name: as colleagues know it.
        roles: words of ``rules.roles``.
        unit: name of the unit, or empty.
        active: whether the account is open.
        second_factor: whether a code is set up.
        own_password: whether the officer has changed the first password.
        confirmed: whether a second person confirmed the account; until then it approves nothing.
        tasks: how many open tasks the officer's work list shows: own ones, and those of the roles held.
    """

    username: str
    full_name: str
    roles: tuple[str, ...]
    unit: str
    active: bool
    second_factor: bool
    own_password: bool
    confirmed: bool
    tasks: int


@dataclass(frozen=True)
class Purpose:
    """Why an officer looks at a person: a code for the form, and the words that are logged."""

    code: str
    text: str


PURPOSES = (
    Purpose("prepare", "preparing this request"),
    Purpose("approve", "checking before I approve"),
    Purpose("decide", "deciding a hit"),
    Purpose("answer", "answering this request"),
    Purpose("read", "reading what arrived"),
    Purpose("protect", "a check of data protection"),
)
"""The purposes the desk offers; the words stand in the log."""


def officer(username: str) -> Officer:
    """The officer of that sign-in name.

    Raises:
        NotFound: there is none.
    """
    found: Officer | None = Officer.objects.filter(username=username).first()
    if found is None:
        raise NotFound("There is no officer called {name}.", {"name": username})
    return found


def unit_codes() -> list[str]:
    """Codes of the node's own units."""
    return list(Unit.objects.values_list("code", flat=True).order_by("code"))


def machine(name: str = "clerk") -> Officer:
    """The node's own program of that name, which acts under its own role."""
    return officer(name)


def colleagues(role: str) -> list[Officer]:
    """Active officers who hold a role."""
    return [one for one in Officer.objects.filter(is_active=True, machine=False) if role in one.roles]


def accounts() -> list[Account]:
    """Every officer of the node, those with a closed account last; the node's programs are none."""
    rows = Officer.objects.filter(machine=False).select_related("unit")
    coded = set(Authenticator.objects.filter(type=Authenticator.Type.TOTP).values_list("user", flat=True))
    waiting = _waiting()
    shown = [_account(row, coded=row.pk in coded, tasks=_count(waiting, row)) for row in rows]
    return sorted(shown, key=lambda one: not one.active)


def account(username: str) -> Account:
    """One officer.

    Raises:
        NotFound: there is none of that name.
    """
    found = next((one for one in accounts() if one.username == username), None)
    if found is None:
        raise NotFound("There is no officer called {name}.", {"name": username})
    return found


def _waiting() -> Counter[tuple[int | None, str]]:
    """How many open tasks wait, by officer and role."""
    return Counter(Task.objects.filter(state=Task.State.OPEN).values_list("officer", "role"))


def _count(waiting: Counter[tuple[int | None, str]], row: Officer) -> int:
    """How many of them ``open_tasks`` shows to this officer."""
    return sum(
        count
        for (whose, role), count in waiting.items()
        if whose == row.pk or (whose is None and role in ("", *row.roles))
    )


def _account(row: Officer, *, coded: bool, tasks: int) -> Account:
    return Account(
        username=row.username,
        full_name=str(row),
        roles=tuple(row.roles),
        unit=str(row.unit or ""),
        active=row.is_active,
        second_factor=coded,
        own_password=not row.first_password,
        confirmed=row.confirmed,
        tasks=tasks,
    )


def has_second_factor(who: Officer) -> bool:
    """Whether the officer has set up a code; without one nothing opens."""
    return bool(Authenticator.objects.filter(user=who, type=Authenticator.Type.TOTP).exists())


def takers(one: Task) -> list[Officer]:
    """Colleagues to whom a task can be handed over: they hold its role, and do not have it already."""
    free = Officer.objects.filter(is_active=True, machine=False).exclude(pk=one.officer_id)
    return [colleague for colleague in free if one.role in ("", *colleague.roles)]


def open_tasks(roles: Sequence[str], username: str) -> QuerySet[Task]:
    """Open tasks for one of the roles, or for this officer, by lateness; those without a clock last."""
    mine = Q(officer__username=username) | Q(officer=None, role__in=list(roles)) | Q(officer=None, role="")
    return Task.objects.filter(mine, state=Task.State.OPEN).order_by("due", "pk")


def tasks_of(who: Officer, show: str) -> QuerySet[Task]:
    """Open tasks by lateness.

    Args:
        who: the officer who asks.
        show: ``mine`` (own or of an own role), ``unit`` (of the unit's officers, or nobody's), ``node`` (all).
    """
    if show == "mine":
        return open_tasks(who.roles, who.username)
    rows = Task.objects.filter(state=Task.State.OPEN).order_by("due", "pk")
    return rows if show == "node" else rows.filter(Q(officer=None) | Q(officer__unit=who.unit))


def task(number: int) -> Task:
    """An open task by its number.

    Raises:
        NotFound: there is none, or it is closed.
    """
    found = Task.objects.filter(pk=number, state=Task.State.OPEN).first()
    if found is None:
        raise NotFound("That task is not open any more.")
    return found


def tasks_about(reference: str) -> QuerySet[Task]:
    """Every task about a thing, oldest first."""
    return Task.objects.filter(about=reference).order_by("pk")


def unread(who: Officer) -> QuerySet[Notice]:
    """What an officer was told and has not read."""
    return Notice.objects.filter(officer=who, read=None).order_by("-created")


def unread_count(who: Officer) -> int:
    """How many notices an officer has not read."""
    return unread(who).count()


def on_duty(role: str, now: datetime) -> list[Officer]:
    """Officers who hold a role and are signed in at the desk now.

    Args:
        role: a word of ``rules.roles``.
        now: the instant.
    """
    here = sessions.signed_in(now)
    return [one for one in colleagues(role) if str(one.pk) in here]


def may_read(who: Officer, act: str) -> None:
    """Check that an officer may use this node and read what ``act`` names; such reads open no act.

    Raises:
        NotAllowed: the account is closed, or the officer's roles do not include it.
    """
    may_sign_in(who)
    if not roles.may(who.roles, act):
        text, params = roles.why_not(who.roles, act)
        raise NotAllowed(text, params)
    standing.insist(who, act)


def purpose(code: str) -> str:
    """The words of a purpose offered, or nothing for a code that is none."""
    return next((one.text for one in PURPOSES if one.code == code), "")


def looks(case: str) -> QuerySet[LookRow]:
    """Every look at the persons of a case, oldest first."""
    return LookRow.objects.filter(case=case).order_by("number")


def setting(name: str, default: object = None) -> object:
    """The value of a setting, or the default."""
    row = Setting.objects.filter(name=name).first()
    return default if row is None else row.value


def is_demonstration() -> bool:
    """Whether the demonstration made this node: the first entry of its log says so, and nothing else can."""
    return audit.first_frame().get("demo") is True


def may_sign_in(who: Officer) -> None:
    """Check that an officer may use this node.

    Raises:
        NotAllowed: the account is closed, is a program's, or is invented on a node the demonstration did not make.
    """
    if who.machine or not who.is_active:
        raise NotAllowed("This officer's account is closed.")
    if who.invented and not is_demonstration():
        raise NotAllowed("Invented officers may act only on a node that the demonstration made.")
