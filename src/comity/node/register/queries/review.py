"""A communiqué under review: its text, what was kept out, and each item with its place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from comity.node.register import days, enter, kinds, same_event, steps
from comity.node.register.models import Agreement, Communique, Item
from comity.node.register.queries.agreements import code_of
from comity.node.register.queries.commitments import owes
from comity.node.register.queries.shapes import Link, Said
from comity.node.staff.errors import NotFound, Refused

SURE = 0.7
"""From this confidence on an item is filled in; below it is a suggestion."""
KIND = {
    "meeting": "meeting",
    "side": "people",
    "person": "people",
    "agreement": "agreements",
    "commitment": "commitments",
}
STATE = {"read": "read", "accepted": "confirmed", "corrected": "confirmed", "rejected": "rejected"}
NOISE = {
    "caption": "caption",
    "dup": "said twice",
    "chrome": "menu",
    "byline": "after the end",
    "spam": "spam",
    "date": "date stamp",
}


@dataclass(frozen=True)
class NoiseRow:
    """A stretch of the text that was not read, and the word for why."""

    start: int
    end: int
    word: str


@dataclass(frozen=True)
class ItemRow:
    """One item.

    Attributes:
        id: its number, as a string.
        kind: meeting, people, agreements or commitments; ``exact_kind`` tells side from person.
        start, end: its place in the text; equal when it stands nowhere.
        words: its own words.
        state: read, confirmed or rejected.
        summary: the rest of it in a sentence.
        value: all its fields.
        links: agreements of the register it may be.
        sure: whether the rule was sure.
    """

    id: str
    kind: str
    exact_kind: str
    start: int
    end: int
    words: str
    state: str
    summary: Said
    value: Mapping[str, Any]
    strength: str
    owes: str
    topic: str
    due: date | None
    side: str
    head: bool
    stage: str
    link: str
    links: tuple[Link, ...]
    rule: str
    cue: str
    sure: bool
    decided_by: str


@dataclass(frozen=True)
class Choice:
    """A code to choose and its title."""

    code: str
    title: Said


@dataclass(frozen=True)
class ReviewPage:
    """A communiqué with everything a person needs to decide on it."""

    id: str
    title: str
    line: Said
    language: str
    state: str
    meeting: str
    paper: int
    text: str
    noise: tuple[NoiseRow, ...]
    items: tuple[ItemRow, ...]
    confirmed: int
    decided: int
    total: int
    may_register: bool
    why_not: Said | None
    known: Link | None
    us: str
    them: str
    sides: tuple[str, ...]
    strengths: tuple[str, ...] = kinds.STRENGTHS
    stages: tuple[str, ...] = tuple(code_of(stage) for stage in kinds.STAGE_OF_STATUS.values())
    meeting_kinds: tuple[str, ...] = kinds.MEETING_KINDS
    topics: tuple[Choice, ...] = tuple(Choice(code, Said(title)) for code, title in kinds.TOPICS.items())
    agreement_kinds: tuple[Choice, ...] = tuple(
        Choice(code, Said(title)) for code, title in kinds.AGREEMENT_KINDS.items()
    )


def communique(reference: str) -> ReviewPage:
    """A communiqué, its items in order of the text.

    Raises:
        NotFound: there is none.
    """
    row = row_of(reference)
    items = list(row.items.select_related("decided_by").order_by("start", "end", "pk"))
    sides = _sides(items)
    them = next((code for code in sides if code != steps.own_country()), "")
    links = _links(sides)
    why_not, known = _obstacle(row)
    return ReviewPage(
        id=row.reference,
        title=row.title,
        line=Said(
            "{reference} · {language} · {characters} characters",
            {"reference": row.reference, "language": row.language, "characters": str(len(row.text))},
        ),
        language=row.language,
        state=row.state,
        meeting=row.meeting.reference if row.meeting else "",
        paper=row.paper_id,
        text=row.text,
        noise=tuple(NoiseRow(one["start"], one["end"], NOISE[one["kind"]]) for one in row.noise),
        items=tuple(_item(one, row.text, links) for one in items),
        confirmed=sum(STATE[one.state] == "confirmed" for one in items),
        decided=sum(one.state != Item.State.READ for one in items),
        total=len(items),
        may_register=why_not is None,
        why_not=why_not,
        known=known,
        us=steps.own_country(),
        them=them,
        sides=sides,
    )


def row_of(reference: str) -> Communique:
    """The communiqué of a reference.

    Raises:
        NotFound: there is none.
    """
    row = Communique.objects.select_related("meeting").filter(reference=reference).first()
    if row is None:
        raise NotFound("There is no communiqué {reference}.", {"reference": reference})
    return row


def _obstacle(row: Communique) -> tuple[Said | None, Link | None]:
    """Why it cannot be put into the register now, and the meeting it seems to be."""
    if row.state != Communique.State.READ:
        return Said("This communiqué was dealt with already."), None
    try:
        like = same_event.like_it(enter.confirmed(row))
    except Refused as refusal:
        return Said(refusal.text, refusal.params), None
    return None, Link(like.reference, like.title, days.exact(like.when)) if like else None


def _sides(items: Iterable[Item]) -> tuple[str, ...]:
    kept = [one.value.get("country") for one in items if one.kind in (Item.Kind.SIDE, Item.Kind.PERSON)]
    return tuple(dict.fromkeys(str(code) for code in kept if code))


def _links(sides: tuple[str, ...]) -> tuple[Link, ...]:
    others = [code for code in sides if code != steps.own_country()]
    rows = Agreement.objects.filter(parties__country__in=others).distinct().order_by("title")
    return tuple(Link(row.reference, row.title) for row in rows)


def _item(row: Item, text: str, links: tuple[Link, ...]) -> ItemRow:
    value = row.value
    status = kinds.STAGE_OF_STATUS.get(value.get("status", ""))
    return ItemRow(
        id=str(row.pk),
        kind=KIND[row.kind],
        exact_kind=row.kind,
        start=row.start,
        end=row.end,
        words=str(
            value.get("words") or value.get("name") or value.get("agency") or text[row.start : row.end]
        ),
        state=STATE[row.state],
        summary=_summary(row),
        value=value,
        strength=value.get("strength", ""),
        owes=owes(value["owes"]) if "owes" in value else "",
        topic=next(iter(value.get("topics", [])), ""),
        due=days.latest(value.get("due", "")),
        side=value.get("country", ""),
        head=bool(value.get("head")),
        stage=code_of(status) if status else "",
        link=value.get("link", ""),
        links=links if row.kind == Item.Kind.AGREEMENT else (),
        rule=row.rule,
        cue=text[row.cue_start : row.cue_end] if row.cue_start is not None else "",
        sure=row.confidence >= SURE,
        decided_by=str(row.decided_by or ""),
    )


def _words(row: Item, text: str) -> str:
    """Its own words; a side without an agency is its country."""
    value = row.value
    if row.kind == Item.Kind.SIDE:
        return str(value.get("agency") or value.get("country"))
    return str(value.get("words") or value.get("name") or text[row.start : row.end])


def _summary(row: Item) -> Said:
    value = row.value
    if row.kind == Item.Kind.MEETING:
        place = ", ".join(filter(None, [value.get("place_city"), value.get("place_country")]))
        return Said("{day} · {place}", {"day": value.get("date", ""), "place": place})
    if row.kind == Item.Kind.SIDE:
        return Said("{country}", {"country": value.get("country", "")})
    if row.kind == Item.Kind.PERSON:
        return Said(
            "{office}, {country}", {"office": value.get("title", ""), "country": value.get("country", "")}
        )
    if row.kind == Item.Kind.AGREEMENT:
        return Said(
            kinds.AGREEMENT_KINDS.get(value.get("kind", ""), "{kind}"), {"kind": str(value.get("kind"))}
        )
    return Said("{owes}", {"owes": ", ".join(value.get("owes", []))})
