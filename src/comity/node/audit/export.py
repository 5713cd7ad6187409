"""The log as a folder that anybody can check without this node."""

from collections.abc import Iterator
from pathlib import Path

from comity.node.audit import keys, sequencer
from comity.node.audit.errors import KeyDestroyedError
from comity.node.audit.models import Checkpoint, Leaf
from comity.seal.export import ExportedEntry, ExportedKeys, write_export


def export(folder: Path, *, with_matter: bool = False) -> int:
    """Write every numbered entry and every checkpoint; returns how many entries.

    Args:
        folder: empty or new.
        with_matter: whether who and what are shown, where they still exist.

    Raises:
        BadExport: the folder is in use.
    """
    heads = {row.size: bytes(row.note) for row in Checkpoint.objects.order_by("size")}
    last = max(heads, default=0)
    known = ExportedKeys(sequencer.origin(), sequencer.vkeys())
    return write_export(folder, _entries(last, with_matter=with_matter), heads, known)


def _entries(last: int, *, with_matter: bool) -> Iterator[ExportedEntry]:
    for leaf in Leaf.objects.filter(seq__lt=last).order_by("seq"):
        salt, matter = _opened(leaf) if with_matter else (None, None)
        yield ExportedEntry(
            seq=int(leaf.seq or 0),
            frame=bytes(leaf.frame),
            matter_commitment=bytes(leaf.matter_commitment),
            leaf_hash=bytes(leaf.leaf_hash),
            matter=matter,
            salt=salt,
        )


def _opened(leaf: Leaf) -> tuple[bytes | None, bytes | None]:
    """Salt and matter of an entry, or nothing where the case was forgotten."""
    try:
        opened = keys.reveal(leaf.label, bytes(leaf.matter or b""))
    except KeyDestroyedError:
        return None, None
    return opened[:32], opened[32:]
