"""What a check of the log sees that a changed byte alone does not show, and what it never does itself."""

from __future__ import annotations

import threading

import pytest
from django.conf import settings
from django.db import DatabaseError, connection
from tests.node.audit.tampering import run

from comity.node.audit import keys, rows, sequencer
from comity.node.audit.entry import entry
from comity.node.audit.errors import KeyDestroyedError, KeyMissingError
from comity.node.audit.export import export
from comity.node.audit.models import CaseKey, Checkpoint, Leaf, Mark, TreeNode
from comity.node.audit.snapshot import snapshot
from comity.node.audit.verify import verify
from comity.node.staff.act import act
from comity.node.staff.change_setting import change_setting
from comity.node.staff.errors import NotAllowed
from comity.node.staff.look import look
from comity.node.staff.models import Setting
from comity.node.staff.verify import verify as ask_for_it

CASE = "VN-2026-0007"


@pytest.fixture
def node(transactional_db, officers):
    """A node with some acts, each under a checkpoint of its own."""
    for value in range(4):
        change_setting(officers["administrator"], "help_line", {"value": value})
        look(officers["desk"], "preparing this request", CASE)
        sequencer.tick()
    assert verify().whole
    return officers


def said():
    return [str(fault) for fault in verify().faults]


def the_setting():
    return f"staff_setting {Setting.objects.get().pk}"


def beside():
    return settings.COMITY_HOME.path("log", "checkpoints")


# the file of checkpoints


def _refused(officers):
    """An entry that writes no row: nothing but the log itself tells of it."""
    with pytest.raises(NotAllowed), act(officers["desk"], "staff.change_setting", label="node"):
        pass
    sequencer.tick()


def test_an_entry_that_wrote_no_row_is_missed_only_by_the_file_and_is_found(node):
    before = Leaf.objects.count()
    _refused(node)
    assert not Mark.objects.filter(leaf__seq=before).exists()
    run("DELETE FROM audit_leaf WHERE seq >= %s", before)
    run("DELETE FROM audit_checkpoint WHERE size > %s", before)
    for place in TreeNode.objects.all():
        if (place.index + 1) << place.level > before:
            run("DELETE FROM audit_treenode WHERE id = %s", place.pk)
    assert {one.partition(" ")[0] for one in said()} == {"Checkpoint", "The"}
    assert any("missing from the database" in one for one in said())
    assert any("covers entries the log does not hold" in one for one in said())


def test_a_file_of_checkpoints_that_is_gone_or_cut_is_found(node):
    whole = beside().read_bytes()
    notes = whole.split(sequencer.END)
    for left in (b"", sequencer.END.join([*notes[:1], b""]), sequencer.END.join(notes[1:])):
        beside().write_bytes(left)
        assert any("missing from the file" in one for one in said())
    beside().unlink()
    assert any("missing from the file" in one for one in said())
    assert not beside().exists(), "a check makes no file"
    beside().write_bytes(whole)
    assert said() == []


def test_only_the_newest_checkpoint_may_not_have_reached_the_file(node):
    *rest, last, _ = beside().read_bytes().split(sequencer.END)
    beside().write_bytes(b"".join(one + sequencer.END for one in rest))
    assert said() == []
    beside().write_bytes(b"".join(one + sequencer.END for one in rest[:-1]))
    assert len(said()) == 1
    sequencer.tick()
    assert beside().read_bytes().split(sequencer.END)[-2] == last, "the clerk writes what the file lacks"
    assert said() == []


@pytest.mark.parametrize("line", [0, 1, 2, 4, 5])
def test_a_changed_line_of_the_file_is_found(node, line):
    lines = beside().read_bytes().split(b"\n")
    lines[line] = lines[line][:-1] + bytes([lines[line][-1] ^ 1])
    beside().write_bytes(b"\n".join(lines))
    assert any("on file does not fit" in one for one in said())


def test_a_killed_clerk_leaves_at_most_one_checkpoint_out_of_the_file(node, monkeypatch):
    def killed():
        raise KeyboardInterrupt

    for value in range(3):
        change_setting(node["administrator"], "help_line", {"other": value})
        with monkeypatch.context() as patch:
            real, calls = sequencer._write_beside, []

            def once(real=real, calls=calls):
                calls.append(1)
                return real() if len(calls) == 1 else killed()

            patch.setattr(sequencer, "_write_beside", once)
            with pytest.raises(KeyboardInterrupt):
                sequencer.tick()
        assert said() == []
    sequencer.tick()
    assert len(list(sequencer.notes_on_file())) == Checkpoint.objects.count()


