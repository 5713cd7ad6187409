"""What officers do with a communiqué: have it read, decide on each item, put it into the register."""

from collections.abc import Mapping
from dataclasses import dataclass

from comity.intake import IntakeError, MeetingRecord, read
from comity.node.papers import steps as papers
from comity.node.papers import text as texts
from comity.node.register import enter, reading, same_event, steps, values
from comity.node.register.models import Communique, Item, Meeting
from comity.node.staff import steps as staff
from comity.node.staff.act import Act, Officer, act
from comity.node.staff.errors import BadInput, Changed, NotFound, Refused

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
        _say_about(opened, row.reference)
        made = Item.objects.bulk_create(reading.items(record, row))
        opened.frame(language=record.lang, items=len(made))
        staff.add_task(opened, _task(row, len(made)))
        return row


def accept(officer: Officer, item: int) -> Item:
    """Say that an item was read right.

    Raises:
        BadInput: something is missing in it; correct it.
        Changed: a colleague decided it first.
    """
    with act(officer, "register.confirm_item", label=LABEL) as opened:
        row = _open_item(opened, item)
        row.value = values.checked(row.kind, row.value)
        return _decide(opened, row, Item.State.ACCEPTED)


def correct(
    officer: Officer,
    item: int,
    value: Mapping[str, object],
    *,
    start: int | None = None,
    end: int | None = None,
) -> Item:
    """Say what an item should be; what the rule had read is kept beside it.

    Raises:
        BadInput: a field means nothing, or the place lies outside the text.
        Changed: a colleague decided it first.
    """
    with act(officer, "register.correct_item", label=LABEL) as opened:
        row = _open_item(opened, item)
        row.value = values.checked(row.kind, {**row.value, **value})
        row.start, row.end = _place(row.communique, (row.start, row.end), (start, end))
        return _decide(opened, row, Item.State.CORRECTED)


def reject(officer: Officer, item: int) -> Item:
    """Say that an item does not stand in the text.

    Raises:
        Changed: a colleague decided it first.
    """
    with act(officer, "register.reject_item", label=LABEL) as opened:
        return _decide(opened, _open_item(opened, item), Item.State.REJECTED)


def undo(officer: Officer, item: int) -> Item | None:
    """Take a decision back; an item that an officer had added is gone, and nothing is returned.

    Raises:
        Changed: a colleague decided it.
    """
    with act(officer, "register.undo_item", label=LABEL) as opened:
        row = _open_item(opened, item)
        if row.as_read is None:
            row.delete()
            return None
        row.value, row.state, row.decided_by, row.decided_at = row.as_read, Item.State.READ, None, None
        row.save()
        return row


def add_item(
    officer: Officer, communique: str, kind: str, *, place: tuple[int, int], value: Mapping[str, object]
) -> Item:
    """Add what the rules missed; it counts as decided.

    Args:
        officer: who adds it.
        communique: its reference.
        kind: kind of the item.
        place: first character and the one after the last.
        value: its fields.

    Raises:
        BadInput: a field means nothing, or the place lies outside the text.
    """
    with act(officer, "register.add_item", label=LABEL) as opened:
        about = _open_communique(opened, communique)
        start, end = _place(about, (0, 0), place)
        row = Item(
            communique=about,
            kind=kind,
            start=start,
            end=end,
            value=values.checked(kind, value),
            rule="officer",
        )
        return _decide(opened, row, Item.State.CORRECTED)


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
        row = _open_communique(opened, communique)
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
        row = _open_communique(opened, communique)
        if not reason.strip():
            raise BadInput("Write one sentence: why is this set aside?")
        row.state, row.reason = Communique.State.SET_ASIDE, reason.strip()
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


def _decide(opened: Act, row: Item, state: Item.State) -> Item:
    row.state, row.decided_by, row.decided_at = state, opened.officer, opened.at
    row.save()
    opened.frame(item=row.kind, decision=state.value)
    return row


def _open_item(opened: Act, number: int) -> Item:
    row = Item.objects.select_related("communique").filter(pk=number).first()
    if row is None:
        raise NotFound("That item is not there any more.")
    _must_be_open(row.communique)
    _say_about(opened, row.communique.reference)
    if row.decided_by is not None and row.decided_by != opened.officer:
        raise Changed("{colleague} has decided this item already.", {"colleague": row.decided_by})
    return row


def _open_communique(opened: Act, reference: str) -> Communique:
    row = Communique.objects.select_for_update(of=("self",)).filter(reference=reference).first()
    if row is None:
        raise NotFound("There is no communiqué {reference}.", {"reference": reference})
    _must_be_open(row)
    _say_about(opened, reference)
    return row


def _must_be_open(row: Communique) -> None:
    if row.state == Communique.State.REGISTERED:
        raise Refused("{reference} is in the register already.", {"reference": row.reference})
    if row.state == Communique.State.SET_ASIDE:
        raise Refused("{reference} was set aside.", {"reference": row.reference})


def _place(row: Communique, now: tuple[int, int], new: tuple[int | None, int | None]) -> tuple[int, int]:
    start = now[0] if new[0] is None else new[0]
    end = now[1] if new[1] is None else new[1]
    if not 0 <= start <= end <= len(row.text):
        raise BadInput("The words chosen lie outside the text.")
    return start, end


def _refuse_twice(sha256: str) -> None:
    before = Communique.objects.filter(sha256=sha256).first()
    if before is not None:
        raise BadInput("This text was read before: it is {reference}.", {"reference": before.reference})


def _task(row: Communique, count: int) -> staff.ToDo:
    text = "Confirm what was read in {reference}: {count} items"
    params = {"reference": row.reference, "count": count}
    return staff.ToDo(kind=REVIEW, text=text, params=params, about=row.reference, role="cooperation")


def _say_about(opened: Act, reference: str) -> None:
    opened.about = reference
    opened.note(about=reference)
