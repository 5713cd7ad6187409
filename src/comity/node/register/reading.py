"""The seam to intake: a meeting record becomes items, each with its exact place in the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from comity.intake.record import Commitment, Instrument, MeetingRecord, Person, Side, Span, Trace
from comity.node.register import days, kinds, likeness
from comity.node.register.models import Communique, Item
from comity.node.register.values import Value

NOWHERE = Span(0, 0)
TITLE = 120


@dataclass(frozen=True)
class Draft:
    """One item before it is a row."""

    kind: Item.Kind
    span: Span
    value: Value
    trace: Trace


def items(record: MeetingRecord, communique: Communique) -> list[Item]:
    """Every item of a record, in order of the text."""
    drafts = sorted(_drafts(record), key=lambda draft: (draft.span, draft.kind))
    return [_row(draft, communique) for draft in drafts]


def mentions(record: MeetingRecord) -> dict[str, list[dict[str, object]]]:
    """Crimes, channels and bodies named in the text; they need no decision."""
    return {
        "crimes": [one.to_json() for one in record.crime_types],
        "channels": [one.to_json() for one in record.channels],
        "bodies": [one.to_json() for one in record.bodies],
    }


def noise(record: MeetingRecord) -> list[dict[str, object]]:
    """What was kept out of reading, with its place."""
    return [{"kind": one.kind.value, "start": one.span.start, "end": one.span.end} for one in record.noise]


def title(text: str, start: int, noise: list[dict[str, object]]) -> str:
    """What to call a text: its first line that is not noise, cut at a word."""
    dull = [(int(str(one["start"])), int(str(one["end"]))) for one in noise]
    at = start
    for line in text[start:].splitlines(keepends=True):
        first, last = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line)
        if last - first > 3 and not any(a < last and first < b for a, b in dull):
            said = line.strip()
            return said if len(said) <= TITLE else said[: TITLE - 1].rsplit(" ", 1)[0] + "…"
    return text.strip()[:TITLE]


def _drafts(record: MeetingRecord) -> Iterator[Draft]:
    yield _meeting(record)
    for side in record.sides:
        yield _side(side)
        yield from (_person(person, side) for person in side.people)
    everybody = tuple(side.country for side in record.sides)
    met = days.of_reading(record.meeting.date)
    yield from (_agreement(one, everybody, met) for one in record.instruments)
    yield from map(_commitment, record.commitments)


def _meeting(record: MeetingRecord) -> Draft:
    met = record.meeting
    value = {
        "date": days.of_reading(met.date),
        "place_country": met.place.country or "",
        "place_city": met.place.city or "",
        "kind": met.kind.value,
    }
    return Draft(
        Item.Kind.MEETING, met.date_span or met.place.span or met.trace.cue or NOWHERE, value, met.trace
    )


def _side(side: Side) -> Draft:
    value = {"country": side.country, "agency": side.agency or ""}
    return Draft(Item.Kind.SIDE, side.agency_span or side.trace.cue or NOWHERE, value, side.trace)


def _person(person: Person, side: Side) -> Draft:
    value = {"name": person.name, "title": person.title, "country": side.country, "head": person.head}
    return Draft(Item.Kind.PERSON, person.span, value, person.trace)


def _agreement(one: Instrument, everybody: tuple[str, ...], met: str) -> Draft:
    kind = one.kind.lower()
    value: Value = {
        "name": one.name,
        "kind": kind if kind in kinds.AGREEMENT_KINDS else "other",
        "status": one.status.value,
        "parties": list(one.parties or everybody),
        "link": "",
    }
    known = likeness.likely(value, met)
    value["link"] = known.reference if known else ""
    return Draft(Item.Kind.AGREEMENT, one.span, value, one.trace)


def _commitment(one: Commitment) -> Draft:
    value = {
        "words": one.text,
        "strength": one.modality.value,
        "owes": list(one.actor),
        "topics": [topic.lower() for topic in one.topics],
        "crimes": list(one.fields),
        "due": days.of_reading(one.due),
    }
    return Draft(Item.Kind.COMMITMENT, one.span, value, one.trace)


def _row(draft: Draft, communique: Communique) -> Item:
    cue = draft.trace.cue
    return Item(
        communique=communique,
        kind=draft.kind,
        start=draft.span.start,
        end=draft.span.end,
        value=draft.value,
        as_read=draft.value,
        rule=draft.trace.rule,
        cue_start=cue.start if cue else None,
        cue_end=cue.end if cue else None,
        confidence=draft.trace.confidence,
    )
