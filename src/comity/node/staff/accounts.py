"""What the verbs about accounts share: the officer's row, and what must hold before it changes."""

from collections.abc import Iterable

from comity.node.staff.errors import BadInput, NotFound, Refused, wrong
from comity.node.staff.founding import MACHINES
from comity.node.staff.models import Officer
from comity.node.staff.typed import words
from comity.rules.roles import APART, ROLES, Role


def row(username: str) -> Officer:
    """The officer's row, held until the act ends.

    Raises:
        NotFound: there is no such officer; the node's programs are none.
    """
    found: Officer | None = (
        Officer.objects.select_for_update().filter(username=username, machine=False).first()
    )
    if found is None:
        raise NotFound("There is no officer called {name}.", {"name": username})
    return found


def open_row(username: str) -> Officer:
    """The row of an officer whose account is open.

    Raises:
        NotFound: there is no such officer.
        Refused: the account is closed.
    """
    found = row(username)
    if not found.is_active:
        raise Refused("This officer's account is closed.", code="closed")
    return found


def roles_for_people(roles: Iterable[str]) -> list[str]:
    """The roles asked for, each once, in order.

    Raises:
        BadInput: one is not known or is for the node's programs, there is none, or it is one that no administrator
            holds beside the administration.
    """
    wanted = sorted(set(roles))
    for role in wanted:
        if role not in ROLES or role in MACHINES:
            raise BadInput("There is no role called {role}.", {"role": role})
    if not wanted:
        raise wrong("roles", BadInput("Choose at least one role."))
    if Role.ADMINISTRATOR in wanted and APART.intersection(wanted):
        apart = BadInput(
            "Who administers the node neither holds nor approves cases; give these roles to another officer."
        )
        raise wrong("roles", apart)
    return wanted


def reason(typed: str) -> str:
    """Why an account is changed.

    Raises:
        BadInput: nothing was said, or a character cannot be seen.
    """
    return words(typed, "reason")


def not_oneself(by: Officer, other: Officer) -> None:
    """Insist that an administrator does this to somebody else.

    Raises:
        Refused: it is their own account.
    """
    if by.pk == other.pk:
        raise Refused("Another administrator must do this to your account.", code="own-account")


def leave_an_administrator(leaving: Officer) -> None:
    """Insist that somebody administers the node when this officer does not any more.

    Raises:
        Refused: nobody would.
    """
    rows = Officer.objects.select_for_update().filter(is_active=True, machine=False).order_by("pk")
    if Role.ADMINISTRATOR in leaving.roles and not any(
        Role.ADMINISTRATOR in one.roles for one in rows if one.pk != leaving.pk
    ):
        raise Refused("The node would be left without an administrator.", code="last-administrator")
