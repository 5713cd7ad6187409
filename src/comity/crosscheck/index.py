"""The holdings, searchable: published segments in a folder plus a tail of changes in memory.

Readers and writers share an index without waiting: every search works on the snapshot that stood when it
began.
"""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Self

import numpy as np

from comity.crosscheck import manifest
from comity.crosscheck.answer import Answer, Policy
from comity.crosscheck.entry import Entry, Query
from comity.crosscheck.errors import IndexDamaged, IndexOwned
from comity.crosscheck.manifest import Listed, Manifest
from comity.crosscheck.search import search
from comity.crosscheck.segments import Segment, damage
from comity.crosscheck.snapshot import Part, Snapshot, parts_of, purged, with_added, without

_ATTEMPTS = 3


class Index:
    """A cross-check index: made with `Index.build` or `Index.open`.

    Args:
        folder: where it is kept; None for one in memory alone.
        snapshot: what it holds.
        mark: the holder's own number of the last change in it.
        policy: where the operator draws the lines.
        owner: the node it belongs to; empty for one made of files.
    """

    def __init__(
        self, folder: Path | None, snapshot: Snapshot, *, mark: int, policy: Policy, owner: str = ""
    ) -> None:
        self._folder, self._snapshot, self.mark, self.policy = folder, snapshot, mark, policy
        self.owner = owner
        self._lock = threading.Lock()

    @classmethod
    def memory(cls, entries: Iterable[Entry] = (), *, policy: Policy | None = None) -> Self:
        """An index of these records without a folder."""
        chosen = policy or Policy()
        return cls(None, Snapshot(parts_of(_last_of_each(entries)), chosen), mark=0, policy=chosen)

    @classmethod
    def build(
        cls,
        entries: Iterable[Entry],
        folder: Path,
        *,
        mark: int = 0,
        policy: Policy | None = None,
        owner: str = "",
    ) -> Self:
        """Make the index of these records in a folder, in place of one that may be there.

        Args:
            entries: the records; of two with one identifier the later counts.
            folder: where to keep it; made if missing.
            mark: the holder's own number of the last change among them.
            policy: where the operator draws the lines.
            owner: the node it belongs to, which alone opens it; empty for one made of files.

        Raises:
            IndexBusy: another process writes there.
        """
        with manifest.writing(folder):
            parts = (_written(folder, part) for part in parts_of(_last_of_each(entries)))
            manifest.publish(folder, Manifest(tuple(map(_listed, parts)), mark, owner))
        return cls.open(folder, policy=policy, owner=owner)

    @classmethod
    def open(cls, folder: Path, *, policy: Policy | None = None, owner: str = "") -> Self:
        """Open a published index; its files are mapped, not read.

        Args:
            folder: where it is kept.
            policy: where the operator draws the lines.
            owner: the node that opens it; empty where no node does.

        Raises:
            IndexMissing: the folder holds none.
            IndexDamaged: a file is not what was written.
            IndexOwned: it belongs to a node, and another or none opens it.
        """
        chosen = policy or Policy()
        found, parts = _opened(Path(folder), _ATTEMPTS)
        _insist_owner(Path(folder), found.owner, owner)
        return cls(Path(folder), Snapshot(parts, chosen), mark=found.mark, policy=chosen, owner=owner)

    def __len__(self) -> int:
        return self._snapshot.living

    def search(self, query: Query, *, limit: int = 10, today: date) -> Answer:
        """Answer one question.

        Args:
            query: who or what is asked about.
            limit: the most hits to return.
            today: records that expired before this day are not returned.
        """
        return search(self._snapshot, query, limit=limit, today=today)

    def search_many(self, queries: Iterable[Query], *, limit: int = 10, today: date) -> Iterator[Answer]:
        """Answer many questions, in order, on one snapshot of the records."""
        snapshot = self._snapshot
        return (search(snapshot, query, limit=limit, today=today) for query in queries)

    def add(self, *entries: Entry) -> None:
        """Add records to the tail, at once searchable; one with a known identifier replaces the old."""
        with self._lock:
            last = _last_of_each(entries)
            self._snapshot = with_added(without(self._snapshot, [entry.id for entry in last]), last)

    def remove(self, *identifiers: str) -> None:
        """Forget records: no search begun after this returns them. Unknown identifiers are passed over."""
        with self._lock:
            self._snapshot = without(self._snapshot, identifiers)

    def publish(self, *, mark: int | None = None) -> None:
        """Write the tail as a segment of its own, and note what was removed.

        Args:
            mark: the holder's own number of the last change in it; None keeps the old.

        Raises:
            IndexBusy: another process writes the folder.
        """
        with self._lock:
            self._rewrite(self._snapshot.parts, mark=mark)

    def merge(self, *, today: date, mark: int | None = None) -> None:
        """Rewrite everything as one segment, without the bytes of removed and expired records.

        Args:
            today: records that expired before this day go.
            mark: as in `publish`.

        Raises:
            IndexBusy: another process writes the folder.
        """
        with self._lock:
            self._rewrite(parts_of(list(self._snapshot.entries(today))), mark=mark)

    def verify(self) -> tuple[str, ...]:
        """The files that are not what was written, by their paths; empty where all are whole."""
        if self._folder is None:
            return ()
        try:
            listed = manifest.read(self._folder).segments
        except IndexDamaged:
            return (str(self._folder / manifest.MANIFEST),)
        return tuple(path for item in listed for path in damage(self._folder / item.name, item.header))

    def _rewrite(self, parts: tuple[Part, ...], *, mark: int | None) -> None:
        fresh = self.mark if mark is None else mark
        if self._folder is not None:
            with manifest.writing(self._folder):
                parts = tuple(_written(self._folder, whole) for part in parts for whole in purged(part))
                manifest.publish(self._folder, Manifest(tuple(map(_listed, parts)), fresh, self.owner))
        self.mark, self._snapshot = fresh, Snapshot(parts, self.policy)


def _insist_owner(folder: Path, made_by: str, asked_by: str) -> None:
    """Insist that who opens an index is who made it; names lie in it in the clear, and only a node logs who looks."""
    if made_by == asked_by:
        return
    if not made_by:
        raise IndexOwned("The index in {folder} was made of files, not by this node.", folder=folder)
    raise IndexOwned(
        "The index in {folder} was made by the node {node} and opens only there, at the desk, with a purpose and a "
        "case number.",
        folder=folder,
        node=made_by,
    )


def _last_of_each(entries: Iterable[Entry]) -> list[Entry]:
    return list({entry.id: entry for entry in entries}.values())


def _written(folder: Path, part: Part) -> Part:
    if part.name:
        return part
    fresh = Path(mkdtemp(prefix=manifest.PREFIX, dir=folder))
    header = part.segment.write(fresh)
    return replace(part, segment=Segment.open(fresh, header), name=fresh.name, header=header)


def _listed(part: Part) -> Listed:
    return Listed(part.name, part.header, tuple(np.flatnonzero(part.dead).tolist()))


def _opened(folder: Path, attempts: int) -> tuple[Manifest, tuple[Part, ...]]:
    """Open what the manifest lists; once more where a writer replaced it meanwhile."""
    found = manifest.read(folder)
    try:
        return found, tuple(_part(folder, item) for item in found.segments)
    except IndexDamaged:
        if attempts > 1 and manifest.read(folder) != found:
            return _opened(folder, attempts - 1)
        raise


def _part(folder: Path, item: Listed) -> Part:
    segment = Segment.open(folder / item.name, item.header)
    dead = np.zeros(segment.records, dtype=np.bool_)
    dead[list(item.dead)] = True
    return Part(segment, dead, item.name, item.header)
