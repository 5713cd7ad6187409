"""Five hundred random bytes, over every covered column of every covered table of a node that has lived."""

from __future__ import annotations

import random

import pytest
from tests.node.audit import everything
from tests.node.audit.tampering import LOG, change, chosen, places, write
from tests.node.casework.conftest import abroad, desk
from tests.node.exchange.fixtures import poland, us

from comity.node.audit.errors import AuditError
from comity.node.audit.export import export
from comity.node.audit.verify import covered_tables, verify
from comity.seal.errors import SealError
from comity.seal.verifier import verify_export

__all__ = ["abroad", "desk", "poland", "us"]
COUNT = 500
SHOWN_OUTSIDE = {
    "audit_leaf": {"frame", "matter_commitment", "matter", "leaf_hash", "seq"},
    "audit_checkpoint": {"size", "note"},
}
"""What the export holds, and the stand-alone verifier therefore answers for."""


@pytest.fixture
def lived(transactional_db, desk, abroad):
    """A node with something in every table, all of it numbered."""
    everything.fill(desk, abroad)
    report = verify()
    assert report.whole, [str(fault) for fault in report.faults]
    assert report.waiting == 0
    empty = [model._meta.db_table for model in covered_tables() if not model._default_manager.exists()]
    assert empty == [], "let everything.py fill them"


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_one_byte_changed_in_500_random_places_over_every_column_is_found(lived, tmp_path):
    rng = random.Random(5)
    hit, unseen, blind = set(), [], []
    some, exports = chosen(COUNT, rng), 0
    for place in some:
        if (changed := change(place, rng)) is None:
            continue
        moved, before = changed
        hit.add(place.of)
        if not _names(place, verify().faults):
            unseen.append(place)
        if place.column in SHOWN_OUTSIDE.get(place.table, ()):
            exports += 1
            blind += [place] if _holds_outside(tmp_path / str(exports)) else []
        write(moved, before)
    assert unseen == []
    assert blind == []
    assert verify().whole
    assert hit == {place.of for place in places()}
    assert len(some) >= COUNT
    assert exports >= 7


def _names(place, faults) -> bool:
    """Whether the faults name the row; for the log's own tables any fault will do, since one thing is many."""
    if place.table in {model._meta.db_table for model in LOG}:
        return bool(faults)
    return any(fault.where.startswith(f"{place.table} ") for fault in faults)


def _holds_outside(folder) -> bool:
    """Whether the log can be exported, and the stand-alone verifier finds nothing."""
    try:
        export(folder, with_matter=True)
    except (AuditError, SealError):
        return False
    return verify_export(folder).sound
