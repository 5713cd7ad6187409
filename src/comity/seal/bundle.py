"""What is signed: the letters of one bundle under one root, with sender and recipient.

BUNDLE = lp(statement_1) … lp(statement_N), 1 <= N <= 1024, at most 4 MiB.
SIGNED = lp("comity/bundle/1") lp(from) lp(to) lp("CX1") u32(N) root32 keys32; both signatures cover it.
A single letter is a bundle of one (protocol 3.1).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from comity.seal.errors import Malformed, TooLarge
from comity.seal.framing import Reader, lp, u32
from comity.seal.header import SUITE_NAME
from comity.seal.keys import SigningKeys
from comity.seal.merkle import merkle_root
from comity.seal.statement import leaf_hash

MOST_STATEMENTS = 1024
MOST_BYTES = 4 * 1024 * 1024
_LABEL = b"comity/bundle/1"


@dataclass(frozen=True, slots=True)
class Signed:
    """What both signatures of a bundle cover.

    Args:
        from_node: id of the sending node.
        to_node: id of the one receiving node.
        count: how many letters there are.
        root: RFC 6962 root over the letters' leaf hashes, 32 bytes.
        keys_hash: SHA-256 of the attachment keys, 32 bytes.
    """

    from_node: str
    to_node: str
    count: int
    root: bytes
    keys_hash: bytes

    def encode(self) -> bytes:
        """Write SIGNED, byte for byte."""
        front = lp(_LABEL, self.from_node.encode(), self.to_node.encode(), SUITE_NAME)
        return front + u32(self.count) + self.root + self.keys_hash


def bundle_root(statements: Sequence[bytes]) -> bytes:
    """Root over the letters, in their order."""
    return merkle_root(leaf_hash(raw) for raw in statements)


def signed_part(statements: Sequence[bytes], *, from_node: str, to_node: str, keys: bytes) -> Signed:
    """Put together what the signatures of these letters cover."""
    return Signed(from_node, to_node, len(statements), bundle_root(statements), hashlib.sha256(keys).digest())


def encode_bundle(statements: Sequence[bytes]) -> bytes:
    """Write BUNDLE.

    Raises:
        Malformed: there is no letter in it.
        TooLarge: more than 1,024 letters or 4 MiB.
    """
    _check_count(len(statements))
    bundle = lp(*statements)
    if len(bundle) > MOST_BYTES:
        raise TooLarge(
            "A bundle has at most {most} bytes; this one has {size}.", most=MOST_BYTES, size=len(bundle)
        )
    return bundle


def decode_bundle(bundle: bytes) -> tuple[bytes, ...]:
    """Read BUNDLE; the letters' exact bytes, in order.

    Raises:
        Malformed: there is no letter in it, or it is cut short.
        TooLarge: more than 1,024 letters.
    """
    reader = Reader(bundle, "bundle of letters")
    statements: list[bytes] = []
    while not reader.done:
        statements.append(reader.lp())
        if len(statements) > MOST_STATEMENTS:
            break
    _check_count(len(statements))
    return tuple(statements)


def sign_bundle(signed: Signed, keys: SigningKeys) -> bytes:
    """Sign a bundle with both keys; returns SIGNATURES."""
    return keys.sign(signed.encode())


def _check_count(count: int) -> None:
    """Refuse an empty bundle and one of too many letters."""
    if count == 0:
        raise Malformed("A bundle holds at least one letter.", code="bundle-empty")
    if count > MOST_STATEMENTS:
        raise TooLarge("A bundle holds at most {most} letters.", most=MOST_STATEMENTS)
