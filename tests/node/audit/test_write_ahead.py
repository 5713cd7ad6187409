"""Cutting SQLite's write-ahead log short takes no numbered entry away, whatever the checkpoint file is made to say."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from comity.node.audit import sequencer
from comity.node.audit.entry import entry
from comity.node.audit.models import Leaf

pytestmark = pytest.mark.django_db(transaction=True)


def write_ahead() -> Path:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its write-ahead log elsewhere")
    return Path(f"{connection.settings_dict['NAME']}-wal")


def test_after_each_numbering_nothing_is_left_to_cut() -> None:
    place = write_ahead()
    for number in range(3):
        with entry("staff.found") as opened:
            opened.frame["number"] = number
        assert place.stat().st_size > 0
        assert sequencer.tick() == 1
        assert place.stat().st_size == 0
    connection.close()
    place.unlink(missing_ok=True)
    assert Leaf.objects.exclude(seq=None).count() == 3


def test_a_reader_makes_nobody_wait() -> None:
    write_ahead()
    reader = connection.copy()
    try:
        with reader.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            cursor.execute("SELECT count(*) FROM audit_leaf")
            cursor.fetchall()
            with entry("staff.found"):
                pass
            assert sequencer.tick() == 1
            cursor.execute("ROLLBACK")
    finally:
        reader.close()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone()[0] == 20_000
