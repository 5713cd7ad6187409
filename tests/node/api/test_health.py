"""What ``/readyz`` says of a node that lacks what it needs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from comity.node.exchange import founding, identity
from comity.node.fit import look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("transactional_db", "officers")


@pytest.fixture(autouse=True)
def _identity() -> None:
    if not identity.exists():
        founding.make(
            settings.COMITY_HOME, address="https://127.0.0.1:1/letters", today=datetime.now(UTC).date()
        )


def ready() -> tuple[int, list[str]]:
    answer = Client().get("/readyz")
    return answer.status_code, answer.json()["missing"]


def aside(name: str, during: Callable[[], object]) -> object:
    """Do something while a file of the node is gone."""
    place: Path = settings.COMITY_HOME.folder / name
    hidden = place.with_name(f"{place.name}.aside")
    place.rename(hidden)
    try:
        told = during()
        assert not place.exists()
        return told
    finally:
        hidden.rename(place)


def test_a_founded_node_is_ready() -> None:
    assert ready() == (200, [])


@pytest.mark.parametrize(
    "name", ["kek", "log", "django", "holdings", "words", "signing", "tls.key", "tls.crt"]
)
def test_a_key_that_is_gone_is_named_and_not_made_again(name: str) -> None:
    told = aside(f"keys/{name}", ready)
    assert isinstance(told, tuple)
    assert told[0] == 503
    assert f"keys/{name}" in told[1]


def test_a_node_that_misses_a_migration_is_not_ready() -> None:
    with connection.cursor() as sql:
        sql.execute("DELETE FROM django_migrations WHERE app = 'casework'")
    try:
        assert ready() == (503, ["tables"])
    finally:
        MigrationRecorder(connection).record_applied("casework", "0001_initial")


def test_a_node_whose_disk_is_nearly_full_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look, "ROOM_TO_SERVE", 2**62)
    assert ready() == (503, ["disk"])


def test_a_column_that_others_added_is_seen() -> None:
    with connection.cursor() as sql:
        sql.execute("ALTER TABLE staff_unit ADD COLUMN hidden integer")
    try:
        assert ready() == (503, ["tables"])
    finally:
        with connection.cursor() as sql:
            sql.execute("ALTER TABLE staff_unit DROP COLUMN hidden")
