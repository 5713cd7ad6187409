"""Files that are whole or absent: written, flushed to the disk, then named."""

import os
from pathlib import Path


def write_synced(path: Path, data: bytes) -> None:
    """Write a new file and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace_synced(path: Path, data: bytes) -> None:
    """Replace a file in one step: a reader sees the old one or the new one, whole, even after a power cut."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    write_synced(fresh, data)
    fresh.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the folder's list of names."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
