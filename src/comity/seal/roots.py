"""The keys above a node's keys: three, kept offline, two of which must sign (the rules of TUF).

Two appointed officers compare the fingerprint of the root statement in person, by note or on a call, and
each pins it. A new set is signed by enough keys of the old one and of the new one (protocol 3.3).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comity.seal import dsse, fields
from comity.seal.errors import (
    BadStatement,
    DescriptorRefused,
    DescriptorRollback,
    DescriptorUntrusted,
    Malformed,
)
from comity.seal.keys import RootKey, RootVerifyKey

PAYLOAD_TYPE = "application/vnd.comity.root+json"
KEYS = 3
THRESHOLD = 2


@dataclass(frozen=True)
class RootSet:
    """A node's root keys.

    Args:
        node_id: the node they stand above, 32 hexadecimal digits.
        version: 1 for the first set, one more for each that follows.
        keys: the three keys.
        prev: fingerprint of the set before, hexadecimal; None for the first.
        threshold: how many must sign.
    """

    node_id: str
    version: int
    keys: tuple[RootVerifyKey, ...]
    prev: str | None = None
    threshold: int = THRESHOLD

    def __post_init__(self) -> None:
        if len(self.by_id) != KEYS or self.threshold != THRESHOLD:
            raise DescriptorRefused("A root set has three different keys, of which two must sign.")
        if (self.version == 1) != (self.prev is None):
            raise DescriptorRefused("A root set names the one before it, except the first.")

    @property
    def by_id(self) -> Mapping[bytes, RootVerifyKey]:
        """The keys by key id."""
        return {key.key_id: key for key in self.keys}

    @property
    def statement(self) -> bytes:
        """The root statement: the exact bytes that are signed and fingerprinted."""
        return dsse.write_body(
            {
                "node_id": self.node_id,
                "version": self.version,
                "prev": self.prev,
                "threshold": self.threshold,
                "keys": [key.to_json() for key in self.keys],
            }
        )

    @property
    def fingerprint(self) -> bytes:
        """Fingerprint of the root statement, 32 bytes."""
        return fingerprint(self.statement)


def fingerprint(root_statement: bytes) -> bytes:
    """SHA-256 of a root statement, 32 bytes; what two officers compare."""
    return hashlib.sha256(root_statement).digest()


def sign_roots(roots: RootSet, keys: Sequence[RootKey]) -> bytes:
    """Sign a root statement; at a change with keys of the old set and of the new one."""
    return dsse.sign(PAYLOAD_TYPE, roots.statement, keys)


def open_roots(raw: bytes, *, pinned: bytes) -> RootSet:
    """Read a signed root statement whose fingerprint two officers have compared.

    Args:
        raw: the exact bytes of the file.
        pinned: the fingerprint, 32 bytes.

    Raises:
        DescriptorUntrusted: the fingerprint is another, or too few of its keys signed.
        DescriptorRefused: it cannot be read.
    """
    document = dsse.take_apart(raw, payload_type=PAYLOAD_TYPE)
    if fingerprint(document.body) != pinned:
        raise DescriptorUntrusted(
            "The fingerprint is not the one that was compared; do not accept it, ask the partner's officer."
        )
    roots = _read(document.body)
    dsse.insist_all_known(document, roots.by_id)
    dsse.check_threshold(document, roots.by_id, threshold=roots.threshold)
    return roots


def open_next_roots(raw: bytes, *, pinned: RootSet) -> RootSet:
    """Read the root set that follows on a pinned one.

    Args:
        raw: the exact bytes of the file.
        pinned: the set pinned until now.

    Raises:
        DescriptorUntrusted: too few keys of the old or of the new set signed.
        DescriptorRollback: it does not follow on the pinned one.
        DescriptorRefused: it cannot be read.
    """
    document = dsse.take_apart(raw, payload_type=PAYLOAD_TYPE)
    dsse.check_threshold(document, pinned.by_id, threshold=pinned.threshold)
    roots = _read(document.body)
    dsse.check_threshold(document, roots.by_id, threshold=roots.threshold)
    dsse.insist_all_known(document, {**pinned.by_id, **roots.by_id})
    follows = (roots.node_id, roots.version, roots.prev)
    if follows != (pinned.node_id, pinned.version + 1, pinned.fingerprint.hex()):
        raise DescriptorRollback("These root keys do not follow on the ones that are pinned.")
    return roots


def _read(body: bytes) -> RootSet:
    """Read a root statement; it must be written in its one form."""
    found = dsse.read_body(body)
    keys = found.get("keys")
    try:
        roots = RootSet(
            fields.read_id(found.get("node_id"), "node_id"),
            fields.read_seq(found.get("version"), "version"),
            tuple(RootVerifyKey.from_json(fields.read_object(key, "keys")) for key in keys)
            if isinstance(keys, list)
            else (),
            fields.read_prev(found.get("prev"), "prev"),
            fields.read_seq(found.get("threshold"), "threshold"),
        )
    except (BadStatement, Malformed) as error:
        raise DescriptorRefused("The root statement cannot be read.", code="descriptor-malformed") from error
    if roots.statement != body:
        raise DescriptorRefused("The root statement cannot be read.", code="descriptor-malformed")
    return roots
