"""The manifest: which segments of a folder are the index now. Publishing is replacing this one file.

Its first line is the checksum of the rest. Readers that opened the index before keep their segments mapped.
"""

import fcntl
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from comity.crosscheck.disk import replace_synced
from comity.crosscheck.errors import IndexBusy, IndexDamaged, IndexMissing

MANIFEST, LOCK, PREFIX, VERSION = "manifest", "lock", "segment-", 1


@dataclass(frozen=True, slots=True)
class Listed:
    """A segment of the index.

    Args:
        name: its folder.
        header: the checksum of its header.
        dead: places of records that were removed since it was written.
    """

    name: str
    header: str
    dead: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the index is now.

    Args:
        segments: its segments, oldest first.
        mark: the holder's own number of the last change in them.
        owner: the node that made it; empty for one made of files.
    """

    segments: tuple[Listed, ...] = ()
    mark: int = 0
    owner: str = ""


def read(folder: Path) -> Manifest:
    """Read the manifest.

    Raises:
        IndexMissing: there is none.
        IndexDamaged: it was changed, or is of a later version.
    """
    path = folder / MANIFEST
    try:
        head, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        raise IndexMissing(
            "The folder {folder} holds no index; make one with 'comity check build'.", folder=folder
        ) from None
    if head != _digest(body):
        raise IndexDamaged(
            "The index file {path} is not what was written; restore it or build the index again.", path=path
        )
    fields: dict[str, Any] = json.loads(body)
    if fields["version"] != VERSION:
        raise IndexDamaged(
            "The index in {folder} was written by another version; build it again.", folder=folder
        )
    return Manifest(
        tuple(_listed(*item) for item in fields["segments"]), fields["mark"], fields.get("owner", "")
    )


def publish(folder: Path, manifest: Manifest) -> None:
    """Make this the index, then drop the segments no longer listed."""
    segments = [[item.name, item.header, list(item.dead)] for item in manifest.segments]
    fields = {"version": VERSION, "mark": manifest.mark, "owner": manifest.owner, "segments": segments}
    body = json.dumps(fields).encode()
    replace_synced(folder / MANIFEST, _digest(body) + b"\n" + body)
    kept = {item.name for item in manifest.segments}
    for stale in folder.glob(f"{PREFIX}*"):
        if stale.name not in kept:
            shutil.rmtree(stale)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Be the one writer of a folder.

    Raises:
        IndexBusy: another process writes it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise IndexBusy(
                "Another process is writing the index in {folder}; try again when it is done.", folder=folder
            ) from None
        yield


def _listed(name: str, header: str, dead: list[int]) -> Listed:
    return Listed(name, header, tuple(dead))


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=32).hexdigest().encode()
