r"""What travels: letters signed by the sender and sealed to the recipient's key of one epoch.

ENVELOPE = "CX1\n" || lp(HEADER) || lp(HPKE enc||ct)
HEADER   = lp("CX1") || lp(recipient_node_id) || uint32 key_epoch || 16 B envelope_id
inside   = Padme-padded( lp(BUNDLE) || lp(SIGNATURES) || lp(KEYS) )
A relay sees the header and the padded size; sender, kind and case are inside (protocol 3.1).
"""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from comity.seal import bundle
from comity.seal.bundle import Signed
from comity.seal.epochs import EpochKey, EpochPublic
from comity.seal.errors import (
    MixedSender,
    TooLarge,
    UnknownEpoch,
    UnknownKey,
    UnknownPartner,
    WrongRecipient,
)
from comity.seal.framing import Reader, lp
from comity.seal.header import ID_SIZE, MAGIC, MOST_ENVELOPE_BYTES, Header, peek, split_envelope
from comity.seal.keys import SigningKeys, VerifyKeys
from comity.seal.padding import check_padding, pad
from comity.seal.signatures import Signatures
from comity.seal.statement import Statement, parse

__all__ = [
    "MAGIC",
    "MOST_ENVELOPE_BYTES",
    "Header",
    "Opened",
    "Receiver",
    "Recipient",
    "Sender",
    "open_envelope",
    "peek",
    "seal",
]

MOST_KEYS_BYTES = 1024 * 1024
MOST_SIGNATURE_BYTES = 4096

Partners = Callable[[str], Mapping[bytes, VerifyKeys] | None]
"""From a node id to the keys its letters may be signed with today, by key id; None: not a partner."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who seals: this node and what it signs with."""

    node_id: str
    keys: SigningKeys


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom it is sealed to: a node and its key of the present epoch."""

    node_id: str
    key: EpochPublic


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who opens: this node and its opening keys that still exist, by epoch."""

    node_id: str
    keys: Mapping[int, EpochKey]


@dataclass(frozen=True, slots=True)
class Opened:
    """A verified envelope.

    Args:
        header: what was outside.
        signed: what both signatures cover; sender and recipient stand here.
        statements: the letters, in their order, each with its exact bytes.
        attachment_keys: KEYS, see `attachment.decode_keys`.
        signatures: SIGNATURES as they came, to be kept as evidence.
    """

    header: Header
    signed: Signed
    statements: tuple[Statement, ...]
    attachment_keys: bytes
    signatures: bytes

    @property
    def from_node(self) -> str:
        """Id of the sending node, proven by both signatures."""
        return self.signed.from_node

    @property
    def to_node(self) -> str:
        """Id of the receiving node: this one."""
        return self.signed.to_node


def seal(
    statements: Sequence[bytes],
    *,
    sender: Sender,
    recipient: Recipient,
    attachment_keys: bytes = b"",
    envelope_id: bytes | None = None,
) -> bytes:
    """Sign letters together and seal them to one recipient.

    Args:
        statements: 1 to 1,024 letters as `statement.compose` wrote them, together at most 4 MiB.
        sender: this node; every letter must be from it.
        recipient: the one node; every letter must be to it.
        attachment_keys: KEYS as `attachment.encode_keys` wrote them.
        envelope_id: 16 bytes; random unless given.

    Raises:
        MixedSender: a letter is from or to another node.
        BadStatement: a letter does not follow the format.
        TooLarge: a bound is passed.
    """
    _check_ends([parse(raw) for raw in statements], from_node=sender.node_id, to_node=recipient.node_id)
    if len(attachment_keys) > MOST_KEYS_BYTES:
        raise TooLarge("A bundle carries at most {most} bytes of attachment keys.", most=MOST_KEYS_BYTES)
    signed = bundle.signed_part(
        statements, from_node=sender.node_id, to_node=recipient.node_id, keys=attachment_keys
    )
    inside = lp(bundle.encode_bundle(statements), bundle.sign_bundle(signed, sender.keys), attachment_keys)
    header = Header(recipient.node_id, recipient.key.epoch, envelope_id or os.urandom(ID_SIZE))
    sealed = recipient.key.encrypt(pad(inside), info=MAGIC + header.encode())
    return MAGIC + lp(header.encode(), sealed)


