"""A form made from the fields a type declares: every kind of field, with what was typed and what is wrong."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import get_language, gettext_noop

from comity.node.casework.queries import Said
from comity.node.desk import conditions, countries
from comity.node.desk.conditions import Condition
from comity.rules.fields import (
    Choice,
    Choices,
    Country,
    Date,
    Field,
    Flag,
    Json,
    LongText,
    Number,
    Paper,
    PartialDate,
)
from comity.rules.groups import Countries, Group, Rows, Texts
from comity.rules.request_type import Part, RequestType

Errors = Mapping[str, Said]
"""Sentences by path, such as ``asks.subject.name``."""


@dataclass(frozen=True)
class Option:
    """One choice of a list."""

    code: str
    title: Said
    chosen: bool = False


@dataclass(frozen=True)
class Shown:
    """One field of a page.

    Attributes:
        kind: line, text, choice, choices, flag, date, number, file, group or rows.
        value: what stands in it.
        fields: the parts of a group; the rows of a table.
        blank: an empty row to fill in.
        described: ids of hint, error and a colleague's words.
        countries: whether the choices are countries.
        theirs: what a colleague saved in this field meanwhile, where it differs.
        only: where it is asked, when not everywhere.
    """

    id: str
    name: str
    label: Said
    hint: Said | None
    kind: str
    required: bool
    value: object = ""
    error: Said | None = None
    fields: tuple["Shown", ...] = ()
    blank: "Shown | None" = None
    choices: tuple[Option, ...] = ()
    countries: bool = False
    theirs: Said | None = None
    only: Condition | None = None

    @property
    def described(self) -> str:
        """Ids of condition, hint, error and a colleague's words, for aria-describedby."""
        told = [
            self.only and f"{self.id}-only",
            self.hint and f"{self.id}-hint",
            self.error and f"{self.id}-error",
            self.theirs and f"{self.id}-theirs",
        ]
        return " ".join(one for one in told if one)


@dataclass(frozen=True)
class Section:
    """Some fields under a heading."""

    title: Said
    fields: tuple[Shown, ...]


@dataclass(frozen=True)
class Problem:
    """A line of the error summary: which field, what is wrong."""

    id: str
    label: Said
    text: Said


@dataclass(frozen=True)
class Form:
    """A form with what was typed."""

    parts: tuple[Section, ...]
    problems: tuple[Problem, ...] = field(default=())


HEADINGS: Mapping[Part, str] = {
    Part.ASKS: gettext_noop("The matter"),
    Part.ANSWERS: gettext_noop("The answer"),
    Part.ASK_CHECKS: gettext_noop("What I confirm; it stays in this node"),
    Part.ANSWER_CHECKS: gettext_noop("What I confirm; it stays in this node"),
}
WHO = gettext_noop("Who is asked about")
NO_ERRORS: Errors = {}


def build(kind: RequestType, typed: Mapping[Part, Mapping[str, Json]], errors: Errors = NO_ERRORS) -> Form:
    """The form of some parts of a type.

    Args:
        kind: the type.
        typed: for each part that is shown, its values.
        errors: what is wrong, by path.
    """
    sections = tuple(one for part, values in typed.items() for one in _sections(kind, part, values, errors))
    return Form(sections, tuple(_problems(sections, errors)))


def _sections(kind: RequestType, part: Part, values: Mapping[str, Json], errors: Errors) -> Iterator[Section]:
    shown = dict(_beside(kind.form(part), part.value, values, errors))
    people = [name for name in kind.subjects if name in shown] if part is Part.ASKS else []
    if people:
        yield Section(Said(WHO), tuple(shown.pop(name) for name in people))
    if shown:
        yield Section(Said(HEADINGS[part]), tuple(shown.values()))


def _beside(
    fields: Mapping[str, Field], path: str, values: Mapping[str, Json], errors: Errors
) -> Iterator[tuple[str, Shown]]:
    """The fields that stand beside each other, each with where it is asked."""
    for name, one in fields.items():
        drawn = _shown(one, f"{path}.{name}", values.get(name), errors)
        yield name, replace(drawn, only=conditions.of(one, path, fields))


def _shown(one: Field, path: str, value: Json, errors: Errors) -> Shown:
    plain = Shown(
        id=f"id_{path.replace('.', '-')}",
        name=path,
        label=Said(one.label),
        hint=Said(one.hint) if one.hint else None,
        kind="line",
        required=one.required,
        error=errors.get(path),
    )
    drawn = next((draw for family, draw in DRAWN.items() if isinstance(one, family)), None)
    more = drawn(one, path, value, errors) if drawn else {"value": value or ""}
    return Shown(**{**vars(plain), **more})


