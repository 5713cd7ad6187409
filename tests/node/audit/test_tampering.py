"""Whoever changes the database from outside is found: any byte of any covered column, entries dropped or moved."""

from __future__ import annotations

import random

import pytest
from django.db import DataError, IntegrityError, connection

from comity.node.audit import sequencer
from comity.node.audit.models import Checkpoint, Leaf, Mark, TreeNode
from comity.node.audit.verify import covered_tables, verify
from comity.node.staff.change_setting import change_setting
from comity.node.staff.look import look

SURROGATE = {(model._meta.db_table, "id") for model in (Leaf, Mark, TreeNode, Checkpoint)}


@pytest.fixture
def busy(transactional_db, officers):
    """A node with a few days' worth of acts, all numbered."""
    admin, desk = officers["administrator"], officers["desk"]
    for n in range(12):
        change_setting(admin, f"setting-{n % 5}", {"value": n})
        look(desk, "preparing this request", f"VN-2026-000{n % 3}")
        sequencer.tick()
    assert verify().whole
    return officers


def _places(rng):
    """Every (table, column, row) that holds a value and is covered."""
    found = []
    for model in [*covered_tables(), Leaf, Mark, TreeNode, Checkpoint]:
        table = model._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [d[0] for d in cursor.description]
            for row in cursor.fetchall():
                key = row[columns.index(model._meta.pk.column)]
                found += [
                    (table, column, model._meta.pk.column, key)
                    for column, value in zip(columns, row, strict=True)
                    if value is not None and (table, column) not in SURROGATE
                ]
    rng.shuffle(found)
    return found


def _other(value, rng):
    """The same value with one byte changed."""
    if isinstance(value, (int, float)):
        return value + rng.choice((-1, 1))
    raw = bytearray(value if isinstance(value, bytes) else value.encode())
    if not raw:
        return "x"
    raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(7)
    return bytes(raw) if isinstance(value, bytes) else raw.decode("utf-8", "surrogateescape")


