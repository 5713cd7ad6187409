"""A hit: is this the same person? A person decides, and writes why."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from comity.node.casework import queries as casework
from comity.node.casework.ask_clarification import ask_clarification
from comity.node.casework.decide_hit import decide_hit
from comity.node.casework.queries import Said
from comity.node.desk import looks
from comity.node.desk.pages import now, officer, page, refusal_of, show, status_of
from comity.node.staff.act import Officer
from comity.node.staff.errors import BadInput, ComityError, NotFound

NO_NOTE = "Write one sentence: what made you decide?"
VERBS: Mapping[str, Callable[[Officer, int, str, str], object]] = {
    "confirm": lambda who, number, _, note: decide_hit(who, number, same=True, note=note),
    "dismiss": lambda who, number, _, note: decide_hit(who, number, same=False, note=note),
    "ask": lambda who, _, case, note: ask_clarification(who, case, reason=note),
}


@page("casework.read", "hits")
def hit(request: HttpRequest, key: int) -> HttpResponse:
    """One hit, once the officer said why; a POST decides it."""
    number = casework.case_of_hit(key)
    if request.method != "POST":
        return _shown(request, key, number, None)
    verb = VERBS.get(request.POST.get("verb", ""))
    if verb is None:
        raise NotFound("There is no such decision.")
    try:
        verb(officer(request), key, number, request.POST.get("note", ""))
    except ComityError as refusal:
        return _shown(request, key, number, refusal)
    messages.success(request, gettext("Decided. It is logged with your reason."))
    return redirect("desk:case", number)


def _shown(request: HttpRequest, key: int, number: str, refusal: ComityError | None) -> HttpResponse:
    told = casework.identity(number, now())
    token = looks.token(request, number)
    if token is None:
        return show(request, "why", {"case": told, "purposes": looks.offered()})
    context: dict[str, object] = {
        "case": told,
        "hit": casework.hit(officer(request), key, token),
        "look": looks.seen(token, now()),
        "note": request.POST.get("note", ""),
        "errors": {"note": Said(NO_NOTE)} if isinstance(refusal, BadInput) else {},
    }
    if refusal and not isinstance(refusal, BadInput):
        context |= refusal_of(refusal)
    return show(request, "hit", context, status_of(refusal) if refusal else 200)
