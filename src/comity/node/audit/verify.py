"""Does the log still say what was done, and do the tables still say what the log says?

What is checked, in this order: every entry against its frame and matter; the marks of every act against its
frame; the tree; the checkpoints, in the database and in the file beside it; that the newest entry is there; every
row of every covered table against the last act that wrote it; that nothing else stands in the database. Surrogate
keys of the log's own tables carry nothing and are not checked.
"""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from typing import TypeVar

from django.conf import settings
from django.db import DatabaseError
from django.utils.translation import gettext_noop

from comity.node.audit import sequencer
from comity.node.audit.checks import entries, marks, newest, tables, tree, uncovered
from comity.node.audit.checks.entries import Kept
from comity.node.audit.checks.marks import LastMark
from comity.node.audit.faults import Fault, Report
from comity.node.audit.models import Checkpoint, Leaf
from comity.node.audit.recorded import covered_tables
from comity.node.audit.snapshot import snapshot

_log = logging.getLogger(__name__)
__all__ = ["Fault", "Report", "covered_tables", "verify"]

UNREADABLE = (DatabaseError, OSError, UnicodeError, TypeError, ValueError, OverflowError)
"""What reading raises when somebody changed not a value but the table or the file itself."""
UNFINISHED = gettext_noop(
    "{where} cannot be read as this node keeps it: tables or files of the log were changed."
)
Found = TypeVar("Found")


def verify() -> Report:
    """Check the whole log and every covered row.

    Reads only, and database and file as of one instant, so it may run beside a working node.
    """
    faults: list[Fault] = []
    try:
        with ExitStack() as stack:
            with sequencer.held() as length:
                stack.enter_context(snapshot())
            return _verify(length, faults)
    except UNREADABLE:
        _log.warning("The check of the log was stopped", exc_info=True)
        return Report(0, 0, 0, (*faults, Fault("The log", UNFINISHED)))


def _verify(length: int, faults: list[Fault]) -> Report:
    faults += _missing_keys()
    if faults:
        return Report(0, Leaf.objects.count(), 0, tuple(faults))
    kept = _guarded("audit_leaf", lambda: entries.check(faults), list[Kept], faults)
    last = _guarded("audit_mark", lambda: marks.check(kept, faults), dict[tuple[str, str], LastMark], faults)
    numbered = [entry.leaf_hash for entry in kept if entry.seq is not None]
    beside = sequencer.notes_on_file(length)
    _guarded(
        "audit_treenode or audit_checkpoint", lambda: tree.check(numbered, beside, faults), _nothing, faults
    )
    _guarded("audit_newest", lambda: newest.check(kept, faults), _nothing, faults)
    compared = _guarded("A covered table", lambda: tables.check(last, faults), int, faults)
    _guarded("The list of tables", lambda: uncovered.check(faults), _nothing, faults)
    forgotten = sum(entry.forgotten for entry in kept)
    return Report(len(numbered), len(kept) - len(numbered), compared, tuple(faults), forgotten)


def _nothing() -> None:
    """What a check that only adds faults returns."""


def _guarded(what: str, check: Callable[[], Found], empty: Callable[[], Found], faults: list[Fault]) -> Found:
    """What a check returns; when it cannot be finished that is a fault, and the next checks are made all the same."""
    try:
        return check()
    except UNREADABLE:
        _log.warning("The check of %s was stopped", what, exc_info=True)
        faults.append(Fault(what, UNFINISHED))
        return empty()


def _missing_keys() -> list[Fault]:
    folder = settings.COMITY_HOME.folder / "keys"
    needed = {"kek": Leaf.objects.exists(), "log": Checkpoint.objects.exists()}
    return [
        Fault(str(folder / name), "The key {where} of this node is missing: nothing can be checked.")
        for name, used in needed.items()
        if used and not (folder / name).is_file()
    ]
