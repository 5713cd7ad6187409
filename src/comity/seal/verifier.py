"""Checks an exported log without the node that wrote it: `python -m comity.seal.verifier FOLDER`.

It needs the standard library, `cryptography` and the small files of this folder that it imports; none of
the node. It recomputes every leaf and, at every checkpoint, the root; checks both signatures of each
checkpoint, the order and gaps of the entries, and the matter where it is shown. It names the first fault
and its place.

The folder says itself whose keys it is signed with, so on its own it proves only that nothing was changed
after signing. With the keys of the log from its descriptor (`--key`) it proves who signed; with a
checkpoint that somebody else kept (`--seen`) it proves that nothing was dropped or rewritten since then.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from comity.seal.checkpoint import Checkpoint, verify_checkpoint
from comity.seal.errors import BadExport, SealError
from comity.seal.export import (
    CHECKPOINTS,
    ENTRIES,
    KEYS,
    ExportedEntry,
    checkpoint_name,
    read_entry,
    read_keys,
)
from comity.seal.log import event_leaf, matter_commitment
from comity.seal.merkle import Tree


@dataclass(frozen=True, slots=True)
class KnownElsewhere:
    """What the checker has from another source than the folder.

    Args:
        keys: verifier keys of the log, from its pinned descriptor; empty to believe the folder.
        seen: checkpoints that a witness, a partner or the checker kept.
    """

    keys: tuple[str, ...] = ()
    seen: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What the check found.

    Args:
        origin: name of the log.
        entries: how many entries were checked.
        checkpoints: how many checkpoints were checked.
        shown: entries whose matter is there and fits its commitment.
        root: root over all entries, 32 bytes.
        fault: the first fault as a sentence; empty when there is none.
        place: where the fault is; empty when there is none.
    """

    origin: str = ""
    entries: int = 0
    checkpoints: int = 0
    shown: int = 0
    root: bytes = b""
    fault: str = ""
    place: str = ""

    @property
    def sound(self) -> bool:
        """True when no fault was found."""
        return not self.fault

    def __str__(self) -> str:
        if self.fault:
            return f"The log does not hold: {self.fault} Place: {self.place}."
        return (
            f"The log {self.origin} holds: {self.entries} entries, {self.checkpoints} checkpoints, matter of "
            f"{self.shown} entries shown, root {self.root.hex()}."
        )


def verify_export(folder: Path, known: KnownElsewhere | None = None) -> Report:
    """Check an exported log from its first byte to its last.

    Args:
        folder: as `export.write_export` wrote it.
        known: what is known from another source.

    Returns:
        A report; its fault is the first one found, by place.
    """
    check = _Check(folder, known or KnownElsewhere())
    try:
        return check.run()
    except (SealError, OSError) as error:
        return Report(fault=str(error), place=check.place)


class _Check:
    """One run over one folder; remembers where it is."""

    def __init__(self, folder: Path, known: KnownElsewhere) -> None:
        self._folder = folder
        self._known = known
        self._tree = Tree()
        self._shown = 0
        self._proven = 0
        self.place = str(folder)

    def run(self) -> Report:
        """Check everything; raises at the first fault."""
        keys = read_keys(self._read(KEYS))
        heads = self._heads(keys.origin, self._known.keys or keys.log, keys.witnesses)
        self._compare(heads.get(0))
        for entry in self._entries():
            self._check_entry(entry)
            self._compare(heads.get(self._tree.size))
        self._check_end(heads)
        return Report(keys.origin, self._tree.size, len(heads), self._shown, self._tree.root())

    def _read(self, *parts: str) -> bytes:
        """Read one file, and remember that it is the place."""
        self.place = "/".join(parts)
        return self._folder.joinpath(*parts).read_bytes()

    def _heads(
        self, origin: str, keys: Sequence[str], witnesses: Sequence[str]
    ) -> Mapping[int, list[Checkpoint]]:
        """Check the signatures of all checkpoints, those of the folder and those kept elsewhere."""
        heads: dict[int, list[Checkpoint]] = {}
        for file in sorted((self._folder / CHECKPOINTS).iterdir()):
            head = verify_checkpoint(self._read(CHECKPOINTS, file.name), keys, witnesses=witnesses)
            if checkpoint_name(head.size) != file.name or head.origin != origin:
                raise BadExport("The checkpoint is of another log or another size than its file says.")
            heads.setdefault(head.size, []).append(head)
        for number, note in enumerate(self._known.seen, start=1):
            self.place = f"checkpoint {number} kept elsewhere"
            head = verify_checkpoint(note, keys, witnesses=witnesses)
            if head.origin != origin:
                raise BadExport("The checkpoint that was kept elsewhere is of another log.")
            heads.setdefault(head.size, []).append(head)
        return heads

    def _entries(self) -> Iterator[ExportedEntry]:
        """Read the entries one by one, in their order."""
        self.place = ENTRIES
        with (self._folder / ENTRIES).open("rb") as file:
            for line in file:
                self.place = f"{ENTRIES}, entry {self._tree.size}"
                yield read_entry(line)

    def _check_entry(self, entry: ExportedEntry) -> None:
        """Check order, leaf and matter of one entry, and add it to the tree."""
        if entry.seq != self._tree.size:
            raise BadExport("Entry {seq} stands where {due} is due.", seq=entry.seq, due=self._tree.size)
        if event_leaf(entry.frame, entry.matter_commitment) != entry.leaf_hash:
            raise BadExport("The entry's frame was changed: it does not give the leaf hash.")
        if entry.matter is not None and entry.salt is not None:
            if matter_commitment(entry.salt, entry.matter) != entry.matter_commitment:
                raise BadExport("The entry's matter was changed: it does not give its commitment.")
            self._shown += 1
        self._tree.append(entry.leaf_hash)

    def _compare(self, heads: Sequence[Checkpoint] | None) -> None:
        """Insist that the tree has the root every checkpoint at this size was signed for."""
        if heads and any(head.root != self._tree.root() for head in heads):
            raise BadExport(
                "Among entries {first} to {last} some are not those the checkpoint at {size} was signed for.",
                first=self._proven,
                last=self._tree.size - 1,
                size=self._tree.size,
            )
        if heads:
            self._proven = self._tree.size

    def _check_end(self, heads: Mapping[int, object]) -> None:
        """Insist that the newest checkpoint covers exactly what is there."""
        self.place = f"{ENTRIES}, after entry {self._tree.size - 1}"
        newest = max(heads, default=-1)
        if newest > self._tree.size:
            raise BadExport(
                "A checkpoint was signed for {newest} entries and only {size} are here: some were dropped.",
                newest=newest,
                size=self._tree.size,
            )
        if newest < self._tree.size:
            raise BadExport("The last entries are covered by no checkpoint.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a folder and say in one sentence whether the log holds; 0 when it does, 1 when not."""
    parser = argparse.ArgumentParser(prog="comity.seal.verifier", description="Check an exported log.")
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--key", action="append", default=[], help="verifier key of the log, from its descriptor"
    )
    parser.add_argument("--seen", action="append", default=[], type=Path, help="checkpoint kept elsewhere")
    found = parser.parse_args(arguments)
    try:
        seen = tuple(path.read_bytes() for path in found.seen)
    except OSError as error:
        sys.stdout.write(f"The checkpoint kept elsewhere cannot be read: {error}.\n")
        return 1
    report = verify_export(found.folder, KnownElsewhere(tuple(found.key), seen))
    sys.stdout.write(f"{report}\n")
    return 0 if report.sound else 1


if __name__ == "__main__":
    sys.exit(main())
