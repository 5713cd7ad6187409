"""The one sequencer: numbers leaves in the order they were committed and grows the RFC 6962 tree.

The clerk calls ``tick`` each second (the merge delay). Numbering holds SQLite's write lock, or an advisory
lock on PostgreSQL, so two clerks cannot number at once. Every checkpoint is also appended to a file beside
the database: whoever takes entries out of the database has that file, and the partners, against them.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime

from django.conf import settings
from django.db import connection, transaction

from comity.node.audit.models import Checkpoint, Leaf, TreeNode
from comity.seal import checkpoint as notes
from comity.seal import log

BATCH = 1000
LOCK = 0x436F6D69
END = b"\n=\n"


def tick() -> int:
    """Number what waits, sign a checkpoint, and write it beside the database; returns how many were numbered."""
    waiting: list[Leaf] = []
    if Leaf.objects.filter(seq=None).exists():
        with transaction.atomic():
            _lock()
            waiting = list(Leaf.objects.filter(seq=None).order_by("pk")[:BATCH])
            if waiting:
                _grow(waiting)
    _note_on_file()
    return len(waiting)


def _lock() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _grow(waiting: list[Leaf]) -> None:
    tree = _tree()
    nodes: list[TreeNode] = []
    for leaf in waiting:
        leaf.seq = tree.size
        nodes += [
            TreeNode(level=node.level, index=node.index, hash=node.hash)
            for node in tree.append(bytes(leaf.leaf_hash))
        ]
    Leaf.objects.bulk_update(waiting, ["seq"], batch_size=200)
    TreeNode.objects.bulk_create(nodes, batch_size=500)
    note = notes.sign_checkpoint(origin(), tree.size, tree.root(), _log_keys(), at=datetime.now(UTC))
    Checkpoint.objects.create(size=tree.size, root=tree.root(), note=note)


def _tree() -> log.Tree:
    """The growing edge, read back from the stored nodes."""
    last = Leaf.objects.exclude(seq=None).order_by("-seq").values_list("seq", flat=True).first()
    size = 0 if last is None else last + 1
    peaks, start = [], 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            peaks.append(bytes(TreeNode.objects.get(level=level, index=start >> level).hash))
            start += 1 << level
    return log.Tree(size, peaks)


def _note_on_file() -> None:
    """Append the newest checkpoint to the file beside the database, if it is not the last there."""
    newest = Checkpoint.objects.order_by("-size").first()
    if newest is None:
        return
    note = bytes(newest.note) + END
    with settings.COMITY_HOME.path("log", "checkpoints").open("ab+") as file:
        start = max(0, file.tell() - 2 * len(note))
        file.seek(start)
        tail = file.read()
        if tail.endswith(note):
            return
        file.truncate(start + tail.rfind(END) + len(END) if END in tail else start)  # a torn last write goes
        file.write(note)
        file.flush()
        os.fsync(file.fileno())


def notes_on_file() -> Iterator[bytes]:
    """Every checkpoint written beside the database, oldest first; a torn last write is left out."""
    place = settings.COMITY_HOME.path("log", "checkpoints")
    if place.is_file():
        *whole, _ = place.read_bytes().split(END)
        yield from whole


def open_note(note: bytes) -> notes.Checkpoint:
    """A checkpoint of this node, its signatures checked.

    Raises:
        SealError: it is malformed or not signed by this node's log.
    """
    return notes.verify_checkpoint(note, vkeys())


def vkeys() -> tuple[str, str]:
    """The log's verifier keys, for the descriptor and for anybody who checks an export."""
    return _log_keys().vkeys(origin())


def origin() -> str:
    """The name of this node's log."""
    return f"{settings.COMITY_HOME.node_id}/log"


def _log_keys() -> notes.LogKeys:
    return notes.LogKeys.from_private_bytes(settings.COMITY_HOME.secret("log", 64))
