"""Close an officer's account: nothing is deleted, and nobody signs in with it any more."""

from comity.node.staff import accounts, sessions, steps
from comity.node.staff.act import Officer, act


def close_account(by: Officer, username: str, *, reason: str) -> Officer:
    """Close it: its sessions end, and its open tasks wait for their role again.

    Args:
        by: the administrator.
        username: whose account.
        reason: why, for the log.

    Raises:
        BadInput: no reason was given.
        NotFound: there is no such officer.
        Refused: it is closed already, is one's own, or is the node's last administrator.
    """
    why = accounts.reason(reason)
    with act(by, "staff.close_account", about=username, label="node", reason=why) as opened:
        row = accounts.open_row(username)
        accounts.not_oneself(by, row)
        accounts.leave_an_administrator(row)
        row.is_active = False
        row.save()
        steps.give_back(opened, row)
        opened.frame(sessions=sessions.end(row))
    return row
