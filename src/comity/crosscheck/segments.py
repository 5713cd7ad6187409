"""A segment: an unchanging set of records as flat arrays, in memory or mapped from a folder.

On disk each array is one file of raw little-endian numbers; `header.json` names them all with type, length
and checksum. Nothing is pickled, nothing is executed on reading. A segment is written once and never changed.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from comity.crosscheck.build import arrays_of
from comity.crosscheck.disk import sync_folder, write_synced
from comity.crosscheck.entry import Entry
from comity.crosscheck.errors import IndexDamaged
from comity.crosscheck.flat import Array, Bytes, Ints, Keys, look_up, text_of
from comity.crosscheck.names import Token, token
from comity.crosscheck.pack import unpack
from comity.crosscheck.relations import Relation, keys, relate
from comity.crosscheck.weights import Crowd

HEADER, VERSION = "header.json", 1
_DAMAGED = "The index file {path} is not what was written; restore it or build the index again."
Starts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Near:
    """A word of a segment that relates to a word of a question."""

    word: int
    relation: Relation
    bearers: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Segment:
    """Records as flat arrays; which array holds what is said in `build`.

    Args:
        text: the records, packed, end to end; `text_starts` where each begins.
        ends: the last day of each record.
        id_keys: keys of identifiers in order; `id_owners` the record of each. The same for documents.
        born: the birth of each row, ascending; `owners` its record; `words` its words by number.
        syllabic: how many rows hold Vietnamese syllables alone (one number).
        vocabulary: distinct words; `posts` the rows that hold each; `near_keys` the keys of each.
    """

    text: Bytes
    text_starts: Starts
    ends: Ints
    id_keys: Keys
    id_owners: Ints
    doc_keys: Keys
    doc_owners: Ints
    born: Ints
    owners: Ints
    words: Ints
    word_starts: Starts
    syllabic: NDArray[np.int64]
    vocabulary: Bytes
    vocabulary_starts: Starts
    posts: Ints
    post_starts: Starts
    near_keys: Keys
    near_words: Ints
    _caches: "_Caches" = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_caches", _Caches(self))

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Self:
        """Make a segment of records with distinct identifiers."""
        return cls(**_typed(arrays_of(entries)))

    @property
    def records(self) -> int:
        """How many records it holds."""
        return len(self.ends)

    @property
    def rows(self) -> int:
        """How many rows (a name with a birth) it holds."""
        return len(self.born)

    @property
    def crowd(self) -> Crowd:
        """How many rows there are to count words among."""
        return Crowd(self.rows, int(self.syllabic[0]))

    def entry(self, owner: int) -> Entry:
        """One record, whole."""
        return self._caches.entry(owner)

    def owner(self, identifier: str) -> int | None:
        """The place of the record with this identifier, or None."""
        found = look_up(self.id_keys, self.id_owners, [identifier])
        return next((owner for owner in sorted(found) if self.entry(owner).id == identifier), None)

    def spelled(self, folded: Iterable[str]) -> dict[str, list[int]]:
        """The words of the segment that fold to one of these, by what they fold to."""
        wanted = set(folded)
        found: dict[str, list[int]] = {}
        for word in sorted(look_up(self.near_keys, self.near_words, (f"f{text}" for text in wanted))):
            if (text := token(self.raw(word)).fold) in wanted:
                found.setdefault(text, []).append(word)
        return found

    def raw(self, word: int) -> str:
        """A word of the vocabulary by its number."""
        return self._caches.raw(word)

    @cached_property
    def initials(self) -> tuple[int, ...]:
        """The words of one letter."""
        lengths = np.diff(self.vocabulary_starts)
        short = np.flatnonzero(lengths <= 4).tolist()
        return tuple(word for word in short if token(self.raw(word)).initial)

    def near(self, word: Token) -> dict[str, Near]:
        """Every word of the segment that relates to this one, by its raw form."""
        return self._caches.near(word.raw)

    def born_on(self, code: int) -> int:
        """How many rows bear this date of birth."""
        first, last = np.searchsorted(self.born, [code, code + 1])
        return int(last - first)

    def write(self, folder: Path) -> str:
        """Write every array and the header into an empty folder; returns the header's checksum."""
        arrays = {name: getattr(self, name) for name in _names()}
        about = {name: _write_array(folder / f"{name}.bin", array) for name, array in arrays.items()}
        header = json.dumps({"version": VERSION, "arrays": about}, separators=(",", ":")).encode()
        write_synced(folder / HEADER, header)
        sync_folder(folder)
        return _digest(header)

    @classmethod
    def open(cls, folder: Path, header_digest: str) -> Self:
        """Map a written segment; checks the header and the length of every file, not every byte.

        Raises:
            IndexDamaged: a file is missing, too long or too short, or the header was changed.
        """
        about = _header(folder, header_digest)
        return cls(**_typed({name: _map(folder / f"{name}.bin", about[name]) for name in _names()}))


