"""What every view shares: who asks, what it needs, what an error looks like."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from comity.node.audit.errors import KeyDestroyedError
from comity.node.desk import errors
from comity.node.staff import queries as staff
from comity.node.staff.act import Officer
from comity.node.staff.errors import ComityError, NotAllowed
from comity.node.staff.refusals import note
from comity.rules.errors import RulesError

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def page(
    act: str, section: str = "", does: Callable[[HttpRequest], str] | None = None
) -> Callable[[View[Rest]], View[Rest]]:
    """Make a view a page of the desk: the permission first, and one table from error to answer.

    Args:
        act: what an officer must be allowed to do or read, as ``rules.roles`` names it.
        section: the entry of the main navigation it stands under.
        does: the act that a form of the page asks for, so that a refusal names it; empty for one nobody knows.
    """

    def wrap(view: View[Rest]) -> View[Rest]:
        def shown(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
            request.section = section  # type: ignore[attr-defined]  # read by the context processor
            try:
                _insist(officer(request), act, does(request) if does and request.method == "POST" else "")
                return view(request, *args, **kwargs)
            except (ComityError, RulesError, KeyDestroyedError) as refusal:
                note(request.user, refusal, f"{request.method} {request.path}")
                return errors.refused(request, refusal)

        shown.permission = act  # type: ignore[attr-defined]  # a test reads it: no route without one
        update_wrapper(shown, view)
        return shown

    return wrap


def _insist(who: Officer, reads: str, own: str) -> None:
    """Insist that an officer may open a page; the refusal of a button names what the button does."""
    try:
        staff.may_read(who, reads)
    except NotAllowed:
        if own:
            staff.may_read(who, own)
        raise


def officer(request: HttpRequest) -> Officer:
    """Who is signed in."""
    who: Officer = request.user  # type: ignore[assignment]  # the desk has no anonymous pages
    return who


def now() -> datetime:
    """The instant a page is made for, UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day a page is made for, in the node's own zone."""
    return timezone.localdate()


def chosen(request: HttpRequest, name: str) -> tuple[str, ...]:
    """What was ticked under one name of a filter."""
    return tuple(one for one in request.GET.getlist(name) if one)


def show(request: HttpRequest, template: str, told: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """A page of the desk."""
    return render(request, f"desk/{template}.html", dict(told), status=status)


def refusal_of(error: ComityError | RulesError) -> dict[str, object]:
    """A refusal as the page that caused it shows it: the sentence, and a number to name."""
    return {"refusal": error, "refusal_reference": getattr(error, "reference", "")}


def status_of(error: ComityError | RulesError) -> int:
    """The status a refusal is answered with."""
    return error.status if isinstance(error, ComityError) else 422
