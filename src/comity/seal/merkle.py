"""The tree of hashes that only grows (RFC 6962, 2.1): its edge, its nodes, its root.

A node of the tree is named (level, index): level 0 are the leaves, node (l, i) covers leaves
i*2^l up to (i+1)*2^l. Only full nodes are stored; each is written once and never changes.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from comity.seal.errors import Malformed

HASH_SIZE = 32
_SIZE_BYTES = 8
EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Hash of one leaf: SHA-256(0x00 || data)."""
    return hashlib.sha256(b"\x00" + data).digest()


def parent_hash(left: bytes, right: bytes) -> bytes:
    """Hash of two children: SHA-256(0x01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def merkle_root(leaves: Iterable[bytes]) -> bytes:
    """Root over leaf hashes, in order; the hash of nothing for no leaves."""
    row = list(leaves)
    if not row:
        return EMPTY_ROOT
    while len(row) > 1:
        odd = row[-1:] if len(row) % 2 else []
        row = [parent_hash(row[at], row[at + 1]) for at in range(0, len(row) - 1, 2)] + odd
    return row[0]


@dataclass(frozen=True, slots=True)
class Node:
    """One full node of the tree, to be stored once.

    Args:
        level: 0 for a leaf.
        index: place among the nodes of its level, from 0.
        hash: 32 bytes.
    """

    level: int
    index: int
    hash: bytes


class Tree:
    """The growing edge of a log: its size and the hashes of its full subtrees, largest first.

    Args:
        size: how many leaves there are.
        peaks: one hash per bit set in `size`, largest subtree first.
    """

    def __init__(self, size: int = 0, peaks: Sequence[bytes] = ()) -> None:
        if size < 0 or len(peaks) != size.bit_count() or any(len(peak) != HASH_SIZE for peak in peaks):
            raise Malformed("The stored edge of the log does not fit its size {size}.", size=size)
        self._size = size
        self._peaks = list(peaks)

    @property
    def size(self) -> int:
        """How many leaves there are."""
        return self._size

    def append(self, leaf: bytes) -> list[Node]:
        """Add one leaf hash; returns the nodes that became full, the leaf first."""
        full = [Node(0, self._size, leaf)]
        level, rest = 0, self._size
        while rest & 1:
            leaf = parent_hash(self._peaks.pop(), leaf)
            rest >>= 1
            level += 1
            full.append(Node(level, rest, leaf))
        self._peaks.append(leaf)
        self._size += 1
        return full

    def root(self) -> bytes:
        """Root hash at this size."""
        if not self._peaks:
            return EMPTY_ROOT
        *left, root = self._peaks
        for peak in reversed(left):
            root = parent_hash(peak, root)
        return root

    def state(self) -> bytes:
        """Write the edge: eight bytes of size, then the peaks."""
        return self._size.to_bytes(_SIZE_BYTES, "big") + b"".join(self._peaks)

    @classmethod
    def from_state(cls, raw: bytes) -> "Tree":
        """Read what `state` wrote.

        Raises:
            Malformed: the peaks do not fit the size.
        """
        if len(raw) < _SIZE_BYTES:
            raise Malformed("The stored edge of the log is cut short.")
        peaks = [raw[at : at + HASH_SIZE] for at in range(_SIZE_BYTES, len(raw), HASH_SIZE)]
        return cls(int.from_bytes(raw[:_SIZE_BYTES], "big"), peaks)
