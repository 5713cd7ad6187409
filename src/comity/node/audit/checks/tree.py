"""The stored nodes of the tree against the entries, and every checkpoint against the tree at its size."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from comity.node.audit import sequencer
from comity.node.audit.checks.typed import HASH, Typed
from comity.node.audit.faults import Fault
from comity.node.audit.models import Checkpoint, TreeNode
from comity.seal import log
from comity.seal.errors import SealError


def check(leaves: list[bytes], beside: Iterable[bytes], faults: list[Fault]) -> None:
    """Check nodes and checkpoints.

    Args:
        leaves: hashes of the numbered entries, in their order.
        beside: checkpoints of the file beside the database.
        faults: where to add what is found.
    """
    heads = _Heads()
    heads.read(beside, faults)
    kept = dict(_nodes(Typed(faults)))
    tree = log.Tree()
    heads.compare(tree)
    for leaf in leaves:
        for node in tree.append(leaf):
            if kept.pop((node.level, node.index), None) != node.hash:
                where = f"{node.level}/{node.index}"
                faults.append(Fault(where, "Node {where} of the log's tree does not fit its entries."))
        heads.compare(tree)
    for level, index in kept:
        where = f"{level}/{index}"
        faults.append(Fault(where, "Node {where} of the log's tree has no entries: some were dropped."))
    heads.finish(tree.size, faults)


def _nodes(typed: Typed) -> Iterator[tuple[tuple[object, object], bytes]]:
    for level, index, digest in TreeNode.objects.values_list("level", "index", "hash").iterator():
        yield (level, index), typed.blob(digest, f"audit_treenode {level}/{index} hash", size=HASH)


@dataclass
class _Heads:
    """The checkpoints of the database and of the file beside it; each distinct note is verified once.

    Attributes:
        inside: digest of each note in the database, by size.
        on_file: digest of each note in the file.
        said: by digest: size and root a note is signed for.
        claims: by size: who claims a root there, and which.
    """

    inside: dict[object, bytes] = field(default_factory=dict)
    on_file: list[bytes] = field(default_factory=list)
    said: dict[bytes, tuple[int, bytes] | None] = field(default_factory=dict)
    claims: dict[int, list[tuple[Fault, bytes]]] = field(default_factory=dict)

    def read(self, beside: Iterable[bytes], faults: list[Fault]) -> None:
        """Read and verify every checkpoint, the database's first."""
        typed = Typed(faults)
        stored = Checkpoint.objects.order_by("size").values_list("size", "root", "note")
        for size, root, note in stored.iterator():
            where = f"audit_checkpoint {size}"
            signed = typed.blob(note, f"{where} note"), typed.blob(root, f"{where} root", size=HASH)
            self.inside[size] = self._opened(f"{size}", signed[0], faults)
            said = self.said[self.inside[size]]
            if said is not None and said != (size, signed[1]):
                faults.append(
                    Fault(f"{size}", "The checkpoint at {where} is not signed for what stands beside it.")
                )
        for place, note in enumerate(beside):
            self.on_file.append(self._opened(f"{place} on file", note, faults))

    def _opened(self, where: str, note: bytes, faults: list[Fault]) -> bytes:
        digest = hashlib.sha256(note).digest()
        if digest in self.said:
            return digest
        try:
            head = sequencer.open_note(note)
        except SealError:
            self.said[digest] = None
            faults.append(Fault(where, "The signature of checkpoint {where} does not fit."))
            return digest
        self.said[digest] = head.size, head.root
        claim = Fault(where, "Checkpoint {where} covers entries the log does not hold.")
        self.claims.setdefault(head.size, []).append((claim, head.root))
        return digest

    def compare(self, tree: log.Tree) -> None:
        """Drop the claims that hold at this size of the tree."""
        if tree.size in self.claims:
            root = tree.root()
            self.claims[tree.size] = [claim for claim in self.claims[tree.size] if claim[1] != root]

    def finish(self, size: int, faults: list[Fault]) -> None:
        """What does not hold, what is missing here or there, and whether the newest covers everything.

        Only the newest of the database may not have reached the file yet.
        """
        faults += [fault for claims in self.claims.values() for fault, _ in claims]
        if size and size not in self.inside:
            faults.append(Fault(f"{size}", "The newest checkpoint is missing: none covers entry {where}."))
        filed, known = set(self.on_file), set(self.inside.values())
        for at, digest in list(self.inside.items())[:-1]:
            if digest not in filed:
                faults.append(
                    Fault(f"{at}", "Checkpoint {where} of the database is missing from the file beside it.")
                )
        for place, digest in enumerate(self.on_file):
            if digest not in known:
                faults.append(
                    Fault(f"{place}", "Checkpoint {where} of the file is missing from the database.")
                )
