"""What a node says of itself, signed by its roots: addresses, keys, limits, log, revocations.

Descriptors are numbered and chained: a newer one is taken over only when it follows on the stored one.
An expired one holds its letters in quarantine; it never drops them (protocol 3.1 and 3.3).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from comity.seal import dsse
from comity.seal.described import (
    DescribedKem,
    DescribedSigner,
    Endpoint,
    Limits,
    Revocation,
    read_fields,
    write_fields,
)
from comity.seal.epochs import EpochPublic
from comity.seal.errors import (
    DescriptorExpired,
    DescriptorGap,
    DescriptorRefused,
    DescriptorRollback,
    DescriptorUntrusted,
    UnknownEpoch,
)
from comity.seal.keys import RootKey, VerifyKeys
from comity.seal.roots import RootSet, fingerprint
from comity.seal.words import fingerprint_words

__all__ = [
    "DescribedKem",
    "DescribedSigner",
    "Descriptor",
    "Endpoint",
    "Limits",
    "Revocation",
    "RootSet",
    "fingerprint",
    "fingerprint_words",
    "open_descriptor",
    "sign_descriptor",
]

PAYLOAD_TYPE = "application/vnd.comity.descriptor+json"
MOST_DAYS = 90
CLOCK_DAYS = timedelta(days=1)
"""How far a partner's calendar may run ahead of ours."""


@dataclass(frozen=True, kw_only=True)
class Descriptor:
    """A node's description of itself.

    Args:
        node_id: the node, 32 hexadecimal digits.
        country: ISO 3166-1 alpha-2 code.
        authorities: names of the authorities it serves.
        serial: 1 for the first, one more for each that follows.
        issued: day it was written.
        expires: last day it counts, at most 90 days later.
        prev_hash: `hash` of the one before; None for the first.
        endpoints: where letters are delivered, and what protection each way gives.
        tls_pins: SHA-256 of the public key (SPKI) of each TLS certificate in use, hexadecimal.
        signers: keys its letters are signed with.
        kems: keys its letters are sealed to, one per epoch.
        suites: formats it accepts.
        limits: what it takes at most.
        log_keys: verifier keys of its log (C2SP vkey).
        witnesses: verifier keys of the witnesses it asks.
        revoked: keys that no longer count.
        extra: fields this version does not know, kept as they came.
        raw: the exact bytes that were signed; empty before signing.
    """

    node_id: str
    country: str
    authorities: Sequence[str]
    serial: int
    issued: date
    expires: date
    prev_hash: str | None
    endpoints: Sequence[Endpoint]
    tls_pins: Sequence[str]
    signers: Sequence[DescribedSigner]
    kems: Sequence[DescribedKem]
    limits: Limits
    log_keys: Sequence[str]
    suites: Sequence[str] = ("CX1",)
    witnesses: Sequence[str] = ()
    revoked: Sequence[Revocation] = ()
    extra: Mapping[str, object] = field(default_factory=dict)
    raw: bytes = field(default=b"", repr=False)

    @property
    def hash(self) -> str:
        """SHA-256 of the exact bytes that were signed, hexadecimal; `prev_hash` of the next one."""
        return hashlib.sha256(self.raw or write_fields(self)).hexdigest()

    def verify_keys(self, on: date) -> dict[bytes, VerifyKeys]:
        """Keys a letter may be signed with on a day, by key id; revoked ones are not among them."""
        revoked = {each.key_id for each in self.revoked if each.compromised_since <= on}
        return {
            each.keys.key_id: each.keys
            for each in self.signers
            if each.first <= on <= each.last and each.keys.key_id.hex() not in revoked
        }

    def sealing_key(self, on: date) -> EpochPublic:
        """Key to seal a letter to on a day.

        Raises:
            UnknownEpoch: none is described for that day; ask for a newer descriptor.
        """
        for each in self.kems:
            if each.first <= on <= each.last:
                return each.key
        raise UnknownEpoch(
            "The partner describes no sealing key for {day}; ask for a newer descriptor.", day=on
        )


def sign_descriptor(descriptor: Descriptor, keys: Sequence[RootKey]) -> bytes:
    """Sign a descriptor with root keys, offline.

    Raises:
        DescriptorRefused: a field is wrong; the same checks as on reading.
    """
    body = write_fields(descriptor)
    _check_whole(_read(body))
    return dsse.sign(PAYLOAD_TYPE, body, keys)


def open_descriptor(raw: bytes, *, roots: RootSet, stored: Descriptor | None, today: date) -> Descriptor:
    """Read a partner's descriptor, fetched from anywhere.

    The stored one once more is no news and comes back as it is, as long as it has not expired.

    Args:
        raw: the exact bytes of the file.
        roots: the partner's pinned root set.
        stored: the descriptor taken over last, or None at the first.
        today: today's date.

    Raises:
        DescriptorRefused: it cannot be read, or says what it must not.
        DescriptorUntrusted: too few of the pinned roots signed, or it is of another node.
        DescriptorRollback: it is older than the stored one, or another under the same number.
        DescriptorGap: it does not follow on the stored one.
        DescriptorExpired: its time is over, or has not begun.
    """
    document = dsse.take_apart(raw, payload_type=PAYLOAD_TYPE)
    dsse.insist_all_known(document, roots.by_id)
    dsse.check_threshold(document, roots.by_id, threshold=roots.threshold)
    found = _read(document.body)
    if found.node_id != roots.node_id:
        raise DescriptorUntrusted(
            "The descriptor is of node {node}, not of this partner.", node=found.node_id
        )
    _check_whole(found)
    if stored is not None and found.raw != stored.raw:
        _check_follows(found, stored)
    _check_time(found, today)
    return found


def _read(body: bytes) -> Descriptor:
    """Read a descriptor's body."""
    return Descriptor(**read_fields(dsse.read_body(body)), raw=body)  # type: ignore[arg-type] # readers type each


def _check_whole(found: Descriptor) -> None:
    """Refuse fields that are right alone and wrong together."""
    if not timedelta(0) <= found.expires - found.issued <= timedelta(days=MOST_DAYS):
        raise DescriptorRefused("A descriptor counts for at most {days} days.", days=MOST_DAYS)
    if (found.serial == 1) != (found.prev_hash is None):
        raise DescriptorRefused("A descriptor names the one before it, except the first.")
    if "CX1" not in found.suites:
        raise DescriptorRefused("The descriptor accepts no format that is spoken here.")


def _check_follows(found: Descriptor, stored: Descriptor) -> None:
    """Insist that a descriptor follows directly on the stored one."""
    if found.serial <= stored.serial:
        raise DescriptorRollback(
            "Descriptor {serial} is not newer than {stored}, which is stored; somebody may be holding "
            "newer ones back.",
            serial=found.serial,
            stored=stored.serial,
        )
    if found.prev_hash != stored.hash:
        raise DescriptorGap(
            "Descriptor {serial} does not follow on {stored}; fetch the ones between, or compare "
            "fingerprints again.",
            serial=found.serial,
            stored=stored.serial,
        )


def _check_time(found: Descriptor, today: date) -> None:
    """Insist that a descriptor counts today."""
    if found.issued > today + CLOCK_DAYS:
        raise DescriptorExpired("The descriptor is dated {day}, which is still to come.", day=found.issued)
    if found.expires < today:
        raise DescriptorExpired(
            "The descriptor of node {node} expired on {day}; its letters wait in quarantine until a newer "
            "one is here.",
            node=found.node_id,
            day=found.expires,
        )
