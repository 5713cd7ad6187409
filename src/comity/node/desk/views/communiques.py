"""Communiqués: hand in a text, decide on what was read in it, put it into the register."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext

from comity.node.desk import marks
from comity.node.desk.pages import officer, page, refusal_of, show, status_of
from comity.node.register import communiques as texts
from comity.node.register import queries as register
from comity.node.staff.act import Officer
from comity.node.staff.errors import BadInput, ComityError

KINDS = ("meeting", "people", "agreements", "commitments")
PASTED = "communique.txt"
FIELDS = ("strength", "owes", "topic", "due", "side", "stage", "link", "words")


@dataclass(frozen=True)
class KindShown:
    """The items of one kind."""

    code: str
    total: int
    confirmed: int
    items: tuple[object, ...]


@page("register.read_communique", "meetings")
def read(request: HttpRequest) -> HttpResponse:
    """Hand in a text, pasted or as a file."""
    if request.method != "POST":
        return show(request, "read", {"text": ""})
    file, text = request.FILES.get("file"), request.POST.get("text", "")
    try:
        if file is None and not text.strip():
            raise BadInput("Paste a text or choose a file.")
        content, name = (
            (file.read(), file.name or PASTED)
            if file and not isinstance(file, list)
            else (text.encode(), PASTED)
        )
        made = texts.read_communique(officer(request), content, name)
    except ComityError as refusal:
        return show(request, "read", {"text": text, **refusal_of(refusal)}, status_of(refusal))
    return redirect("desk:review", made.reference)


@page("register.read", "meetings")
def review(request: HttpRequest, key: str) -> HttpResponse:
    """The text with its marks on the left, the items on the right; a POST decides one or registers all."""
    if request.method != "POST":
        return _shown(request, key, None)
    said = request.POST
    try:
        if said.get("verb") == "register":
            made = texts.put_into_register(officer(request), key, known=said.get("known", ""))
            messages.success(request, gettext("It stands in the register now."))
            return redirect("desk:meeting", made.reference)
        if said.get("verb") == "set_aside":
            texts.set_aside(officer(request), key, reason=said.get("note", ""))
            return redirect("desk:meetings")
        ITEM[said.get("verb", "")](officer(request), key, said)
    except KeyError:
        return _shown(request, key, BadInput("Choose one of the buttons."))
    except ComityError as refusal:
        return _shown(request, key, refusal)
    return _shown(request, key, None)


def _accept(who: Officer, key: str, said: QueryDict) -> object:
    """Accept an item as read, or as corrected when a field of its form was changed."""
    item = said.get("item", "")
    before = {one.id: one for one in register.communique(key).items}.get(item)
    typed = {name: said.get(name, "") for name in FIELDS if name in said}
    known = {name: _known(before, name) for name in typed}
    if before is None or typed == known:
        return texts.accept(who, _number(item))
    return texts.correct(
        who, _number(item), {name: typed[name] for name in typed if typed[name] != known[name]}
    )


def _add(who: Officer, key: str, said: QueryDict) -> object:
    return texts.add_item(
        who, key, said.get("kind", ""), place=(_number(said.get("start")), _number(said.get("end")))
    )


ITEM: Mapping[str, Callable[[Officer, str, QueryDict], object]] = {
    "accept": _accept,
    "reject": lambda who, _, said: texts.reject(who, _number(said.get("item"))),
    "undo": lambda who, _, said: texts.undo(who, _number(said.get("item"))),
    "add": _add,
}


def _shown(request: HttpRequest, key: str, refusal: ComityError | None) -> HttpResponse:
    told = register.communique(key)
    kinds = []
    for code in KINDS:
        items = tuple(one for one in told.items if one.kind == code)
        kinds.append(KindShown(code, len(items), sum(one.state != "read" for one in items), items))
    context: dict[str, object] = {
        "review": told,
        "kinds": kinds,
        "paragraphs": marks.paragraphs(told.text, told.items, told.noise),
        "current": _current(told.items, request.POST.get("item", "")),
    }
    if refusal:
        context |= refusal_of(refusal)
    return show(request, "review", context, status_of(refusal) if refusal else 200)


class Item(Protocol):
    """An item, as far as the order of review goes."""

    @property
    def id(self) -> str:
        """Its number."""

    @property
    def state(self) -> str:
        """read, confirmed or rejected."""


def _current(items: Sequence[Item], decided: str) -> str:
    """The item to decide next: the first undecided one after the one just decided."""
    ids = [one.id for one in items]
    start = ids.index(decided) if decided in ids else 0
    return next(
        (one.id for one in (*items[start:], *items[:start]) if one.state == "read"),
        decided or (ids[0] if ids else ""),
    )


def _known(item: object, name: str) -> str:
    value = getattr(item, name, "")
    return value.isoformat() if hasattr(value, "isoformat") else str(value or "")


def _number(text: object) -> int:
    if not str(text or "").isdigit():
        raise BadInput("Choose one of the buttons.")
    return int(str(text))
