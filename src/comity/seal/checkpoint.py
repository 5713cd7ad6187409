"""The signed head of a log: name, size and root (C2SP tlog-checkpoint), so that nobody can rewrite it.

The log signs twice: Ed25519 over the text, and ML-DSA-44 as a cosignature (C2SP tlog-cosignature,
subtree/v1); both must verify. Witnesses, who are partner nodes, add ML-DSA-44 cosignatures of their own.
"""

import base64
import os
import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey

from comity.seal.errors import BadCheckpoint, Malformed
from comity.seal.merkle import HASH_SIZE
from comity.seal.note import Kind, Line, VKey, decode_base64, read_note, write_note

_LABEL = b"subtree/v1\n\0"
_SEED_SIZE = 32
_TIME = struct.Struct(">Q")
_COSIGNATURE_SIZE = _TIME.size + 2420
_MOST_TIME = 2**63 - 1
_SIZE = re.compile(r"(0|[1-9][0-9]{0,18})\Z", re.ASCII)
_ORIGIN = re.compile(r"[^\s+]{1,255}\Z")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A verified head of a log.

    Args:
        origin: name of the log.
        size: entries in it.
        root: root hash over them, 32 bytes.
        signed_at: when the log signed, in seconds since 1970; 0 when it does not say.
        witnesses: name of each known witness that cosigned, and when.
    """

    origin: str
    size: int
    root: bytes
    signed_at: int = 0
    witnesses: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class LogKeys:
    """What a log or a witness signs with: Ed25519 and ML-DSA-44, kept as two seeds of 32 bytes."""

    seed: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> "LogKeys":
        """Make new keys from the system's randomness."""
        return cls(os.urandom(2 * _SEED_SIZE))

    @classmethod
    def from_private_bytes(cls, raw: bytes) -> "LogKeys":
        """Read what `private_bytes` wrote.

        Raises:
            Malformed: not 64 bytes.
        """
        if len(raw) != 2 * _SEED_SIZE:
            raise Malformed("A private log key has 64 bytes; this one has {size}.", size=len(raw))
        return cls(raw)

    def private_bytes(self) -> bytes:
        """Write the keys: 32 bytes of Ed25519 seed, 32 of ML-DSA seed. Secret."""
        return self.seed

    @cached_property
    def _keys(self) -> tuple[Ed25519PrivateKey, MLDSA44PrivateKey]:
        """Both keys, ready to sign with."""
        return (
            Ed25519PrivateKey.from_private_bytes(self.seed[:_SEED_SIZE]),
            MLDSA44PrivateKey.from_seed_bytes(self.seed[_SEED_SIZE:]),
        )

    def vkeys(self, name: str) -> tuple[str, str]:
        """Both verifier keys under a name, for the descriptor: Ed25519, then ML-DSA-44."""
        return str(self._vkey(name, Kind.ED25519)), str(self._vkey(name, Kind.MLDSA44_COSIGNATURE))

    def _vkey(self, name: str, kind: Kind) -> VKey:
        """One verifier key under a name."""
        if not _ORIGIN.match(name):
            raise BadCheckpoint(
                "The name of a log has neither spaces nor '+'; '{name}' does not fit.", name=name
            )
        classical, lattice = self._keys
        key = classical if kind == Kind.ED25519 else lattice
        return VKey(name, kind, key.public_key().public_bytes_raw())

    def sign_text(self, name: str, text: str) -> Line:
        """Sign a note's text with Ed25519."""
        return Line(name, self._vkey(name, Kind.ED25519).key_id, self._keys[0].sign(text.encode()))

    def cosign(self, name: str, head: Checkpoint, *, at: int) -> Line:
        """Cosign a head with ML-DSA-44 as of a moment."""
        signature = self._keys[1].sign(_cosigned(name, head, at))
        return Line(name, self._vkey(name, Kind.MLDSA44_COSIGNATURE).key_id, _TIME.pack(at) + signature)


def sign_checkpoint(
    origin: str, size: int, root: bytes, keys: LogKeys, *, at: datetime | None = None
) -> bytes:
    """Write and sign the head of a log.

    Args:
        origin: name of the log, such as `vn.example/log`.
        size: entries in it.
        root: root hash over them, 32 bytes.
        keys: the log's keys.
        at: when it is signed; None makes no statement about time.
    """
    if size < 0 or len(root) != HASH_SIZE:
        raise BadCheckpoint("A checkpoint needs a size from 0 and a root of 32 bytes.")
    head = Checkpoint(origin, size, root)
    text = f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"
    seconds = int(at.timestamp()) if at else 0
    return write_note(text, (keys.sign_text(origin, text), keys.cosign(origin, head, at=seconds)))


