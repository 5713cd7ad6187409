"""Whoever changes the database from outside is found: any byte of any covered column, entries dropped or moved."""

from __future__ import annotations

import random
import threading
from contextlib import suppress

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.db import IntegrityError, connection
from tests.node.audit.tampering import change, chosen, run, write

from comity.node.audit import sequencer
from comity.node.audit.models import Leaf, TreeNode
from comity.node.audit.verify import verify
from comity.node.staff.change_setting import change_setting
from comity.node.staff.errors import NotAllowed
from comity.node.staff.look import look
from comity.node.staff.verify import verify as check_the_log


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


def test_one_byte_changed_in_some_places_is_found(busy):
    """The whole of it, over every table, stands in test_every_column."""
    rng, unseen, done = random.Random(1), [], 0
    for place in chosen(0, rng)[:60]:
        if (changed := change(place, rng)) is not None:
            unseen += [place] if verify().whole else []
            write(*changed)
            done += 1
    assert unseen == []
    assert done > 40
    assert verify().whole


def test_an_entry_deleted_is_found(busy):
    run("DELETE FROM audit_leaf WHERE seq = 7")
    assert any("missing" in str(f) for f in verify().faults)


def test_an_entry_deleted_with_its_marks_and_the_rest_renumbered_is_found(busy):
    run("DELETE FROM audit_mark WHERE leaf_id = (SELECT id FROM audit_leaf WHERE seq = 7)")
    run("DELETE FROM audit_leaf WHERE seq = 7")
    run("UPDATE audit_leaf SET seq = -seq WHERE seq > 7")
    run("UPDATE audit_leaf SET seq = -seq - 1 WHERE seq < 0")
    assert not verify().whole


def test_two_entries_that_changed_places_are_found(busy):
    run("UPDATE audit_leaf SET seq = -1 WHERE seq = 5")
    run("UPDATE audit_leaf SET seq = 5 WHERE seq = 6")
    run("UPDATE audit_leaf SET seq = 6 WHERE seq = -1")
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
    settings.COMITY_HOME.path("log", "checkpoints").write_bytes(b"".join(n + sequencer.END for n in kept))
    assert not verify().whole


def _drop_after(size):
    """Cut the log as somebody would who knows how it is built."""
    run("DELETE FROM audit_mark WHERE leaf_id IN (SELECT id FROM audit_leaf WHERE seq >= %s)", size)
    run("DELETE FROM audit_leaf WHERE seq >= %s", size)
    run("DELETE FROM audit_checkpoint WHERE size > %s", size)
    for node in TreeNode.objects.all():
        if (node.index + 1) << node.level > size:
            run("DELETE FROM audit_treenode WHERE id = %s", node.pk)


def test_a_row_put_in_from_outside_is_found(busy):
    run("INSERT INTO staff_unit (code, name) VALUES ('ghost', 'Ghost unit')")
    assert any("put in from outside" in str(f) for f in verify().faults)


def test_a_row_deleted_from_outside_is_found(busy):
    run("DELETE FROM staff_setting WHERE name = 'setting-1'")
    assert any("deleted from outside" in str(f) for f in verify().faults)


def _cut(size):
    """Cut the log with all that hangs on it: entries, marks, tree, checkpoints, their file, and rows they made."""
    made = run(
        'SELECT DISTINCT "table", "row" FROM audit_mark WHERE leaf_id IN (SELECT id FROM audit_leaf WHERE seq >= %s '
        "OR seq IS NULL)",
        size,
    )
    run("UPDATE audit_leaf SET seq = 1000000 + id WHERE seq IS NULL")
    _drop_after(size)
    for table, row in made:
        if not run('SELECT 1 FROM audit_mark WHERE "table" = %s AND "row" = %s', table, row):
            run(f'DELETE FROM "{table}" WHERE "id" = %s', int(row))
    run("UPDATE audit_newest SET count = %s", size)
    kept = [n for n in sequencer.notes_on_file() if sequencer.open_note(n).size <= size]
    settings.COMITY_HOME.path("log", "checkpoints").write_bytes(b"".join(n + sequencer.END for n in kept))


