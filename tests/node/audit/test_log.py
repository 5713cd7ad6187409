"""The log: what is written leaves a leaf, and whatever changes from outside is found."""

from __future__ import annotations

import pytest
from django.db import transaction

from comity.node.audit import queries, sequencer
from comity.node.audit.entry import entry
from comity.node.audit.errors import NestedEntryError, OutsideEntryError
from comity.node.audit.verify import verify
from comity.node.staff.change_setting import change_setting
from comity.node.staff.models import Unit


def test_a_covered_row_is_refused_outside_an_act(db):
    with pytest.raises(OutsideEntryError, match="only be written inside an act"):
        Unit(code="x", name="X").save()


def test_a_nested_act_fails(officers):
    from comity.node.staff.act import act

    with (
        pytest.raises(NestedEntryError),
        act(officers["administrator"], "staff.change_setting", label="node"),
    ):
        change_setting(officers["administrator"], "a", 1)


def test_an_act_is_no_part_of_a_longer_transaction(transactional_db, officers):
    """What an act did is on the disk when it ends; only a library's own transaction may be joined, and says so."""
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"), entry("staff.found"):
        pass
    with transaction.atomic(), entry("staff.second_factor", joins=True):
        pass
    assert verify().whole


def test_an_act_that_fails_leaves_nothing(officers):
    before = len(queries.entries())

    def fail():
        with entry("staff.found"):
            Unit(code="gone", name="Gone").save()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not Unit.objects.filter(code="gone").exists()
    assert len(queries.entries()) == before


def test_the_log_of_an_honest_node_verifies(officers):
    change_setting(officers["administrator"], "help_line", "ext. 113")
    assert verify().whole
    while sequencer.tick():
        pass
    report = verify()
    assert report.whole, [str(f) for f in report.faults]
    assert report.size == len(queries.entries())
    assert report.waiting == 0


def test_a_proof_of_inclusion_leads_to_the_checkpoint(officers):
    from comity.seal import log

    sequencer.tick()
    newest = queries.newest_checkpoint()
    for one in queries.entries():
        log.verify_inclusion(one.leaf_hash, queries.prove(one.seq), bytes(newest.root))


def test_a_torn_last_write_beside_the_database_is_mended(officers):
    from django.conf import settings

    sequencer.tick()
    place = settings.COMITY_HOME.path("log", "checkpoints")
    whole = place.read_bytes()
    change_setting(officers["administrator"], "help_line", "ext. 114")
    sequencer.tick()
    torn = place.read_bytes()[: len(whole) + 100]
    place.write_bytes(torn)
    assert [sequencer.open_note(n).size for n in sequencer.notes_on_file()][
        -1
    ] < queries.newest_checkpoint().size
    sequencer.tick()
    assert [sequencer.open_note(n).size for n in sequencer.notes_on_file()][
        -1
    ] == queries.newest_checkpoint().size
    assert verify().whole
