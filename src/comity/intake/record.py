"""What a meeting text was read into: frozen facts, each with its exact place in the original text.

The shapes follow the annotation rules of the reference set, so a record and a corrected record are the same
JSON. Every item carries a `Trace`: the rule that found it, the words that gave it away, and how sure the
rule is.
"""

import dataclasses
from collections.abc import Iterator

from comity.intake.kinds import Json, MeetingKind, Modality, NoiseKind, Span, Status, Trace, pair

__all__ = [
    "Body",
    "Commitment",
    "Instrument",
    "Item",
    "Json",
    "Meeting",
    "MeetingKind",
    "MeetingRecord",
    "Mention",
    "Modality",
    "Noise",
    "NoiseKind",
    "Person",
    "Place",
    "Side",
    "Span",
    "Status",
    "Trace",
]


@dataclasses.dataclass(frozen=True, slots=True)
class Person:
    """Somebody taking part: `name` without rank, `title` with office and rank, `head` if he leads a side."""

    name: str
    title: str
    head: bool
    span: Span
    trace: Trace

    def to_json(self) -> Json:
        """Return the person in the shape of the reference set."""
        plain = {"name": self.name, "title": self.title, "head": self.head, "span": list(self.span)}
        return plain | self.trace.to_json()


@dataclasses.dataclass(frozen=True, slots=True)
class Side:
    """One party at the table: ISO 3166-1 alpha-2 code or organisation code, its agency, its people."""

    country: str
    agency: str | None
    agency_span: Span | None
    people: tuple[Person, ...]
    trace: Trace

    def to_json(self) -> Json:
        """Return the side in the shape of the reference set."""
        return {
            "country_iso2": self.country,
            "agency": self.agency,
            "agency_span": pair(self.agency_span),
            "people": [person.to_json() for person in self.people],
        } | self.trace.to_json()


@dataclasses.dataclass(frozen=True, slots=True)
class Instrument:
    """An agreement, plan or memorandum named in the text, with its status and parties."""

    kind: str
    name: str
    status: Status
    parties: tuple[str, ...]
    span: Span
    trace: Trace
    ambiguous: bool = False

    def to_json(self) -> Json:
        """Return the instrument in the shape of the reference set."""
        return {
            "kind": self.kind,
            "name": self.name,
            "status": self.status.value,
            "parties_iso2": list(self.parties),
            "span": list(self.span),
            "ambiguous": self.ambiguous,
            "text": self.name,
        } | self.trace.to_json()


@dataclasses.dataclass(frozen=True, slots=True)
class Commitment:
    """One forward-looking undertaking: the action phrase, how strong, who must act, about what.

    `actor` is `("both",)` for all sides, else side codes. `topics` and `fields` (crime codes) are codes. `due` is
    the last day as far as it was said (`2026`, `2026-06`, `2026-06-30`), at `due_span`.
    """

    span: Span
    text: str
    modality: Modality
    actor: tuple[str, ...]
    topics: tuple[str, ...]
    fields: tuple[str, ...]
    trace: Trace
    ambiguous: bool = False
    due: str = ""
    due_span: Span | None = None

    def to_json(self) -> Json:
        """Return the commitment in the shape of the reference set."""
        return {
            "text_span": list(self.span),
            "modality": self.modality.value,
            "actor": list(self.actor),
            "topic_codes": list(self.topics),
            "fields": list(self.fields),
            "ambiguous": self.ambiguous,
            "text": self.text,
            **({"due": self.due, "due_span": list(self.due_span)} if self.due_span else {}),
        } | self.trace.to_json()


@dataclasses.dataclass(frozen=True, slots=True)
class Mention:
    """A coded stretch of text: a crime type or a channel (`code` from the vocabulary)."""

    code: str
    span: Span
    text: str
    trace: Trace

    def to_json(self) -> Json:
        """Return the mention in the shape of the reference set."""
        return {"code": self.code, "span": list(self.span), "text": self.text} | self.trace.to_json()


