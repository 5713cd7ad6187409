"""Partners: the list, and one with its agreements, people, channels and what each side owes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from comity.node.register import days
from comity.node.register.models import ContactPoint, Meeting, Official, Partner
from comity.node.register.partners import partner_row
from comity.node.register.queries.agreements import AgreementRow, rows_of
from comity.node.register.queries.commitments import CommitmentFilters, CommitmentRow, commitments
from comity.node.register.queries.shapes import Said

ON_THE_WAY = ("idea", "proposed", "negotiating", "initialled", "signed", "ratifying")
CHANNELS = {
    "direct": Said("Direct, sealed"),
    "courier": Said("By courier, sealed"),
    "email": Said("E-mail, sealed"),
    "paper": Said("Post"),
}


@dataclass(frozen=True)
class PartnerRef:
    """A partner in a few words; ``name`` in English."""

    code: str
    country: str
    authority: str
    city: str
    name: str


@dataclass(frozen=True)
class PartnerRow:
    """One line of the list."""

    code: str
    country: str
    name: str
    authorities: int
    has_node: bool
    node: str
    channel: str
    in_force: int
    on_the_way: int
    next_meeting: date | None


@dataclass(frozen=True)
class NameIn:
    """A name in one language."""

    language: str
    text: str


@dataclass(frozen=True)
class Person:
    """An official in a public office."""

    id: str
    name: str
    office: str
    last_met: date | None


@dataclass(frozen=True)
class Channel:
    """A way to reach a partner."""

    code: str
    title: Said
    note: str


@dataclass(frozen=True)
class NextMeeting:
    """The next meeting with a partner."""

    id: str
    place: str
    day: date
    note: str


@dataclass(frozen=True)
class Owed:
    """What one side has promised."""

    kept: int
    open: int
    overdue: int
    rows: tuple[CommitmentRow, ...]

    @property
    def total(self) -> int:
        """All of them, dropped ones left out."""
        return self.kept + self.open + self.overdue


@dataclass(frozen=True)
class Counts:
    """How much the register holds on a partner."""

    agreements: int
    meetings: int
    commitments: int
    people: int
    channels: int


@dataclass(frozen=True)
class PartnerPage:
    """All the register knows of a partner; cases and figures come from higher rooms."""

    code: str
    country: str
    names: tuple[NameIn, ...]
    tier: str
    reasons: str
    since: date | None
    node: str
    node_since: date | None
    counts: Counts
    in_force: int
    on_the_way: int
    agreements: tuple[AgreementRow, ...]
    people: tuple[Person, ...]
    channels: tuple[Channel, ...]
    languages: tuple[str, ...]
    next_meeting: NextMeeting | None
    owed_ours: Owed
    owed_theirs: Owed


def partners(today: date) -> tuple[PartnerRow, ...]:
    """Every partner by its code."""
    return tuple(_row(one, today) for one in Partner.objects.order_by("code"))


def partner_ref(code: str) -> PartnerRef:
    """A partner in a few words.

    Raises:
        NotFound: there is none.
    """
    row = partner_row(code)
    body = row.authorities.order_by("pk").first()
    name = str(row.names.get("en", row.code))
    return PartnerRef(
        row.code, row.country, body.code or body.name if body else "", body.city if body else "", name
    )


def partner(code: str, today: date) -> PartnerPage:
    """One partner.

    Raises:
        NotFound: there is none.
    """
    row = partner_row(code)
    held = sorted(rows_of(code), key=lambda one: (-one.stage_step, one.year or "9999"))
    people = Official.objects.filter(partner=row).order_by("-last_met", "name")
    channels = _channels(row)
    owed = commitments(CommitmentFilters(partners=(code,)), today).rows
    return PartnerPage(
        code=row.code,
        country=row.country,
        names=tuple(NameIn(language, text) for language, text in row.names.items()),
        tier=row.tier,
        reasons=row.reasons,
        since=row.since,
        node=row.node,
        node_since=row.node_since if row.node != Partner.Node.NONE else None,
        counts=Counts(len(held), _meetings(code).count(), len(owed), people.count(), len(channels)),
        in_force=_in_force(held),
        on_the_way=_on_the_way(held),
        agreements=tuple(held),
        people=tuple(Person(str(one.pk), one.name, one.office, one.last_met) for one in people),
        channels=channels,
        languages=tuple(row.languages),
        next_meeting=_next(code, today),
        owed_ours=_owed(one for one in owed if one.owes in ("us", "both")),
        owed_theirs=_owed(one for one in owed if one.owes in ("them", "both")),
    )


def _row(row: Partner, today: date) -> PartnerRow:
    held = rows_of(row.code)
    ahead = _next(row.code, today)
    return PartnerRow(
        code=row.code,
        country=row.country,
        name=str(row.names.get("en", row.code)),
        authorities=row.authorities.count(),
        has_node=row.node == Partner.Node.ACTIVE,
        node=row.node,
        channel=row.channel,
        in_force=_in_force(held),
        on_the_way=_on_the_way(held),
        next_meeting=ahead.day if ahead else None,
    )


def _in_force(held: Iterable[AgreementRow]) -> int:
    return sum(one.stage == "in-force" for one in held)


def _on_the_way(held: Iterable[AgreementRow]) -> int:
    return sum(one.stage in ON_THE_WAY for one in held)


def _channels(row: Partner) -> tuple[Channel, ...]:
    first = Channel(row.channel, CHANNELS.get(row.channel, Said(row.channel)), "")
    points = ContactPoint.objects.filter(authority__partner=row).select_related("authority").order_by("pk")
    more = [
        Channel(one.channel, CHANNELS.get(one.channel, Said(one.channel)), f"{one.authority}: {one.address}")
        for one in points
    ]
    return (first, *more)


def _meetings(code: str) -> QuerySet[Meeting]:
    return Meeting.objects.filter(sides__country=code).distinct()


def _next(code: str, today: date) -> NextMeeting | None:
    for row in _meetings(code).filter(when__gte=today.isoformat()).order_by("when"):
        if (day := days.exact(row.when)) is not None:
            return NextMeeting(row.reference, row.place_city or row.place_country, day, row.note or row.title)
    return None


def _owed(rows: Iterable[CommitmentRow]) -> Owed:
    held = [one for one in rows if one.state != "dropped"]
    still = tuple(one for one in held if one.state in ("open", "overdue"))
    late = sum(one.state == "overdue" for one in still)
    return Owed(kept=len(held) - len(still), open=len(still) - late, overdue=late, rows=still)
