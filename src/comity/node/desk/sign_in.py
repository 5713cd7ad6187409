"""How the sign-in library behaves here: a sign-in just made counts, and is not asked for twice."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records

FRESH = 5 * 60
"""Seconds for which a sign-in is enough to set up the first second factor and to read the recovery codes."""


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the sign-in library has no types
    """Asks for the password once more before a second factor is changed, unless it was typed just now."""

    def is_reauthentication_required(self, *, app: str, **more: object) -> bool:
        """Whether the password must be typed again.

        Args:
            app: the part of the library that asks.
            more: what the library may add.
        """
        del app, more
        typed = [one["at"] for one in get_authentication_records(self.request, self.request.user)]
        return not typed or time.time() - max(typed) > FRESH
