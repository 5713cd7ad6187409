"""One table from error to answer: a sentence, a code for programs, a reference number."""

import logging
import secrets
from collections.abc import Callable, Mapping

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.utils.translation import gettext, gettext_noop
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from comity.node.api import misread
from comity.node.api.inputs import UNREADABLE
from comity.node.audit.errors import KeyDestroyedError
from comity.node.audit.full import is_disk_full
from comity.node.staff.errors import BadInput, ComityError
from comity.node.staff.refusals import note
from comity.rules.errors import RulesError

log = logging.getLogger(__name__)
NOWHERE = gettext_noop("There is no such page, or it is not for you.")
TOO_LARGE = gettext_noop("This is too large.")
SIGN_IN = gettext_noop("Sign in first.")
ARGUMENTS = frozenset({"said", "typed", "which", "window"})
"""What our routes call a body or a query."""
BROKEN = gettext_noop("Something broke on our side. Nothing was sent.")
FULL = gettext_noop("This node's disk is full: nothing was kept; tell the administrator.")


class Problem(Schema):
    """What went wrong."""

    sentence: str
    code: str
    reference: str
    fields: dict[str, str] = {}


PROBLEMS = dict.fromkeys((401, 403, 404, 409, 410, 413, 422), Problem)
"""What a route may answer beside its own."""
LIST_PROBLEMS = dict.fromkeys((401, 403, 422), Problem)
"""What a route that only lists may answer beside its own."""


def say(text: str, params: Mapping[str, object]) -> str:
    """A message id in the reader's language, its places filled."""
    translated = gettext(text)
    return translated.format_map(dict(params)) if params else translated


def register(api: NinjaAPI) -> None:
    """Hang the table onto the API."""
    for family, found in TABLE.items():
        api.add_exception_handler(family, _handler(api, found))


@login_not_required
def nowhere(_request: HttpRequest, rest: str = "") -> HttpResponse:  # noqa: ARG001  (Django's signature)
    """The answer of every address that is none."""
    return JsonResponse(_problem(gettext(NOWHERE), "not-found").model_dump(), status=404)


def _problem(sentence: str, code: str, fields: Mapping[str, str] | None = None) -> Problem:
    reference = f"{secrets.token_hex(2)}-{secrets.token_hex(1)}".upper()
    return Problem(sentence=sentence, code=code, reference=reference, fields=dict(fields or {}))


Answer = tuple[int, Problem]
Handler = Callable[[HttpRequest, Exception | type[Exception]], HttpResponse]


def _ours(error: ComityError) -> Answer:
    fields = error.fields if isinstance(error, BadInput) else {}
    shown = {name: say(text, params) for name, (text, params) in fields.items()}
    return error.status, Problem(
        sentence=say(error.text, error.params), code=error.code, reference=error.reference, fields=shown
    )


def _rules(error: RulesError) -> Answer:
    return 422, _problem(say(error.text, error.params), "rules")


def _forgotten(error: KeyDestroyedError) -> Answer:
    return 410, _problem(gettext(str(error)), "forgotten")


def _unreadable(error: ValidationError) -> Answer:
    wrong = {misread.path(tuple(one["loc"]), ARGUMENTS): misread.sentence(one) for one in error.errors}
    return 422, _problem(gettext(UNREADABLE), "bad-input", wrong)


def _unknown(_error: AuthenticationError) -> Answer:
    return 401, _problem(gettext(SIGN_IN), "sign-in")


def _too_large(_error: RequestDataTooBig) -> Answer:
    return 413, _problem(gettext(TOO_LARGE), "too-large")


def _http(error: HttpError | UnreadablePostError) -> Answer:
    """All that ninja itself raises is a body that could not be read; our own reader may have said why."""
    if isinstance(error.__cause__, ComityError):
        return _ours(error.__cause__)
    return 422, _problem(gettext(UNREADABLE), "bad-input")


def _gone(_error: Http404) -> Answer:
    return 404, _problem(gettext(NOWHERE), "not-found")


def _broken(error: Exception) -> Answer:
    full = is_disk_full(error)
    problem = _problem(gettext(FULL), "disk-full") if full else _problem(gettext(BROKEN), "broken")
    log.error("reference %s", problem.reference, exc_info=error)
    return (507 if full else 500), problem


TABLE: Mapping[type[Exception], Callable[..., Answer]] = {
    ComityError: _ours,
    RulesError: _rules,
    KeyDestroyedError: _forgotten,
    ValidationError: _unreadable,
    AuthenticationError: _unknown,
    HttpError: _http,
    UnreadablePostError: _http,
    RequestDataTooBig: _too_large,
    Http404: _gone,
    Exception: _broken,
}


def _handler(api: NinjaAPI, found: Callable[..., Answer]) -> Handler:
    def answer(request: HttpRequest, error: Exception | type[Exception]) -> HttpResponse:
        if isinstance(error, Exception):
            note(getattr(request, "asked_by", None), error, f"{request.method} {request.path}")
        status, problem = found(error)
        return api.create_response(request, problem, status=status)

    return answer
