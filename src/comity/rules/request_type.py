"""What a kind of request is: a declaration that form, API, command line, letter and statistics all read.

One file per type stands in `requests/`; no other file names a type's code.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from comity.rules.errors import FieldError
from comity.rules.fields import EMPTY, Choice, Field, Flag, Json
from comity.rules.groups import salvage_parts, schema_of
from comity.rules.lifecycle import Stage, Transition
from comity.rules.spans import Limit

ANY = "*"
"""In ``claims``: whatever stands in the field says that we know the person."""
NOBODY = 0
"""In a part that ``claims_of`` names: the row is about nobody who was asked about."""


class Regime(StrEnum):
    """Which family of data-protection and procedural law governs the request."""

    LAW_ENFORCEMENT = "law enforcement"
    JUDICIAL = "judicial"
    MIGRATION = "migration"
    CIVIL = "civil"
    HUMANITARIAN = "humanitarian"


class Part(StrEnum):
    """The four forms of a request."""

    ASKS = "asks"
    """What is asked; travels to the partner."""
    ANSWERS = "answers"
    """What is answered; travels back."""
    ASK_CHECKS = "ask_checks"
    """What the asking officer confirms; never leaves the node."""
    ANSWER_CHECKS = "answer_checks"
    """What the answering officer confirms; never leaves the node."""


@dataclass(frozen=True)
class ClockRule:
    """A clock of the type and its own targets, used where no instrument sets one.

    Args:
        code: 'acknowledge', 'answer' or the type's own; the lifecycle starts and stops it by this name.
        title: what the desk calls it.
        limits: candidates by urgency; those without urgency serve any.
    """

    code: str
    title: str
    limits: tuple[Limit, ...]


@dataclass(frozen=True)
class Wording:
    """What a verb of the type's own is called.

    Args:
        button: on its button, as an order ('Ask for an assurance').
        event: in the timeline, as it was done ('Assurance asked').
    """

    button: str
    event: str


@dataclass(frozen=True)
class Section:
    """One section of the printed letter: a heading and the fields under it."""

    heading: str
    part: Part
    names: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """The printed letter as data: opening and closing sentences and sections, all message ids.

    Sentences may hold the places {partner}, {our_reference}, {their_reference}, {date}, {instrument},
    {article}.
    """

    title: str
    opening: str
    sections: tuple[Section, ...]
    closing: str


class Derived(StrEnum):
    """What the node itself writes into an answer, from the hits a person confirmed."""

    FOUND = "found"
    """'hit' or 'none'."""
    COUNT = "count"
    """How many."""
    QUALITY = "quality"
    """'none', 'possible' or 'strong': the best of them."""
    REFERENCES = "references"
    """One row each: a reference of ours that names nobody, and its quality."""


@dataclass(frozen=True)
class MadeFrom:
    """Another kind of case that a request of this type can be made of, with nothing typed again.

    Asks that both types declare alike carry over by themselves; `fields` names the others.

    Args:
        code: the type of that case.
        stages: where that case may stand.
        fields: own ask → where its value stands in that case: 'asks.subject', 'answers.person', 'asks.people.0';
            in brackets, '[asks.subject]', to be the one row of a list.
        references: the ask that takes the numbers of that case on both sides; empty for none.
    """

    code: str
    stages: tuple[str, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    references: str = ""


@dataclass(frozen=True)
class Checked:
    """A form after validation: what can be kept, and what is still wrong (empty when complete)."""

    content: Mapping[str, Json]
    errors: tuple[FieldError, ...]


@dataclass(frozen=True)
class RequestType:
    """One kind of request.

    Args:
        code: short name on the wire, lower case with dashes; never reused.
        title: what the desk calls it.
        regime: the family of law that governs it.
        bases: topics of packs that can serve it (see `basis`), best first.
        asks, answers: fields that travel. On the wire fields are only ever added.
        ask_checks, answer_checks: what the officer confirms for the safeguards; these never travel.
        subjects: names of those asks that hold people to cross-check (Person or People fields).
        stages, transitions: the course of the case.
        four_eyes: verbs that a second officer must have approved.
        clocks: clocks with the house's own targets.
        handling: the handling code offered first.
        letters: the printed letters, by kind of letter ('request', 'answer').
        concerns: words that switch on safeguards made for such requests ('criminal records').
        statistics: names of asks and answers (choices, flags) counted in the yearly statistics.
        refusal_grounds: code → message id, the closed list offered to the responder.
        claims: answers that say we know the person, by field: they need a hit that a person confirmed.
        claims_of: rows of the answers, by field, and the part that says by number whom each row is about (1 is the
            first person asked about); where there are such rows, they say of whom we know something, and `claims`
            of nobody else.
        fact_names: names under which judged cases call this kind of request.
        wordings: what the type's own verbs are called, by verb.
        tells: facts that hold of every request of this kind, by key of the vocabulary.
        made_from: which cases it can be made of (see `following`).
        derived: answers that the node writes itself, whatever an officer typed there.
        daily: how many such requests one partner may send in a day; 0 for any number.
        not_for: cells of the table of types (see `typebook`) that do not apply, each with its article and why.
    """

    code: str
    title: str
    regime: Regime
    bases: tuple[str, ...]
    asks: Mapping[str, Field]
    answers: Mapping[str, Field]
    subjects: tuple[str, ...]
    stages: tuple[Stage, ...]
    transitions: tuple[Transition, ...]
    clocks: tuple[ClockRule, ...]
    ask_checks: Mapping[str, Field] = field(default_factory=dict)
    answer_checks: Mapping[str, Field] = field(default_factory=dict)
    four_eyes: frozenset[str] = frozenset()
    handling: str = "H0"
    letters: Mapping[str, Letter] = field(default_factory=dict)
    concerns: frozenset[str] = frozenset()
    statistics: tuple[str, ...] = ()
    refusal_grounds: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, frozenset[str]] = field(default_factory=dict)
    claims_of: Mapping[str, str] = field(default_factory=dict)
    fact_names: tuple[str, ...] = ()
    wordings: Mapping[str, Wording] = field(default_factory=dict)
    tells: Mapping[str, str] = field(default_factory=dict)
    made_from: tuple[MadeFrom, ...] = ()
    derived: Mapping[str, Derived] = field(default_factory=dict)
    daily: int = 0
    not_for: Mapping[str, str] = field(default_factory=dict)

    def form(self, part: Part) -> Mapping[str, Field]:
        """Return the fields of one of the four forms, in their order."""
        forms: Mapping[Part, Mapping[str, Field]] = {
            Part.ASKS: self.asks,
            Part.ANSWERS: self.answers,
            Part.ASK_CHECKS: self.ask_checks,
            Part.ANSWER_CHECKS: self.answer_checks,
        }
        return forms[part]

    def check(self, part: Part, content: Mapping[str, Json], today: date | None = None) -> Checked:
        """Return the content as it is kept and every error in it.

        Args:
            part: which form.
            content: what was typed or what arrived.
            today: the day, which some dates must not lie after; None where only the kept form is wanted.

        A value with an error is kept as typed, so nothing an officer wrote is lost; members nobody declared
        are kept as they came, so a partner with a newer version loses nothing either.
        """
        kept: dict[str, Json] = dict(content)
        errors: list[FieldError] = []
        for name, one in self.form(part).items():
            try:
                cleaned = one.validate_in(content, name)
                one.in_time(cleaned, today)
            except FieldError as error:
                errors.append(error.within(name))
                continue
            if cleaned is None:
                kept.pop(name, None)
            else:
                kept[name] = cleaned
        return Checked(kept, tuple(errors))

    def rightly(self, part: Part, content: Mapping[str, Json], today: date | None = None) -> dict[str, Json]:
        """Return what of a form is written as it should be: all that law and index may be asked with."""
        return salvage_parts(self.form(part), content, today)

    def says(self, part: Part, content: Mapping[str, Json], today: date | None = None) -> dict[str, Json]:
        """Return what is rightly written, and what silence says in the fields where the law lets it speak.

        A field that was filled in wrongly is not silent: of it nobody knows anything.
        """
        silent = {
            name: one.unsaid
            for name, one in self.form(part).items()
            if one.unsaid is not None and content.get(name) in EMPTY and one.asked(content)
        }
        return {**silent, **self.rightly(part, content, today)}

    def to_json_schema(self, part: Part) -> dict[str, Json]:
        """Return the JSON Schema (2020-12) of one form, for the API."""
        return schema_of(self.form(part))

    def people(self, asks: Mapping[str, Json]) -> tuple[tuple[str, Mapping[str, Json]], ...]:
        """Return (path, person) for everybody asked about, as in ('people.0', {…})."""
        found: list[tuple[str, Mapping[str, Json]]] = []
        for name in self.subjects:
            value = asks.get(name)
            if isinstance(value, Mapping):
                found.append((name, value))
            elif isinstance(value, (list, tuple)):
                found += [(f"{name}.{at}", one) for at, one in enumerate(value) if isinstance(one, Mapping)]
        return tuple(found)

    def claimed(self, asks: Mapping[str, Json], answers: Mapping[str, Json]) -> frozenset[str]:
        """Return the paths of those whom these answers say we know, which only a hit confirmed of each allows.

        A number that is nobody's, and a person who had to be named and was not, are returned as they are: no hit
        can ever be confirmed of them.
        """
        paths = [path for path, _ in self.people(asks)]
        rows = [
            row.get(part)
            for name, part in self.claims_of.items()
            if isinstance(told := answers.get(name), (list, tuple))
            for row in told
            if isinstance(row, Mapping)
        ]
        if rows:
            return frozenset(_whom(paths, number) for number in rows if number != NOBODY)
        unnamed = {one for one in self.subjects if self.asks[one].required and one not in paths and not paths}
        return frozenset({*paths, *unnamed}) if self._claims(answers) else frozenset()

    def _claims(self, answers: Mapping[str, Json]) -> bool:
        return any(
            bool(answers.get(name)) if ANY in values else str(answers.get(name)) in values
            for name, values in self.claims.items()
        )

    def counted(self, content: Mapping[str, Json]) -> dict[str, Json]:
        """Return what statistics count of asks or answers: codes, yes and no by field; never a text."""
        declared = {**self.asks, **self.answers}
        right = {name: declared[name].salvage(content.get(name)) for name in self.statistics}
        countable = (name for name in right if isinstance(declared[name], (Choice, Flag)))
        return {name: right[name] for name in countable if right[name] is not None}

    def stage(self, code: str) -> Stage:
        """Return the stage with this code.

        Raises:
            KeyError: when the type has no such stage.
        """
        return {stage.code: stage for stage in self.stages}[code]


def _whom(paths: Sequence[str], number: Json) -> str:
    """Return the path of the person with that number, from 1, or what was said where there is none."""
    if isinstance(number, int) and 0 < number <= len(paths):
        return paths[number - 1]
    return str(number)
