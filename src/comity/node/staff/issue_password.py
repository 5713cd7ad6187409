"""Give an officer who lost the password, or used up the first one, another first password."""

from django.contrib.auth.hashers import make_password

from comity.node.staff import accounts, sessions, standing
from comity.node.staff.act import Officer, act


def issue_password(by: Officer, username: str, *, password: str, reason: str) -> Officer:
    """Give it; it opens one sign-in, is changed there, and the account is confirmed anew.

    Args:
        by: the administrator, who has seen the officer in person; nobody gives themselves one.
        username: whose account.
        password: the first password.
        reason: why, for the log.

    Raises:
        BadInput: no reason was given.
        NotFound: there is no such officer.
        Refused: it is one's own, or the account is closed.
    """
    why = accounts.reason(reason)
    with act(by, "staff.issue_password", about=username, label="node", reason=why) as opened:
        row = accounts.open_row(username)
        accounts.not_oneself(by, row)
        row.password = make_password(password)
        standing.hand_out(row, by)
        row.save()
        opened.frame(sessions=sessions.end(row), confirmed=row.confirmed)
    return row