@dataclasses.dataclass(frozen=True, slots=True)
class Body:
    """An organisation visited, worked with or taking part beside the agencies of the sides."""

    name: str
    span: Span
    trace: Trace

    def to_json(self) -> Json:
        """Return the body in the shape of the reference set."""
        return {"name": self.name, "span": list(self.span), "text": self.name} | self.trace.to_json()


@dataclasses.dataclass(frozen=True, slots=True)
class Noise:
    """A stretch kept out of reading but never removed from the text."""

    kind: NoiseKind
    span: Span
    trace: Trace

    def to_json(self) -> Json:
        """Return the stretch in the shape of the reference set."""
        return {"kind": self.kind.value, "span": list(self.span)} | self.trace.to_json()


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """Where the meeting took place: ISO country code and city as printed, each as far as the text says."""

    country: str | None = None
    city: str | None = None
    span: Span | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Meeting:
    """The event: day (`YYYY-MM-DD`, X where the text is silent), place and kind."""

    date: str | None
    date_span: Span | None
    place: Place
    kind: MeetingKind
    trace: Trace

    def to_json(self) -> Json:
        """Return the meeting in the shape of the reference set; spans only where something was found."""
        out: Json = {
            "date": self.date,
            "place": {"country_iso2": self.place.country, "city": self.place.city},
            "kind": self.kind.value,
        }
        if self.date_span:
            out["date_span"] = list(self.date_span)
        if self.place.span:
            out["place_span"] = list(self.place.span)
        return out | self.trace.to_json()


Item = Person | Instrument | Commitment | Mention | Body


@dataclasses.dataclass(frozen=True, slots=True)
class MeetingRecord:
    """Everything read from one text. `sha256` pins the text (UTF-8) that all spans point into."""

    lang: str
    body_start: int
    sha256: str
    meeting: Meeting
    sides: tuple[Side, ...]
    instruments: tuple[Instrument, ...]
    commitments: tuple[Commitment, ...]
    crime_types: tuple[Mention, ...]
    channels: tuple[Mention, ...]
    bodies: tuple[Body, ...]
    noise: tuple[Noise, ...]
    ambiguous: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody named, in the order of the sides."""
        return tuple(person for side in self.sides for person in side.people)

    def quotes(self) -> Iterator[tuple[Span, str]]:
        """Yield every `(span, text)` that must equal the original between the span's ends."""
        yield from ((p.span, p.name) for p in self.people)
        yield from ((s.agency_span, s.agency) for s in self.sides if s.agency_span and s.agency)
        yield from ((i.span, i.name) for i in self.instruments)
        yield from ((c.span, c.text) for c in self.commitments)
        yield from ((m.span, m.text) for m in (*self.crime_types, *self.channels))
        yield from ((b.span, b.name) for b in self.bodies)

    def to_json(self, **head: object) -> Json:
        """Return the record in the shape of the reference set.

        Args:
            head: what only the caller knows of the source (`id`, `provenance`, `url`, `title`).
        """
        known = {key: head.get(key) for key in ("id", "provenance", "url", "title")}
        first, last = ("id",), ("provenance", "url", "title")
        return {
            **{key: known[key] for key in first},
            "lang": self.lang,
            **{key: known[key] for key in last},
            "body_start": self.body_start,
            "sha256": self.sha256,
            "meeting": self.meeting.to_json(),
            "sides": [side.to_json() for side in self.sides],
            "instruments": [item.to_json() for item in self.instruments],
            "commitments": [item.to_json() for item in self.commitments],
            "crime_types": [item.to_json() for item in self.crime_types],
            "channels": [item.to_json() for item in self.channels],
            "bodies": [item.to_json() for item in self.bodies],
            "noise": [item.to_json() for item in self.noise],
            "ambiguous": list(self.ambiguous),
        }
