"""Flat arrays: 64-bit keys of strings, ragged lists as offsets and values, sorted keys to look up."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Keys = NDArray[np.uint64]
Bytes = NDArray[np.uint8]
Array = NDArray[np.generic]


def key(text: str) -> int:
    """A stable 64-bit key of a string; two strings with one key are told apart by whoever follows it."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def offsets(lengths: Iterable[int]) -> NDArray[np.int64]:
    """Where each part of a ragged list begins, and at last where all end."""
    counted = np.fromiter(lengths, dtype=np.int64)
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counted)))


def text_of(blob: Bytes, starts: NDArray[np.int64], place: int) -> bytes:
    """One part of a blob of strings."""
    return bytes(blob[int(starts[place]) : int(starts[place + 1])])


def blob_of(parts: Sequence[bytes]) -> tuple[Bytes, NDArray[np.int64]]:
    """Strings end to end, and where each begins."""
    return np.frombuffer(b"".join(parts), dtype=np.uint8), offsets(map(len, parts))


def sorted_pairs(pairs: Sequence[tuple[int, int]]) -> tuple[Keys, Ints]:
    """Keys in order, and the number that each stands for."""
    keys = np.fromiter((pair[0] for pair in pairs), dtype=np.uint64, count=len(pairs))
    numbers = np.fromiter((pair[1] for pair in pairs), dtype=np.int32, count=len(pairs))
    order = np.lexsort((numbers, keys))
    return keys[order], numbers[order]


def look_up(keys: Keys, numbers: Ints, wanted: Iterable[str]) -> set[int]:
    """Every number that stands under one of the strings wanted (or under one with the same key)."""
    asked = np.fromiter(map(key, wanted), dtype=np.uint64)
    first, last = np.searchsorted(keys, asked, "left"), np.searchsorted(keys, asked, "right")
    hit = first < last
    spans = zip(first[hit].tolist(), last[hit].tolist(), strict=True)
    return {number for start, end in spans for number in numbers[start:end].tolist()}


def ranges(first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.int64]:
    """All whole numbers of many half-open ranges, end to end."""
    lengths = last - first
    total = int(lengths.sum())
    if not total:
        return np.zeros(0, dtype=np.int64)
    shift = np.repeat(first - np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths)[:-1])), lengths)
    return shift + np.arange(total, dtype=np.int64)