def _checked_the_log(officers):
    assert check_the_log(officers["oversight"]).whole


def _was_refused(officers):
    with pytest.raises(NotAllowed):
        change_setting(officers["desk"], "help_line", {"value": 1})


def _looked(officers):
    look(officers["desk"], "preparing this request", "VN-2026-0000")


def _changed(officers):
    change_setting(officers["administrator"], "setting-0", {"value": "again"})


def _made(officers):
    change_setting(officers["administrator"], "brand-new", {"value": 1})


def _set_up_codes(officers):
    TOTP.activate(officers["desk"], "JBSWY3DPEHPK3PXP")


LAST = (_checked_the_log, _was_refused, _looked, _changed, _made, _set_up_codes)


@pytest.mark.parametrize("numbered", [True, False], ids=["numbered", "waiting"])
@pytest.mark.parametrize("last", LAST, ids=lambda one: one.__name__.strip("_"))
def test_whatever_the_last_entry_was_dropping_it_with_everything_that_tells_of_it_is_found(
    busy, last, numbered
):
    before = Leaf.objects.count()
    last(busy)
    if numbered:
        sequencer.tick()
    assert verify().whole
    assert Leaf.objects.count() == before + 1

    _cut(before)

    assert any("does not end with the entry that was made last" in str(f) for f in verify().faults)


@pytest.mark.parametrize("count", range(1, 8))
def test_so_are_the_last_few_dropped_together(busy, count):
    for one in LAST:
        one(busy)
        sequencer.tick()
    before = Leaf.objects.count()

    _cut(before - count)

    assert any("does not end with the entry that was made last" in str(f) for f in verify().faults)


def test_a_secret_put_in_from_outside_does_not_make_another_entry_the_newest(busy):
    before = Leaf.objects.count()
    _checked_the_log(busy)
    sequencer.tick()
    _cut(before)
    for forged in (
        "UPDATE audit_newest SET secret = (SELECT leaf_hash FROM audit_leaf WHERE seq = 3)",
        "INSERT INTO audit_newest (id, count, secret) SELECT 77, count, secret FROM audit_newest",
        "DELETE FROM audit_newest",
    ):
        run(forged)
        assert any("does not end with" in str(f) for f in verify().faults)


@pytest.mark.parametrize("gone", [1, 3])
@pytest.mark.parametrize("harm", ["", "UPDATE audit_newest SET secret = NULL", "DELETE FROM audit_newest"])
def test_entries_made_after_the_cut_do_not_heal_it(busy, gone, harm):
    for one in LAST[:3]:
        one(busy)
        sequencer.tick()
    size = Leaf.objects.count() - gone
    _cut(size)
    if harm:
        with suppress(IntegrityError):
            run(harm)
    for one in LAST:
        one(busy) if one is not _checked_the_log else None
        sequencer.tick()
    told = [str(f) for f in verify().faults]
    assert f"When entry {size} of the log was made, entries before it had been dropped or put in." in told
    _cut(size + 1)
    _looked(busy)
    assert not verify().whole


def test_the_secret_of_an_entry_is_gone_once_another_was_made(busy):
    old = bytes(run("SELECT secret FROM audit_newest")[0][0])
    _looked(busy)
    assert bytes(run("SELECT secret FROM audit_newest")[0][0]) != old
    assert run("SELECT count(*) FROM audit_newest") == [(1,)]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time anyway")
def test_entries_made_at_once_leave_one_newest_and_none_waits_for_ever(busy):
    before, failed = Leaf.objects.count(), []

    def work(name):
        try:
            for n in range(10):
                change_setting(busy["administrator"], f"setting-{name}", {"value": n})
        except Exception as failure:  # noqa: BLE001 - told below
            failed.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(name,)) for name in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    assert failed == []
    assert Leaf.objects.count() == before + 60
    assert verify().whole
    sequencer.tick()
    assert verify().whole
