"""The first acts of a node, before there is an officer to act: its unit, its programs, its first administrator."""

from collections.abc import Iterable

from django.contrib.auth.hashers import make_password

from comity.node.audit.entry import entry
from comity.node.staff.errors import BadInput
from comity.node.staff.models import Officer, Unit
from comity.node.staff.queries import is_demonstration
from comity.node.staff.typed import sign_in_name, words

UNUSABLE = "!"
"""No password has this hash."""
MACHINES = ("clerk", "door")
"""The node's own programs: each acts under its own name and role."""


def found(name: str, unit: str = "contact-point", *, demo: bool = False) -> None:
    """The first act of a node: its first unit and its programs.

    Args:
        name: the unit's.
        unit: its code.
        demo: whether the demonstration makes the node. It stands in the first entry of the log for good: all
            officers of such a node are invented, and an invented officer may do nothing anywhere else.

    Raises:
        BadInput: the name says nothing, or a character of it cannot be seen.
    """
    words(name, "name", missing="Fill in the name.", lines=False)
    with entry("staff.found") as opened:
        opened.frame.update({"demo": True} if demo else {})
        Unit(code=unit, name=name).save()
        for machine in MACHINES:
            Officer(
                username=machine,
                full_name=machine,
                roles=[machine],
                machine=True,
                password=UNUSABLE,
                confirmed=True,
            ).save()


def first_administrator(username: str, *, password: str) -> Officer:
    """The second act of a node: its first administrator, who appoints everybody else.

    Raises:
        BadInput: there is an administrator already, or the name is none to sign in with.
    """
    sign_in_name(username)
    with entry("staff.found", matter={"administrator": username}):
        if Officer.objects.filter(machine=False).exists():
            raise BadInput("This node has officers already; its administrator appoints the others.")
        row = Officer(
            username=username, full_name=username, password=make_password(password), roles=["administrator"],
            invented=is_demonstration(), confirmed=True,
        )  # fmt: skip
        row.save()
    return row


def hand_over(officers: Iterable[Officer]) -> None:
    """Give invented officers their invented passwords as their own, with nobody to change them.

    Raises:
        BadInput: the demonstration did not make this node.
    """
    if not is_demonstration():
        raise BadInput("Only the demonstration invents officers with passwords of their own.")
    with entry("staff.found"):
        for row in officers:
            row.first_password, row.confirmed = "", True
            row.save()
