"""Whether an account is its officer's own, and whether its word counts as a second pair of eyes.

The first password is used once and changed; a second person, who did not give it, confirms the account (decision
0009).
"""

from comity.node.staff.errors import NotAllowed, Refused
from comity.node.staff.models import Officer
from comity.rules.roles import BEFORE_OWN_PASSWORD, BINDING, CONFIRMERS


def insist(officer: Officer, act: str) -> None:
    """Insist that the account is its officer's own, and confirmed where the act binds.

    Raises:
        NotAllowed: the first password was not changed yet, or nobody confirmed the account.
    """
    if officer.first_password and act not in BEFORE_OWN_PASSWORD:
        raise NotAllowed(
            "Change your first password first; nothing else opens before.", code="first-password"
        )
    if not officer.confirmed and act in BINDING:
        raise NotAllowed(
            "Another administrator or an approver must confirm your account before you do this.",
            code="unconfirmed",
        )


def insist_first_password_unused(officer: Officer) -> None:
    """Insist that a first password opens one sign-in and no second.

    Raises:
        NotAllowed: it was used before.
    """
    if officer.first_password == Officer.First.USED:
        raise NotAllowed(
            "This first password was used already. Ask an administrator for a new one.",
            code="first-password-used",
        )


def confirmers(by: Officer) -> list[Officer]:
    """Who could confirm an account whose first password this administrator knows."""
    rows = Officer.objects.filter(is_active=True, machine=False, confirmed=True, first_password="")
    return [one for one in rows.exclude(pk=by.pk) if CONFIRMERS.intersection(one.roles)]


def hand_out(row: Officer, by: Officer) -> None:
    """Give an account a password that an administrator knows; with nobody there to confirm, it counts as it is."""
    row.first_password, row.appointed_by = Officer.First.UNUSED, by
    row.confirmed = not confirmers(by)


def may_confirm(by: Officer, row: Officer) -> None:
    """Insist that a second person confirms, and an account that is its officer's own by now.

    Raises:
        Refused: the officer has not changed the first password yet, or who asks appointed the officer.
    """
    if row.appointed_by_id == by.pk:
        raise Refused(
            "You gave this officer the first password; somebody else must confirm the account.",
            code="own-appointment",
        )
    if row.first_password:
        raise Refused(
            "This officer signs in and changes the first password before the account is confirmed.",
            code="first-password",
        )
