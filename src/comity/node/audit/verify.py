"""Does the log still say what was done, and do the tables still say what the log says?

What is checked, in this order: every leaf against its frame and matter; the marks of every act against its
frame; the tree; the checkpoints, in the database and in the file beside it; every row of every covered table
against the last act that wrote it. Surrogate keys of the log's own tables carry nothing and are not checked.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import DatabaseError

from comity.node.audit import keys, rows, sequencer
from comity.node.audit.entry import rows_root, under
from comity.node.audit.errors import AuditError, KeyDestroyedError
from comity.node.audit.models import CaseKey, Checkpoint, Leaf, Mark, TreeNode
from comity.node.audit.recorded import Recorded
from comity.seal import log
from comity.seal.errors import SealError

UNREADABLE = (DatabaseError, UnicodeError, TypeError, ValueError)
"""What reading a row of the log raises when somebody wrote other bytes into it."""


@dataclass(frozen=True)
class Fault:
    """One place where the log and the world differ.

    Attributes:
        where: table and row, or place in the log.
        text: message id of the sentence; ``{where}`` is the only parameter.
    """

    where: str
    text: str

    def __str__(self) -> str:
        """The sentence."""
        return self.text.format(where=self.where)


@dataclass(frozen=True)
class Report:
    """What ``verify`` found.

    Attributes:
        size: leaves in the tree.
        waiting: leaves not yet numbered.
        rows: rows of covered tables compared.
        faults: every difference; empty when all is well.
    """

    size: int
    waiting: int
    rows: int
    faults: tuple[Fault, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


def verify() -> Report:
    """Check the whole log and every covered row.

    Reads only; it may run beside a working node, since rows and their marks change in one transaction.
    """
    try:
        return _verify()
    except UNREADABLE as cause:
        return Report(0, 0, 0, (Fault(str(cause), "The log cannot be read as it was written: {where}"),))


def _verify() -> Report:
    leaves = list(Leaf.objects.order_by("seq", "pk"))
    numbered = [leaf for leaf in leaves if leaf.seq is not None]
    faults = [*_order(numbered), *_leaves(leaves), *_marks(leaves), *_tree(numbered), *_checkpoints(numbered)]
    compared = 0
    for model in covered_tables():
        count, found = _rows(model)
        compared += count
        faults += found
    return Report(len(numbered), len(leaves) - len(numbered), compared, tuple(faults))


def covered_tables() -> list[type[Recorded]]:
    """Every table whose rows the log covers."""
    return [model for model in apps.get_models() if issubclass(model, Recorded)]


def _order(numbered: list[Leaf]) -> Iterator[Fault]:
    """Numbers run from nought without a gap, in the order in which acts were kept."""
    for place, leaf in enumerate(numbered):
        if leaf.seq != place:
            yield Fault(f"{place}", "Entry {where} of the log is missing.")
            return


def _leaves(leaves: list[Leaf]) -> Iterator[Fault]:
    for leaf in leaves:
        if json.loads(bytes(leaf.frame)).get("under") != under(leaf.act, leaf.label):
            yield Fault(f"{leaf.seq}", "Entry {where} of the log was moved under another case's key.")
        where = str(leaf.seq if leaf.seq is not None else f"{leaf.act} (not yet numbered)")
        if log.event_leaf(bytes(leaf.frame), bytes(leaf.matter_commitment)) != bytes(leaf.leaf_hash):
            yield Fault(where, "Entry {where} of the log was changed: its frame does not fit its hash.")
        elif not _matter_fits(leaf):
            yield Fault(
                where, "Entry {where} of the log was changed: its matter does not fit its commitment."
            )


def _matter_fits(leaf: Leaf) -> bool:
    """The matter opens under its case's key and fits the commitment, or was lawfully forgotten."""
    if leaf.matter is None:
        return CaseKey.objects.filter(label=leaf.label, wrapped=None).exists()
    try:
        opened = keys.reveal(leaf.label, bytes(leaf.matter))
    except KeyDestroyedError:
        return True
    except AuditError:
        return False
    salt, matter = opened[:32], opened[32:]
    fits = log.matter_commitment(salt, matter) == bytes(leaf.matter_commitment)
    return fits and json.loads(matter)["act"] == leaf.act


