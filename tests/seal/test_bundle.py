"""Bundles, framing and padding: exact bytes out, strict bytes in."""

import contextlib
import hashlib

import pytest
from hypothesis import given as with_any
from hypothesis import settings
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from comity.seal.bundle import Signed, bundle_root, decode_bundle, encode_bundle
from comity.seal.errors import Malformed, SealError, TooLarge
from comity.seal.framing import Reader, lp
from comity.seal.padding import pad, padded_size
from comity.seal.statement import leaf_hash

any_letters = st.lists(st.binary(max_size=60), min_size=1, max_size=80)


@settings(deadline=None)
@with_any(any_letters)
def test_a_bundle_is_read_back(raw: list[bytes]) -> None:
    assert list(decode_bundle(encode_bundle(raw))) == raw


@settings(deadline=None)
@with_any(any_letters, st.integers(1, 1000))
def test_a_bundle_cut_anywhere_is_another_or_refused(raw: list[bytes], cut: int) -> None:
    bundle = encode_bundle(raw)
    shorter = bundle[: -min(cut, len(bundle))]
    with contextlib.suppress(SealError):
        assert list(decode_bundle(shorter)) != raw


@settings(deadline=None)
@with_any(any_letters)
def test_the_root_is_the_one_an_independent_tree_gives(raw: list[bytes]) -> None:
    oracle = InmemoryTree(algorithm="sha256")
    for one in raw:
        oracle.append_entry(lp(b"comity/statement/1") + one)
    assert bundle_root(raw) == oracle.get_root()


def test_the_signed_bytes_are_laid_out_as_the_format_says() -> None:
    signed = Signed("a" * 32, "b" * 32, 3, b"r" * 32, b"k" * 32)
    wanted = (
        b"\0\0\0\x0fcomity/bundle/1"
        b"\0\0\0\x20"
        + b"a" * 32
        + b"\0\0\0\x20"
        + b"b" * 32
        + b"\0\0\0\3CX1"
        + b"\0\0\0\3"
        + b"r" * 32
        + b"k" * 32
    )
    assert signed.encode() == wanted
    assert leaf_hash(b"{}") == hashlib.sha256(b"\0" + b"\0\0\0\x12comity/statement/1" + b"{}").digest()


def test_framing_is_strict() -> None:
    reader = Reader(lp(b"one", b""), "test")
    assert (reader.lp(), reader.lp()) == (b"one", b"")
    reader.end()
    with pytest.raises(Malformed):
        reader.take(1)
    with pytest.raises(TooLarge):
        Reader(b"\xff\xff\xff\xff", "test").lp(10)
    with pytest.raises(Malformed):
        Reader(b"\0\0\0\5four", "test").lp()
    with pytest.raises(Malformed):
        Reader(b"\0\0\0", "test").u32()


@settings(deadline=None)
@with_any(st.integers(1, 2**40))
def test_padding_costs_at_most_an_eighth_and_blurs_the_size(size: int) -> None:
    padded = padded_size(size)
    assert size <= padded <= size + size * 12 // 100 + 1
    assert padded_size(padded) == padded


@pytest.mark.parametrize(
    ("size", "padded"),
    [(0, 0), (1, 1), (2, 2), (9, 10), (100, 104), (1000, 1024), (1025, 1088), (1_000_000, 1_015_808)],
)
def test_padding_follows_padme(size: int, padded: int) -> None:
    assert padded_size(size) == padded
    assert pad(b"x" * size) == b"x" * size + bytes(padded - size)
