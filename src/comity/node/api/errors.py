"""One table from error to answer: a sentence, a code for programs, a reference number."""

import secrets
from collections.abc import Callable, Mapping

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, ValidationError

from comity.node.audit.errors import KeyDestroyedError
from comity.node.staff.errors import BadInput, ComityError
from comity.rules.errors import RulesError


class Problem(Schema):
    """What went wrong."""

    sentence: str
    code: str
    reference: str
    fields: dict[str, str] = {}


PROBLEMS = dict.fromkeys((400, 401, 403, 404, 409, 410, 422), Problem)
"""What a route may answer beside its own."""


def say(text: str, params: Mapping[str, object]) -> str:
    """A message id in the reader's language, its places filled."""
    translated = gettext(text)
    return translated.format_map(dict(params)) if params else translated


def register(api: NinjaAPI) -> None:
    """Hang the table onto the API."""

    def table(family: type[Exception], status: int | None, code: str) -> None:
        api.add_exception_handler(family, _handler(api, status, code))

    table(ComityError, None, "")
    table(RulesError, 422, "rules")
    table(KeyDestroyedError, 410, "forgotten")
    table(AuthenticationError, 401, "sign-in")
    table(ValidationError, 422, "bad-input")


def _handler(api: NinjaAPI, status: int | None, code: str) -> Callable[[HttpRequest, Exception], HttpResponse]:
    def answer(request: HttpRequest, error: Exception) -> HttpResponse:
        problem, found = _problem(error, code)
        return api.create_response(request, problem, status=status or found)

    return answer


def _problem(error: Exception, code: str) -> tuple[Problem, int]:
    if isinstance(error, ComityError):
        fields = error.fields if isinstance(error, BadInput) else {}
        shown = {name: say(text, params) for name, (text, params) in fields.items()}
        return Problem(sentence=say(error.text, error.params), code=error.code, reference=error.reference, fields=shown), error.status
    reference = f"{secrets.token_hex(2)}-{secrets.token_hex(1)}".upper()
    if isinstance(error, ValidationError):
        wrong = {".".join(str(part) for part in one["loc"]): str(one["msg"]) for one in error.errors}
        sentence = gettext("The program that asked sent something this node cannot read.")
        return Problem(sentence=sentence, code=code, reference=reference, fields=wrong), 422
    if isinstance(error, AuthenticationError):
        return Problem(sentence=gettext("Sign in first."), code=code, reference=reference), 401
    if isinstance(error, RulesError):
        return Problem(sentence=say(error.text, error.params), code=code, reference=reference), 422
    return Problem(sentence=str(error), code=code, reference=reference), 500