# checkpoints in the database


def test_the_newest_checkpoint_taken_away_here_and_there_is_missed(node):
    run("DELETE FROM audit_checkpoint WHERE size = (SELECT max(size) FROM audit_checkpoint)")
    notes = beside().read_bytes().split(sequencer.END)
    beside().write_bytes(b"".join(one + sequencer.END for one in notes[:-2]))
    assert [one.partition(":")[0] for one in said()] == ["The newest checkpoint is missing"]


def test_a_root_beside_a_note_that_says_another_is_found(node):
    size = Checkpoint.objects.order_by("-size").first().size
    run(
        "UPDATE audit_checkpoint SET root = (SELECT root FROM audit_checkpoint WHERE size < %s LIMIT 1) WHERE size = %s",
        size,
        size,
    )
    assert said() == [f"The checkpoint at {size} is not signed for what stands beside it."]


def test_a_changed_node_of_the_tree_is_found_where_it_stands(node):
    for level, index in ((0, 2), (1, 1), (2, 0)):
        place = "WHERE level = %s AND index = %s".replace("index", '"index"')
        before = run(f"SELECT hash FROM audit_treenode {place}", level, index)[0][0]
        run(f"UPDATE audit_treenode SET hash = %s {place}", bytes(32), level, index)
        assert said() == [f"Node {level}/{index} of the log's tree does not fit its entries."]
        run(f"UPDATE audit_treenode SET hash = %s {place}", bytes(before), level, index)
    assert said() == []


def test_a_node_of_the_tree_without_entries_is_found(node):
    size = Leaf.objects.count()
    TreeNode(level=0, index=size, hash=bytes(32)).save()
    assert said() == [f"Node 0/{size} of the log's tree has no entries: some were dropped."]


def test_notes_that_changed_places_are_found(node):
    first, second = Checkpoint.objects.order_by("size")[:2]
    run("UPDATE audit_checkpoint SET note = %s WHERE size = %s", bytes(second.note), first.size)
    run("UPDATE audit_checkpoint SET note = %s WHERE size = %s", bytes(first.note), second.size)
    assert len(said()) == 2


def test_a_checkpoint_of_our_own_key_over_another_tree_is_found(node):
    """Who has the keys still cannot sign away what the entries say."""
    from comity.seal.checkpoint import sign_checkpoint

    size = Leaf.objects.count()
    note = sign_checkpoint(sequencer.origin(), size, b"\0" * 32, sequencer._log_keys())
    run("UPDATE audit_checkpoint SET note = %s, root = %s WHERE size = %s", note, b"\0" * 32, size)
    assert f"Checkpoint {size} covers entries the log does not hold." in said()


# entries, marks and salts


def test_the_salt_of_what_a_row_held_before_is_forgotten(node):
    *before, last = Mark.objects.filter(table="staff_setting").order_by("leaf__seq")
    assert [mark.salt for mark in before] == [None, None, None]
    assert last.salt is not None
    run("UPDATE audit_mark SET salt = %s WHERE id = %s", bytes(last.salt), before[1].pk)
    assert said() == [f"A salt of {the_setting()} that was forgotten is there again."]


def test_a_deleted_row_keeps_no_salt_and_stays_deleted(node):
    row = Setting.objects.get()
    kept = row.pk, row.name
    with entry("staff.change_setting"):
        row.delete()
    assert not Mark.objects.filter(table="staff_setting").exclude(salt=None).exists()
    assert said() == []
    last = Mark.objects.filter(table="staff_setting").order_by("-leaf_id").first()
    run("UPDATE audit_mark SET salt = %s WHERE id = %s", bytes(32), last.pk)
    assert said() == [f"A salt of staff_setting {kept[0]} that was forgotten is there again."]
    run("UPDATE audit_mark SET salt = NULL WHERE id = %s", last.pk)
    run(
        "INSERT INTO staff_setting (id, name, value) VALUES (%s, %s, '{\"value\": 3}')",
        *kept,
    )
    assert said() == [f"{the_setting()} was changed from outside."]


