"""The tree of the log: the root everybody else computes, and proofs that hold for nothing else."""

import hashlib
from dataclasses import replace

import pytest
from hypothesis import assume, settings
from hypothesis import given as with_any
from hypothesis import strategies as st
from pymerkle import InmemoryTree
from tests.seal import given

from comity.seal import log
from comity.seal.errors import BadProof, Malformed

# The eight leaves and the roots over the first n of them that Certificate Transparency implementations test with
CT_LEAVES = [
    b"",
    b"\0",
    b"\x10",
    b"\x20\x21",
    b"\x30\x31",
    bytes(range(0x40, 0x44)),
    bytes(range(0x50, 0x58)),
    bytes(range(0x60, 0x70)),
]
CT_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

sizes = st.integers(0, 130)


class Grown:
    """A log of any size with its nodes stored, beside an independent tree over the same entries."""

    def __init__(self, size: int) -> None:
        self.oracle = InmemoryTree(algorithm="sha256")
        self.tree = log.Tree()
        self.nodes: dict[tuple[int, int], bytes] = {}
        self.roots = [self.tree.root()]
        for n in range(size):
            data = f"entry {n}".encode()
            self.oracle.append_entry(data)
            for node in self.tree.append(log.leaf_hash(data)):
                assert (node.level, node.index) not in self.nodes
                self.nodes[node.level, node.index] = node.hash
            self.roots.append(self.tree.root())

    def read(self, level: int, index: int) -> bytes:
        return self.nodes[level, index]

    def leaf(self, index: int) -> bytes:
        return self.nodes[0, index]


LOG = Grown(130)


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert log.Tree().root() == hashlib.sha256(b"").digest() == log.merkle_root([])


@pytest.mark.parametrize("size", range(1, 9))
def test_the_roots_are_those_of_certificate_transparency(size: int) -> None:
    tree = log.Tree()
    for data in CT_LEAVES[:size]:
        tree.append(log.leaf_hash(data))
    assert tree.root().hex() == CT_ROOTS[size - 1]
    assert log.merkle_root(map(log.leaf_hash, CT_LEAVES[:size])).hex() == CT_ROOTS[size - 1]


def test_the_root_is_that_of_an_independent_tree_at_every_size() -> None:
    for size in range(1, 131):
        assert LOG.roots[size] == LOG.oracle.get_root(size) == log.merkle_root(map(LOG.leaf, range(size)))


@settings(deadline=None)
@with_any(sizes)
def test_the_edge_of_the_tree_survives_a_restart(size: int) -> None:
    tree = log.Tree()
    for n in range(size):
        tree.append(LOG.leaf(n))
    again = log.Tree.from_state(tree.state())
    assert (again.size, again.root()) == (size, LOG.roots[size])
    assert again.append(b"x" * 32) == tree.append(b"x" * 32)


@pytest.mark.parametrize(
    "state",
    [
        b"",
        b"\0" * 7,
        (3).to_bytes(8, "big") + bytes(32),
        (1).to_bytes(8, "big") + bytes(31),
        (1).to_bytes(8, "big") + bytes(64),
    ],
)
def test_a_damaged_edge_is_refused(state: bytes) -> None:
    with pytest.raises(Malformed):
        log.Tree.from_state(state)


def test_every_entry_is_proven_at_every_size() -> None:
    for size in range(1, 65):
        for index in range(size):
            log.verify_inclusion(LOG.leaf(index), log.inclusion_proof(LOG.read, index, size), LOG.roots[size])


def test_every_growth_is_proven() -> None:
    for new in range(65):
        for old in range(new + 1):
            log.verify_consistency(log.consistency_proof(LOG.read, old, new), LOG.roots[old], LOG.roots[new])