def open_envelope(envelope: bytes, *, me: Receiver, partners: Partners) -> Opened:
    """Open and verify an envelope; refused whole when anything is wrong.

    Args:
        envelope: the exact bytes.
        me: this node and its opening keys.
        partners: gives the keys a node's letters may be signed with.

    Raises:
        Malformed: it does not follow the format.
        TooLarge: it passes a bound.
        WrongRecipient: it, or a letter in it, is for another node.
        UnknownEpoch: its key is not here, or was destroyed on time.
        Tampered: it was changed, or sealed to another key.
        BadStatement: a letter in it may not be read.
        UnknownPartner: the sender is not a partner.
        UnknownKey: the sender has no such key.
        MissingSignature: one of the two signatures is not there.
        WrongSignature: one of the two does not fit.
        MixedSender: letters of several senders, or for several recipients.
    """
    header, sealed = split_envelope(envelope)
    plaintext = _key_for(header, me).decrypt(sealed, info=MAGIC + header.encode())
    statements, signatures, keys = _unpack(plaintext)
    first = parse(statements[0])
    if first.to_node != me.node_id:
        raise WrongRecipient("The letter inside is for node {node}; somebody sent it on.", node=first.to_node)
    signed = bundle.signed_part(statements, from_node=first.from_node, to_node=me.node_id, keys=keys)
    _keys_of(first.from_node, signatures, partners).verify(signatures, signed.encode())
    letters = (first, *(parse(raw) for raw in statements[1:]))
    _check_ends(letters, from_node=signed.from_node, to_node=signed.to_node)
    return Opened(header, signed, letters, keys, signatures)


def _key_for(header: Header, me: Receiver) -> EpochKey:
    """Find the key an envelope is sealed to."""
    if header.to_node != me.node_id:
        raise WrongRecipient("The envelope is for node {node}, not for this one.", node=header.to_node)
    key = me.keys.get(header.epoch)
    if key is None:
        raise UnknownEpoch(
            "The envelope is sealed to the key of epoch {epoch}, which is not here or was destroyed on time; "
            "ask the sender to seal it again.",
            epoch=header.epoch,
        )
    return key


def _unpack(plaintext: bytes) -> tuple[tuple[bytes, ...], bytes, bytes]:
    """Read letters, signatures and attachment keys, and insist on the padding."""
    reader = Reader(plaintext, "inside of the envelope")
    letters = reader.lp(bundle.MOST_BYTES)
    signatures = reader.lp(2 * MOST_SIGNATURE_BYTES)
    keys = reader.lp(MOST_KEYS_BYTES)
    check_padding(plaintext, reader.position)
    return bundle.decode_bundle(letters), signatures, keys


def _keys_of(node: str, signatures: bytes, partners: Partners) -> VerifyKeys:
    """Find the sender's keys under the id its signatures name."""
    known = partners(node)
    if known is None:
        raise UnknownPartner("Node {node} is not a partner here; its letter is not accepted.", node=node)
    key_id = Signatures.decode(signatures, mldsa_size=VerifyKeys.mldsa_signature_size).key_id
    keys = known.get(key_id)
    if keys is None:
        raise UnknownKey(
            "Node {node} signed with key {key}, which is not in its descriptor here.",
            node=node,
            key=key_id.hex(),
        )
    return keys


def _check_ends(letters: Sequence[Statement], *, from_node: str, to_node: str) -> None:
    """Insist that every letter has this sender and this recipient."""
    for letter in letters:
        if (letter.from_node, letter.to_node) != (from_node, to_node):
            raise MixedSender(
                "Letter {mid} is from {sender} to {recipient}, which its bundle is not; it is refused whole.",
                mid=letter.mid,
                sender=letter.from_node,
                recipient=letter.to_node,
            )
