"""Take a forgotten or lost second factor off an account."""

from allauth.mfa.models import Authenticator

from comity.node.staff import accounts, sessions
from comity.node.staff.act import Officer, act


def reset_second_factor(by: Officer, username: str, *, reason: str) -> Officer:
    """Take code and recovery codes off; the officer sets up a new code at the next sign-in, before all else.

    Args:
        by: the administrator, who has seen the officer in person; nobody resets their own.
        username: whose second factor.
        reason: why, for the log.

    Raises:
        BadInput: no reason was given.
        NotFound: there is no such officer.
        Refused: it is one's own, or the account is closed.
    """
    why = accounts.reason(reason)
    with act(by, "staff.reset_second_factor", about=username, label="node", reason=why) as opened:
        row = accounts.open_row(username)
        accounts.not_oneself(by, row)
        Authenticator.objects.filter(user=row).delete()
        opened.frame(sessions=sessions.end(row))
    return row
