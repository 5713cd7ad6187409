"""What officers do with a communiqué: have it read, decide on each item, put it into the register."""

from dataclasses import dataclass

from comity.intake import IntakeError, MeetingRecord, read
from comity.node.papers import steps as papers
from comity.node.papers import text as texts
from comity.node.register import enter, reading, same_event, steps
from comity.node.register.items import accept, add_item, correct, reject, undo
from comity.node.register.models import Communique, Item, Meeting
from comity.node.register.waiting import open_communique, say_about
from comity.node.staff import steps as staff
from comity.node.staff.act import Act, Officer, act
from comity.node.staff.errors import BadInput
from comity.node.staff.typed import words

__all__ = [
    "accept",
    "add_item",
    "correct",
    "put_into_register",
    "read_communique",
    "reject",
    "set_aside",
    "undo",
]

LABEL = "node"
"""Communiqués are public; their bytes lie under the node's own key."""
REVIEW = "review-communique"


def read_communique(
    officer: Officer, content: bytes, name: str, *, lang: str | None = None, body_start: int = 0
) -> Communique:
    """Keep a communiqué and read it into items that wait for a person.

    Args:
        officer: who brings it.
        content: the bytes as they were published.
        name: the file's name.
        lang: BCP 47 code of its language; found out when not given.
        body_start: offset of the first character of the text itself, when lines of another kind stand above.

    Raises:
        BadInput: no text can be read from it, or the same text was read before.
    """
    with act(officer, "register.read_communique", label=LABEL) as opened:
        text, record = _read(opened, content, name, Reading(lang, body_start))
        _refuse_twice(record.sha256)
        row = Communique(
            reference=steps.next_reference(opened, steps.COMMUNIQUE),
            paper=papers.keep(opened, LABEL, name, content, persons=False),
            title=reading.title(text, body_start, reading.noise(record)),
            language=record.lang,
            text=text,
            sha256=record.sha256,
            noise=reading.noise(record),
            mentions=reading.mentions(record),
            read_at=opened.at,
            read_by=officer,
        )
        row.save()
        say_about(opened, row.reference)
        made = Item.objects.bulk_create(reading.items(record, row))
        opened.frame(language=record.lang, items=len(made))
        staff.add_task(opened, _task(row, len(made)))
        return row


def put_into_register(officer: Officer, communique: str, *, known: str = "") -> Meeting:
    """Enter what was confirmed: the meeting, its sides and people, agreements with stage, commitments.

    Args:
        officer: who enters it.
        communique: its reference.
        known: the meeting to merge it into, or ``apart`` to keep it as another one.

    Raises:
        Refused: items are undecided, no meeting was confirmed, or the event seems to be known already.
    """
    with act(officer, "register.put_into_register", label=LABEL) as opened:
        row = open_communique(opened, communique)
        found = enter.confirmed(row)
        meeting = enter.into_register(opened, found, same_event.choose(found, known))
        row.meeting, row.state = meeting, Communique.State.REGISTERED
        row.save()
        staff.close_tasks(opened, row.reference, REVIEW, reason="put into the register")
        opened.frame(partner=meeting.partner, merged=bool(known and known != same_event.APART))
        return meeting


def set_aside(officer: Officer, communique: str, *, reason: str) -> Communique:
    """Say that a text holds no meeting worth the register.

    Raises:
        BadInput: no reason was given.
    """
    with act(officer, "register.set_aside", label=LABEL) as opened:
        row = open_communique(opened, communique)
        why = words(reason, "reason", missing="Write one sentence: why is this set aside?")
        row.state, row.reason = Communique.State.SET_ASIDE, why
        row.save()
        staff.close_tasks(opened, row.reference, REVIEW, reason="set aside")
        return row


@dataclass(frozen=True)
class Reading:
    """How a text is to be read: its language, found out when not given, and where its body begins."""

    lang: str | None = None
    body_start: int = 0


def _read(opened: Act, content: bytes, name: str, how: Reading) -> tuple[str, MeetingRecord]:
    try:
        text = texts.read(content, name).replace("\0", "\N{REPLACEMENT CHARACTER}")
        return text, read(text, lang=how.lang, body_start=how.body_start, today=opened.today)
    except IntakeError as cause:
        raise BadInput(cause.text, cause.params) from cause


def _refuse_twice(sha256: str) -> None:
    before = Communique.objects.filter(sha256=sha256).first()
    if before is not None:
        raise BadInput("This text was read before: it is {reference}.", {"reference": before.reference})


def _task(row: Communique, count: int) -> staff.ToDo:
    text = "Confirm what was read in {reference}: {count} items"
    params = {"reference": row.reference, "count": count}
    return staff.ToDo(kind=REVIEW, text=text, params=params, about=row.reference, role="cooperation")