def damage(folder: Path, header_digest: str) -> list[str]:
    """Every file of a written segment that is not what was written, by its path."""
    try:
        about = _header(folder, header_digest)
    except IndexDamaged:
        return [str(folder / HEADER)]
    return [str(path) for name in _names() if _changed(path := folder / f"{name}.bin", about[name])]


class _Caches:
    """What is worked out once per word or record; bounded, and dropped with the segment."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self.near = lru_cache(maxsize=16_384)(self._near)
        self.raw = lru_cache(maxsize=262_144)(self._raw)
        self.entry = lru_cache(maxsize=4_096)(self._entry)

    def _entry(self, owner: int) -> Entry:
        return unpack(text_of(self._segment.text, self._segment.text_starts, owner))

    def _raw(self, word: int) -> str:
        return text_of(self._segment.vocabulary, self._segment.vocabulary_starts, word).decode()

    def _near(self, raw: str) -> dict[str, Near]:
        part = self._segment
        found: dict[str, Near] = {}
        for word in look_up(part.near_keys, part.near_words, keys(token(raw))):
            other = self.raw(word)
            relation = relate(raw, other)
            if relation is not None:
                bearers = int(part.post_starts[word + 1] - part.post_starts[word])
                found[other] = Near(word, relation, bearers)
        return found


def _names() -> list[str]:
    return [item.name for item in fields(Segment) if item.init]


# Arrays of many types by name: only the dataclass that takes them knows each type.
def _typed(arrays: dict[str, Array]) -> dict[str, Any]:
    return dict(arrays)


def _write_array(path: Path, array: Array) -> dict[str, object]:
    plain = np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<"), copy=False)
    data = plain.tobytes()
    write_synced(path, data)
    return {"dtype": plain.dtype.str, "length": len(plain), "blake2b": _digest(data)}


def _header(folder: Path, header_digest: str) -> dict[str, dict[str, Any]]:
    path = folder / HEADER
    try:
        data = path.read_bytes()
    except OSError:
        raise IndexDamaged(_DAMAGED, path=path) from None
    if _digest(data) != header_digest:
        raise IndexDamaged(_DAMAGED, path=path)
    arrays: dict[str, dict[str, Any]] = json.loads(data)["arrays"]
    return arrays


def _map(path: Path, about: dict[str, Any]) -> Array:
    dtype = np.dtype(about["dtype"])
    if not path.is_file() or path.stat().st_size != about["length"] * dtype.itemsize:
        raise IndexDamaged(_DAMAGED, path=path)
    if not about["length"]:
        return np.zeros(0, dtype=dtype)
    return np.memmap(path, dtype=dtype, mode="r")


def _changed(path: Path, about: dict[str, Any]) -> bool:
    return not path.is_file() or _digest(path.read_bytes()) != about["blake2b"]


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=32).hexdigest()