def test_an_older_state_with_its_own_salt_cannot_be_made_the_last_by_renumbering_rows(node):
    """Somebody kept a backup of a row and its salt, and turns round the surrogate keys that say what came later."""
    old = Mark.objects.filter(table="staff_setting").order_by("-leaf__seq").first()
    first, salt = old.leaf_id, bytes(old.salt)
    change_setting(node["administrator"], "help_line", {"value": "new"})
    sequencer.tick()
    new = Mark.objects.filter(table="staff_setting").order_by("-leaf__seq").first()
    run("UPDATE staff_setting SET value = '{\"value\": 3}'")
    run("UPDATE audit_mark SET salt = NULL WHERE id = %s", new.pk)
    run("UPDATE audit_mark SET salt = %s WHERE id = %s", salt, old.pk)
    for one, other in ((first, -1), (new.leaf_id, first), (-1, new.leaf_id)):
        run("UPDATE audit_leaf SET id = %s WHERE id = %s", other, one)
        run("UPDATE audit_mark SET leaf_id = %s WHERE leaf_id = %s", other, one)
    assert any(the_setting() in one for one in said())


def test_marks_of_an_entry_that_is_gone_are_found_and_so_are_those_moved_to_another(node):
    last = Leaf.objects.order_by("-seq").first()
    run("UPDATE audit_mark SET leaf_id = %s WHERE leaf_id = %s", 10_000, last.pk)
    assert "An entry of the log was deleted: marks 10000 belong to none." in said()
    run("UPDATE audit_mark SET leaf_id = %s WHERE leaf_id = %s", last.pk - 1, 10_000)
    assert f"What entry {last.seq} of the log says of its rows was changed." in said()
    assert f"What entry {last.seq - 1} of the log says of its rows was changed." in said()


def test_an_entry_not_yet_numbered_is_covered_too(node):
    change_setting(node["administrator"], "help_line", {"value": 9})
    report = verify()
    assert (report.whole, report.waiting) == (True, 1)
    run("UPDATE audit_leaf SET frame = %s WHERE seq IS NULL", b'{"kind":"staff.look"}')
    assert any("(not yet numbered) of the log was changed" in one for one in said())


@pytest.mark.parametrize("frame", [b"", b"[]", b"1", b"\xff", b'{"under":"x"}'])
def test_a_frame_that_says_nothing_is_one_fault_and_the_rest_is_still_checked(node, frame):
    run("UPDATE audit_leaf SET frame = %s WHERE seq = 2", frame)
    run("UPDATE staff_setting SET name = 'other'")
    assert "Entry 2 of the log was changed: its frame does not fit its hash." in said()
    assert f"{the_setting()} was changed from outside." in said()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps no text that is none")
@pytest.mark.parametrize("place", ["audit_leaf.act", "audit_mark.row", "staff_setting.name"])
def test_bytes_that_cannot_be_read_are_a_fault_and_no_failure(node, place):
    table, column = place.split(".")
    run(f'UPDATE {table} SET "{column}" = CAST(%s AS TEXT) WHERE id = (SELECT max(id) FROM {table})', b"\xff")
    assert not verify().whole


def test_a_gap_is_named_where_it_begins(node):
    run("DELETE FROM audit_leaf WHERE seq IN (3, 5)")
    assert [one for one in said() if one.startswith("Entry")] == ["Entry 3 of the log is missing."]


# keys


def test_a_forgotten_case_is_counted_and_no_fault(node):
    looks = Leaf.objects.filter(label=CASE).count()
    with entry("rights.forget"):
        row = CaseKey.objects.get(label=CASE)
        row.wrapped = None
        row.save()
    report = verify()
    assert (report.whole, report.forgotten) == (True, looks)
    with pytest.raises(KeyDestroyedError):
        keys.reveal(CASE, b"\0" * 40)


def test_an_entry_moved_under_a_destroyed_key_to_hide_its_matter_is_found(node):
    with entry("rights.forget"):
        row = CaseKey.objects.get(label=CASE)
        row.wrapped = None
        row.save()
    sequencer.tick()
    run("UPDATE audit_leaf SET label = %s, matter = %s WHERE seq = 1", CASE, bytes(60))
    assert said() == ["Entry 1 of the log was moved under another case's key."]


def test_a_matter_too_short_to_hold_its_salt_is_found(node):
    run("UPDATE audit_leaf SET matter = %s WHERE seq = 1", keys.protect("node", b"short"))
    assert said() == ["Entry 1 of the log was changed: its matter does not fit its commitment."]


def test_a_key_destroyed_from_outside_is_found(node):
    run("UPDATE audit_casekey SET wrapped = NULL WHERE label = %s", CASE)
    number = CaseKey.objects.get(label=CASE).pk
    assert said() == [f"audit_casekey {number} was changed from outside."]