def _changed(path: tuple[bytes, ...], place: int, bit: int) -> tuple[bytes, ...]:
    step = path[place % len(path)]
    changed = step[: bit // 8] + bytes([step[bit // 8] ^ 1 << bit % 8]) + step[bit // 8 + 1 :]
    return (*path[: place % len(path)], changed, *path[place % len(path) + 1 :])


@settings(deadline=None)
@with_any(st.data(), st.integers(1, 130))
def test_a_proof_of_inclusion_proves_nothing_else(data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof, leaf, root = log.inclusion_proof(LOG.read, index, size), LOG.leaf(index), LOG.roots[size]
    other = data.draw(st.integers(0, size - 1).filter(lambda n: n != index) if size > 1 else st.just(1))
    wrong = [
        (log.leaf_hash(b"another"), proof, root),
        (leaf, replace(proof, index=other), root),
        (leaf, replace(proof, index=size), root),
        (leaf, replace(proof, index=-1), root),
        (leaf, proof, LOG.roots[size - 1]),
        (leaf, replace(proof, path=(*proof.path, bytes(32))), root),
    ]
    if proof.path:
        place, bit = data.draw(st.integers(0, 20)), data.draw(st.integers(0, 255))
        wrong += [
            (leaf, replace(proof, path=_changed(proof.path, place, bit)), root),
            (leaf, replace(proof, path=proof.path[1:]), root),
            (leaf, replace(proof, path=proof.path[:-1]), root),
        ]
    for bad_leaf, bad_proof, bad_root in wrong:
        with pytest.raises(BadProof):
            log.verify_inclusion(bad_leaf, bad_proof, bad_root)


@settings(deadline=None)
@with_any(st.data(), st.integers(2, 130))
def test_a_rewritten_log_has_no_proof_of_growth(data: st.DataObject, new: int) -> None:
    old = data.draw(st.integers(1, new - 1))
    proof, before, after = log.consistency_proof(LOG.read, old, new), LOG.roots[old], LOG.roots[new]
    place, bit = data.draw(st.integers(0, 20)), data.draw(st.integers(0, 255))
    for bad_proof, bad_before, bad_after in (
        (proof, log.leaf_hash(b"rewritten"), after),
        (proof, before, log.leaf_hash(b"rewritten")),
        (proof, after, before),
        (replace(proof, path=_changed(proof.path, place, bit)), before, after),
        (replace(proof, path=proof.path[:-1]), before, after),
        (replace(proof, path=(*proof.path, bytes(32))), before, after),
        (replace(proof, path=()), before, after),
        (replace(proof, old_size=new, new_size=old), before, after),
    ):
        with pytest.raises(BadProof):
            log.verify_consistency(bad_proof, bad_before, bad_after)


@settings(deadline=None)
@with_any(sizes, st.binary(min_size=32, max_size=32))
def test_growth_from_nothing_and_to_itself_needs_no_hashes(size: int, other: bytes) -> None:
    root = LOG.roots[size]
    assume(other != root)
    for old in (0, size):
        proof = log.consistency_proof(LOG.read, old, size)
        assert proof.path == ()
        for bad_proof, bad_root in ((proof, other), (replace(proof, path=(bytes(32),)), LOG.roots[old])):
            with pytest.raises(BadProof):
                log.verify_consistency(bad_proof, bad_root, root)


@settings(deadline=None)
@with_any(st.integers(1, 64), st.integers(0, 63))
def test_a_proof_is_as_long_as_its_tree_is_high(size: int, index: int) -> None:
    # the same hashes under a size of another height lead to the same root, and are refused all the same
    index %= size
    proof, root = log.inclusion_proof(LOG.read, index, size), LOG.roots[size]
    for higher in (2 * size, 4 * size):
        with pytest.raises(BadProof):
            log.verify_inclusion(LOG.leaf(index), replace(proof, size=higher), root)
    with pytest.raises(BadProof):
        log.verify_inclusion(LOG.leaf(0), log.Inclusion(0, 1, (root,)), log.parent_hash(root, LOG.leaf(0)))


@pytest.mark.parametrize(("old", "new", "claimed"), [(1, 2, 4), (2, 4, 8), (3, 4, 8), (4, 8, 32), (5, 8, 16)])
def test_a_proof_of_growth_is_as_long_as_its_trees_are_high(old: int, new: int, claimed: int) -> None:
    proof = log.consistency_proof(LOG.read, old, new)
    log.verify_consistency(proof, LOG.roots[old], LOG.roots[new])
    with pytest.raises(BadProof):
        log.verify_consistency(replace(proof, new_size=claimed), LOG.roots[old], LOG.roots[new])


def test_a_proof_of_what_is_not_there_is_refused() -> None:
    for index, size in ((0, 0), (5, 5), (-1, 5)):
        with pytest.raises(BadProof):
            log.inclusion_proof(LOG.read, index, size)
    with pytest.raises(BadProof):
        log.consistency_proof(LOG.read, 6, 5)


def test_a_leaf_binds_frame_and_matter_and_shows_only_the_frame() -> None:
    frame, salt, matter = b'{"kind":"send"}', given.seed("salt"), b"who and what"
    commitment = log.matter_commitment(salt, matter)
    assert commitment == hashlib.sha256(salt + matter).digest()
    data = b"\0\0\0\x0f" + frame + b"\0\0\0\x20" + commitment
    assert log.event_commitment(frame, commitment) == data
    assert log.event_leaf(frame, commitment) == hashlib.sha256(b"\0" + data).digest()
    assert log.event_leaf(frame + commitment[:1], commitment[1:]) != log.event_leaf(frame, commitment)
    with pytest.raises(Malformed):
        log.matter_commitment(b"short", matter)
