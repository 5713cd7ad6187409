"""What commands do inside a node once Django knows its folder: tables, keys, the first administrator."""

import base64
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from allauth.mfa.totp.internal.auth import TOTP
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from comity.node import SQLITE_AT_LEAST
from comity.node.exchange import founding
from comity.node.fit.look import lacking
from comity.node.staff import founding as staff


class CannotStart(Exception):  # noqa: N818  (named by what went wrong; its text is the sentence)
    """This node must not serve as it is set up."""


@dataclass(frozen=True)
class First:
    """What the first administrator signs in with, shown once."""

    password: str = field(repr=False)
    secret: str = field(repr=False)


def make_tables() -> None:
    """Every table of a new node, and the one of its cache.

    Tables are made from the models at once and the migrations marked as done, which is five times as fast as
    walking through them; a test compares both. SQLite need not wait for the disk after each table: a new node
    that loses power is simply made again.
    """
    _wait_for_disk("OFF")
    with _without_migrations():
        call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    call_command("migrate", verbosity=0, interactive=False, fake=True)
    call_command("createcachetable", verbosity=0)
    _wait_for_disk("FULL")


@contextmanager
def _without_migrations() -> Iterator[None]:
    before = settings.MIGRATION_MODULES
    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    try:
        yield
    finally:
        settings.MIGRATION_MODULES = before


def _wait_for_disk(how: str) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA synchronous={how}")


def make_keys(address: str) -> str:
    """The node's identity; returns the words of its fingerprint."""
    return founding.make(settings.COMITY_HOME, address=address, today=datetime.now(UTC).date()).words


def make_administrator(username: str, *, demo: bool = False) -> First:
    """The node's first unit, programs and administrator, who appoints everybody else.

    Args:
        username: sign-in name of the administrator.
        demo: whether the demonstration makes the node.
    """
    first = First(secrets.token_urlsafe(15), base64.b32encode(secrets.token_bytes(20)).decode())
    staff.found(settings.COMITY_HOME.name, demo=demo)
    row = staff.first_administrator(username, password=first.password)
    TOTP.activate(row, first.secret)
    return first


def insist_fit() -> None:
    """Insist on what must hold before anything is served.

    Raises:
        CannotStart: the SQLite under Django is too old, requests are wrapped in transactions, or a key, a table, a
            setting or the room on the disk is not as it must be.
    """
    if settings.DATABASES["default"]["ATOMIC_REQUESTS"]:
        raise CannotStart("ATOMIC_REQUESTS must be off: each act opens its own transaction.")
    if connection.vendor == "sqlite":
        _insist_on_sqlite()
    faults = lacking()
    connection.close()
    if faults:
        more = f" {len(faults) - 1} more: comity doctor lists them." if len(faults) > 1 else ""
        raise CannotStart(f"This node does not start. {faults[0].mend}{more}")


def _insist_on_sqlite() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()")
        version = str(cursor.fetchone()[0])
    if tuple(int(part) for part in version.split(".")) < SQLITE_AT_LEAST:
        raise CannotStart(f"SQLite {version} can corrupt its write-ahead log; 3.51.3 or later is needed.")
