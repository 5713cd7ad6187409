"""Change what an officer may do."""

from collections.abc import Iterable

from comity.node.staff import accounts, steps
from comity.node.staff.act import Officer, act
from comity.rules.roles import Role


def change_roles(by: Officer, username: str, roles: Iterable[str], *, reason: str) -> Officer:
    """Give an officer these roles in place of those held; tasks of a role no longer held wait for it again.

    Args:
        by: the administrator; nobody changes their own roles.
        username: whose roles.
        roles: words of ``rules.roles``, one at least.
        reason: why, for the log.

    Raises:
        BadInput: a role is not known, none is given, or no reason was given.
        NotFound: there is no such officer.
        Refused: they are one's own, the account is closed, or the node would have no administrator.
    """
    wanted, why = accounts.roles_for_people(roles), accounts.reason(reason)
    with act(by, "staff.change_roles", about=username, label="node", reason=why) as opened:
        row = accounts.open_row(username)
        accounts.not_oneself(by, row)
        if Role.ADMINISTRATOR not in wanted:
            accounts.leave_an_administrator(row)
        opened.frame(before=row.roles, roles=wanted)
        row.roles = wanted
        row.save()
        steps.give_back(opened, row, keep=wanted)
    return row
