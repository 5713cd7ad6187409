"""An exported log: a folder that anybody can check with the stand-alone verifier, without this node.

::

    entries.ndjson        one line per entry, from 0, in one form (`write_entry`)
    checkpoints/N.txt     the signed head at N entries, N written with twelve digits; the last covers all
    keys.json             name of the log, its verifier keys, those of its witnesses

Frames are always there. Matter and salt are there as far as the reader may see them and they still exist.
"""

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from comity.seal.errors import BadExport
from comity.seal.merkle import HASH_SIZE

ENTRIES = "entries.ndjson"
CHECKPOINTS = "checkpoints"
KEYS = "keys.json"


@dataclass(frozen=True, slots=True)
class ExportedEntry:
    """One entry of a log as it is shown to outsiders.

    Args:
        seq: its place in the log, from 0.
        frame: the exact bytes kept for the log's own term; name no person.
        matter_commitment: 32 bytes.
        leaf_hash: 32 bytes.
        matter: the exact bytes of who and what; None when destroyed or withheld.
        salt: 32 bytes; None exactly when the matter is.
    """

    seq: int
    frame: bytes
    matter_commitment: bytes
    leaf_hash: bytes
    matter: bytes | None = None
    salt: bytes | None = None


@dataclass(frozen=True, slots=True)
class ExportedKeys:
    """Whose log it is.

    Args:
        origin: name of the log.
        log: its verifier keys (C2SP vkey), old ones too.
        witnesses: verifier keys of its witnesses.
    """

    origin: str
    log: tuple[str, ...]
    witnesses: tuple[str, ...] = ()


def write_export(
    folder: Path,
    entries: Iterable[ExportedEntry],
    checkpoints: Mapping[int, bytes],
    keys: ExportedKeys,
) -> int:
    """Write a log into a new folder; returns how many entries it has.

    Args:
        folder: must be empty or not there.
        entries: from entry 0 on, without a gap.
        checkpoints: signed heads by size; the largest must cover exactly these entries.
        keys: whose log it is.

    Raises:
        BadExport: the folder is in use, or the newest checkpoint covers another number of entries.
    """
    if folder.exists() and any(folder.iterdir()):
        raise BadExport("The folder {folder} is not empty; choose another.", folder=folder)
    (folder / CHECKPOINTS).mkdir(parents=True, exist_ok=True)
    count = 0
    with (folder / ENTRIES).open("wb") as file:
        for entry in entries:
            file.write(write_entry(entry))
            count += 1
    if max(checkpoints, default=None) != count:
        raise BadExport("The newest checkpoint does not cover exactly the {count} entries.", count=count)
    for size, note in checkpoints.items():
        (folder / CHECKPOINTS / checkpoint_name(size)).write_bytes(note)
    (folder / KEYS).write_bytes(write_keys(keys))
    return count


def checkpoint_name(size: int) -> str:
    """Name of the file that holds the signed head at a size."""
    return f"{size:012}.txt"


def write_entry(entry: ExportedEntry) -> bytes:
    """Write one line: JSON in exactly one form, ending in a newline."""
    line = {
        "seq": entry.seq,
        "frame": _base64(entry.frame),
        "matter_commitment": entry.matter_commitment.hex(),
        "leaf_hash": entry.leaf_hash.hex(),
        "matter": _base64(entry.matter),
        "salt": entry.salt.hex() if entry.salt is not None else None,
    }
    return _one_form(line) + b"\n"


def read_entry(line: bytes) -> ExportedEntry:
    """Read one line; only the one form is accepted.

    Raises:
        BadExport: it cannot be read.
    """
    try:
        found = json.loads(line)
        matter, salt = found["matter"], found["salt"]
        entry = ExportedEntry(
            int(found["seq"]),
            base64.b64decode(found["frame"]),
            bytes.fromhex(found["matter_commitment"]),
            bytes.fromhex(found["leaf_hash"]),
            None if matter is None else base64.b64decode(matter),
            None if salt is None else bytes.fromhex(salt),
        )
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise _unreadable(ENTRIES) from error
    sizes = {len(entry.matter_commitment), len(entry.leaf_hash), len(entry.salt or bytes(HASH_SIZE))}
    if write_entry(entry) != line or sizes != {HASH_SIZE} or (entry.matter is None) != (entry.salt is None):
        raise _unreadable(ENTRIES)
    return entry


def write_keys(keys: ExportedKeys) -> bytes:
    """Write whose log it is, in exactly one form."""
    told = {"origin": keys.origin, "log": list(keys.log), "witnesses": list(keys.witnesses)}
    return _one_form(told) + b"\n"


def read_keys(raw: bytes) -> ExportedKeys:
    """Read whose log it is.

    Raises:
        BadExport: it cannot be read.
    """
    try:
        found = json.loads(raw)
        keys = ExportedKeys(
            str(found["origin"]), tuple(map(str, found["log"])), tuple(map(str, found["witnesses"]))
        )
    except (ValueError, TypeError, LookupError, RecursionError) as error:
        raise _unreadable(KEYS) from error
    if write_keys(keys) != raw:
        raise _unreadable(KEYS)
    return keys


def _one_form(value: object) -> bytes:
    """JSON without spaces, in the order given."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _base64(raw: bytes | None) -> str | None:
    """Bytes as base64, nothing as nothing."""
    return None if raw is None else base64.b64encode(raw).decode()


def _unreadable(place: str) -> BadExport:
    """The refusal of a file that is not written in its one form."""
    return BadExport("{place} is not written as it must be; it was changed.", place=place)
