"""Signing in to the API: password and a current code once, then a token for the working day.

The token names the officer and a fingerprint of the password hash and of the device that makes the codes, signed
by the node; changing either voids it. It lives in no table. Failures are counted with those of the desk: after
five the account rests.
"""

import hmac
from hashlib import sha256

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import authenticate
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.core import signing
from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja.security import HttpBearer

from comity.node.api.own_acts import own_act
from comity.node.staff import guesses, queries
from comity.node.staff.act import Officer
from comity.node.staff.errors import NotAllowed, NotFound

SALT = "comity.api"
WORKING_DAY = 8 * 60 * 60
AT_THE_DESK = gettext_noop("Sign in at the desk first, and change your first password there.")
WRONG = gettext_noop("Name, password or code is not right, or 30 seconds have passed.")


class Bearer(HttpBearer):
    """The token in the Authorization header, and the reading act that opens the router it stands before.

    Args:
        reads: act of ``rules.roles`` that the officer's roles must include; a verb asks for its own too.
    """

    def __init__(self, reads: str) -> None:
        super().__init__()
        self.reads = reads

    def authenticate(self, request: HttpRequest, token: str) -> Officer | None:
        """The officer a token names, or nobody.

        Raises:
            NotAllowed: the account is closed, or the officer's roles have no business here.
        """
        who = _named(token)
        request.asked_by = who  # type: ignore[attr-defined]  # what is refused from here on is logged as theirs
        if who is not None:
            _insist(who, self.reads, own_act(request))
        return who


def _insist(who: Officer, reads: str, own: str) -> None:
    """Insist that an officer may read here; the refusal of a verb names the verb.

    Raises:
        NotAllowed: the officer may not.
    """
    try:
        queries.may_read(who, reads)
    except NotAllowed:
        if own:
            queries.may_read(who, own)
        raise


def officer(request: HttpRequest) -> Officer:
    """Who asks; ``Bearer`` has let them in."""
    who: Officer = request.auth  # type: ignore[attr-defined]  # set by ninja from Bearer
    return who


def sign_in(request: HttpRequest, username: str, password: str, code: str) -> str:
    """A token for the working day.

    Raises:
        Locked: it failed too often.
        NotAllowed: name, password or code is not right (the words never say which), the account is closed,
            or its password is still one that an administrator knows.
    """
    guesses.insist_rested(request, username)
    who = authenticate(request, username=username, password=password)
    if isinstance(who, Officer) and not _code_fits(who, code):
        user_login_failed.send(__name__, credentials={"username": username}, request=request)
        who = None
    request.axes_locked_out = False  # type: ignore[attr-defined]  # the desk's page about it is no answer here
    if not isinstance(who, Officer):
        raise NotAllowed(WRONG, code="wrong-sign-in")
    queries.may_sign_in(who)
    if who.first_password:
        raise NotAllowed(AT_THE_DESK, code="first-password")
    user_logged_in.send(Officer, request=request, user=who)
    return signing.dumps({"officer": who.username, "password": _fingerprint(who)}, salt=SALT)


def _named(token: str) -> Officer | None:
    try:
        said = signing.loads(token, salt=SALT, max_age=WORKING_DAY)
        who = queries.officer(said["officer"])
    except (signing.BadSignature, NotFound, KeyError, TypeError):
        return None
    fits = hmac.compare_digest(str(said.get("password")), _fingerprint(who))
    return who if fits and who.is_active and queries.has_second_factor(who) else None


def _code_fits(who: Officer, code: str) -> bool:
    row = Authenticator.objects.filter(user=who, type=Authenticator.Type.TOTP).first()
    return row is not None and bool(TOTP(row).validate_code(code))


def _fingerprint(who: Officer) -> str:
    """What voids a token when it changes: the password and the device that makes the codes."""
    device = Authenticator.objects.filter(user=who, type=Authenticator.Type.TOTP).first()
    said = f"{who.password} {device and (device.pk, device.created_at.isoformat())}"
    return sha256(said.encode()).hexdigest()[:32]
