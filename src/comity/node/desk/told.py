"""What a form says, for reading: labels and values in words, line by line; and a person with every spelling."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comity.node.casework.queries import Said, SubjectInfo
from comity.node.desk import dates
from comity.rules.fields import Choice, Country, Date, Field, Flag, Json, Number, PartialDate
from comity.rules.groups import PERSON_PARTS, Countries, Group, Rows
from comity.rules.request_type import Part, RequestType

NAMES = ("name", "other_names")


@dataclass(frozen=True)
class Line:
    """A label and its values; a group's parts stand inside."""

    label: Said
    values: tuple[Said, ...] = ()
    parts: tuple["Line", ...] = ()


@dataclass(frozen=True)
class Spelling:
    """One way a person's name is written, and where it was written so."""

    text: str
    source: Said


@dataclass(frozen=True)
class Fact:
    """One thing known of a person."""

    label: Said
    value: Said
    confirmed: bool = True
    note: Said | None = None


@dataclass(frozen=True)
class SubjectShown:
    """A person of a case."""

    names: tuple[Spelling, ...]
    facts: tuple[Fact, ...]


def lines(kind: RequestType, part: Part, content: Mapping[str, Json]) -> tuple[Line, ...]:
    """What one form says, people left out.

    Args:
        kind: the type.
        part: which form.
        content: its values.
    """
    return tuple(
        _line(one, content[name])
        for name, one in kind.form(part).items()
        if name in content and name not in kind.subjects
    )


def subject(info: SubjectInfo) -> SubjectShown:
    """A person of a case, every spelling first."""
    person = info.person
    others = person.get("other_names") or ()
    names = [
        Spelling(str(person.get("name", "–")), Said("as asked")),
        *(Spelling(str(one), Said("other spelling")) for one in others),
    ]
    known = [
        (PERSON_PARTS[name], person[name]) for name in PERSON_PARTS if name not in NAMES and person.get(name)
    ]
    return SubjectShown(
        tuple(names), tuple(Fact(Said(one.label), joined(one, value)) for one, value in known)
    )


def _line(one: Field, value: Json) -> Line:
    label = Said(one.label)
    if isinstance(one, Rows) and isinstance(value, (list, tuple)):
        rows = [row for row in value if isinstance(row, Mapping)]
        return Line(
            label, parts=tuple(Line(Said(str(at)), parts=_inside(one, row)) for at, row in enumerate(rows, 1))
        )
    if isinstance(one, Group) and isinstance(value, Mapping):
        return Line(label, parts=_inside(one, value))
    return Line(label, tuple(_words(one, value)))


def _inside(one: Group, row: Mapping[str, Json]) -> tuple[Line, ...]:
    return tuple(_line(part, row[name]) for name, part in one.parts.items() if name in row)


def _words(one: Field, value: Json) -> Iterator[Said]:
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from _words(one, each)
    elif isinstance(one, Choice):
        yield Said(one.choices.get(str(value), str(value)))
    elif isinstance(one, Flag):
        yield Said("Yes") if value else Said("No")
    elif isinstance(one, (Country, Countries)):
        yield Said(dates.country(str(value)))
    elif isinstance(one, (Date, PartialDate)):
        yield Said("{day}", {"day": str(value)})
    elif isinstance(one, Number) and one.unit:
        yield Said("{count} {unit}", {"count": str(value), "unit": Said(one.unit)})
    else:
        yield Said("{words}", {"words": str(value)})


def joined(one: Field, value: Json) -> Said:
    """A value in one line; the parts of a group follow each other.

    Args:
        one: the field.
        value: what stands in it.
    """
    if isinstance(one, Group):
        rows = (
            [value]
            if isinstance(value, Mapping)
            else [row for row in value or () if isinstance(row, Mapping)]
            if isinstance(value, (list, tuple))
            else []
        )
        told = [word for row in rows for line in _inside(one, row) for word in line.values]
    else:
        told = list(_words(one, value))
    text = ", ".join("{" + f"p{at}" + "}" for at in range(len(told)))
    return Said(text, {f"p{at}": word for at, word in enumerate(told)})
