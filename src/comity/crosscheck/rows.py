"""Records and questions as rows of text, as CSV, NDJSON and Parquet carry them.

Columns: id, name, aliases, birth, sex, nationality, documents, expires; also kind, places and payload.
Several values in one cell are joined by a semicolon; documents are CC:TYPE:NUMBER.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from comity.crosscheck.entry import Birth, Document, Entry, Kind, Name, NameKind, Query, Sex
from comity.crosscheck.errors import RowRefused

COLUMNS = ("id", "name", "aliases", "birth", "sex", "nationality", "documents", "expires")
_SEXES = {
    "f": Sex.FEMALE,
    "female": Sex.FEMALE,
    "w": Sex.FEMALE,
    "m": Sex.MALE,
    "male": Sex.MALE,
    "x": Sex.OTHER,
    "other": Sex.OTHER,
}
Row = Mapping[str, object]
Asked = TypeVar("Asked", bound=Query)


def entry_of(row: Row, today: date | None = None) -> Entry:
    """Read a record of the holdings.

    Args:
        row: its cells by column.
        today: the day after which nobody is born yet; None where that was looked at before.

    Raises:
        RowRefused: a value is missing or means nothing; the sentence names it.
    """
    if "id" not in row:
        raise RowRefused("There is no column id; the columns are {columns}.", columns=", ".join(row))
    expires = _one(row, "expires")
    made = Entry(**_shared(row), expires=_day(expires) if expires else None, payload=_one(row, "payload"))
    return _born(made, today)


def query_of(row: Row, today: date | None = None) -> Query:
    """Read a question.

    Args:
        row: its cells by column.
        today: as above.

    Raises:
        RowRefused: as above.
    """
    return _born(Query(**_shared(row)), today)


def row_of(entry: Entry) -> dict[str, str]:
    """Write a record as a row, the inverse of `entry_of` for what the columns carry."""
    full = [name.text for name in entry.names if name.kind is NameKind.FULL]
    other = [name.text for name in entry.names if name.kind is not NameKind.FULL]
    return {
        "id": entry.id,
        "name": ";".join(full),
        "aliases": ";".join(other),
        "birth": ";".join(map(str, entry.births)),
        "sex": ";".join(entry.sexes),
        "nationality": ";".join(entry.nationalities),
        "documents": ";".join(f"{doc.country}:{doc.type}:{doc.number}" for doc in entry.documents),
        "expires": entry.expires.isoformat() if entry.expires else "",
        "kind": entry.kind,
        "places": ";".join(entry.places),
        "payload": entry.payload,
    }


def document_of(text: str) -> Document:
    """Read CC:TYPE:NUMBER, CC:NUMBER or a bare number.

    Raises:
        RowRefused: the parts do not make a document.
    """
    parts = [part.strip() for part in text.split(":", 2)]
    if len(parts) == 3:
        return Document(parts[2], type=parts[1].lower(), country=parts[0].upper())
    if len(parts) == 2:
        return Document(parts[1], country=parts[0].upper())
    return Document(parts[0])


def _born(made: Asked, today: date | None) -> Asked:
    if today is not None:
        made.born_by(today)
    return made


# The keyword arguments of two frozen dataclasses differ in type from field to field.
def _shared(row: Row) -> dict[str, Any]:
    names = [Name(text) for text in _many(row, "name")]
    names += [Name(text, kind=NameKind.ALIAS) for text in _many(row, "aliases")]
    return {
        "id": _one(row, "id"),
        "kind": _kind(_one(row, "kind")),
        "names": tuple(names),
        "births": tuple(Birth.parse(text) for text in _many(row, "birth")),
        "sexes": tuple(_sex(text) for text in _many(row, "sex")),
        "nationalities": tuple(text.upper() for text in _many(row, "nationality")),
        "places": tuple(_many(row, "places")),
        "documents": tuple(document_of(text) for text in _many(row, "documents")),
    }


def _many(row: Row, column: str) -> list[str]:
    value = row.get(column)
    if value is None:
        return []
    cells = value if isinstance(value, list | tuple) else str(value).split(";")
    return [text for cell in cells if (text := str(cell).strip())]


def _one(row: Row, column: str) -> str:
    value = row.get(column)
    return "" if value is None else str(value).strip()


def _kind(text: str) -> Kind:
    try:
        return Kind(text.lower() or Kind.PERSON)
    except ValueError:
        raise RowRefused("The kind '{text}' is none of {kinds}.", text=text, kinds=", ".join(Kind)) from None


def _sex(text: str) -> Sex:
    if text.lower() not in _SEXES:
        raise RowRefused("The sex '{text}' is not understood; write F, M or X.", text=text)
    return _SEXES[text.lower()]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RowRefused(
            "The day '{text}' in 'expires' is not a date; write 2031-12-31.", text=text
        ) from None
