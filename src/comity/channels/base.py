"""What every channel offers, whatever lies behind it."""

from collections.abc import Iterable
from typing import Protocol

MOST_BYTES = 8 * 1024 * 1024
"""Largest envelope or answer that any channel carries, in bytes."""

MEDIA_TYPE = "application/vnd.comity.envelope"
"""How an envelope is named where a channel names what it carries (RFC 6838)."""


class Channel(Protocol):
    """One way to a partner. Safe to use from one thread at a time."""

    code: str

    def deliver(self, envelope: bytes) -> bytes | None:
        """Hand sealed bytes to the partner.

        Args:
            envelope: the exact bytes; the same ones again after a failure.

        Returns:
            The partner's sealed answer, or None where the channel brings none back by itself.

        Raises:
            ChannelError: they may not have arrived.
        """
        ...

    def collect(self) -> Iterable[bytes]:
        """Sealed bytes that lie ready for us; none where the partner comes to our door."""
        ...

    def close(self) -> None:
        """Give back what the channel holds open; it may be used again afterwards."""
        ...
