"""From confirmed items to rows: meeting, sides, people, agreements with stage, commitments."""

from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone

from comity.node.register import days, kinds, likeness, names, steps
from comity.node.register.models import (
    Agreement,
    Commitment,
    Communique,
    Delegate,
    Item,
    Meeting,
    Mention,
    Side,
)
from comity.node.register.values import Value
from comity.node.staff import steps as staff
from comity.node.staff.act import Act
from comity.node.staff.errors import Refused

KEEP = "keep-commitment"


@dataclass(frozen=True)
class Confirmed:
    """What a person has confirmed of a communiqué.

    Attributes:
        communique: the text.
        meeting: date, place and kind.
        sides: country and agency of each party.
        people: name, office, side, head.
        agreements: name, kind, status, parties.
        commitments: exact words, strength, who owes.
    """

    communique: Communique
    meeting: Value
    sides: tuple[Value, ...]
    people: tuple[Value, ...]
    agreements: tuple[Value, ...]
    commitments: tuple[Value, ...]

    @property
    def countries(self) -> tuple[str, ...]:
        """Every side, also one of which only a person is named."""
        return tuple(dict.fromkeys(one["country"] for one in (*self.sides, *self.people) if one["country"]))

    @property
    def partner(self) -> str:
        """The first side that is not ours."""
        return next((code for code in self.countries if code != steps.own_country()), "")


def confirmed(communique: Communique) -> Confirmed:
    """What was confirmed, once everything is decided.

    Raises:
        Refused: items are undecided, or no meeting was confirmed.
    """
    rows = list(communique.items.order_by("start", "end", "pk"))
    undecided = sum(row.state == Item.State.READ for row in rows)
    if undecided:
        raise Refused("{count} items are not confirmed yet.", {"count": undecided}, code="undecided")
    kept = [row for row in rows if row.state != Item.State.REJECTED]

    def of(kind: Item.Kind) -> tuple[Value, ...]:
        return tuple(row.value for row in kept if row.kind == kind)

    meetings = of(Item.Kind.MEETING)
    if len(meetings) != 1:
        raise Refused(
            "Confirm one meeting: {count} are confirmed.", {"count": len(meetings)}, code="no-meeting"
        )
    return Confirmed(
        communique,
        meetings[0],
        of(Item.Kind.SIDE),
        of(Item.Kind.PERSON),
        of(Item.Kind.AGREEMENT),
        of(Item.Kind.COMMITMENT),
    )


def into_register(act: Act, found: Confirmed, into: Meeting | None) -> Meeting:
    """Write the rows, into a known meeting or a new one; what is there already is not written twice."""
    meeting = into or _new_meeting(act, found)
    for side in found.sides:
        _side(act, meeting, side["country"], side["agency"])
    for person in found.people:
        _person(act, meeting, person)
    for agreement in found.agreements:
        _agreement(act, meeting, agreement, found)
    for commitment in found.commitments:
        _commitment(act, meeting, commitment, found)
    return meeting


def _new_meeting(act: Act, found: Confirmed) -> Meeting:
    row = Meeting(
        reference=steps.next_reference(act, steps.MEETING),
        title=found.communique.title,
        kind=found.meeting["kind"],
        when=found.meeting["date"],
        place_country=found.meeting["place_country"],
        place_city=found.meeting["place_city"],
        partner=found.partner,
    )
    row.save()
    return row


def _side(act: Act, meeting: Meeting, country: str, agency: str) -> Side:
    steps.ensure_party(act, country)
    row = meeting.sides.filter(country=country).first() or Side(meeting=meeting, country=country)
    row.agency = row.agency or agency
    row.save()
    return row


def _person(act: Act, meeting: Meeting, person: Value) -> None:
    side = _side(act, meeting, person["country"], "")
    seat = steps.Seat(person["country"], person["name"], person["title"], meeting.when)
    official = steps.ensure_official(act, seat)
    row = side.delegates.filter(official=official).first() or Delegate(side=side, official=official)
    row.name, row.office = row.name or person["name"], row.office or person["title"]
    row.head = row.head or person["head"]
    row.save()


def _agreement(act: Act, meeting: Meeting, said: Value, found: Confirmed) -> None:
    parties = tuple(said["parties"]) or found.countries
    stage = kinds.STAGE_OF_STATUS[said["status"]]
    row = steps.agreement_row(said["link"]) if said["link"] else likeness.by_title(said["name"], parties)
    if row is None:
        row = _new_agreement(act, said, parties)
    if kinds.later(stage, row.stage) or not row.stages.exists():
        steps.move_stage(act, row, steps.Move(stage, source=found.communique.reference))
    if not meeting.mentions.filter(agreement=row, said=said["name"]).exists():
        Mention(meeting=meeting, agreement=row, said=said["name"], stage=stage).save()


def _new_agreement(act: Act, said: Value, parties: tuple[str, ...]) -> Agreement:
    for code in parties:
        steps.ensure_party(act, code)
    stage = kinds.STAGE_OF_STATUS[said["status"]]
    return steps.add_agreement(
        act, steps.NewAgreement(said["name"], said["kind"], parties, stage, evidence="said")
    )


def _commitment(act: Act, meeting: Meeting, said: Value, found: Confirmed) -> None:
    same = names.folded(said["words"])
    if any(names.folded(one.words) == same for one in meeting.commitments.all()):
        return
    row = Commitment(
        reference=steps.next_reference(act, steps.COMMITMENT),
        meeting=meeting,
        partner=meeting.partner,
        words=said["words"],
        language=found.communique.language,
        strength=said["strength"],
        owes=said["owes"],
        topics=said["topics"],
        crimes=said["crimes"],
        due=days.latest(said["due"]),
    )
    row.save()
    remind(act, row)


def remind(act: Act, row: Commitment) -> None:
    """Give the cooperation officer a task, when we owe something by a day."""
    if row.due and {steps.own_country(), kinds.BOTH} & set(row.owes):
        text, params = "Keep what was promised in {reference}", {"reference": row.reference}
        due = timezone.make_aware(datetime.combine(row.due, time.max))
        todo = staff.ToDo(
            kind=KEEP,
            text=text,
            params=params,
            about=row.reference,
            partner=row.partner,
            role="cooperation",
            due=due,
            source="the promise itself",
        )
        staff.add_task(act, todo)
