"""What the register asks of people today: texts to confirm, promises to keep, meetings ahead."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from comity.node.register import days, kinds, steps
from comity.node.register.models import Commitment, Communique, Item, Meeting
from comity.node.register.queries.shapes import Said

AHEAD = timedelta(days=14)


@dataclass(frozen=True)
class Work:
    """One thing to do.

    Attributes:
        id: reference of the thing.
        kind: communique, commitment or meeting.
        verb: what to do.
        partner: code of the partner.
        since: when it began to wait.
        due: by when; nothing when no day was said.
        source: where the day comes from.
        critical: whether its day has passed.
        waiting: whether others must act.
    """

    id: str
    kind: str
    verb: Said
    detail: str
    partner: str
    since: datetime | None
    due: datetime | None
    source: Said | None
    critical: bool = False
    waiting: bool = False


def work(today: date) -> tuple[Work, ...]:
    """Everything of the register that waits, by its day; what has none last."""
    rows = [*_texts(), *_promises(today), *_meetings(today)]
    return tuple(sorted(rows, key=lambda row: (row.due or datetime.max.replace(tzinfo=UTC), row.id)))


def _texts() -> list[Work]:
    rows = Communique.objects.filter(state=Communique.State.READ).prefetch_related("items").order_by("pk")
    return [_text(row) for row in rows]


def _text(row: Communique) -> Work:
    items = list(row.items.all())
    left = sum(one.state == Item.State.READ for one in items)
    codes = [one.value.get("country", "") for one in items if one.kind == Item.Kind.SIDE]
    partner = next((code for code in codes if code and code != steps.own_country()), "")
    verb = (
        Said("Confirm {count} items of a text", {"count": str(left)})
        if left
        else Said("Put a text into the register")
    )
    return Work(row.reference, "communique", verb, row.title, partner, row.read_at, None, None)


def _promises(today: date) -> list[Work]:
    open_ones = Commitment.objects.filter(state=Commitment.State.OPEN, due__lte=today + AHEAD).order_by("due")
    return [_promise(row, today) for row in open_ones]


def _promise(row: Commitment, today: date) -> Work:
    ours = bool({steps.own_country(), kinds.BOTH} & set(row.owes))
    due = row.due or today
    return Work(
        id=row.reference,
        kind="commitment",
        verb=Said("Keep what was promised") if ours else Said("Ask about what was promised"),
        detail=row.words,
        partner=row.partner,
        since=None,
        due=_end_of(due),
        source=Said("the promise itself"),
        critical=False,
        waiting=not ours and due >= today,
    )


def _meetings(today: date) -> list[Work]:
    ahead = Meeting.objects.filter(
        when__gte=today.isoformat(), when__lte=(today + AHEAD).isoformat()
    ).order_by("when")
    found = [(row, days.exact(row.when)) for row in ahead]
    return [
        Work(
            row.reference,
            "meeting",
            Said("Prepare the meeting"),
            row.title,
            row.partner,
            None,
            _end_of(day),
            None,
        )
        for row, day in found
        if day is not None
    ]


def _end_of(day: date) -> datetime:
    """The last instant of a day in the node's own zone."""
    return timezone.make_aware(datetime.combine(day, time.max))
