"""What a password must hold: long, not among the common ones, not the sign-in name (NIST SP 800-63B, 3.1.1.2)."""

import secrets
from functools import cache

from django.contrib.auth.password_validation import CommonPasswordValidator

from comity.node.staff.errors import BadInput, wrong

LEAST_LETTERS = 12


def check(password: str, username: str, *, present: str = "") -> None:
    """Check a new password.

    Args:
        password: what somebody chose.
        username: sign-in name, which must not stand in it.
        present: the password it replaces.

    Raises:
        BadInput: it is too short, too common, holds the sign-in name or is the one it replaces.
    """
    if len(password) < LEAST_LETTERS:
        few = BadInput("Take at least {least} letters, figures or signs.", {"least": LEAST_LETTERS})
        raise wrong("new", few)
    if password == present:
        raise wrong("new", BadInput("The new password is the present one."))
    if username.casefold() in password.casefold() or password.casefold() in _common():
        raise wrong("new", BadInput("Others would guess this password; take another one."))


def first() -> str:
    """A first password nobody guesses; its officer changes it."""
    return secrets.token_urlsafe(12)


@cache
def _common() -> frozenset[str]:
    """The twenty thousand passwords that stand on every list."""
    return frozenset(CommonPasswordValidator().passwords)
