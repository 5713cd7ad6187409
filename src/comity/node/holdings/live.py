"""The index as this process holds it: the published segments, and the tail of changes since.

Before each search the changes committed since are applied. The published index is left aside and made anew
from the rows when it does not belong to this database: restored from a backup, damaged, or of another node.
"""

import fcntl
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.conf import settings

from comity.crosscheck import Entry, Index, manifest
from comity.crosscheck.errors import IndexDamaged, IndexMissing, IndexOwned
from comity.node.holdings.entries import Opener
from comity.node.holdings.models import Change, Record

CHUNK = 500
TOKENS = "tokens.json"
LONG_TAIL = 1_000
"""With more changed records than this to read, a newer published index is opened instead, if there is one."""


class Live:
    """One process's view of the index over the records of one node."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lock = threading.RLock()
        self.index: Index | None = None
        self.seen, self.token = 0, ""
        self.published = -1
        self._held = False

    def fresh(self) -> Index:
        """The index with every change committed so far."""
        with self.lock:
            if self.index is None or not self._follows():
                self._open()
            self._apply()
            return self._ready()

    def publish(self, *, purge_on: date | None = None) -> None:
        """Write what this process holds for the others to open.

        Args:
            purge_on: rewrite everything without what was removed or had expired by this day.
        """
        with self.writing():
            if self.published != published_mark(self.folder):
                self.index = None  # another process published meanwhile; its segments come first
            index = self.fresh()
            if self.published == self.seen and purge_on is None:
                return
            note_token(self.folder, self.seen, self.token)
            if purge_on is None:
                index.publish(mark=self.seen)
            else:
                index.merge(today=purge_on, mark=self.seen)
            self.published = self.seen

    def rebuild(self) -> None:
        """Make the index anew from the rows."""
        with self.writing():
            last = Change.objects.order_by("-sequence").first()
            mark, token = (last.sequence, last.token) if last else (0, "")
            note_token(self.folder, mark, token)
            self.index = Index.build(_entries(), self.folder / "index", mark=mark, owner=_owner())
            self.seen, self.token, self.published = mark, token, mark

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Be the one thread of the one process that publishes; others wait."""
        with self.lock:
            if self._held:
                yield
                return
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with (self.folder / "publishing").open("a") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                self._held = True
                try:
                    yield
                finally:
                    self._held = False

    def _ready(self) -> Index:
        if self.index is None:  # pragma: no cover  (fresh opened it)
            raise IndexMissing("The folder {folder} holds no index.", folder=self.folder)
        return self.index

    def _open(self) -> None:
        """Open the published index if it belongs to this database, else hold the rows in memory."""
        try:
            found = Index.open(self.folder / "index", owner=_owner())
            known = tokens(self.folder).get(str(found.mark))
        except (IndexMissing, IndexDamaged, IndexOwned):
            found, known = None, None
        if found is not None and known is not None and _is(found.mark, known):
            self.index, self.seen, self.token, self.published = found, found.mark, known, found.mark
        else:
            self.rebuild()

    def _follows(self) -> bool:
        """Whether what was seen last is still what the database says; an act may have been rolled back."""
        return _is(self.seen, self.token)

    def _apply(self) -> None:
        changes = list(Change.objects.filter(sequence__gt=self.seen).order_by("sequence"))
        if sum(len(one.records) for one in changes) > LONG_TAIL and published_mark(self.folder) > self.seen:
            self._open()
            changes = list(Change.objects.filter(sequence__gt=self.seen).order_by("sequence"))
        gone = {number for one in changes for number in one.records}
        if gone:
            index, here = self._ready(), list(_entries(gone))
            index.remove(*({str(number) for number in gone} - {entry.id for entry in here}))
            index.add(*here)
        for one in changes[-1:]:
            self.seen, self.token = one.sequence, one.token


def tokens(folder: Path) -> dict[str, str]:
    """Mark → token of the change it stands for, of the last published indexes."""
    try:
        said = json.loads((folder / TOKENS).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(mark): str(token) for mark, token in said.items()} if isinstance(said, dict) else {}


def note_token(folder: Path, mark: int, token: str) -> None:
    """Note which change a mark stands for, before it is published; the one before is kept beside it."""
    kept = dict(list(tokens(folder).items())[-1:]) | {str(mark): token}
    fresh = folder / f"{TOKENS}.new"
    fresh.write_text(json.dumps(kept), encoding="utf-8")
    fresh.replace(folder / TOKENS)


def published_mark(folder: Path) -> int:
    """The mark of the published index, -1 when there is none."""
    try:
        return manifest.read(folder / "index").mark
    except (IndexMissing, IndexDamaged):
        return -1


def home_folder() -> Path:
    """Where this node keeps its index."""
    folder: Path = settings.COMITY_HOME.path("index", "holdings")
    return folder


def _owner() -> str:
    """What the index says of whose it is: a copy of it opens for nobody else."""
    return str(settings.COMITY_HOME.node_id)


def _is(mark: int, token: str) -> bool:
    """Whether this database knows the change of that number by that token; before the first there is none."""
    return mark == 0 or Change.objects.filter(sequence=mark, token=token).exists()


def _entries(numbers: set[int] | None = None) -> Iterator[Entry]:
    """The records that may be searched, of these numbers or all."""
    opened = Opener()
    rows = Record.objects.filter(restricted=False)
    if numbers is None:
        yield from (opened.indexed(row) for row in rows.order_by("pk").iterator(CHUNK))
        return
    wanted = sorted(numbers)
    for start in range(0, len(wanted), CHUNK):
        yield from (opened.indexed(row) for row in rows.filter(pk__in=wanted[start : start + CHUNK]))
