"""Nobody works here with a password alone: until a second factor is set up, the desk shows only that page."""

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

OPEN = ("/accounts/", "/static/", "/speak/", "/language/")


def second_factor(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Lead an officer without a second factor to its set-up; stands after the authentication middleware."""

    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and not request.path.startswith(OPEN) and not is_mfa_enabled(user):
            return redirect("mfa_activate_totp")
        return get_response(request)

    return middleware
