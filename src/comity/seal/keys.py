"""Keys of a node: what it signs with, what it opens letters with, and what stands above both.

Every signing key is a pair, Ed25519 (RFC 8032) and ML-DSA (FIPS 204); both must verify. Letters are
opened with X-Wing (ML-KEM-768 + X25519, HPKE KEM 0x647A), one key per epoch of seven days, whose
private half is destroyed 35 days after the epoch ends.
"""

import base64
import binascii
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import (
    MLDSA65PrivateKey,
    MLDSA65PublicKey,
    MLDSA87PrivateKey,
    MLDSA87PublicKey,
)

from comity.seal.epochs import EpochKey, EpochPublic
from comity.seal.errors import Malformed, UnknownKey, WrongSignature
from comity.seal.framing import lp
from comity.seal.signatures import KEY_ID_SIZE, Signatures

__all__ = ["EpochKey", "EpochPublic", "RootKey", "RootVerifyKey", "SigningKeys", "VerifyKeys"]

SEED_SIZE = 32


@dataclass(frozen=True)
class _PublicPair:
    """The public halves of one signing pair."""

    ed25519: bytes
    mldsa: bytes

    algorithm: ClassVar[str]
    mldsa_signature_size: ClassVar[int]
    _mldsa_key: ClassVar[type[MLDSA65PublicKey | MLDSA87PublicKey]]

    @cached_property
    def key_id(self) -> bytes:
        """Eight bytes to look this pair up by; they cover both public keys."""
        text = lp(b"comity/key/1", self.algorithm.encode(), self.ed25519, self.mldsa)
        return hashlib.sha256(text).digest()[:KEY_ID_SIZE]

    @cached_property
    def _keys(self) -> tuple[Ed25519PublicKey, MLDSA65PublicKey | MLDSA87PublicKey]:
        """Both keys, ready to verify with."""
        return Ed25519PublicKey.from_public_bytes(self.ed25519), self._mldsa_key.from_public_bytes(self.mldsa)

    def verify(self, signatures: bytes, message: bytes) -> None:
        """Check both signatures over exactly these bytes.

        Args:
            signatures: SIGNATURES as `sign` returned them.
            message: the exact bytes that were signed.

        Raises:
            MissingSignature: one of the two is not there.
            Malformed: they do not follow the format.
            UnknownKey: they were made with another pair.
            WrongSignature: one of the two does not fit.
        """
        pair = Signatures.decode(signatures, mldsa_size=self.mldsa_signature_size)
        if pair.key_id != self.key_id:
            raise UnknownKey(
                "This was signed with key {key}, which is not known here.", key=pair.key_id.hex()
            )
        classical, lattice = self._keys
        _check(classical, pair.ed25519, message, name="Ed25519")
        _check(lattice, pair.mldsa, message, name="ML-DSA")

    def to_json(self) -> dict[str, str]:
        """Write the pair for a descriptor: id in hexadecimal, keys in base64."""
        return {
            "id": self.key_id.hex(),
            "ed25519": base64.b64encode(self.ed25519).decode(),
            self.algorithm: base64.b64encode(self.mldsa).decode(),
        }

    @classmethod
    def from_json(cls, found: Mapping[str, object]) -> Self:
        """Read a pair from a descriptor; the id must be the pair's own.

        Raises:
            Malformed: a key is missing, unreadable, or the id is another's.
        """
        pair = cls(_decode(found, "ed25519"), _decode(found, cls.algorithm))
        try:
            _ = pair._keys  # both keys must be readable now, not at the first letter
        except ValueError as error:
            raise Malformed("The public key {id} cannot be read.", id=found.get("id")) from error
        if found.get("id") != pair.key_id.hex():
            raise Malformed("The public key {id} does not match its own id.", id=found.get("id"))
        return pair


@dataclass(frozen=True)
class VerifyKeys(_PublicPair):
    """What a partner's letters are checked with: Ed25519 and ML-DSA-65."""

    algorithm: ClassVar[str] = "mldsa65"
    mldsa_signature_size: ClassVar[int] = 3309
    _mldsa_key = MLDSA65PublicKey


