"""The files themselves: encrypted under the case's key, addressed by SHA-256 of the encrypted bytes."""

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from comity.node.audit import keys
from comity.node.audit.errors import KeyDestroyedError, LogBrokenError
from comity.node.home import write_private
from comity.node.papers.errors import Damaged, Forgotten

FOLDER = "papers"
GRACE_S = 3600
"""A file younger than this may belong to an act that is still open."""


def place(address: str) -> Path:
    """Where the file of an address lies."""
    folder: Path = settings.COMITY_HOME.path(FOLDER, address[:2], address)
    return folder


def put(label: str, content: bytes) -> str:
    """Encrypt a file, write it and force it to the disk; returns its address.

    An act that fails afterwards leaves a file that no row names; ``strays`` finds it.
    """
    sealed = keys.protect(label, content)
    address = hashlib.sha256(sealed).hexdigest()
    file = place(address)
    write_private(file, sealed)
    _force(file.parent)
    _force(file.parent.parent)
    return address


def get(label: str, address: str) -> bytes:
    """The content of a file.

    Raises:
        Damaged: it is gone or was changed.
        Forgotten: its case was forgotten.
    """
    if not intact(address):
        raise Damaged("This file was changed or is gone. The administrator can restore it from the backup.")
    return reveal(label, place(address).read_bytes())


def reveal(label: str, sealed: bytes) -> bytes:
    """Decrypt what belongs to a case.

    Raises:
        Damaged: the bytes were changed.
        Forgotten: the case was forgotten.
    """
    try:
        return keys.reveal(label, sealed)
    except KeyDestroyedError as cause:
        raise Forgotten(
            "The case {case} was forgotten; nobody can read its files.", {"case": label}
        ) from cause
    except LogBrokenError as cause:
        raise Damaged(
            "This file was changed or is gone. The administrator can restore it from the backup."
        ) from cause


def intact(address: str) -> bool:
    """Whether the file is there and still hashes to its address; needs no key."""
    file = place(address)
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == address


def drop(address: str) -> None:
    """Remove a file."""
    place(address).unlink(missing_ok=True)


def strays(known: set[str], *, grace_s: float = GRACE_S) -> Iterator[str]:
    """Addresses of files that no row names and that are older than ``grace_s`` seconds."""
    newest = time.time() - grace_s
    for file in (settings.COMITY_HOME.folder / FOLDER).glob("??/*"):
        if file.name not in known and file.stat().st_mtime <= newest:
            yield file.name


def _force(folder: Path) -> None:
    """Force a folder's entries to the disk, so that a new file is still named there after a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
