"""Tags and filters of the desk: sentences, dates, countries, tags, clocks and buttons."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, Protocol

from django import template
from django.urls import reverse
from django.utils.text import slugify

from comity.node.desk import asked, charts, clocks, dates, sentences, words
from comity.rules import roles

register = template.Library()


class Placed(Protocol):
    """A row of the work list, as far as its address goes."""

    @property
    def kind(self) -> str:
        """The page: case, hit, review, meeting, commitment."""

    @property
    def key(self) -> str:
        """What the page is asked for."""


@register.filter
def say(value: object) -> str:
    """Translate a sentence of a room (`text` and `params`) or a plain message id."""
    return sentences.say(value)


@register.filter
def word(code: object) -> str:
    """What a code is called on the screen."""
    return words.word(str(code))


@register.filter
def look(code: object) -> str:
    """Which tag a code wears."""
    return words.look(str(code))


@register.filter
def letter(kind: object) -> str:
    """The letter before a span of this kind."""
    return words.letter(str(kind))


@register.filter
def country(code: object) -> str:
    """The name of a country in the officer's language, from its ISO 3166 code."""
    return dates.country(str(code))


@register.filter
def language_name(code: object) -> str:
    """The name of a language in the officer's language, from its ISO 639 code."""
    return str(dates.locale().languages.get(str(code), code))


@register.filter
def day(value: date | None) -> str:
    """A date: 'Mon 23 Nov 2026'."""
    return dates.day(value) if value else ""


@register.filter
def plain_day(value: date | None) -> str:
    """A date without its weekday: '28 Jul 2003'."""
    return dates.plain_day(value) if value else ""


@register.filter
def heading_day(value: date | None) -> str:
    """A date in full."""
    return dates.heading_day(value) if value else ""


@register.filter
def time_of_day(value: datetime | None) -> str:
    """The local time: '08:05'."""
    return dates.time_of_day(value) if value else ""


@register.filter
def offset(value: datetime) -> str:
    """How far the times on the page are from UTC."""
    return dates.zone_offset(value)


@register.simple_tag
def zone_place() -> str:
    """Whose time the pages show."""
    return dates.zone_place()


@register.filter
def moment(value: datetime | None) -> str:
    """A date with its time."""
    return dates.moment(value) if value else ""


@register.filter
def beside(value: datetime | None, now: datetime) -> str:
    """How a timeline names an instant."""
    return dates.beside(value, now) if value else ""


@register.filter
def until(value: datetime, now: datetime) -> str:
    """How long it is until an instant: '2 h 10 min'."""
    return clocks.span(value - now)


@register.filter
def signed(value: float) -> str:
    """A strength with its sign, a true minus: '+6.1', '−21.0'."""
    return f"{value:+.1f}".replace("-", "\N{MINUS SIGN}")


@register.filter
def lowfirst(text: str) -> str:
    """A heading's words inside a line: the first letter small."""
    return text[:1].lower() + text[1:]


@register.filter
def item(mapping: Mapping[str, Any], key: str) -> object:
    """The value a mapping has under a key."""
    return mapping.get(key)


@register.inclusion_tag("desk/parts/clock.html")
def clock(value: clocks.Clock, now: datetime) -> dict[str, object]:
    """A clock chip with its source below it."""
    return {"clock": value, "chip": clocks.chip(value, now)}


@register.inclusion_tag("desk/parts/chip.html")
def chip(value: clocks.Clock, now: datetime) -> dict[str, object]:
    """A clock chip alone, where its source stands elsewhere."""
    return {"chip": clocks.chip(value, now)}


@register.inclusion_tag("desk/parts/tag.html")
def tag(text: object, meaning: str = "none") -> dict[str, object]:
    """A tag: a word, and a look that says what it means."""
    return {"text": text, "meaning": meaning}


@register.inclusion_tag("desk/parts/bar.html")
def bar(points: float, scale: float, width: int = 230) -> dict[str, object]:
    """A bar left or right of an axis; `scale` is the largest strength, in steps, that one side must hold."""
    axis = width * 0.62
    step = (axis if points < 0 else width - axis) / (scale or 1.0)
    length = min(abs(points) * step, axis if points < 0 else width - axis)
    start = axis - length if points < 0 else axis
    return {"points": points, "x": _short(start), "width": _short(length), "axis": _short(axis)}