def _marks(leaves: list[Leaf]) -> Iterator[Fault]:
    by_leaf: dict[int, list[Mark]] = {}
    for mark in Mark.objects.all():
        by_leaf.setdefault(mark.leaf_id, []).append(mark)
    for leaf in leaves:
        try:
            said = json.loads(bytes(leaf.frame)).get("rows")
        except ValueError:
            said = None
        if said != rows_root(by_leaf.pop(leaf.pk, [])).hex():
            yield Fault(f"{leaf.seq}", "What entry {where} of the log says of its rows was changed.")
    for stray in by_leaf:
        yield Fault(f"{stray}", "An entry of the log was deleted: marks {where} belong to none.")


def _tree(numbered: list[Leaf]) -> Iterator[Fault]:
    kept = {(node.level, node.index): bytes(node.hash) for node in TreeNode.objects.all()}
    tree = log.Tree()
    for leaf in numbered:
        for node in tree.append(bytes(leaf.leaf_hash)):
            if kept.pop((node.level, node.index), None) != node.hash:
                yield Fault(
                    f"{node.level}/{node.index}", "Node {where} of the log's tree does not fit its entries."
                )
    for level, index in kept:
        yield Fault(f"{level}/{index}", "Node {where} of the log's tree has no entries: some were dropped.")


def _checkpoints(numbered: list[Leaf]) -> Iterator[Fault]:
    """Each checkpoint, in the database and in the file, is signed and fits the tree at its size."""
    tree, roots = log.Tree(), {0: log.EMPTY_ROOT}
    for leaf in numbered:
        tree.append(bytes(leaf.leaf_hash))
        roots[tree.size] = tree.root()
    inside = {row.size: row for row in Checkpoint.objects.all()}
    for row in inside.values():
        yield from _checkpoint(f"{row.size}", bytes(row.note), roots)
        if bytes(row.root) != roots.get(row.size):
            yield Fault(f"{row.size}", "The checkpoint at {where} does not fit the entries before it.")
    if numbered and len(numbered) not in inside:
        yield Fault(f"{len(numbered)}", "The newest checkpoint is missing: none covers entry {where}.")
    on_file = list(sequencer.notes_on_file())
    for place, note in enumerate(on_file):
        yield from _checkpoint(f"{place} on file", note, roots)
    yield from _both_keep_them([bytes(inside[size].note) for size in sorted(inside)], on_file)


def _both_keep_them(inside: list[bytes], on_file: list[bytes]) -> Iterator[Fault]:
    """Database and file hold the same checkpoints; only the newest may not have reached the file yet."""
    for place, note in enumerate(inside[:-1]):
        if note not in on_file:
            yield Fault(f"{place}", "Checkpoint {where} of the database is missing from the file beside it.")
    for place, note in enumerate(on_file):
        if note not in inside:
            yield Fault(f"{place}", "Checkpoint {where} of the file is missing from the database.")


def _checkpoint(where: str, note: bytes, roots: dict[int, bytes]) -> Iterator[Fault]:
    try:
        said = sequencer.open_note(note)
    except SealError:
        yield Fault(where, "The signature of checkpoint {where} does not fit.")
        return
    if roots.get(said.size) != said.root:
        yield Fault(where, "Checkpoint {where} covers entries the log does not hold.")


def _rows(model: type[Recorded]) -> tuple[int, list[Fault]]:
    """Compare every row of a table with the last mark made of it."""
    table = model._meta.db_table
    last: dict[str, Mark] = {}
    for one in Mark.objects.filter(table=table).order_by("leaf_id"):
        last[one.row] = one
    faults, count = [], 0
    for state in rows.all_states(model):
        count += 1
        mark: Mark | None = last.pop(state.row, None)
        if mark is None:
            faults.append(Fault(f"{table} {state.row}", "{where} was put in from outside."))
        elif mark.digest is None or rows.digest(bytes(mark.salt or b""), state.content) != bytes(mark.digest):
            faults.append(Fault(f"{table} {state.row}", "{where} was changed from outside."))
    faults += [
        Fault(f"{table} {row}", "{where} was deleted from outside.")
        for row, mark in last.items()
        if mark.digest
    ]
    return count, faults
