"""From an error to the page an officer sees: what happened, what it means, and a reference number to name.

One table for the whole desk. The rooms' errors carry a sentence, its parameters, a status and a reference.
"""

import logging
import secrets
import sys
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.translation import gettext_noop

from comity.node.audit.errors import KeyDestroyedError
from comity.node.audit.full import is_disk_full
from comity.node.staff.errors import ComityError

FAULT = 500
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Told:
    """The two sentences of an error page."""

    title: str
    what: str


PAGES = {
    400: Told(
        gettext_noop("That could not be read."),
        gettext_noop("Nothing was changed. Go back and try once more."),
    ),
    403: Told(
        gettext_noop("This is not for your role."),
        gettext_noop("Nothing was changed."),
    ),
    404: Told(
        gettext_noop("There is no such page, or it is not for you."),
        gettext_noop("A case that others may not know of looks the same as one that does not exist."),
    ),
    500: Told(
        gettext_noop("Something broke on our side. Nothing was sent."),
        gettext_noop("The administrator knows."),
    ),
    507: Told(
        gettext_noop("This node's disk is full: nothing was kept; tell the administrator."),
        gettext_noop("Once there is room, go back and repeat the last step."),
    ),
}
FORGOTTEN = Told(
    gettext_noop("This case was forgotten."),
    gettext_noop("Its key was destroyed when its time was over; nobody can read it any more."),
)
UNCHANGED = gettext_noop("Nothing was changed.")
LOGGED = gettext_noop("Nothing was changed. The attempt is logged.")
STALE = Told(
    gettext_noop("This page has waited too long."),
    gettext_noop("Nothing was changed. Go back, load the page again and repeat the last step."),
)


def new_reference() -> str:
    """A number to name on the telephone: '7F3A-21'."""
    return f"{secrets.token_hex(2)}-{secrets.token_hex(1)}".upper()


def page(told: Told, status: int, request: HttpRequest) -> HttpResponse:
    """An error page with its reference in the log; after a fault of ours it needs neither database nor session."""
    reference = new_reference()
    log.warning("%s %s answered %s, reference %s", request.method, request.path, status, reference)
    words = {"title": told.title, "what": told.what, "reference": reference}
    name = "desk/refusal.html" if request.headers.get("HX-Request") else "desk/error.html"
    framed = request if status < FAULT and hasattr(request, "user") else None
    return HttpResponse(loader.render_to_string(name, words, framed), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what could not be read (handler400)."""
    del exception
    return page(PAGES[400], 400, request)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what the role does not allow (handler403)."""
    del exception
    return page(PAGES[403], 403, request)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere, or to what this officer may not know of (handler404)."""
    del exception
    return page(PAGES[404], 404, request)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer a fault of ours, or a full disk (handler500; Django calls it while it handles the failure)."""
    status = 507 if is_disk_full(sys.exception()) else 500
    return page(PAGES[status], status, request)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token no longer fits (CSRF_FAILURE_VIEW)."""
    del reason
    return page(STALE, 403, request)


def refused(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer what a room refused: its own sentence, its own number."""
    if isinstance(error, KeyDestroyedError):
        return page(FORGOTTEN, 410, request)
    if isinstance(error, ComityError) and error.status == 404:
        return page(PAGES[404], 404, request)
    status = error.status if isinstance(error, ComityError) else 422
    reference = getattr(error, "reference", "") or new_reference()
    log.info("%s %s refused with %s, reference %s", request.method, request.path, status, reference)
    what = LOGGED if getattr(error, "logged", False) else UNCHANGED
    words = {"title": error, "what": what, "reference": reference}
    name = "desk/refusal.html" if request.headers.get("HX-Request") else "desk/error.html"
    return HttpResponse(loader.render_to_string(name, words, request), status=status)