def _rows(one: Field, path: str, value: Json, errors: Errors) -> dict[str, object]:
    if not isinstance(one, Rows):
        return {}
    rows = [row for row in value if isinstance(row, Mapping)] if isinstance(value, (list, tuple)) else []
    made = [_row(one, f"{path}.{number}", row, errors) for number, row in enumerate([*rows, {}])]
    return {"kind": "rows", "fields": tuple(made[:-1]), "blank": made[-1]}


def _row(one: Rows, path: str, row: Mapping[str, Json], errors: Errors) -> Shown:
    number = path.rpartition(".")[2]
    label = Said("{label} {number}", {"label": one.label, "number": str(int(number) + 1)})
    return Shown(
        f"id_{path.replace('.', '-')}", path, label, None, "group", required=False,
        fields=tuple(_inside(one, path, row, errors)),
    )  # fmt: skip


def _group(one: Field, path: str, value: Json, errors: Errors) -> dict[str, object]:
    row = value if isinstance(value, Mapping) else {}
    return {"kind": "group", "fields": tuple(_inside(one, path, row, errors))}


def _inside(one: Field, path: str, row: Mapping[str, Json], errors: Errors) -> Iterator[Shown]:
    if isinstance(one, Group):
        yield from (drawn for _, drawn in _beside(one.parts, path, row, errors))


def _choices(one: Field, _path: str, value: Json, _errors: Errors) -> dict[str, object]:
    many = isinstance(one, Choices)
    chosen = {str(code) for code in value} if isinstance(value, (list, tuple)) else {str(value)}
    listed = one.choices.items() if isinstance(one, Choice) else ()
    options = tuple(Option(code, Said(text), code in chosen) for code, text in listed)
    return {"kind": "choices" if many else "choice", "choices": options, "value": value or ""}


def _country(_one: Field, _path: str, value: Json, _errors: Errors) -> dict[str, object]:
    options = tuple(Option(code, Said(name)) for code, name in countries.listed(get_language() or "en"))
    return {"kind": "choice", "choices": options, "countries": True, "value": value or ""}


def _flag(_one: Field, _path: str, value: Json, _errors: Errors) -> dict[str, object]:
    return {
        "kind": "flag",
        "value": {True: "true", False: "false"}.get(value, "") if isinstance(value, bool) else "",
    }


def _as(kind: str) -> "Draw":
    def draw(_one: Field, _path: str, value: Json, _errors: Errors) -> dict[str, object]:
        return {"kind": kind, "value": "" if value is None else value}

    return draw


def _lines(_one: Field, _path: str, value: Json, _errors: Errors) -> dict[str, object]:
    told = "\n".join(str(one) for one in value) if isinstance(value, (list, tuple)) else ""
    return {"kind": "text", "value": told, "hint": Said("One on each line.")}


def _countries(_one: Field, _path: str, value: Json, _errors: Errors) -> dict[str, object]:
    return {
        "kind": "line",
        "value": countries.names(value),
        "hint": Said("By name or two letters; a semicolon between."),
    }


Draw = Callable[[Field, str, Json, Errors], dict[str, object]]
DRAWN: Mapping[type[Field], Draw] = {
    Rows: _rows,
    Group: _group,
    Countries: _countries,
    Texts: _lines,
    Choice: _choices,
    Country: _country,
    Flag: _flag,
    LongText: _as("text"),
    Date: _as("date"),
    PartialDate: _as("date"),
    Number: _as("number"),
    Paper: _as("file"),
}
"""How each family of fields is drawn; the first that fits, so special families stand before general ones."""


def _problems(sections: Iterable[Section], errors: Errors) -> Iterator[Problem]:
    """The summary, in the order of the fields; an error without a field stands at the end."""
    left = dict(errors)
    for section in sections:
        for one in everything(section.fields):
            if text := left.pop(one.name, None):
                yield Problem(one.id, one.label, text)
    for path, text in left.items():
        yield Problem("main", Said(path.rpartition(".")[2]), text)


def everything(fields: Iterable[Shown]) -> Iterator[Shown]:
    """Every field, the parts of a group and the rows of a table after their own."""
    for one in fields:
        yield one
        yield from everything(one.fields)
