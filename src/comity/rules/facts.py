"""Facts about one request, frozen and told in the vocabulary: all that the rules may know.

`gather` reads them from a form without knowing what kind of request it is: each field declares the fact it
feeds. No free text and no name enters the facts, only codes, numbers and yes or no, so a stored verdict names
nobody.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from comity.rules.fields import Field, Json
from comity.rules.groups import Rows
from comity.rules.partial_dates import first_day, last_day
from comity.rules.request_type import Part, Regime, RequestType
from comity.rules.vocabulary import UNKNOWN, Shape, Told, Value, word

CHARGES = "charges"
"""The field of a form whose rows are the counts."""

PURPOSES: Mapping[str, str] = {"prosecution": "prosecution", "execution": "sentence"}
"""What a purpose of the data law means for a surrender."""

MAJORITY = 18
"""Age at which a person is no longer a child, Convention on the Rights of the Child, Article 1."""


@dataclass(frozen=True)
class Subject:
    """What is known of one person: its place in the form and its facts, without name."""

    path: str
    known: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Charge:
    """What is known of one charge: its place in the form, its facts, and whose it is ('' for everybody's)."""

    path: str
    known: Mapping[str, Value] = field(default_factory=dict)
    person: str = ""


@dataclass(frozen=True)
class Request:
    """The facts of one request.

    Args:
        request_type: code of the type.
        regime: the family of law.
        requesting: state that asks, ISO 3166-1 alpha-2.
        requested: state that is asked.
        on: the day the facts are told for.
        concerns: words of the type that switch on its own safeguards.
        known: facts of the matter by key of the vocabulary; a missing key is unknown.
        subjects: the people, each with facts of their own.
        charges: the counts, where they are told apart, each with facts of its own.
    """

    request_type: str
    regime: Regime
    requesting: str
    requested: str
    on: date
    concerns: frozenset[str] = frozenset()
    known: Mapping[str, Value] = field(default_factory=dict)
    subjects: tuple[Subject, ...] = ()
    charges: tuple[Charge, ...] = ()

    def fact(self, key: str, subject: Subject | None = None) -> Told:
        """Return a fact of this person, else of the matter, else UNKNOWN.

        Raises:
            UnknownFact: when the vocabulary does not hold the key.
        """
        word(key)
        if subject is not None and key in subject.known:
            return subject.known[key]
        return self.known.get(key, UNKNOWN)

    def with_facts(self, more: Mapping[str, object]) -> Request:
        """Return the same request knowing more; an unknown value takes the fact away.

        Raises:
            UnknownFact, FactError: for a key or value the vocabulary does not hold.
        """
        return replace(self, known=read_facts({**self.known, **more}))

    def to_json(self) -> dict[str, Json]:
        """Return the facts as JSON, to be stored with the verdict."""
        return {
            "request_type": self.request_type,
            "regime": self.regime.value,
            "requesting": self.requesting,
            "requested": self.requested,
            "on": self.on.isoformat(),
            "concerns": sorted(self.concerns),
            "known": dict(self.known),
            "subjects": [{"path": one.path, "known": dict(one.known)} for one in self.subjects],
            "charges": [
                {"path": one.path, "known": dict(one.known), "person": one.person} for one in self.charges
            ],
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Json]) -> Request:
        """Read what `to_json` wrote.

        Raises:
            UnknownFact, FactError: for a key or value the vocabulary does not hold.
        """
        return cls(
            request_type=str(told["request_type"]),
            regime=Regime(str(told["regime"])),
            requesting=str(told["requesting"]),
            requested=str(told["requested"]),
            on=date.fromisoformat(str(told["on"])),
            concerns=frozenset(str(one) for one in _list(told.get("concerns"))),
            known=read_facts(_members(told.get("known"))),
            subjects=tuple(
                Subject(str(one["path"]), read_facts(_members(one.get("known"))))
                for one in _list(told.get("subjects"))
                if isinstance(one, Mapping)
            ),
            charges=tuple(
                Charge(str(one["path"]), read_facts(_members(one.get("known"))), str(one.get("person") or ""))
                for one in _list(told.get("charges"))
                if isinstance(one, Mapping)
            ),
        )


@dataclass(frozen=True)
class Frame:
    """What the node itself knows about a request, beside its form.

    Args:
        requesting: state that asks.
        requested: state that is asked.
        on: today.
        known: facts of the node, by key of the vocabulary: channel, recipient_competent, review_date_set …
    """

    requesting: str
    requested: str
    on: date
    known: Mapping[str, object] = field(default_factory=dict)


