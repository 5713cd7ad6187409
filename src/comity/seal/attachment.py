"""Files that travel beside a letter: encrypted once, padded, and checked before anybody sees them.

Each file has a fresh key and is encrypted with Cobblestone-256 (C2SP chunked-encryption), bound to its
letter and itself by the context mid || aid. The letter announces sizes and hashes; only that ciphertext
is accepted. The keys travel in KEYS, apart from the letters, so that a letter can be shown without them.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from cryptography.cobblestone import Cobblestone256Decryptor, Cobblestone256Encryptor
from cryptography.exceptions import InvalidTag

from comity.seal.announced import Announced
from comity.seal.errors import BadAttachment, Malformed
from comity.seal.framing import Reader
from comity.seal.padding import padded_size

KEY_SIZE = 32
_CONTEXT_SIZE = 32
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sums:
    """What a letter announces of an encrypted file.

    Args:
        size: bytes of the file itself.
        pt_sha256: its hash, hexadecimal.
        ct_size: bytes of the padded ciphertext.
        ct_sha256: its hash, hexadecimal.
    """

    size: int
    pt_sha256: str
    ct_size: int
    ct_sha256: str


def new_key() -> bytes:
    """Make a key for one file, 32 bytes. Secret; never used for a second one."""
    return Cobblestone256Encryptor.generate_key()


def encrypt(source: BinaryIO, target: BinaryIO, *, key: bytes, context: str) -> Sums:
    """Encrypt a file piece by piece, padded so that its exact size does not show.

    Args:
        source: the file, read from where it stands to its end.
        target: where the ciphertext goes.
        key: from `new_key`.
        context: mid and aid, 64 hexadecimal digits.
    """
    work = _Encryption(target, Cobblestone256Encryptor(key, bytes.fromhex(context)))
    plain, size = hashlib.sha256(), 0
    while piece := source.read(_PIECE):
        plain.update(piece)
        size += len(piece)
        work.write(piece)
    missing = padded_size(size) - size
    while missing:
        missing -= work.write(bytes(min(missing, _PIECE)))
    work.finish()
    return Sums(size, plain.hexdigest(), work.size, work.hash.hexdigest())


def decrypt(source: BinaryIO, target: BinaryIO, *, key: bytes, announced: Announced) -> None:
    """Decrypt a file piece by piece; only when this returns may anybody be shown what was written.

    Args:
        source: the ciphertext.
        target: where the file goes; to be thrown away when this raises.
        key: the file's key, from KEYS.
        announced: what the verified letter announced.

    Raises:
        BadAttachment: size, hash, key or context is not what the letter announced.
    """
    work = _Decryption(target, announced.size)
    opener = Cobblestone256Decryptor(key, bytes.fromhex(announced.context))
    cipher, left = hashlib.sha256(), announced.ct_size
    try:
        while piece := source.read(min(_PIECE, left + 1)):
            left -= len(piece)
            if left < 0:
                break
            cipher.update(piece)
            work.write(opener.update(piece))
        if left or cipher.hexdigest() != announced.ct_sha256:
            raise _not_announced(announced)
        work.write(opener.finalize())
    except InvalidTag as error:
        raise _not_announced(announced) from error
    if not work.whole or work.hash.hexdigest() != announced.pt_sha256:
        raise _not_announced(announced)


def encode_keys(keys: Mapping[str, bytes]) -> bytes:
    """Write KEYS: context (mid || aid, 32 bytes) and key (32 bytes) of each file, sorted by context.

    Args:
        keys: file keys by context, 64 hexadecimal digits.

    Raises:
        Malformed: a context or a key has another length.
    """
    pairs = [(bytes.fromhex(context), key) for context, key in keys.items()]
    if any(len(context) != _CONTEXT_SIZE or len(key) != KEY_SIZE for context, key in pairs):
        raise Malformed("An attachment key has 32 bytes under a context of 32.", code="attachment-keys")
    return b"".join(context + key for context, key in sorted(pairs))


def decode_keys(raw: bytes) -> dict[str, bytes]:
    """Read KEYS strictly; file keys by context.

    Raises:
        Malformed: cut short, unsorted, or one context twice.
    """
    reader, keys, last = Reader(raw, "list of attachment keys"), dict[str, bytes](), ""
    while not reader.done:
        context = reader.take(_CONTEXT_SIZE).hex()
        if context <= last:
            raise Malformed("The attachment keys are not in their order.", code="attachment-keys")
        keys[context], last = reader.take(KEY_SIZE), context
    return keys


class _Encryption:
    """Ciphertext on its way out, counted and hashed."""

    def __init__(self, target: BinaryIO, encryptor: Cobblestone256Encryptor) -> None:
        self._target = target
        self._encryptor = encryptor
        self.size = 0
        self.hash = hashlib.sha256()

    def write(self, piece: bytes) -> int:
        """Encrypt a piece; returns its length."""
        self._out(self._encryptor.update(piece))
        return len(piece)

    def finish(self) -> None:
        """Write the last chunk, which says that it is the last."""
        self._out(self._encryptor.finalize())

    def _out(self, sealed: bytes) -> None:
        self.size += len(sealed)
        self.hash.update(sealed)
        self._target.write(sealed)


class _Decryption:
    """A file on its way in: hashed up to its size, and zeros from there to its padded size."""

    def __init__(self, target: BinaryIO, size: int) -> None:
        self._target = target
        self._left = size
        self._padding = padded_size(size) - size
        self.hash = hashlib.sha256()

    def write(self, piece: bytes) -> None:
        """Take a decrypted piece: the file itself, then only zeros."""
        inside, padding = piece[: self._left], piece[self._left :]
        self._left -= len(inside)
        self._padding -= len(padding)
        if padding.strip(b"\0"):
            raise InvalidTag
        self.hash.update(inside)
        self._target.write(inside)

    @property
    def whole(self) -> bool:
        """True when the file and its padding were there, exactly."""
        return self._left == 0 and self._padding == 0


def _not_announced(announced: Announced) -> BadAttachment:
    """The refusal of a file that is not the announced one."""
    return BadAttachment(
        "The file '{name}' is not the one its letter announced; ask the sender to send it again.",
        name=announced.name,
    )