@dataclass(frozen=True)
class RootVerifyKey(_PublicPair):
    """What a partner's descriptor is checked with: Ed25519 and ML-DSA-87."""

    algorithm: ClassVar[str] = "mldsa87"
    mldsa_signature_size: ClassVar[int] = 4627
    _mldsa_key = MLDSA87PublicKey


@dataclass(frozen=True)
class _PrivatePair:
    """The private halves of one signing pair, kept as two seeds of 32 bytes."""

    seed: bytes = field(repr=False)

    _mldsa_key: ClassVar[type[MLDSA65PrivateKey | MLDSA87PrivateKey]]

    @classmethod
    def generate(cls) -> Self:
        """Make a new pair from the system's randomness."""
        return cls(os.urandom(2 * SEED_SIZE))

    @classmethod
    def from_private_bytes(cls, raw: bytes) -> Self:
        """Read what `private_bytes` wrote.

        Raises:
            Malformed: not 64 bytes.
        """
        if len(raw) != 2 * SEED_SIZE:
            raise Malformed("A private signing key has 64 bytes; this one has {size}.", size=len(raw))
        return cls(raw)

    def private_bytes(self) -> bytes:
        """Write the pair: 32 bytes of Ed25519 seed, 32 of ML-DSA seed. Secret."""
        return self.seed

    @cached_property
    def _keys(self) -> tuple[Ed25519PrivateKey, MLDSA65PrivateKey | MLDSA87PrivateKey]:
        """Both keys, ready to sign with."""
        return (
            Ed25519PrivateKey.from_private_bytes(self.seed[:SEED_SIZE]),
            self._mldsa_key.from_seed_bytes(self.seed[SEED_SIZE:]),
        )

    def _public_halves(self) -> tuple[bytes, bytes]:
        """The two raw public keys."""
        classical, lattice = self._keys
        return classical.public_key().public_bytes_raw(), lattice.public_key().public_bytes_raw()

    def _sign(self, key_id: bytes, message: bytes) -> bytes:
        """Sign with both keys under one key id."""
        classical, lattice = self._keys
        return Signatures(key_id, classical.sign(message), lattice.sign(message)).encode()


@dataclass(frozen=True)
class SigningKeys(_PrivatePair):
    """What this node signs its letters with: Ed25519 and ML-DSA-65."""

    _mldsa_key = MLDSA65PrivateKey

    @cached_property
    def public(self) -> VerifyKeys:
        """The public halves, for the descriptor."""
        return VerifyKeys(*self._public_halves())

    def sign(self, message: bytes) -> bytes:
        """Sign exactly these bytes with both keys; returns SIGNATURES."""
        return self._sign(self.public.key_id, message)


@dataclass(frozen=True)
class RootKey(_PrivatePair):
    """One key of the offline root set: Ed25519 and ML-DSA-87. Kept away from the node."""

    _mldsa_key = MLDSA87PrivateKey

    @cached_property
    def public(self) -> RootVerifyKey:
        """The public halves, for the root statement."""
        return RootVerifyKey(*self._public_halves())

    def sign(self, message: bytes) -> bytes:
        """Sign exactly these bytes with both keys; returns SIGNATURES."""
        return self._sign(self.public.key_id, message)


def _check(
    key: Ed25519PublicKey | MLDSA65PublicKey | MLDSA87PublicKey,
    signature: bytes,
    message: bytes,
    *,
    name: str,
) -> None:
    """Check one signature; say which one failed."""
    try:
        key.verify(signature, message)
    except InvalidSignature as error:
        raise WrongSignature(
            "The {name} signature does not fit; the letter was changed or is not from this partner.",
            name=name,
        ) from error


def _decode(found: Mapping[str, object], name: str) -> bytes:
    """Read one base64 member, strictly."""
    try:
        return base64.b64decode(str(found[name]), validate=True)
    except (KeyError, binascii.Error, ValueError) as error:
        raise Malformed("The key has no readable {name} part.", name=name) from error
