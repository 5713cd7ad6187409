"""Proofs about a log: that an entry stands in it, and that it only grew (RFC 9162, 2.1.3 and 2.1.4)."""

from collections.abc import Callable
from dataclasses import dataclass

from comity.seal.errors import BadProof
from comity.seal.merkle import EMPTY_ROOT, parent_hash

NodeReader = Callable[[int, int], bytes]
"""Gives the stored hash of full node (level, index)."""


@dataclass(frozen=True, slots=True)
class Inclusion:
    """Proof that a leaf stands at a place of a tree.

    Args:
        index: place of the leaf, from 0.
        size: leaves in the tree.
        path: hashes from the leaf up.
    """

    index: int
    size: int
    path: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Consistency:
    """Proof that a tree only grew.

    Args:
        old_size: leaves before.
        new_size: leaves after.
        path: hashes as RFC 9162 section 2.1.4 orders them.
    """

    old_size: int
    new_size: int
    path: tuple[bytes, ...]


def inclusion_proof(read: NodeReader, index: int, size: int) -> Inclusion:
    """Prove that leaf `index` stands in the tree of `size` leaves (RFC 9162, 2.1.3.1).

    Raises:
        BadProof: there is no such leaf.
    """
    if not 0 <= index < size:
        raise BadProof("The log has {size} entries; there is no entry {index}.", size=size, index=index)
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(_span(read, middle, end))
            end = middle
        else:
            path.append(_span(read, start, middle))
            start = middle
    return Inclusion(index, size, tuple(reversed(path)))


def consistency_proof(read: NodeReader, old_size: int, new_size: int) -> Consistency:
    """Prove that the tree of `old_size` leaves is the beginning of the later one (RFC 9162, 2.1.4.1).

    Raises:
        BadProof: the old size is larger than the new one.
    """
    if not 0 <= old_size <= new_size:
        raise BadProof("A log of {new} entries cannot follow one of {old}.", new=new_size, old=old_size)
    path: list[bytes] = []
    start, end = 0, new_size
    while old_size not in {start, end}:
        middle = start + _split(end - start)
        if old_size <= middle:
            path.append(_span(read, middle, end))
            end = middle
        else:
            path.append(_span(read, start, middle))
            start = middle
    if start > 0:  # the old tree is not one full subtree at the left: its last part starts the proof
        path.append(_span(read, start, end))
    return Consistency(old_size, new_size, tuple(reversed(path)))


def verify_inclusion(leaf: bytes, proof: Inclusion, root: bytes) -> None:
    """Check that `leaf` stands where the proof says (RFC 9162, 2.1.3.2).

    Raises:
        BadProof: the proof does not lead to the root.
    """
    if not 0 <= proof.index < proof.size:
        raise _no_proof()
    at, last, found = proof.index, proof.size - 1, leaf
    for step in proof.path:
        if last == 0:
            raise _no_proof()
        if at & 1 or at == last:
            found = parent_hash(step, found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = parent_hash(found, step)
        at, last = at >> 1, last >> 1
    if last or found != root:
        raise _no_proof()


def verify_consistency(proof: Consistency, old_root: bytes, new_root: bytes) -> None:
    """Check that the log only grew between two roots (RFC 9162, 2.1.4.2).

    Raises:
        BadProof: the old tree is not the beginning of the new one.
    """
    old, new, path = proof.old_size, proof.new_size, proof.path
    if not 0 <= old <= new:
        raise _no_proof()
    if old in {0, new}:
        if path or old_root != (new_root if old == new else EMPTY_ROOT):
            raise _no_proof()
        return
    if old & (old - 1) == 0:
        path = (old_root, *path)
    if _replay(path, old - 1, new - 1) != (old_root, new_root):
        raise _no_proof()


def _replay(path: tuple[bytes, ...], old: int, new: int) -> tuple[bytes, bytes]:
    """Rebuild both roots from a consistency path, as RFC 9162 2.1.4.2 steps 4 to 6 say."""
    if not path:
        raise _no_proof()
    while old & 1:
        old, new = old >> 1, new >> 1
    old_root = new_root = path[0]
    for step in path[1:]:
        if new == 0:
            raise _no_proof()
        if old & 1 or old == new:
            old_root, new_root = parent_hash(step, old_root), parent_hash(step, new_root)
            while not old & 1 and old:
                old, new = old >> 1, new >> 1
        else:
            new_root = parent_hash(new_root, step)
        old, new = old >> 1, new >> 1
    if new:
        raise _no_proof()
    return old_root, new_root


def _split(count: int) -> int:
    """Largest power of two below `count` (at least 2)."""
    return 1 << ((count - 1).bit_length() - 1)


def _span(read: NodeReader, start: int, end: int) -> bytes:
    """Hash of the leaves start..end, a subtree whose left parts are all stored."""
    count = end - start
    if count & (count - 1) == 0:
        level = count.bit_length() - 1
        return read(level, start >> level)
    middle = start + _split(count)
    return parent_hash(_span(read, start, middle), _span(read, middle, end))


def _no_proof() -> BadProof:
    """The refusal of a proof that does not hold."""
    return BadProof(
        "The proof does not lead to the log's root; the log was changed or the proof is another's."
    )
