"""How many requests of a type a partner may send in a day, and we to it: nobody fishes in another's records."""

from datetime import datetime, time

from django.utils import timezone

from comity.node.casework.models import Case, Event
from comity.node.staff import queries as staff
from comity.node.staff.errors import Refused
from comity.rules.lifecycle import Side
from comity.rules.request_type import RequestType

TOLD_BY = {Side.REQUESTER.value: "send", Side.RESPONDER.value: "receive"}
"""The line of the timeline by which a request counts, by side."""


def left(case: Case, kind: RequestType) -> bool:
    """Whether this request is within the partner's limit of the day, those before it on that day counted."""
    limit = limit_of(kind, case.partner)
    if not limit:
        return True
    midnight = datetime.combine(timezone.localdate(), time.min, timezone.get_current_timezone())
    others = Event.objects.filter(
        case__partner=case.partner,
        case__type_code=kind.code,
        case__side=case.side,
        verb=TOLD_BY[case.side],
        at__gte=midnight,
    ).exclude(case=case)
    if case.side == Side.RESPONDER.value:
        others = others.filter(case__lt=case.pk)
    return others.values("case").distinct().count() < limit


def limit_of(kind: RequestType, partner: str) -> int:
    """The limit of the day: what the administrator agreed with this partner, or the type's own; 0 for none."""
    agreed = staff.setting(f"daily.{kind.code}.{partner}", kind.daily)
    return agreed if isinstance(agreed, int) else kind.daily


def insist(case: Case, kind: RequestType) -> None:
    """Check that one more may go to this partner today.

    Raises:
        Refused: the limit of the day is reached.
    """
    if not left(case, kind):
        raise Refused(
            "Today {count} such requests went to {partner}, as many as it takes in a day: send it tomorrow.",
            {"count": limit_of(kind, case.partner), "partner": case.partner},
            code="capacity",
        )
