"""Is this meeting in the register already? Two papers report the same event, or one reports it twice.

The same sides within a day of each other; or, when a text does not say the day, the same sides and people.
"""

from datetime import timedelta

from comity.node.register import days, names
from comity.node.register.enter import Confirmed
from comity.node.register.models import Delegate, Meeting
from comity.node.staff.errors import NotFound, Refused

APART = "apart"
NEAR = timedelta(days=1)


def choose(found: Confirmed, known: str) -> Meeting | None:
    """The meeting to write into; nothing for a new one.

    Args:
        found: what was confirmed.
        known: reference of a meeting to merge into, ``apart``, or empty when the officer has not said.

    Raises:
        NotFound: there is no such meeting.
        Refused: the event seems known, and the officer has not said what to do.
    """
    if known and known != APART:
        row = Meeting.objects.filter(reference=known).first()
        if row is None:
            raise NotFound("There is no meeting {reference}.", {"reference": known})
        return row
    like = None if known else like_it(found)
    if like is not None:
        raise Refused(
            "This looks like {reference}. Merge or keep apart.",
            {"reference": like.reference},
            code="known-event",
        )
    return None


def like_it(found: Confirmed) -> Meeting | None:
    """The meeting of the register that seems to be the same event."""
    sides = set(found.countries)
    if len(sides) < 2:
        return None
    rows = (
        Meeting.objects.filter(sides__country__in=sides).distinct().prefetch_related("sides").order_by("pk")
    )
    return next((row for row in rows if _same_sides(row, sides) and _same_day_or_people(row, found)), None)


def _same_sides(row: Meeting, sides: set[str]) -> bool:
    there = {side.country for side in row.sides.all()}
    return there <= sides or sides <= there


def _same_day_or_people(row: Meeting, found: Confirmed) -> bool:
    one, other = days.exact(row.when), days.exact(found.meeting["date"])
    if one and other:
        return abs(one - other) <= NEAR
    there = Delegate.objects.filter(side__meeting=row).values_list("name", flat=True)
    shared = sum(any(names.same_person(person["name"], name) for name in there) for person in found.people)
    return shared >= min(2, max(1, len(found.people)))