def test_a_missing_key_is_reported_and_not_made_again(node):
    number, before = CaseKey.objects.get(label=CASE).pk, CaseKey.objects.count()
    run("DELETE FROM audit_casekey WHERE label = %s", CASE)
    looks = Leaf.objects.filter(label=CASE).values_list("seq", flat=True)
    assert set(said()) == {
        f"audit_casekey {number} was deleted from outside.",
        *(f"The key of entry {seq} is missing, and no act destroyed it." for seq in looks),
    }
    with pytest.raises(KeyMissingError):
        keys.reveal(CASE, b"\0" * 40)
    assert CaseKey.objects.count() == before - 1


@pytest.mark.parametrize("name", ["kek", "log"])
def test_a_missing_key_file_is_reported_and_not_made_again(node, name):
    place = settings.COMITY_HOME.folder / "keys" / name
    content = place.read_bytes()
    place.unlink()
    try:
        report = verify()
        assert [fault.where for fault in report.faults] == [str(place)]
        assert not place.exists()
    finally:
        place.write_bytes(content)
    assert said() == []


def test_another_key_in_the_place_of_a_key_is_found(node):
    place = settings.COMITY_HOME.folder / "keys" / "kek"
    content = place.read_bytes()
    place.write_bytes(bytes(32))
    try:
        assert any("its matter does not fit" in one for one in said())
    finally:
        place.write_bytes(content)
    assert said() == []


def test_an_export_leaves_out_the_matter_of_a_forgotten_case_and_refuses_a_changed_one(node, tmp_path):
    from comity.node.audit.errors import LogBrokenError
    from comity.seal.verifier import verify_export

    export(tmp_path / "shown", with_matter=True)
    assert verify_export(tmp_path / "shown").shown == Leaf.objects.count()
    forgotten = Leaf.objects.filter(label=CASE).count()
    with entry("rights.forget"):
        row = CaseKey.objects.get(label=CASE)
        row.wrapped = None
        row.save()
    sequencer.tick()
    export(tmp_path / "forgotten", with_matter=True)
    assert verify_export(tmp_path / "forgotten").shown == Leaf.objects.count() - forgotten
    run("UPDATE audit_leaf SET matter = %s WHERE label = 'node' AND seq > 3", bytes(60))
    with pytest.raises(LogBrokenError):
        export(tmp_path / "broken", with_matter=True)
    export(tmp_path / "without")
    assert (verify_export(tmp_path / "without").sound, verify_export(tmp_path / "without").shown) == (True, 0)


# reading only


def test_nothing_can_be_written_while_the_log_is_checked(node):
    with pytest.raises(DatabaseError), snapshot():
        run("UPDATE staff_setting SET name = 'other'")
    assert said() == []
    change_setting(node["administrator"], "help_line", {"value": "afterwards"})
    assert said() == []


def test_checking_changes_no_file_and_no_row(node):
    def state():
        home = settings.COMITY_HOME.folder
        files = {
            one: one.read_bytes() for one in home.rglob("*") if one.is_file() and ".sqlite3" not in one.name
        }
        return files, [list(rows.all_states(model)) for model in (Setting, CaseKey)], Leaf.objects.count()

    before = state()
    assert verify().whole
    assert state() == before


def test_what_others_write_meanwhile_is_no_fault(node, monkeypatch):
    """Entries, marks, tree, file and rows are read one after the other, yet as of one instant."""
    from comity.node.audit.checks import entries, marks, tables, tree

    def others():
        change_setting(node["administrator"], "help_line", {"value": "meanwhile"})
        sequencer.tick()
        connection.close()

    before = Leaf.objects.count()
    for module in (entries, marks, tree, tables):
        with monkeypatch.context() as patch:
            real = module.check

            def late(*given, real=real):
                writing = threading.Thread(target=others)
                writing.start()
                writing.join()
                return real(*given)

            patch.setattr(module, "check", late)
            assert said() == []
    assert said() == []
    assert verify().size == before + 4


def test_asking_for_a_check_is_an_entry_and_the_check_holds_no_lock(node, monkeypatch):
    from comity.node.staff import verify as asked

    real, inside = asked.log.verify, []
    monkeypatch.setattr(asked.log, "verify", lambda: (inside.append(connection.in_atomic_block), real())[1])
    assert ask_for_it(node["oversight"]).whole
    assert inside == [False]
    sequencer.tick()
    assert Leaf.objects.order_by("-seq").first().frame.find(b'"kind":"audit.verify"') > 0
    with pytest.raises(NotAllowed):
        ask_for_it(node["investigator"])
    assert inside == [False]
