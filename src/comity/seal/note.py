"""Signed notes (C2SP signed-note v1): text, a blank line, and a line for each signature.

A key is named by its holder and a short id that also covers what kind of signature it makes; lines of
keys that are not known are passed over, as the format asks.
"""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from enum import IntEnum

from comity.seal.errors import BadCheckpoint

MOST_NOTE_BYTES = 1024 * 1024
_MOST_LINES = 64
_ID_SIZE = 4
_NAME = re.compile(r"[^\s+]{1,255}\Z")
_DASH = "\u2014 "


class Kind(IntEnum):
    """Kinds of signature used here (signed-note, signature types)."""

    ED25519 = 0x01
    MLDSA44_COSIGNATURE = 0x06


_PUBLIC_SIZES = {Kind.ED25519: 32, Kind.MLDSA44_COSIGNATURE: 1312}


@dataclass(frozen=True, slots=True)
class VKey:
    """A verifier key: who signs, in which way, with which public key.

    Args:
        name: name of the signer; for a log its origin.
        kind: kind of signature.
        public: raw public key, 32 bytes for Ed25519 and 1,312 for ML-DSA-44.
    """

    name: str
    kind: Kind
    public: bytes

    @property
    def key_id(self) -> bytes:
        """SHA-256(name || newline || kind || public key), the first four bytes."""
        text = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return hashlib.sha256(text).digest()[:_ID_SIZE]

    def __str__(self) -> str:
        material = base64.b64encode(bytes([self.kind]) + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{material}"

    @classmethod
    def parse(cls, text: str) -> "VKey":
        """Read `<name>+<id>+<base64 of kind and key>`.

        Raises:
            BadCheckpoint: it cannot be read, or its id is another's.
        """
        name, _, rest = text.partition("+")
        _, _, material = rest.partition("+")
        raw = decode_base64(material)
        try:
            kind = Kind(raw[0])
        except (IndexError, ValueError) as error:
            raise BadCheckpoint("The log key of {name} is of an unknown kind.", name=name) from error
        key = cls(name, kind, raw[1:])
        if not _NAME.match(name) or len(key.public) != _PUBLIC_SIZES[kind] or str(key) != text:
            raise BadCheckpoint("The log key of {name} cannot be read.", name=name)
        return key


@dataclass(frozen=True, slots=True)
class Line:
    """One signature line: who, the key's short id, the signature."""

    name: str
    key_id: bytes
    signature: bytes

    def __str__(self) -> str:
        return f"{_DASH}{self.name} {base64.b64encode(self.key_id + self.signature).decode()}\n"


def write_note(text: str, lines: tuple[Line, ...]) -> bytes:
    """Put a signed text and its signature lines together."""
    return (text + "\n" + "".join(map(str, lines))).encode()


def read_note(raw: bytes) -> tuple[str, tuple[Line, ...]]:
    """Take a signed note apart; nothing of it is proven yet.

    Raises:
        BadCheckpoint: it is not a signed note.
    """
    try:
        whole = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _unreadable() from error
    text, gap, below = whole.rpartition("\n\n")
    lines = below.split("\n")
    if len(raw) > MOST_NOTE_BYTES or not gap or lines.pop() or not 0 < len(lines) <= _MOST_LINES:
        raise _unreadable()
    return text + "\n", tuple(_read_line(line) for line in lines)


def decode_base64(text: str) -> bytes:
    """Read base64 that has exactly one way to be written.

    Raises:
        BadCheckpoint: it is not that.
    """
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error) as error:
        raise _unreadable() from error
    if base64.b64encode(raw).decode() != text:
        raise _unreadable()
    return raw


def _read_line(line: str) -> Line:
    """Read one signature line."""
    name, _, material = line.removeprefix(_DASH).partition(" ")
    raw = decode_base64(material)
    if not line.startswith(_DASH) or not _NAME.match(name) or len(raw) <= _ID_SIZE:
        raise _unreadable()
    return Line(name, raw[:_ID_SIZE], raw[_ID_SIZE:])


def _unreadable() -> BadCheckpoint:
    """The refusal of a note that is not one."""
    return BadCheckpoint("This is not a readable checkpoint of a log.", code="checkpoint-malformed")
