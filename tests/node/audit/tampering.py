"""Changing the database as somebody would who has it: past Django, past foreign keys and checks."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db import DataError, IntegrityError, connection, models

from comity.node.audit import recorded
from comity.node.audit.models import Checkpoint, Leaf, Mark, Newest, TreeNode
from comity.node.audit.verify import covered_tables

LOG = (Leaf, Mark, TreeNode, Checkpoint, Newest)
SURROGATE = {(model._meta.db_table, "id") for model in LOG}
"""Columns that carry nothing: which of two marks is the later one follows from the tree."""
SOMETHING = ("x", 1, b"x", "2026-01-01", "{}")
"""What stands where nothing stood; the database chooses by refusing the others."""
REFUSED = (IntegrityError, DataError, UnicodeError)
"""The database itself does not take the value."""


@dataclass(frozen=True)
class Place:
    """One value: table, column, and the primary key of its row."""

    table: str
    column: str
    key_column: str
    key: Any

    @property
    def of(self) -> tuple[str, str]:
        return self.table, self.column


def places() -> list[Place]:
    """Every value that is covered, also those that are empty."""
    found = []
    for model in [*covered_tables(), *LOG]:
        table, key_column = model._meta.db_table, model._meta.pk.column
        columns = [one for one in _columns(model) if (table, one) not in SURROGATE]
        found += [Place(table, one, key_column, key) for key in keys(model) for one in columns]
    return found


def keys(model: type[models.Model]) -> list[Any]:
    table, column = model._meta.db_table, model._meta.pk.column
    return [row[0] for row in run(f'SELECT "{column}" FROM "{table}" ORDER BY 1')]


def _columns(model: type[models.Model]) -> list[str]:
    left_out = frozenset() if model in LOG else recorded.machinery(model)
    return [field.column for field in model._meta.concrete_fields if field.name not in left_out]


def chosen(count: int, rng: random.Random) -> list[Place]:
    """Places in random order; the first ones hit every column of every table once, with a value if it has one."""
    shuffled = places()
    rng.shuffle(shuffled)
    shuffled.sort(key=lambda place: not _holds(place))
    by_column: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in shuffled:
        by_column[place.of].append(place)
    first = [several[0] for several in by_column.values()]
    rest = [place for place in shuffled if place not in set(first)]
    return first + rest[: max(0, count - len(first))]


def _holds(place: Place) -> bool:
    (held,) = run(
        f'SELECT "{place.column}" IS NOT NULL FROM "{place.table}" WHERE "{place.key_column}" = %s', place.key
    )
    return bool(held[0])


def run(sql: str, *values: Any) -> list[Any]:
    """SQL past Django, past foreign keys and checks."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys=OFF")
            cursor.execute("PRAGMA ignore_check_constraints=ON")
        else:
            cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def read(place: Place) -> Any:
    """The value as the database keeps it."""
    where = f'FROM "{place.table}" WHERE "{place.key_column}" = %s'
    if connection.vendor == "postgresql":
        kept, text = run(f'SELECT "{place.column}", "{place.column}"::text {where}', place.key)[0]
        return bytes(kept) if isinstance(kept, (bytes, memoryview)) else kept if type(kept) is int else text
    kind, raw = run(f'SELECT typeof("{place.column}"), CAST("{place.column}" AS BLOB) {where}', place.key)[0]
    if kind in {"integer", "real"}:
        return {"integer": int, "real": float}[kind](bytes(raw))
    return None if kind == "null" else bytes(raw) if kind == "blob" else _text(bytes(raw))


def _text(raw: bytes) -> str:
    """Text as SQLite keeps it: also bytes that are no UTF-8, since SQLite does not look."""
    return raw.decode("utf-8", "surrogateescape")


def write(place: Place, value: Any) -> None:
    """Put a value there."""
    new = "%s"
    if connection.vendor == "postgresql":
        kind = run(
            "SELECT udt_name FROM information_schema.columns WHERE table_name = %s AND column_name = %s",
            place.table,
            place.column,
        )[0][0]
        new = f"CAST(%s AS {kind})"
        value = value if value is None or isinstance(value, (bytes, int)) else str(value).encode().decode()
    elif isinstance(value, str):
        new, value = "CAST(%s AS TEXT)", value.encode("utf-8", "surrogateescape")
    run(
        f'UPDATE "{place.table}" SET "{place.column}" = {new} WHERE "{place.key_column}" = %s',
        value,
        place.key,
    )


def other(value: Any, rng: random.Random) -> Any:
    """The same value with one byte changed; something where there was nothing."""
    if value is None:
        return rng.choice(SOMETHING)
    if isinstance(value, int):
        return value ^ 1 << rng.randrange(12)
    if isinstance(value, float):
        return value + rng.choice((-1, 1))
    raw = bytearray(value if isinstance(value, bytes) else value.encode())
    if not raw:
        return "x" if isinstance(value, str) else b"x"
    raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(7)
    return bytes(raw) if isinstance(value, bytes) else raw.decode("utf-8", "surrogateescape")


def change(place: Place, rng: random.Random) -> tuple[Place, Any] | None:
    """Change one byte there; where the value is now, and what it was. None when nothing could be changed."""
    before = read(place)
    there = {row[0] for row in run(f'SELECT "{place.key_column}" FROM "{place.table}"')}
    for _ in range(16):
        try:
            write(place, other(before, rng))
        except REFUSED:
            continue
        now = {row[0] for row in run(f'SELECT "{place.key_column}" FROM "{place.table}"')} - there
        moved = Place(place.table, place.column, place.key_column, now.pop() if now else place.key)
        if read(moved) != before:  # another spelling of the same value changes nothing
            return moved, before
    return None
