"""A letter on paper: an officer sends it and registers it by hand; nothing travels by itself.

A partner without a node is complete all the same: the letter has its number, its clock and its place in the
statistics. Bytes are never handed to this channel; it exists so that every channel answers alike.
"""

from collections.abc import Iterable

from comity.channels.errors import ByHand


class Paper:
    """The post."""

    code = "paper"

    def deliver(self, envelope: bytes) -> bytes | None:
        """Refused: a person must send it.

        Raises:
            ByHand: always.
        """
        raise ByHand(
            "This letter of {size} bytes goes by post; send it and register it by hand.", size=len(envelope)
        )

    def collect(self) -> Iterable[bytes]:
        """Nothing: an officer registers what the post brings."""
        return ()

    def close(self) -> None:
        """Nothing is held open."""


def open(**_settings: object) -> Paper:  # noqa: A001 - every channel module has its 'open'
    """The post needs no settings."""
    return Paper()
