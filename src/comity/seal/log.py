"""The tamper-evident log: what a leaf commits to, the tree, and the proofs (one door to all three).

A leaf commits to two parts: the frame (kind, partner, instant; no person), kept for the log's own
term, and the matter (who, what), of which the leaf holds a salted hash only. When the matter and its
salt are destroyed the tree still verifies and nothing can be guessed back (protocol 5).
"""

import hashlib

from comity.seal.errors import Malformed
from comity.seal.framing import lp
from comity.seal.merkle import EMPTY_ROOT, HASH_SIZE, Node, Tree, leaf_hash, merkle_root, parent_hash
from comity.seal.proof import (
    Consistency,
    Inclusion,
    NodeReader,
    consistency_proof,
    inclusion_proof,
    verify_consistency,
    verify_inclusion,
)

__all__ = [
    "EMPTY_ROOT",
    "HASH_SIZE",
    "Consistency",
    "Inclusion",
    "Node",
    "NodeReader",
    "Tree",
    "consistency_proof",
    "event_commitment",
    "event_leaf",
    "inclusion_proof",
    "leaf_hash",
    "matter_commitment",
    "merkle_root",
    "parent_hash",
    "verify_consistency",
    "verify_inclusion",
]


def matter_commitment(salt: bytes, matter: bytes) -> bytes:
    """Bind the matter (who, what) without showing it: SHA-256(salt || matter).

    Raises:
        Malformed: the salt does not have 32 bytes.
    """
    if len(salt) != HASH_SIZE:
        raise Malformed("The salt of a log entry has 32 bytes; this one has {size}.", size=len(salt))
    return hashlib.sha256(salt + matter).digest()


def event_commitment(frame: bytes, matter_commitment: bytes) -> bytes:
    """Data of one leaf: lp(frame) || lp(matter_commitment). Hash it with `leaf_hash`.

    Args:
        frame: what is kept for the log's own term; names no person.
        matter_commitment: 32 bytes from `matter_commitment`.
    """
    return lp(frame, matter_commitment)


def event_leaf(frame: bytes, matter_commitment: bytes) -> bytes:
    """Leaf hash of one event: SHA-256(0x00 || lp(frame) || lp(matter_commitment))."""
    return leaf_hash(event_commitment(frame, matter_commitment))
