"""Nobody works here with a password alone, nor with an account that may do nothing on this node."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from comity.node.desk import errors
from comity.node.staff.act import Officer
from comity.node.staff.errors import NotAllowed
from comity.node.staff.queries import may_sign_in
from comity.node.staff.refusals import note

OWN = "/account/"
"""Where the first password is changed."""
OPEN = ("/accounts/", "/static/", "/speak/", "/language/")


def second_factor(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Lead an officer to what must be set up before all else, and end a session that may do nothing here.

    A first password is changed first, then the second factor is set up; nothing else opens before.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user
        try:
            if isinstance(user, Officer):
                may_sign_in(user)
        except NotAllowed as refusal:
            note(user, refusal, f"{request.method} {request.path}")
            logout(request)
            return errors.refused(request, refusal)
        if user.is_authenticated and not request.path.startswith(OPEN):
            if user.first_password:
                return get_response(request) if request.path == OWN else redirect(OWN)
            if not is_mfa_enabled(user):
                return redirect("mfa_activate_totp")
        return get_response(request)

    return middleware
