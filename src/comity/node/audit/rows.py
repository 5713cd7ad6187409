"""Digests of rows as the database keeps them, byte for byte, free of any conversion on the way out."""

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection, models

from comity.node.audit.recorded import machinery

CHUNK = 400


@dataclass(frozen=True)
class RowState:
    """One row's primary key and its exact content as bytes."""

    row: str
    content: bytes


def _expression(column: str) -> str:
    quoted = connection.ops.quote_name(column)
    if connection.vendor == "sqlite":
        return f"typeof({quoted}) || ':' || hex({quoted})"
    return f"coalesce(encode(convert_to({quoted}::text, 'UTF8'), 'hex'), 'null')"


def _columns(model: type[models.Model]) -> list[str]:
    """What a row's digest covers; the order is the order of the table."""
    left_out = machinery(model)
    return [str(f.column) for f in model._meta.concrete_fields if f.name not in left_out]


def _select(model: type[models.Model], where: str, values: Sequence[str | int]) -> Iterator[RowState]:
    table = connection.ops.quote_name(model._meta.db_table)
    key = connection.ops.quote_name(str(model._meta.pk.column))
    exact = " || '|' || ".join(_expression(column) for column in _columns(model))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {key}, {exact} FROM {table} {where}", values)  # noqa: S608  (names come from our own models)
        for row, content in cursor:
            yield RowState(str(row), str(content).encode())


def states(model: type[models.Model], keys: Iterable[str]) -> dict[str, bytes]:
    """The exact content of the named rows; a row that is gone is absent."""
    wanted = list(keys)
    found: dict[str, bytes] = {}
    key = connection.ops.quote_name(str(model._meta.pk.column))
    for start in range(0, len(wanted), CHUNK):
        part = [model._meta.pk.to_python(one) for one in wanted[start : start + CHUNK]]
        part = [model._meta.pk.get_db_prep_value(one, connection) for one in part]
        marks = ", ".join(["%s"] * len(part))
        found.update({s.row: s.content for s in _select(model, f"WHERE {key} IN ({marks})", part)})
    return found


def all_states(model: type[models.Model]) -> Iterator[RowState]:
    """The exact content of every row of a table."""
    yield from _select(model, "", [])


def digest(salt: bytes, content: bytes) -> bytes:
    """SHA-256(salt || content): once the salt is gone nothing can be guessed back."""
    return hashlib.sha256(salt + content).digest()


def fresh_salt() -> bytes:
    """32 random bytes."""
    return secrets.token_bytes(32)
