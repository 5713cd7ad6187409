"""What fixtures furnish is done once in each process; after that its rows are put back as they were.

Seeding a register takes half a second, and hundreds of tests ask for one. The first to ask has it built by the
acts themselves; for every later one each table is filled with the very rows, and the file of checkpoints with
the very lines. On PostgreSQL, and wherever a test did something of its own before, it is built again.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection, transaction

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Kept:
    """Every row of every table, by table, and the checkpoints beside the database."""

    rows: dict[str, list[tuple[Any, ...]]]
    file: bytes

    @property
    def entries(self) -> int:
        """How long the log was."""
        return len(self.rows["audit_leaf"])


_kept: dict[tuple[str, ...], Kept] = {}
_steps: list[str] = []


def begin() -> None:
    """A test begins with nothing furnished."""
    _steps.clear()


def once(step: str, build: Callable[[], object]) -> None:
    """Take one step: put its rows back if the same steps were taken before, else build them.

    Args:
        step: its name; the same name always means the same `build`.
        build: what the step does, by the node's own acts.
    """
    if connection.vendor != "sqlite" or _elsewhere() or _something_else_happened():
        build()
        return
    steps = (*_steps, step)
    if steps in _kept:
        _put_back(_kept[steps])
    else:
        build()
        _kept[steps] = _keep()
    _steps.append(step)


def _elsewhere() -> bool:
    """Whether the test has a folder of its own: rows kept under the keys of another cannot be read with its keys."""
    return str(settings.COMITY_HOME.folder) != os.environ["COMITY_DIR"]


def _something_else_happened() -> bool:
    from comity.node.audit.models import Leaf

    expected = _kept[tuple(_steps)].entries if _steps else 0
    return Leaf.objects.count() != expected


def _file() -> Path:
    return settings.COMITY_HOME.path("log", "checkpoints")


def _keep() -> Kept:
    with connection.cursor() as cursor:
        rows = {table: _read(cursor, table) for table in [*_tables(), "sqlite_sequence"]}
    return Kept(rows, _file().read_bytes() if _file().exists() else b"")


def _tables() -> list[str]:
    return connection.introspection.table_names()


def _read(cursor: Any, table: str) -> list[tuple[Any, ...]]:
    """Rows as SQLite keeps them: a plus before a column keeps Django's converters away."""
    cursor.execute(f'SELECT * FROM "{table}" LIMIT 0')
    columns = ", ".join(f'+"{one[0]}"' for one in cursor.description)
    return list(cursor.execute(f'SELECT {columns} FROM "{table}"').fetchall())


def _put_back(kept: Kept) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in kept.rows.items():
            cursor.execute(f'DELETE FROM "{table}"')
            if rows:
                cursor.executemany(f'INSERT INTO "{table}" VALUES ({", ".join(["%s"] * len(rows[0]))})', rows)
    if kept.file:
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_bytes(kept.file)
