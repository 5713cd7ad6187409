"""One look at the whole database as it stood at one instant, in which nothing can be written."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper


@contextmanager
def snapshot() -> Iterator[None]:
    """Whatever is read inside fits together, though others go on writing; a write inside is refused.

    Inside a transaction that is open already, what it has seen and will see is all there is.
    """
    if connection.vendor == "sqlite":
        with _sqlite():
            yield
    elif connection.in_atomic_block:
        yield
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            _begin(cursor)
            yield


def _begin(cursor: CursorWrapper) -> None:
    """Fix the instant: a database does so at the first read."""
    cursor.execute("SELECT 1 FROM audit_checkpoint LIMIT 1")
    cursor.fetchall()


@contextmanager
def _sqlite() -> Iterator[None]:
    """A read transaction of the write-ahead log: it takes no lock that a writer would wait for."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only=ON")
        try:
            with as_written(), nullcontext() if connection.in_atomic_block else _reading(cursor):
                _begin(cursor)
                yield
        finally:
            cursor.execute("PRAGMA query_only=OFF")


@contextmanager
def as_written() -> Iterator[None]:
    """Text is read inside whatever bytes somebody wrote in its place; PostgreSQL keeps no text that is none."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    inside = connection.connection
    before, inside.text_factory = inside.text_factory, _text
    try:
        yield
    finally:
        inside.text_factory = before


def _text(raw: bytes) -> str:
    """Text as SQLite keeps it: also bytes that are no UTF-8, since SQLite does not look."""
    return raw.decode("utf-8", "surrogateescape")


@contextmanager
def _reading(cursor: CursorWrapper) -> Iterator[None]:
    cursor.execute("BEGIN DEFERRED")
    try:
        yield
    finally:
        cursor.execute("ROLLBACK")
