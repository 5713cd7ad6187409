"""Whatever somebody writes into the log's own tables: the check names it, goes on to the end, and never fails."""

from __future__ import annotations

import pytest
from tests.node.audit.tampering import LOG, REFUSED, Place, keys, read, run, write

from comity.node.audit import queries, sequencer
from comity.node.audit.verify import verify
from comity.node.staff.change_setting import change_setting
from comity.node.staff.look import look

GARBAGE = {
    "nothing": None,
    "word": "x",
    "empty text": "",
    "no text": b"\xff\xfe".decode("utf-8", "surrogateescape"),
    "control characters": "\x1b[2J\n\u202e",
    "bytes": b"\x00\xff",
    "no bytes": b"",
    "below nought": -1,
    "huge number": 2**62,
    "fraction": 0.5,
    "huge text": "á" * 3_000_000,
    "huge bytes": b"\x00" * 3_000_000,
    "deep": b"[" * 200_000,
    "long number": b"9" * 10_000,
}
COLUMNS = [(model, field.column) for model in LOG for field in model._meta.concrete_fields]


@pytest.fixture
def lived(transactional_db, officers):
    for value in range(3):
        change_setting(officers["administrator"], "help_line", {"value": value})
        look(officers["desk"], "preparing this request", "VN-2026-0007")
        sequencer.tick()
    assert verify().whole
    run("UPDATE staff_setting SET name = 'changed'")
    return officers


@pytest.mark.parametrize(
    ("model", "column"), COLUMNS, ids=[f"{model._meta.db_table}.{column}" for model, column in COLUMNS]
)
def test_garbage_in_any_column_of_the_log_is_a_finding_and_the_check_goes_on(lived, model, column):
    place = Place(model._meta.db_table, column, "id", keys(model)[-1])
    before, missed, tried = read(place), [], 0
    for name, value in GARBAGE.items():
        moved = _put(model, place, value)
        if moved is None or read(moved) == before:
            continue
        tried += 1
        said = [str(fault) for fault in verify().faults]
        if not any("staff_setting" in one and "changed from outside" in one for one in said):
            missed.append(f"{name}: stopped before the rows: {said}")
        if len(said) < 2 and column != "id":
            missed.append(f"{name}: not found")
        assert all(one.isprintable() and len(one) < 400 for one in said)
        queries.entries()
        write(moved, before)
    assert missed == []
    assert tried or column == "id"


def _put(model, place, value) -> Place | None:
    """Write it; where it stands now, nowhere when the database does not take it."""
    there = set(keys(model))
    try:
        write(place, value)
    except (*REFUSED, OverflowError):
        return None
    now = set(keys(model)) - there
    return Place(place.table, place.column, "id", now.pop() if now else place.key)


@pytest.mark.parametrize("model", LOG, ids=[model._meta.db_table for model in LOG])
def test_a_table_of_the_log_that_is_gone_is_a_finding(lived, model):
    run(f"ALTER TABLE {model._meta.db_table} RENAME TO elsewhere")
    try:
        said = [str(fault) for fault in verify().faults]
    finally:
        run(f"ALTER TABLE elsewhere RENAME TO {model._meta.db_table}")
    assert any("cannot be read as this node keeps it" in one for one in said)
    assert all("no such" not in one and "exist" not in one for one in said)


def test_a_file_of_checkpoints_full_of_garbage_is_a_finding(lived, settings):
    place = settings.COMITY_HOME.path("log", "checkpoints")
    for content in (b"\xff" * 100_000, b"a\n" + b"9" * 20_000 + b"\n\n=\n", b"\n=\n\n=\n", b"\x00\n=\n"):
        place.write_bytes(content)
        assert any(
            "on file does not fit" in str(f) or "missing from the file" in str(f) for f in verify().faults
        )


def test_the_clerk_goes_on_numbering_beside_a_file_of_garbage(lived, settings):
    settings.COMITY_HOME.path("log", "checkpoints").write_bytes(b"vn.test/log\n" + b"9" * 20_000 + b"\n\n=\n")
    look(lived["desk"], "preparing this request", "VN-2026-0007")
    assert sequencer.tick() == 1
    assert any("on file does not fit" in str(fault) for fault in verify().faults)
