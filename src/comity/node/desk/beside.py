"""Two officers changed one draft: what the other one wrote, field by field, beside what was typed here."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from comity.node.casework.queries import Said
from comity.node.desk import told
from comity.node.desk.form_pages import Values
from comity.node.desk.forms import Form, Problem, Section, Shown, everything
from comity.rules.fields import EMPTY, Field, Json
from comity.rules.groups import Group, Rows
from comity.rules.request_type import Part, RequestType

NOTHING = Said("left empty")


@dataclass(frozen=True)
class Beside:
    """What a colleague saved while the form was open.

    Attributes:
        by: the colleague.
        at: when it was saved.
        theirs: the colleague's words by path, only where they differ from what was typed.
    """

    by: str
    at: datetime
    theirs: Mapping[str, Said] = field(default_factory=dict)


def differences(kind: RequestType, mine: Values, saved: Values) -> dict[str, Said]:
    """The colleague's words for every field that differs, by path such as ``asks.subject.born``.

    Args:
        kind: the type.
        mine: what was typed here, by form.
        saved: what the colleague saved.
    """
    return {
        path: words
        for part in mine
        for path, words in _parts(kind.form(part), part.value, mine[part], saved.get(part, {}))
    }


def taken(mine: Values, saved: Values, paths: Sequence[str]) -> dict[Part, dict[str, Json]]:
    """What was typed, with the colleague's values in the fields the officer chose them for.

    Args:
        mine: what was typed here.
        saved: what the colleague saved.
        paths: the fields to take over; a path nobody knows changes nothing.
    """
    made: dict[Part, dict[str, Any]] = {part: deepcopy(dict(values)) for part, values in mine.items()}
    for path in paths:
        form, *names = path.split(".")
        part = next((one for one in made if one.value == form), None)
        if part is not None and names:
            _take(made[part], saved.get(part, {}), names)
    return made


def _take(into: dict[str, Any], source: Mapping[str, Json], names: Sequence[str]) -> None:
    """Copy the value that stands at the end of a path; an empty one empties it."""
    name, *deeper = names
    value = source.get(name)
    if deeper:
        inside = into.setdefault(name, {})
        if isinstance(inside, dict):
            _take(inside, value if isinstance(value, Mapping) else {}, deeper)
        return
    if value in EMPTY:
        into.pop(name, None)
    else:
        into[name] = deepcopy(value)


def _parts(
    fields: Mapping[str, Field], path: str, mine: Mapping[str, Json], saved: Mapping[str, Json]
) -> Iterator[tuple[str, Said]]:
    for name, one in fields.items():
        here, there = mine.get(name), saved.get(name)
        if isinstance(one, Group) and not isinstance(one, Rows):
            yield from _parts(one.parts, f"{path}.{name}", _row(here), _row(there))
        elif here != there and not (here in EMPTY and there in EMPTY):
            yield f"{path}.{name}", NOTHING if there in EMPTY else told.joined(one, there)


def _row(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, Mapping) else {}


def shown(form: Form, theirs: Mapping[str, Said]) -> Form:
    """The form with the colleague's words beside each field that differs."""
    parts = tuple(
        Section(one.title, tuple(_shown(each, theirs) for each in one.fields)) for one in form.parts
    )
    return replace(form, parts=parts)


def listed(form: Form) -> tuple[Problem, ...]:
    """Every field that differs, to jump to, in the order of the form."""
    found = (one for part in form.parts for one in everything(part.fields))
    return tuple(Problem(one.id, one.label, one.theirs) for one in found if one.theirs)


def _shown(one: Shown, theirs: Mapping[str, Said]) -> Shown:
    inside = tuple(_shown(each, theirs) for each in one.fields)
    return replace(one, fields=inside, theirs=theirs.get(one.name))
