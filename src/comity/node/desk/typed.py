"""What an officer typed into a form made from a type's fields, read back into the values the rules check."""

import re
from collections.abc import Callable, Mapping

from django.http import QueryDict

from comity.node.desk import countries
from comity.rules.fields import EMPTY, Choices, Country, Field, Flag, Json, Number
from comity.rules.groups import Countries, Group, Rows, Texts
from comity.rules.request_type import Part, RequestType

FLAGS = {"true": True, "false": False}
BETWEEN = re.compile(r"[,;\n]")


def read(kind: RequestType, part: Part, typed: QueryDict) -> dict[str, Json]:
    """The values of one form; what was left empty is left out.

    Args:
        kind: the type whose fields the form was made from.
        part: which of its forms.
        typed: what the browser sent; names are paths such as ``asks.subject.born``.
    """
    return _parts(kind.form(part), part.value, typed)


def _parts(fields: Mapping[str, Field], path: str, typed: QueryDict) -> dict[str, Json]:
    values = {name: _value(one, f"{path}.{name}", typed) for name, one in fields.items()}
    return {name: value for name, value in values.items() if value not in EMPTY}


def _value(field: Field, path: str, typed: QueryDict) -> Json:
    for family, reader in READERS.items():
        if isinstance(field, family):
            return reader(field, path, typed)
    return _text(path, typed)


def _text(path: str, typed: QueryDict) -> str:
    return str(typed.get(path, "")).strip().replace("\r\n", "\n")


def _rows(field: Field, path: str, typed: QueryDict) -> Json:
    """Rows in the order of their numbers; empty ones are dropped."""
    if not isinstance(field, Rows):
        return None
    numbers = {int(found[1]) for name in typed if (found := re.match(rf"{re.escape(path)}\.(\d+)\.", name))}
    rows = [_parts(field.parts, f"{path}.{number}", typed) for number in sorted(numbers)]
    return [row for row in rows if row]


def _group(field: Field, path: str, typed: QueryDict) -> Json:
    return _parts(field.parts, path, typed) if isinstance(field, Group) else None


def _number(_: Field, path: str, typed: QueryDict) -> Json:
    text = _text(path, typed)
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else text


def _split(path: str, typed: QueryDict) -> list[str]:
    return [one.strip() for one in BETWEEN.split(_text(path, typed)) if one.strip()]


READERS: Mapping[type[Field], Callable[[Field, str, QueryDict], Json]] = {
    Rows: _rows,
    Group: _group,
    Countries: lambda _, path, typed: [countries.code(one) for one in _split(path, typed)],
    Texts: lambda _, path, typed: [one for one in _text(path, typed).split("\n") if one.strip()],
    Choices: lambda _, path, typed: [str(one) for one in typed.getlist(path) if one],
    Flag: lambda _, path, typed: FLAGS.get(_text(path, typed)),
    Number: _number,
    Country: lambda _, path, typed: countries.code(_text(path, typed)),
}
"""How each family of fields is read; the first that fits, so special families stand before general ones."""