@register.inclusion_tag("desk/parts/stage.html")
def stage(code: str, step: int) -> dict[str, object]:
    """How far an agreement has come: five steps and the word."""
    name = words.word("stage-proposed" if code == "proposed" else code)
    return {"steps": [n <= step for n in range(1, 6)], "word": name}


@register.inclusion_tag("desk/parts/share.html")
def share(owed: charts.Owed, title: str) -> dict[str, object]:
    """A bar of commitments kept, open and overdue, each with its number."""
    counts = {"kept": owed.kept, "open": owed.open, "overdue": owed.overdue}
    return {"title": title, "total": owed.total, "parts": charts.share(counts, width=298), **counts}


@register.inclusion_tag("desk/parts/column.html", takes_context=True)
def column(context: Mapping[str, Any], code: str, title: str, *, number: bool = False) -> dict[str, object]:
    """A table head that sorts by its column; a second press turns the order round."""
    query = context["request"].GET.copy()
    now = query.get("sort", "")
    query["sort"] = f"-{code}" if now == code else code
    query.pop("page", None)
    return {
        "title": title,
        "number": number,
        "current": now.lstrip("-") == code,
        "falling": now.startswith("-"),
        "address": f"?{query.urlencode()}",
    }


@register.simple_tag
def place(row: Placed) -> str:
    """The address of the page a row of the work list leads to; `kind` and `key` come from its room."""
    return reverse(f"desk:{row.kind}", args=[row.key])


@register.inclusion_tag("desk/parts/move.html", takes_context=True)
def move(
    context: Mapping[str, Any],
    value: Any,  # noqa: ANN401  (a move of any room)
    *,
    primary: bool = False,
    case: str = "",
    typed: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """A button for a verb; a forbidden one stays, can be reached, and says why it is forbidden.

    Args:
        context: of the page.
        value: the move, with verb, title, allowed, reason and needs_note.
        primary: whether it is the page's first button.
        case: reference of the case it is about.
        typed: what was typed before the page was refused; its note comes back.
    """
    said = typed or {}
    hidden = dict(getattr(value, "hidden", {}))
    rule = str(hidden.get("rule", ""))
    again = said.get("verb") == value.verb and said.get("rule", "") == rule
    page = getattr(value, "page", "")
    return {
        "move": value,
        "asked": asked.asked(value.verb),
        "primary": primary,
        "key": slugify(f"{value.verb}-{rule or hidden.get('type', '')}"),
        "url": reverse("desk:case", args=[case]) if case else "",
        "page": reverse(f"desk:{page}", args=[case]) if page and case else "",
        "typed": said.get("note", "") if again else "",
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag(takes_context=True)
def why_not(context: Mapping[str, Any], act: str) -> object:
    """Why an act is not for the officer who reads the page; nothing when it is."""
    return _why_not(context["officer"].roles, act)


@register.inclusion_tag("desk/parts/offer.html", takes_context=True)
def offer(
    context: Mapping[str, Any], act: str, title: str, address: str, *, primary: bool = False, key: str = ""
) -> dict[str, object]:
    """A button that leads to another page; it stays, with its reason, for who may not go there.

    Args:
        context: of the page.
        act: what the officer must be allowed to do.
        title: what the button says.
        address: where it leads.
        primary: whether it is the page's first button.
        key: the key that reaches it.
    """
    why = _why_not(context["officer"].roles, act)
    return {
        "why": why,
        "title": title,
        "address": address,
        "primary": primary,
        "key": key,
        "name": slugify(act),
    }


def _why_not(held: Collection[str], act: str) -> sentences.Sentence | None:
    """Why these roles may not do an act; nothing when they may."""
    return None if roles.may(held, act) else sentences.Sentence(*roles.why_not(held, act))


def _short(value: float) -> str:
    """A coordinate for an SVG, never in the officer's number format."""
    return f"{value:.1f}"