def _run(sql, *values):
    """SQL past Django, past foreign keys and checks, as somebody with the database would write it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys=OFF")
            cursor.execute("PRAGMA ignore_check_constraints=ON")
        else:
            cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def _set(place, value):
    table, column, key_column, key = place
    if connection.vendor == "postgresql":
        kind = _run(
            "SELECT udt_name FROM information_schema.columns WHERE table_name = %s AND column_name = %s",
            table,
            column,
        )[0][0]
        new, value = (
            f"CAST(%s AS {kind})",
            value if isinstance(value, (bytes, int)) else value.encode().decode(),
        )
    elif isinstance(value, str):
        new, value = "CAST(%s AS TEXT)", value.encode("utf-8", "surrogateescape")
    else:
        new = "%s"
    _run(f'UPDATE "{table}" SET "{column}" = {new} WHERE "{key_column}" = %s', value, key)


def _get(place):
    table, column, key_column, key = place
    if connection.vendor == "postgresql":
        value = _run(f'SELECT "{column}", "{column}"::text FROM "{table}" WHERE "{key_column}" = %s', key)[0]
        kept = value[0]
        return (
            bytes(kept) if isinstance(kept, (bytes, memoryview)) else kept if type(kept) is int else value[1]
        )
    kind, raw = _run(
        f'SELECT typeof("{column}"), CAST("{column}" AS BLOB) FROM "{table}" WHERE "{key_column}" = %s', key
    )[0]
    raw = bytes(raw)
    return (
        {"integer": int, "real": float}[kind](raw)
        if kind in {"integer", "real"}
        else raw
        if kind == "blob"
        else raw.decode()
    )


def _tamper(count, seed):
    rng = random.Random(seed)
    unseen, done = [], 0
    for place in _places(rng):
        if done == count:
            break
        before = _get(place)
        try:
            _set(place, _other(before, rng))
        except (IntegrityError, DataError, UnicodeError):  # the database itself refuses: choose another place
            continue
        moved = (*place[:3], _other_key(place, before))
        if _get(moved) == before:  # another spelling of the same value: nothing was changed
            continue
        if verify().whole:
            unseen.append(place)
        _set(moved, before)
        done += 1
    assert done == count
    return unseen


def _other_key(place, before):
    """Where the row is now, when its own key was what changed."""
    table, column, key_column, key = place
    if column != key_column:
        return key
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT "{key_column}" FROM "{table}"')
        now = {row[0] for row in cursor.fetchall()}
    return (now - {p[3] for p in _KEYS[table]}).pop()


_KEYS: dict[str, list[tuple]] = {}


@pytest.fixture
def keys(busy):
    _KEYS.clear()
    for place in _places(random.Random(0)):
        _KEYS.setdefault(place[0], []).append(place)


def test_one_byte_changed_in_some_places_is_found(busy, keys):
    assert _tamper(40, seed=1) == []
    assert verify().whole


@pytest.mark.slow
def test_one_byte_changed_in_500_random_places_is_found(busy, keys):
    assert _tamper(500, seed=2) == []
    assert verify().whole


def test_an_entry_deleted_is_found(busy):
    _run("DELETE FROM audit_leaf WHERE seq = 7")
    assert any("missing" in str(f) for f in verify().faults)


def test_an_entry_deleted_with_its_marks_and_the_rest_renumbered_is_found(busy):
    _run("DELETE FROM audit_mark WHERE leaf_id = (SELECT id FROM audit_leaf WHERE seq = 7)")
    _run("DELETE FROM audit_leaf WHERE seq = 7")
    _run("UPDATE audit_leaf SET seq = -seq WHERE seq > 7")
    _run("UPDATE audit_leaf SET seq = -seq - 1 WHERE seq < 0")
    assert not verify().whole


def test_two_entries_that_changed_places_are_found(busy):
    _run("UPDATE audit_leaf SET seq = -1 WHERE seq = 5")
    _run("UPDATE audit_leaf SET seq = 5 WHERE seq = 6")
    _run("UPDATE audit_leaf SET seq = 6 WHERE seq = -1")
    assert any("out of order" in str(f) or "does not fit" in str(f) for f in verify().faults)


@pytest.mark.parametrize("last", [1, 2, 5])
def test_the_last_entries_dropped_with_the_newest_checkpoints_are_found(busy, last):
    size = Leaf.objects.count() - last
    _drop_after(size)
    assert not verify().whole


def test_they_are_found_even_when_the_file_of_checkpoints_is_cut_too(busy):
    """Rows the dropped acts wrote are left without an act."""
    size = Leaf.objects.count() - 2
    _drop_after(size)
    kept = [n for n in sequencer.notes_on_file() if sequencer.open_note(n).size <= size]
    from django.conf import settings

    settings.COMITY_HOME.path("log", "checkpoints").write_bytes(b"".join(n + sequencer.END for n in kept))
    assert not verify().whole


def _drop_after(size):
    """Cut the log as somebody would who knows how it is built."""
    _run("DELETE FROM audit_mark WHERE leaf_id IN (SELECT id FROM audit_leaf WHERE seq >= %s)", size)
    _run("DELETE FROM audit_leaf WHERE seq >= %s", size)
    _run("DELETE FROM audit_checkpoint WHERE size > %s", size)
    for node in TreeNode.objects.all():
        if (node.index + 1) << node.level > size:
            _run("DELETE FROM audit_treenode WHERE id = %s", node.pk)


def test_a_row_put_in_from_outside_is_found(busy):
    _run("INSERT INTO staff_unit (code, name) VALUES ('ghost', 'Ghost unit')")
    assert any("put in from outside" in str(f) for f in verify().faults)


def test_a_row_deleted_from_outside_is_found(busy):
    _run("DELETE FROM staff_setting WHERE name = 'setting-1'")
    assert any("deleted from outside" in str(f) for f in verify().faults)