def gather(kind: RequestType, frame: Frame, forms: Mapping[Part, Mapping[str, Json]]) -> Request:
    """Return the facts that forms and node tell together.

    Args:
        kind: the request type, whose fields declare which fact each feeds.
        frame: what the node knows itself.
        forms: the filled-in forms, those that this side has.

    Raises:
        UnknownFact, FactError: for a key or value the vocabulary does not hold.
    """
    told: dict[str, object] = {**kind.tells, **frame.known}
    for part, content in forms.items():
        for name, one in kind.form(part).items():
            if one.fact and (value := _as_fact(one, content.get(name))) is not UNKNOWN:
                told[one.fact] = value
    for key, value in _following(kind, told):
        told.setdefault(key, value)
    people = kind.people(forms.get(Part.ASKS, {}))
    return Request(
        request_type=kind.code,
        regime=kind.regime,
        requesting=frame.requesting,
        requested=frame.requested,
        on=frame.on,
        concerns=kind.concerns,
        known=read_facts(told),
        subjects=tuple(Subject(path, _person(person, frame)) for path, person in people),
        charges=_charges(kind, forms),
    )


def read_facts(told: Mapping[str, object]) -> dict[str, Value]:
    """Return the facts in the shapes of the vocabulary; unknown ones are left out.

    Raises:
        UnknownFact, FactError: for a key or value the vocabulary does not hold.
    """
    read = ((key, word(key).read(value)) for key, value in told.items())
    return {key: value for key, value in read if value is not UNKNOWN}


def minor(born: str, on: date) -> bool | None:
    """Return whether a person born then is under 18; None while a partial date leaves it open.

    Nobody is born after today: such a date leaves it open too, and its form is refused.
    """
    if first_day(born) > on:
        return None
    if on >= _majority(last_day(born)):
        return False
    return True if on < _majority(first_day(born)) else None


def _majority(day: date) -> date:
    """Return the eighteenth birthday; somebody born on 29 February comes of age on the 28th."""
    last = monthrange(day.year + MAJORITY, day.month)[1]
    return date(day.year + MAJORITY, day.month, min(day.day, last))


def _following(kind: RequestType, told: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield facts that follow from others told: the purpose of a surrender, and what a lone assurance is about."""
    if told.get("purpose_kind") in PURPOSES:
        yield "purpose", PURPOSES[str(told["purpose_kind"])]
    asked = {one.fact for part in Part for one in kind.form(part).values()}
    if "assurance" in told and "assurance_topic" not in asked:
        yield "assurance_topic", "death_penalty"


def _charges(kind: RequestType, forms: Mapping[Part, Mapping[str, Json]]) -> tuple[Charge, ...]:
    """Return the counts of a form that tells them apart: rows called `charges`."""
    found: list[Charge] = []
    for part, content in forms.items():
        rows = kind.form(part).get(CHARGES)
        if isinstance(rows, Rows):
            for number, row in enumerate(_list(content.get(CHARGES))):
                given = _members(row)
                told = {
                    one.fact: _as_fact(one, given.get(name)) for name, one in rows.parts.items() if one.fact
                }
                found.append(Charge(f"{CHARGES}.{number}", read_facts(told)))
    return tuple(found)


def _as_fact(one: Field, value: Json) -> object:
    """A text or a paper becomes 'it is stated'; all else is its own fact."""
    if value in (None, "", []):
        return UNKNOWN
    if word(one.fact).shape is Shape.FLAG and not isinstance(value, bool):
        return True
    return value


def _person(person: Mapping[str, Json], frame: Frame) -> dict[str, Value]:
    names = len(str(person.get("name") or "").split())
    born = str(person.get("born") or "")
    known: dict[str, object] = {
        "category": person.get("category"),
        "identifiers_given": min(names, 2) + bool(born),
    }
    nationalities = [str(code) for code in _list(person.get("nationalities"))]
    if nationalities:
        known["subject_national_of"] = tuple(nationalities)
        known["own_national_of_requested"] = frame.requested in nationalities
    if born:
        known["minor"] = minor(born, frame.on)
    return read_facts(known)


def _list(value: Json) -> list[Json]:
    return list(value) if isinstance(value, (list, tuple)) else []


def _members(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, Mapping) else {}
