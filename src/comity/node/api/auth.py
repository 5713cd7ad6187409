"""Signing in to the API: password and a current code once, then a token for the working day.

The token names the officer and a fingerprint of the password hash, signed by the node; changing the password
voids it. It lives in no table.
"""

import hmac
from hashlib import sha256

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import authenticate
from django.core import signing
from django.http import HttpRequest
from ninja.security import HttpBearer

from comity.node.staff import queries
from comity.node.staff.act import Officer
from comity.node.staff.errors import NotAllowed, NotFound

SALT = "comity.api"
WORKING_DAY = 8 * 60 * 60
WRONG = "Name, password or code is not right, or 30 seconds have passed."


class Bearer(HttpBearer):
    """The token in the Authorization header."""

    def authenticate(self, request: HttpRequest, token: str) -> Officer | None:
        """The officer a token names, or nobody."""
        try:
            said = signing.loads(token, salt=SALT, max_age=WORKING_DAY)
            who = queries.officer(said["officer"])
        except (signing.BadSignature, NotFound, KeyError, TypeError):
            return None
        fits = hmac.compare_digest(str(said.get("password")), _fingerprint(who))
        return who if fits and who.is_active else None


def sign_in(request: HttpRequest, username: str, password: str, code: str) -> str:
    """A token for the working day.

    Raises:
        NotAllowed: name, password or code is not right; the words never say which.
    """
    who = authenticate(request, username=username, password=password)
    if not isinstance(who, Officer) or not _code_fits(who, code):
        raise NotAllowed(WRONG, code="wrong-sign-in")
    queries.may_sign_in(who)
    return signing.dumps({"officer": who.username, "password": _fingerprint(who)}, salt=SALT)


def _code_fits(who: Officer, code: str) -> bool:
    row = Authenticator.objects.filter(user=who, type=Authenticator.Type.TOTP).first()
    return row is not None and bool(TOTP(row).validate_code(code))


def _fingerprint(who: Officer) -> str:
    return sha256(who.password.encode()).hexdigest()[:32]
