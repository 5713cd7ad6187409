"""What officers do with meetings that no communiqué told of: one ahead, or one without a text."""

from dataclasses import dataclass

from comity.node.register import days, kinds, steps
from comity.node.register.models import Delegate, Meeting, Side
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import BadInput
from comity.node.staff.typed import seen, words

LABEL = "node"


@dataclass(frozen=True)
class NewMeeting:
    """A meeting.

    Attributes:
        title: what it is called.
        kind: talks, visit, reception, signing or other.
        when: its first day as far as it is known.
        sides: codes of all parties, ours among them.
        place_country, place_city: where.
        people: country, name, office of each official who takes part.
    """

    title: str
    kind: str
    sides: tuple[str, ...]
    when: str = ""
    place_country: str = ""
    place_city: str = ""
    note: str = ""
    people: tuple[steps.Seat, ...] = ()


def add_meeting(officer: Officer, new: NewMeeting) -> Meeting:
    """Enter a meeting.

    Raises:
        BadInput: it has no title, kind or second side, or its day means nothing.
    """
    words(new.title, "title", missing="Give the meeting a title, a kind and at least two sides.", lines=False)
    seen(new.note, "note")
    for seat in new.people:
        words(seat.name, "people", missing="Write the name of each person.", lines=False)
    if new.kind not in kinds.MEETING_KINDS or len(set(new.sides)) < 2:
        raise BadInput("Give the meeting a title, a kind and at least two sides.")
    with act(officer, "register.add_meeting", label=LABEL) as opened:
        given = {key: value for key, value in vars(new).items() if key not in ("sides", "people", "when")}
        row = Meeting(
            **given,
            when=days.checked(new.when),
            reference=steps.next_reference(opened, steps.MEETING),
            partner=next((code for code in new.sides if code != steps.own_country()), ""),
        )
        row.save()
        sides = {}
        for code in dict.fromkeys(new.sides):
            steps.ensure_party(opened, code)
            sides[code] = Side(meeting=row, country=code)
            sides[code].save()
        for seat in new.people:
            if seat.country not in sides:
                raise BadInput("{name} sits on no side of this meeting.", {"name": seat.name})
            official = steps.ensure_official(opened, seat)
            Delegate(side=sides[seat.country], official=official, name=seat.name, office=seat.office).save()
        opened.about = row.reference
        opened.note(about=row.reference)
        opened.frame(partner=row.partner)
        return row
