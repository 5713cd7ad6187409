"""Keys that letters are sealed to: X-Wing, one for each epoch of seven days.

An epoch is the number of whole weeks since 1 January 1970. The private half may be destroyed 35
days after the epoch's last day: the longest a letter may wait on its way (protocol 3.2).
The private key is the 32-byte seed of X-Wing, expanded with SHAKE-256 (draft-connolly-cfrg-xwing-kem).
"""

import base64
import binascii
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from comity.seal.errors import Malformed, Tampered
from comity.seal.framing import U32_MAX, u32

EPOCH_DAYS = 7
KEPT_DAYS = 35
PUBLIC_SIZE = 1216
_SEED_SIZE = 32
_MLKEM_PUBLIC = 1184
_MLKEM_SEED = 64
_DAY_ZERO = date(1970, 1, 1)
SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)


def epoch_on(day: date) -> int:
    """Number of the epoch a day lies in."""
    return (day - _DAY_ZERO).days // EPOCH_DAYS


def epoch_first_day(epoch: int) -> date:
    """First day of an epoch."""
    return _DAY_ZERO + timedelta(days=epoch * EPOCH_DAYS)


def epoch_last_day(epoch: int) -> date:
    """Last day of an epoch."""
    return epoch_first_day(epoch) + timedelta(days=EPOCH_DAYS - 1)


def epoch_destroy_day(epoch: int) -> date:
    """Day from which the private key of an epoch must be gone."""
    return epoch_last_day(epoch) + timedelta(days=KEPT_DAYS)


@dataclass(frozen=True)
class EpochPublic:
    """What letters to a node are sealed with during one epoch.

    Args:
        epoch: number of the epoch, 32 bits.
        key: X-Wing public key, 1,216 bytes.
    """

    epoch: int
    key: bytes

    def __post_init__(self) -> None:
        _check_epoch(self.epoch)
        if len(self.key) != PUBLIC_SIZE:
            raise Malformed(
                "A sealing key has {right} bytes; this one has {size}.", right=PUBLIC_SIZE, size=len(self.key)
            )

    @cached_property
    def _key(self) -> hpke.MLKEM768X25519PublicKey:
        """The key, ready to seal with."""
        try:
            return hpke.MLKEM768X25519PublicKey(
                MLKEM768PublicKey.from_public_bytes(self.key[:_MLKEM_PUBLIC]),
                X25519PublicKey.from_public_bytes(self.key[_MLKEM_PUBLIC:]),
            )
        except ValueError as error:
            raise Malformed("The sealing key of epoch {epoch} cannot be read.", epoch=self.epoch) from error

    def encrypt(self, plaintext: bytes, *, info: bytes) -> bytes:
        """Encrypt to this key (HPKE base mode, RFC 9180); returns enc || ciphertext."""
        return SUITE.encrypt(plaintext, self._key, info)

    def to_json(self) -> dict[str, object]:
        """Write the key for a descriptor."""
        return {"epoch": self.epoch, "xwing": base64.b64encode(self.key).decode()}

    @classmethod
    def from_json(cls, found: Mapping[str, object]) -> "EpochPublic":
        """Read a key from a descriptor.

        Raises:
            Malformed: it cannot be read.
        """
        epoch = found.get("epoch")
        if not isinstance(epoch, int) or isinstance(epoch, bool):
            raise Malformed("A sealing key has no epoch number.")
        try:
            public = cls(epoch, base64.b64decode(str(found.get("xwing")), validate=True))
        except binascii.Error as error:
            raise Malformed("The sealing key of epoch {epoch} cannot be read.", epoch=epoch) from error
        _ = public._key
        return public


@dataclass(frozen=True)
class EpochKey:
    """What this node opens letters of one epoch with. Never goes into a backup.

    Args:
        epoch: number of the epoch, 32 bits.
        seed: X-Wing seed, 32 bytes. Secret.
    """

    epoch: int
    seed: bytes = field(repr=False)

    def __post_init__(self) -> None:
        _check_epoch(self.epoch)
        if len(self.seed) != _SEED_SIZE:
            raise Malformed(
                "The seed of an opening key has 32 bytes; this one has {size}.", size=len(self.seed)
            )

    @classmethod
    def generate(cls, epoch: int) -> "EpochKey":
        """Make a new key for an epoch from the system's randomness."""
        return cls(epoch, os.urandom(_SEED_SIZE))

    def private_bytes(self) -> bytes:
        """Write epoch and seed, 36 bytes. Secret."""
        return u32(self.epoch) + self.seed

    @classmethod
    def from_private_bytes(cls, raw: bytes) -> "EpochKey":
        """Read what `private_bytes` wrote.

        Raises:
            Malformed: not 36 bytes.
        """
        return cls(int.from_bytes(raw[:4], "big"), raw[4:])

    @cached_property
    def _halves(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        """ML-KEM and X25519 halves, expanded from the seed."""
        expanded = hashlib.shake_256(self.seed).digest(_MLKEM_SEED + 32)
        return (
            MLKEM768PrivateKey.from_seed_bytes(expanded[:_MLKEM_SEED]),
            X25519PrivateKey.from_private_bytes(expanded[_MLKEM_SEED:]),
        )

    @cached_property
    def public(self) -> EpochPublic:
        """The public half, for the descriptor."""
        lattice, curve = self._halves
        raw = lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()
        return EpochPublic(self.epoch, raw)

    @cached_property
    def _key(self) -> hpke.MLKEM768X25519PrivateKey:
        """The key, ready to open with."""
        return hpke.MLKEM768X25519PrivateKey(*self._halves)

    def decrypt(self, sealed: bytes, *, info: bytes) -> bytes:
        """Decrypt enc || ciphertext.

        Raises:
            Tampered: it was changed, sealed to another key, or under another header.
        """
        try:
            return SUITE.decrypt(sealed, self._key, info)
        except InvalidTag as error:
            raise Tampered(
                "The letter cannot be opened: it was changed on the way or sealed to another key."
            ) from error


def _check_epoch(epoch: int) -> None:
    """Refuse an epoch number that does not fit into 32 bits."""
    if not 0 <= epoch <= U32_MAX:
        raise Malformed("An epoch number has 32 bits; {epoch} does not fit.", epoch=epoch)
