r"""The outside of an envelope: what a relay can read, without any key, and nothing more.

ENVELOPE = "CX1\n" || lp(HEADER) || lp(HPKE enc||ct)
HEADER   = lp("CX1") || lp(recipient_node_id) || uint32 key_epoch || 16 B envelope_id
"""

import re
from dataclasses import dataclass

from comity.seal.errors import Malformed, TooLarge
from comity.seal.framing import Reader, lp, u32

MAGIC = b"CX1\n"
SUITE_NAME = b"CX1"
ID_SIZE = 16
MOST_ENVELOPE_BYTES = 6 * 1024 * 1024  # bundle and keys at their bounds, padded, with all framing
_MOST_HEADER = 256
_NODE_ID = re.compile(rb"[0-9a-f]{32}\Z")


@dataclass(frozen=True, slots=True)
class Header:
    """What anybody can read of an envelope without a key.

    Args:
        to_node: id of the receiving node.
        epoch: which of its keys the envelope is sealed to.
        envelope_id: 16 random bytes.
    """

    to_node: str
    epoch: int
    envelope_id: bytes

    def encode(self) -> bytes:
        """Write HEADER, byte for byte."""
        return lp(SUITE_NAME, self.to_node.encode()) + u32(self.epoch) + self.envelope_id


def peek(envelope: bytes) -> Header:
    """Read the outside of an envelope; nothing of it is proven yet.

    Raises:
        Malformed: it is not an envelope of this format.
        TooLarge: it passes the bounds.
    """
    return split_envelope(envelope)[0]


def split_envelope(envelope: bytes) -> tuple[Header, bytes]:
    """Read an envelope's framing strictly: its header and what is sealed."""
    if len(envelope) > MOST_ENVELOPE_BYTES:
        raise TooLarge("An envelope has at most {most} bytes.", most=MOST_ENVELOPE_BYTES)
    reader = Reader(envelope, "envelope")
    if reader.take(len(MAGIC)) != MAGIC:
        raise Malformed("This is not a sealed letter of a version this node reads.", code="envelope-version")
    header, sealed = reader.lp(_MOST_HEADER), reader.lp()
    reader.end()
    return _read_header(header), sealed


def _read_header(raw: bytes) -> Header:
    """Read HEADER strictly."""
    reader = Reader(raw, "header of the envelope")
    suite, node = reader.lp(), reader.lp()
    header = Header(node.decode("latin-1"), reader.u32(), reader.take(ID_SIZE))
    reader.end()
    if suite != SUITE_NAME:
        raise Malformed("The envelope names a suite this node does not accept.", code="envelope-version")
    if not _NODE_ID.match(node):
        raise Malformed("The envelope's recipient is not a node id.")
    return header
