"""Questions about the log."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from comity.node.audit import keys, sequencer
from comity.node.audit.errors import KeyDestroyedError
from comity.node.audit.models import Checkpoint, Leaf, TreeNode
from comity.node.audit.snapshot import as_written
from comity.seal import log
from comity.seal.errors import SealError

CHANGED = "changed from outside"
"""The kind of an entry that cannot be read any more; a check says where it stands."""
SCANNED = 10_000
"""Entries looked through for one piece: the kind stands inside the frame, which no database searches."""
NO_TIME = datetime.fromtimestamp(0, UTC)


@dataclass(frozen=True)
class LogEntry:
    """One entry as the log page shows it: the frame, never the matter.

    Attributes:
        seq: its number, or None while it waits for one.
        at: instant of the act.
        kind: ``room.verb`` or ``refused``.
        frame: everything the frame says.
        leaf_hash: 32 bytes.
    """

    seq: int | None
    at: datetime
    kind: str
    frame: dict[str, object]
    leaf_hash: bytes


def entries(*, newest: int = 200, kind: str = "") -> list[LogEntry]:
    """The newest entries of the log, newest first."""
    rows = Leaf.objects.order_by("-pk")
    with as_written():
        found = [_shown(leaf) for leaf in rows[: newest if not kind else newest * 20]]
    return [one for one in found if not kind or one.kind == kind][:newest]


def piece(*, most: int, before: int = 0, kind: str = "") -> tuple[list[LogEntry], int]:
    """A piece of the log, newest first, and where the next piece begins; 0 at the end.

    Args:
        most: the most entries wanted.
        before: what the piece before answered; 0 for the newest.
        kind: only entries of this kind; of a rare one a piece may hold few or none and yet not be the last.
    """
    rows = Leaf.objects.filter(pk__lt=before) if before else Leaf.objects.all()
    found: list[LogEntry] = []
    last = 0
    with as_written():
        for seen, leaf in enumerate(rows.order_by("-pk")[: SCANNED + 1]):
            if len(found) == most or seen == SCANNED:
                return found, last
            one, last = _shown(leaf), leaf.pk
            if not kind or one.kind == kind:
                found.append(one)
    return found, 0


def matters(label: str) -> Iterator[tuple[LogEntry, dict[str, object]]]:
    """Every entry under a case's key with its matter, oldest first; nothing once the case is forgotten."""
    for leaf in Leaf.objects.filter(label=label).order_by("pk"):
        try:
            opened = keys.reveal(label, bytes(leaf.matter or b""))
        except KeyDestroyedError:
            return
        yield _shown(leaf), json.loads(opened[32:])


def newest_checkpoint() -> Checkpoint | None:
    """The checkpoint over the whole tree, if one was made."""
    return Checkpoint.objects.order_by("-size").first()


@dataclass(frozen=True)
class Head:
    """The newest checkpoint as pages show it.

    Attributes:
        at: instant of the last entry it covers, UTC.
        size: entries it covers.
        root: root of the tree, hex.
        verified: whether its signature fits and it says the same size and root.
    """

    at: datetime
    size: int
    root: str
    verified: bool


def head() -> Head | None:
    """The newest checkpoint with its signature checked; nothing before the first."""
    row = newest_checkpoint()
    if row is None:
        return None
    last = Leaf.objects.get(seq=row.size - 1)
    return Head(
        _shown(last).at, row.size, bytes(row.root).hex(), _fits(bytes(row.note), row.size, bytes(row.root))
    )


@lru_cache(maxsize=4)
def _fits(note: bytes, size: int, root: bytes) -> bool:
    """Whether a checkpoint is signed by this node's log and says this size and root; one note is checked once."""
    try:
        said = sequencer.open_note(note)
    except SealError:
        return False
    return (said.size, said.root) == (size, root)


def first_frame() -> dict[str, object]:
    """What the first entry says of the node; nothing when it does not stand in the signed tree as it is kept."""
    newest = newest_checkpoint()
    leaf = Leaf.objects.filter(seq=0).first() if newest else Leaf.objects.order_by("pk").first()
    if leaf is None:
        return {}
    try:
        if newest is not None:
            _stands_first(bytes(leaf.leaf_hash))
        fits = log.event_leaf(bytes(leaf.frame), bytes(leaf.matter_commitment)) == bytes(leaf.leaf_hash)
        return dict(json.loads(bytes(leaf.frame))) if fits else {}
    except (SealError, TreeNode.DoesNotExist, ValueError):
        return {}


@lru_cache(maxsize=4)
def _stands_first(leaf_hash: bytes) -> None:
    """Insist that a leaf is the first under the newest signed checkpoint; one that is stays it.

    Raises:
        SealError: it is not, or no checkpoint is signed.
    """
    newest = newest_checkpoint()
    said = sequencer.open_note(bytes(newest.note) if newest else b"")
    log.verify_inclusion(leaf_hash, log.inclusion_proof(read_node, 0, said.size), said.root)


def count() -> int:
    """How many entries the log has."""
    return Leaf.objects.count()


def prove(seq: int) -> log.Inclusion:
    """Proof that an entry stands in the tree of the newest checkpoint (RFC 9162, 2.1.3)."""
    newest = newest_checkpoint()
    return log.inclusion_proof(read_node, seq, newest.size if newest else 0)


def read_node(level: int, index: int) -> bytes:
    """The stored hash of a full node of the tree."""
    return bytes(TreeNode.objects.get(level=level, index=index).hash)


def _shown(leaf: Leaf) -> LogEntry:
    try:
        frame = json.loads(bytes(memoryview(leaf.frame)))
        at = datetime.fromisoformat(frame["at"])
        seq = None if leaf.seq is None else int(leaf.seq)
        return LogEntry(seq, at, str(frame["kind"]), frame, bytes(memoryview(leaf.leaf_hash)))
    except (ValueError, TypeError, KeyError, RecursionError):
        return LogEntry(None, NO_TIME, CHANGED, {}, b"")
