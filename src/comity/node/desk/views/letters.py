"""A letter that no program acts upon: a person says why, and reads what it says."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from comity.node.casework import queries as casework
from comity.node.desk import looks
from comity.node.desk.pages import now, officer, page, show
from comity.node.exchange import queries as exchange
from comity.node.exchange.queries import Letter
from comity.node.staff import queries as staff
from comity.node.staff.errors import NotFound
from comity.node.staff.look import Look, look
from comity.rules.json_values import EMPTY


@page("staff.look", "work")
def letter(request: HttpRequest, key: str) -> HttpResponse:
    """What arrived and from whom; its words once the officer said why, which is what a POST does."""
    found = exchange.letter(key)
    concerned = found.case or key
    if request.method == "POST":
        purpose = staff.purpose(request.POST.get("purpose", ""))
        look(officer(request), purpose, concerned)
        looks.remember(request, concerned, purpose)
        return redirect("desk:read_letter", key)
    token = looks.token(request, concerned)
    context = {
        "letter": found,
        "kind": casework.letter_title(found.kind),
        "case": _case(found),
        "purposes": looks.offered(),
        "lines": _words(found, token) if token else None,
        "look": looks.seen(token, now()) if token else None,
    }
    return show(request, "letter", context)


def _case(found: Letter) -> str:
    """The number of its case; empty where a number was given but no case opened."""
    with suppress(NotFound):
        return casework.case(found.case).number
    return ""


def _words(found: Letter, token: Look) -> list[tuple[str, str]]:
    return list(lines_of(exchange.statement(found, token).payload))


def lines_of(said: object, at: str = "") -> Iterator[tuple[str, str]]:
    """Every value that says something, with the way to it in the partner's own names: nothing is left out.

    Args:
        said: JSON as it arrived.
        at: the way so far, parts joined by ' › '.
    """
    if isinstance(said, Mapping):
        inside: Sequence[tuple[str, object]] = list(said.items())
    elif isinstance(said, Sequence) and not isinstance(said, str):
        inside = [(str(place), one) for place, one in enumerate(said, start=1)]
    else:
        if said not in EMPTY:
            yield at, str(said)
        return
    for name, one in inside:
        yield from lines_of(one, f"{at} › {name}" if at else name)
