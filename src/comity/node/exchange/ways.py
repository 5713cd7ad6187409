"""Which channel leads to which partner, and the lines that are kept open."""

from collections.abc import Callable

from comity.channels import direct, paper
from comity.channels.base import Channel
from comity.node.exchange.errors import LineClosed
from comity.node.exchange.identity import Identity
from comity.node.exchange.pins import Pin

DIRECT, PAPER = direct.Direct.code, paper.Paper.code

Way = Callable[[Pin], Channel]
"""From a partner to the channel its letters take."""


class Ways:
    """The open lines of one thread, one per partner; a line is made anew when the partner's keys change."""

    def __init__(self, me: Identity) -> None:
        self._me = me
        self._lines: dict[str, tuple[Pin, Channel]] = {}

    def __call__(self, pin: Pin) -> Channel:
        """The line to a partner.

        Raises:
            LineClosed: it has no door of its own.
        """
        known = self._lines.get(pin.partner)
        if known is not None and known[0] == pin:
            return known[1]
        if known is not None:
            known[1].close()
        channel = self._open(pin)
        self._lines[pin.partner] = pin, channel
        return channel

    def close(self) -> None:
        """Hang up everywhere."""
        for _, channel in self._lines.values():
            channel.close()
        self._lines.clear()

    def _open(self, pin: Pin) -> Channel:
        if not pin.address:
            raise LineClosed("The node of {partner} names no door of its own.", {"partner": pin.partner})
        return direct.open(
            address=pin.address, server_certificate=pin.certificate, server_pins=pin.spki, own=self._me.tls
        )
