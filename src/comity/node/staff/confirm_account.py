"""Confirm that an account belongs to the person it names."""

from comity.node.staff import accounts, standing
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import Changed


def confirm_account(by: Officer, username: str, *, reason: str) -> Officer:
    """Confirm it: from now on what its officer approves counts.

    Args:
        by: an administrator or approver who has spoken with the officer and did not give the first password.
        username: whose account.
        reason: how it was made sure, for the log.

    Raises:
        BadInput: nothing was said.
        NotFound: there is no such officer.
        Changed: it is confirmed already.
        Refused: it is closed, one's own, of one's own appointment, or still under its first password.
    """
    why = accounts.reason(reason)
    with act(by, "staff.confirm_account", about=username, label="node", reason=why):
        row = accounts.open_row(username)
        accounts.not_oneself(by, row)
        standing.may_confirm(by, row)
        if row.confirmed:
            raise Changed("This account is confirmed already.")
        row.confirmed = True
        row.save()
    return row
