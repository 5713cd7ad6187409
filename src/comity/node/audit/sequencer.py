"""The one sequencer: numbers leaves in the order they were committed and grows the RFC 6962 tree.

The clerk calls ``tick`` each second (the merge delay). Numbering holds SQLite's write lock, or an advisory
lock on PostgreSQL, so two clerks cannot number at once. Every checkpoint is also appended to a file beside
the database: whoever takes entries out of the database has that file, and the partners, against them.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection, transaction

from comity.node.audit.models import Checkpoint, Leaf, TreeNode
from comity.seal import checkpoint as notes
from comity.seal import log

BATCH = 1000
LOCK = 0x436F6D69
END = b"\n=\n"
DIGITS = 19
"""Digits of the largest size; a longer number was written by somebody else."""
TAIL = 1 << 16
"""Bytes at the end of the file in which its last note is looked for; a note has less than 4 KiB."""


def tick() -> int:
    """Number what waits, sign a checkpoint, and write it beside the database; returns how many were numbered."""
    waiting: list[Leaf] = []
    if Leaf.objects.filter(seq=None).exists():
        with transaction.atomic():
            _lock()
            waiting = list(Leaf.objects.filter(seq=None).order_by("pk")[:BATCH])
            if waiting:
                _write_beside()  # the file lacks one checkpoint at most, whenever this process is killed
                _grow(waiting)
    _write_beside()
    if waiting:
        _move_into_database()
    return len(waiting)


def _move_into_database() -> None:
    """Leave nothing in SQLite's write-ahead log, so that cutting that file short takes no numbered entry away.

    It never waits: while somebody reads, the next numbering does it. PostgreSQL keeps its own.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        before = cursor.fetchone()[0]
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.fetchall()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(before)}")


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


def _write_beside() -> None:
    """Append every checkpoint the file beside the database does not hold yet; a torn last write goes."""
    newest = Checkpoint.objects.order_by("-size").values_list("size", flat=True).first()
    if newest is None:
        return
    with settings.COMITY_HOME.path("log", "checkpoints").open("ab+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        kept, end = _last_beside(file)
        lacking = Checkpoint.objects.filter(size__gt=kept).order_by("size").values_list("note", flat=True)
        whole = b"".join(bytes(note) + END for note in lacking)
        if whole:
            file.truncate(end)
            file.write(whole)
            file.flush()
            os.fsync(file.fileno())


def _last_beside(file: BinaryIO) -> tuple[int, int]:
    """Size the last whole note of the file speaks of (0 before the first), and where that note ends."""
    length = file.seek(0, os.SEEK_END)
    start = max(0, length - TAIL)
    file.seek(start)
    notes, mark, _torn = file.read().rpartition(END)
    _, _, last = notes.rpartition(END)
    size = last.split(b"\n", 2)[1:2]
    known = bool(size) and size[0].isdigit() and len(size[0]) <= DIGITS
    return int(size[0]) if known else 0, start + len(notes) + len(mark)


@contextmanager
def held() -> Iterator[int]:
    """Nobody appends to the file beside the database until the block ends; gives its length in bytes."""
    place = _beside()
    if not place.is_file():
        yield 0
        return
    with place.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield file.seek(0, os.SEEK_END)


def notes_on_file(length: int | None = None) -> Iterator[bytes]:
    """Every checkpoint written beside the database, oldest first; a torn last write is left out.

    Args:
        length: how far to read; None for all.
    """
    place = _beside()
    if not place.is_file():
        return
    with place.open("rb") as file:
        note = b""
        for line in file:
            note += line
            if length is not None and file.tell() > length:
                return
            if note.endswith(END):
                yield note.removesuffix(END)
                note = b""


def _beside() -> Path:
    folder: Path = settings.COMITY_HOME.folder
    return folder / "log" / "checkpoints"


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
    return notes.LogKeys.from_private_bytes(settings.COMITY_HOME.secret("log"))