def add_cosignature(note: bytes, name: str, keys: LogKeys, *, at: datetime) -> bytes:
    """Add a witness's line to a checkpoint it has found consistent with all it saw before.

    Args:
        note: the checkpoint.
        name: name of the witness.
        keys: its keys.
        at: when it looked.
    """
    text, lines = read_note(note)
    return write_note(text, (*lines, keys.cosign(name, _read_head(text), at=int(at.timestamp()))))


def verify_checkpoint(note: bytes, vkeys: Iterable[str], *, witnesses: Iterable[str] = ()) -> Checkpoint:
    """Read a checkpoint and check that the log signed it in both ways.

    Args:
        note: the exact bytes.
        vkeys: the log's verifier keys, both kinds, from its descriptor.
        witnesses: verifier keys of known witnesses; their lines are checked when they are there.

    Raises:
        BadCheckpoint: malformed, or not signed by the log with both kinds of key.
    """
    text, lines = read_note(note)
    head = _read_head(text)
    times: dict[Kind, int] = {}
    for key in map(VKey.parse, vkeys):
        at = _check_lines(lines, key, text, head) if key.name == head.origin else None
        if at is not None:
            times[key.kind] = at
    if len(times) < len(Kind):
        raise BadCheckpoint(
            "The checkpoint of {origin} at {size} is not signed with both keys of that log.",
            code="checkpoint-unsigned",
            origin=head.origin,
            size=head.size,
        )
    return replace(
        head,
        signed_at=times[Kind.MLDSA44_COSIGNATURE],
        witnesses=_seen_by(map(VKey.parse, witnesses), lines, text, head),
    )


def _seen_by(keys: Iterable[VKey], lines: Iterable[Line], text: str, head: Checkpoint) -> Mapping[str, int]:
    """Which of the known witnesses cosigned, and when."""
    cosigners = [key for key in keys if key.kind is Kind.MLDSA44_COSIGNATURE]
    found = {key.name: _check_lines(lines, key, text, head) for key in cosigners}
    return {name: at for name, at in found.items() if at is not None}


def _check_lines(lines: Iterable[Line], key: VKey, text: str, head: Checkpoint) -> int | None:
    """Check every line of one key; when it signed (0 for Ed25519), or None when it did not."""
    found: int | None = None
    for line in lines:
        if (line.name, line.key_id) == (key.name, key.key_id):
            found = _check_line(line, key, text, head)
    return found


def _check_line(line: Line, key: VKey, text: str, head: Checkpoint) -> int:
    """Check one line of a known key; a wrong one refuses the whole checkpoint (signed-note)."""
    try:
        if key.kind == Kind.ED25519:
            Ed25519PublicKey.from_public_bytes(key.public).verify(line.signature, text.encode())
            return 0
        at = _read_time(line)
        lattice = MLDSA44PublicKey.from_public_bytes(key.public)
        lattice.verify(line.signature[_TIME.size :], _cosigned(line.name, head, at))
    except InvalidSignature as error:
        raise BadCheckpoint(
            "The signature of {name} on the checkpoint at {size} does not fit; it was changed.",
            code="checkpoint-signature",
            name=line.name,
            size=head.size,
        ) from error
    return at


def _read_time(line: Line) -> int:
    """Read when a cosignature was made."""
    if len(line.signature) != _COSIGNATURE_SIZE:
        raise InvalidSignature
    at = int(_TIME.unpack(line.signature[: _TIME.size])[0])
    if at > _MOST_TIME:
        raise InvalidSignature
    return at


def _read_head(text: str) -> Checkpoint:
    """Read name, size and root; lines of extensions are refused, since ML-DSA would not cover them."""
    lines = text.split("\n")
    if len(lines) != 4 or lines[3] or not _ORIGIN.match(lines[0]) or not _SIZE.match(lines[1]):
        raise BadCheckpoint("This is not a readable checkpoint of a log.", code="checkpoint-malformed")
    root = decode_base64(lines[2])
    if len(root) != HASH_SIZE:
        raise BadCheckpoint("This is not a readable checkpoint of a log.", code="checkpoint-malformed")
    return Checkpoint(lines[0], int(lines[1]), root)


def _cosigned(name: str, head: Checkpoint, at: int) -> bytes:
    """What an ML-DSA-44 cosignature covers (`cosigned_message`, start 0)."""
    who, origin = name.encode(), head.origin.encode()
    front = _LABEL + bytes([len(who)]) + who + _TIME.pack(at) + bytes([len(origin)]) + origin
    return front + _TIME.pack(0) + _TIME.pack(head.size) + head.root
