"""How the sign-in library behaves here: who may not use the node is told so, and nothing is asked twice."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from comity.node.desk.sentences import say
from comity.node.staff.act import Officer
from comity.node.staff.errors import NotAllowed
from comity.node.staff.queries import may_sign_in
from comity.node.staff.standing import insist_first_password_unused

FRESH = 5 * 60
"""Seconds for which a sign-in is enough to set up the first second factor and to read the recovery codes."""


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the sign-in library has no types
    """Lets nobody in who may do nothing here, and asks for the password once unless it was typed just now."""

    def authenticate(self, request: HttpRequest, **credentials: object) -> Officer | None:
        """Whom name and password name.

        Args:
            request: of the form, or of the page that asks for the password once more.
            credentials: what was typed.

        Raises:
            ValidationError: they are right, and this officer may not use this node; the form shows why.
        """
        who: Officer | None = super().authenticate(request, **credentials)
        if who is not None:
            try:
                may_sign_in(who)
                if request.user != who:
                    insist_first_password_unused(who)
            except NotAllowed as refusal:
                raise ValidationError(say(refusal)) from refusal
        return who

    def is_reauthentication_required(self, *, app: str, **more: object) -> bool:
        """Whether the password must be typed again.

        Args:
            app: the part of the library that asks.
            more: what the library may add.
        """
        del app, more
        typed = [one["at"] for one in get_authentication_records(self.request, self.request.user)]
        return not typed or time.time() - max(typed) > FRESH
