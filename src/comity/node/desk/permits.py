"""What an officer may do, for the pages: what is not allowed is not offered as if it were."""

from collections.abc import Collection, Mapping

from comity.node.casework.queries import Said
from comity.rules import roles

SECTIONS: Mapping[str, str] = {
    "work": "staff.read_notices",
    "cases": "casework.read",
    "hits": "casework.read",
    "partners": "register.read",
    "agreements": "register.read",
    "meetings": "register.read",
    "commitments": "register.read",
    "log": "audit.read",
    "officers": "staff.read_officers",
}
"""Entry of the main navigation → what its page asks for."""


def sections(held: Collection[str]) -> frozenset[str]:
    """The entries of the navigation that lead somewhere for an officer with these roles."""
    return frozenset(name for name, act in SECTIONS.items() if roles.may(held, act))


def why_not(held: Collection[str], act: str) -> Said | None:
    """Why an act is not for these roles; nothing when it is.

    Args:
        held: the roles of the officer.
        act: what is to be done, as ``rules.roles`` names it.
    """
    return None if roles.may(held, act) else Said(*roles.why_not(held, act))
