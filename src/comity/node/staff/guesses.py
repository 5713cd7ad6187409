"""Wrong passwords are counted, at the sign-in and by somebody who is signed in: after five the account rests."""

from collections.abc import Iterator
from contextlib import contextmanager

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest
from django.utils.translation import gettext_noop

from comity.node.staff.errors import BadInput, Refused

TOO_OFTEN = gettext_noop("Signing in failed too often. Try again in {minutes} minutes.")


class Locked(Refused):
    """A password was guessed too often."""

    status = 429
    code = "locked"


def insist_rested(request: HttpRequest, username: str) -> None:
    """Insist that nobody guessed this officer's password too often from there.

    Raises:
        Locked: somebody did, and the time of rest is not over.
    """
    if not AxesProxyHandler.is_allowed(request, {"username": username}):
        raise Locked(TOO_OFTEN, {"minutes": round(settings.AXES_COOLOFF_TIME * 60)})


@contextmanager
def counted(request: HttpRequest, username: str) -> Iterator[None]:
    """Let the block ask for the present password, and count it when it was wrong.

    Args:
        request: whose address is counted.
        username: whose password.

    Raises:
        Locked: it was wrong too often.
    """
    insist_rested(request, username)
    try:
        yield
    except BadInput as wrong:
        if wrong.code == "wrong-password":
            user_login_failed.send(__name__, credentials={"username": username}, request=request)
            request.axes_locked_out = False  # type: ignore[attr-defined]  # the page that asked answers itself
        raise
