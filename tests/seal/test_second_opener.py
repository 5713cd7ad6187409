"""A second implementation of the envelope, from the standards alone, opens what ours seals.

X-Wing (ML-KEM-768, X25519, SHA3-256), the RFC 9180 key schedule with HKDF-SHA256 and AES-256-GCM, and the
framing are written out here without any of the seal's own code; it shares only the primitives.
"""

import hashlib
import hmac
import json
import struct

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tests.seal import given
from tests.seal.given import PL, VN

_SUITE = b"HPKE" + struct.pack(">HHH", 0x647A, 1, 2)


def _parts(raw: bytes) -> list[bytes]:
    found = []
    while raw:
        size = int.from_bytes(raw[:4], "big")
        found.append(raw[4 : 4 + size])
        raw = raw[4 + size :]
    return found


def _lp(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def _xwing_shared(seed: bytes, enc: bytes) -> bytes:
    expanded = hashlib.shake_256(seed).digest(96)
    curve = X25519PrivateKey.from_private_bytes(expanded[64:])
    lattice_secret = MLKEM768PrivateKey.from_seed_bytes(expanded[:64]).decapsulate(enc[:1088])
    curve_secret = curve.exchange(X25519PublicKey.from_public_bytes(enc[1088:]))
    label = bytes.fromhex("5c2e2f2f5e5c")  # the six bytes of X-Wing's picture
    return hashlib.sha3_256(
        lattice_secret + curve_secret + enc[1088:] + curve.public_key().public_bytes_raw() + label
    ).digest()


def _extract(salt: bytes, label: bytes, material: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + _SUITE + label + material, "sha256")


def _expand(secret: bytes, label: bytes, context: bytes, size: int) -> bytes:
    labeled = struct.pack(">H", size) + b"HPKE-v1" + _SUITE + label + context
    return hmac.digest(secret, labeled + b"\x01", "sha256")[:size]


def _key_and_nonce(shared: bytes, info: bytes) -> tuple[bytes, bytes]:
    context = b"\0" + _extract(b"", b"psk_id_hash", b"") + _extract(b"", b"info_hash", info)
    secret = _extract(shared, b"secret", b"")
    return _expand(secret, b"key", context, 32), _expand(secret, b"base_nonce", context, 12)


def _hpke_open(seed: bytes, sealed: bytes, info: bytes) -> bytes:
    enc, ciphertext = sealed[:1120], sealed[1120:]
    key, nonce = _key_and_nonce(_xwing_shared(seed, enc), info)
    return AESGCM(key).decrypt(nonce, ciphertext, b"")


def _root(row: list[bytes]) -> bytes:
    if len(row) == 1:
        return row[0]
    half = 1
    while half * 2 < len(row):
        half *= 2
    return hashlib.sha256(b"\x01" + _root(row[:half]) + _root(row[half:])).digest()


def test_a_second_implementation_reads_the_same_letters() -> None:
    raw, keys = given.letters(5), given.seed("keys", 64)
    envelope = given.sealed(*raw, keys=keys)

    assert envelope[:4] == b"CX1\n"
    header, sealed = _parts(envelope[4:])
    assert header[:7] == b"\0\0\0\3CX1"
    assert header[7:43] == _lp(PL.node_id.encode())
    assert header[43:47] == given.EPOCH.to_bytes(4, "big")
    assert len(header) == 63
    plain = _hpke_open(PL.opening.private_bytes()[4:], sealed, b"CX1\n" + header)

    sizes, rest = [], plain
    for _ in range(3):
        size = int.from_bytes(rest[:4], "big")
        sizes.append(rest[4 : 4 + size])
        rest = rest[4 + size :]
    assert set(rest) <= {0}
    bundle, signatures, found_keys = sizes
    assert _parts(bundle) == raw
    assert found_keys == keys

    leaves = [hashlib.sha256(b"\0" + _lp(b"comity/statement/1") + one).digest() for one in raw]
    signed = (
        _lp(b"comity/bundle/1", VN.node_id.encode(), PL.node_id.encode(), b"CX1")
        + struct.pack(">I", 5)
        + _root(leaves)
        + hashlib.sha256(keys).digest()
    )
    classical, lattice = _parts(signatures)
    assert classical[:8] == lattice[:8] == VN.signing.public.key_id
    Ed25519PublicKey.from_public_bytes(VN.signing.public.ed25519).verify(classical[8:], signed)
    MLDSA65PublicKey.from_public_bytes(VN.signing.public.mldsa).verify(lattice[8:], signed)
    assert json.loads(raw[0])["from"] == VN.node_id
