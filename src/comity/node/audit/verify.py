"""Does the log still say what was done, and do the tables still say what the log says?

What is checked, in this order: every entry against its frame and matter; the marks of every act against its
frame; the tree; the checkpoints, in the database and in the file beside it; every row of every covered table
against the last act that wrote it. Surrogate keys of the log's own tables carry nothing and are not checked.
"""

from contextlib import ExitStack

from django.conf import settings
from django.db import DatabaseError

from comity.node.audit import sequencer
from comity.node.audit.checks import entries, marks, tables, tree
from comity.node.audit.faults import Fault, Report
from comity.node.audit.models import Checkpoint, Leaf
from comity.node.audit.recorded import covered_tables
from comity.node.audit.snapshot import snapshot

__all__ = ["Fault", "Report", "covered_tables", "verify"]

UNREADABLE = (DatabaseError, UnicodeError, TypeError, ValueError)
"""What reading a row of the log raises when somebody wrote other bytes into it."""


def verify() -> Report:
    """Check the whole log and every covered row.

    Reads only, and database and file as of one instant, so it may run beside a working node.
    """
    try:
        with ExitStack() as stack:
            with sequencer.held() as length:
                stack.enter_context(snapshot())
            return _verify(length)
    except UNREADABLE as cause:
        return Report(0, 0, 0, (Fault(str(cause), "The log cannot be read as it was written: {where}"),))


def _verify(length: int) -> Report:
    faults = _missing_keys()
    if faults:
        return Report(0, Leaf.objects.count(), 0, tuple(faults))
    kept = entries.check(faults)
    last = marks.check(kept, faults)
    numbered = [entry.leaf_hash for entry in kept if entry.seq is not None]
    tree.check(numbered, sequencer.notes_on_file(length), faults)
    compared = tables.check(last, faults)
    forgotten = sum(entry.forgotten for entry in kept)
    return Report(len(numbered), len(kept) - len(numbered), compared, tuple(faults), forgotten)


def _missing_keys() -> list[Fault]:
    folder = settings.COMITY_HOME.folder / "keys"
    needed = {"kek": Leaf.objects.exists(), "log": Checkpoint.objects.exists()}
    return [
        Fault(str(folder / name), "The key {where} of this node is missing: nothing can be checked.")
        for name, used in needed.items()
        if used and not (folder / name).is_file()
    ]
