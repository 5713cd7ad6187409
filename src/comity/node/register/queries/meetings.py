"""Meetings: the list, with the texts that still wait, and one with its sides, agreements and promises."""

from dataclasses import dataclass
from datetime import date, datetime

from comity.node.register import days, steps
from comity.node.register.models import Communique, Item, Meeting, Side
from comity.node.register.queries.agreements import STEP, code_of
from comity.node.register.queries.commitments import CommitmentRow
from comity.node.register.queries.commitments import row_of as promise_of
from comity.node.register.queries.shapes import Facet, Listing, among, facets
from comity.node.register.values import Value
from comity.node.staff.errors import NotFound


@dataclass(frozen=True)
class MeetingRow:
    """One line of the list.

    Attributes:
        id: reference of the meeting, or of the communiqué while it waits for a person.
        to_confirm: items that wait, for a communiqué; nothing once it is in the register.
    """

    id: str
    title: str
    day: date | None
    day_text: str
    place: str
    kind: str
    partners: tuple[str, ...]
    people: int
    to_confirm: int | None = None

    @property
    def reference(self) -> str:
        """The same as ``id``."""
        return self.id


@dataclass(frozen=True)
class Seated:
    """An official at the table, with the office held that day."""

    name: str
    office: str
    head: bool


@dataclass(frozen=True)
class SideRow:
    """One side of the table."""

    country: str
    agency: str
    people: tuple[Seated, ...]


@dataclass(frozen=True)
class Spoken:
    """An agreement that was spoken of; ``stage`` is what was said of it there."""

    id: str
    title: str
    said: str
    stage: str
    stage_step: int


@dataclass(frozen=True)
class Source:
    """The text a meeting was read from."""

    id: str
    paper: int
    title: str
    language: str
    size: int
    read_at: datetime


@dataclass(frozen=True)
class MeetingPage:
    """One meeting in full."""

    row: MeetingRow
    place_country: str
    place_city: str
    note: str
    sides: tuple[SideRow, ...]
    agreements: tuple[Spoken, ...]
    commitments: tuple[CommitmentRow, ...]
    sources: tuple[Source, ...]


def meetings(partners: tuple[str, ...] = (), text: str = "") -> Listing[MeetingRow]:
    """Meetings and texts that wait, latest first."""
    rows = [
        _waiting(one)
        for one in Communique.objects.filter(state=Communique.State.READ).prefetch_related("items")
    ]
    rows += [row_of(one) for one in Meeting.objects.prefetch_related("sides__delegates")]
    found = [row for row in rows if _matches(row, partners, text)]
    found.sort(key=lambda row: (row.day_text or "0", row.id), reverse=True)
    return Listing(tuple(found), hidden=len(rows) - len(found), facets={"partners": _partners(rows)})


def meeting(reference: str, today: date) -> MeetingPage:
    """One meeting.

    Raises:
        NotFound: there is none.
    """
    row = Meeting.objects.filter(reference=reference).prefetch_related("sides__delegates").first()
    if row is None:
        raise NotFound("There is no meeting {reference}.", {"reference": reference})
    said = row.mentions.select_related("agreement").order_by("pk")
    owed = row.commitments.prefetch_related("evidence").order_by("pk")
    texts = row.communiques.select_related("paper").order_by("pk")
    return MeetingPage(
        row=row_of(row),
        place_country=row.place_country,
        place_city=row.place_city,
        note=row.note,
        sides=tuple(_side(one) for one in row.sides.all()),
        agreements=tuple(
            Spoken(
                one.agreement.reference,
                one.agreement.title,
                one.said,
                code_of(one.stage),
                STEP.get(one.stage, 0),
            )
            for one in said
        ),
        commitments=tuple(promise_of(one, today) for one in owed),
        sources=tuple(
            Source(one.reference, one.paper_id, one.title, one.language, one.paper.size, one.read_at)
            for one in texts
        ),
    )


def row_of(row: Meeting) -> MeetingRow:
    """One line of a list; sides should be loaded with it."""
    sides = list(row.sides.all())
    return MeetingRow(
        id=row.reference,
        title=row.title,
        day=days.exact(row.when),
        day_text=row.when,
        place=row.place_city or row.place_country,
        kind=row.kind,
        partners=tuple(side.country for side in sides if side.country != steps.own_country()),
        people=sum(len(side.delegates.all()) for side in sides),
    )


def _waiting(row: Communique) -> MeetingRow:
    items = [one for one in row.items.all() if one.state != Item.State.REJECTED]
    met: Value = next((one.value for one in items if one.kind == Item.Kind.MEETING), {})
    sides = dict.fromkeys(one.value.get("country", "") for one in items if one.kind == Item.Kind.SIDE)
    when = str(met.get("date", ""))
    return MeetingRow(
        id=row.reference,
        title=row.title,
        day=days.exact(when),
        day_text=when,
        place=str(met.get("place_city") or met.get("place_country") or ""),
        kind=str(met.get("kind", "")),
        partners=tuple(code for code in sides if code and code != steps.own_country()),
        people=sum(one.kind == Item.Kind.PERSON for one in items),
        to_confirm=sum(one.state == Item.State.READ for one in items),
    )


def _side(row: Side) -> SideRow:
    people = sorted(row.delegates.all(), key=lambda one: (not one.head, one.pk))
    return SideRow(row.country, row.agency, tuple(Seated(one.name, one.office, one.head) for one in people))


def _matches(row: MeetingRow, partners: tuple[str, ...], text: str) -> bool:
    right = not partners or any(among(code, partners) for code in row.partners)
    return right and text.casefold() in f"{row.title} {row.place} {row.id}".casefold()


def _partners(rows: list[MeetingRow]) -> tuple[Facet, ...]:
    return facets(code for row in rows for code in row.partners)
