"""Appoint an officer of the node."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password

from comity.node.staff import accounts, standing
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import BadInput, wrong
from comity.node.staff.queries import is_demonstration
from comity.node.staff.typed import sign_in_name, words


def appoint(
    by: Officer, username: str, *, full_name: str, password: str, roles: Iterable[str], **more: object
) -> Officer:
    """A new officer of the node, invented where the demonstration made it; no person has a program's role.

    Args:
        by: the administrator who appoints.
        username: sign-in name.
        full_name: as colleagues know it.
        password: the first password, good for one sign-in and changed there.
        roles: words of ``rules.roles``.
        more: ``unit``, ``language``.

    Raises:
        BadInput: a name is missing or taken, or a role is not known.
    """
    wanted = accounts.roles_for_people(roles)
    name = sign_in_name(username)
    shown = words(full_name, "full_name", missing="Fill in the name.", lines=False)
    with act(by, "staff.appoint", about=name, label="node") as opened:
        if Officer.objects.filter(username__iexact=name).exists():
            taken = BadInput("An officer called {name} is already there.", {"name": name})
            raise wrong("username", taken)
        row = Officer(
            username=name, full_name=shown, password=make_password(password), roles=wanted,
            invented=is_demonstration(), **more,
        )  # fmt: skip
        standing.hand_out(row, by)
        row.save()
        opened.frame(roles=wanted, confirmed=row.confirmed)
        return row
