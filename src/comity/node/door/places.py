"""The door's places: how many connections stand open, and how many of them one partner or one address holds.

A quota counts envelopes; a connection that brings none would cost nothing and still take a place.
"""

import asyncio
import logging
import socket
import ssl
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

HANDSHAKE_SECONDS = 10.0
PAUSE = 1.0
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Most:
    """How many connections there may be.

    Attributes:
        open: of all partners together.
        of_one: with the same certificate.
        shaking: whose handshake is under way, so that nobody knows yet whose they are.
        from_one: of those, from the same address.
    """

    open: int = 256
    of_one: int = 16
    shaking: int = 128
    from_one: int = 32


@dataclass
class Places:
    """Lets connections in, as many as there are places.

    Attributes:
        make: makes what speaks on a connection that was let in.
        most: the places.
        context: with whom a handshake succeeds; renewed by the listener, and nobody is let in before there is one.
    """

    make: Callable[[], asyncio.Protocol]
    most: Most = field(default_factory=Most)
    context: ssl.SSLContext | None = None
    _shaking: Counter[str] = field(default_factory=Counter)
    _open: Counter[bytes] = field(default_factory=Counter)
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def accept(self, listening: socket.socket) -> None:
        """Let in whoever knocks, until cancelled."""
        listening.settimeout(0)  # the event loop waits instead
        loop = asyncio.get_running_loop()
        while True:
            try:
                knocking, address = await loop.sock_accept(listening)
            except OSError:  # such as: too many open files
                _log.exception("The door could not take a connection; it tries again")
                await asyncio.sleep(PAUSE)
                continue
            self._shake(knocking, str(address[0]))

    def close(self) -> None:
        """Let go of those whose handshake is under way."""
        for task in self._tasks:
            task.cancel()

    def _shake(self, knocking: socket.socket, address: str) -> None:
        """Begin a handshake where there is a place for one, else hang up."""
        context = self.context
        full = self._shaking.total() >= self.most.shaking or self._shaking[address] >= self.most.from_one
        if context is None or full or self._open.total() >= self.most.open:
            knocking.close()
            return
        self._shaking[address] += 1
        task = asyncio.get_running_loop().create_task(self._let_in(knocking, address, context))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _let_in(self, knocking: socket.socket, address: str, context: ssl.SSLContext) -> None:
        try:
            await asyncio.get_running_loop().connect_accepted_socket(
                lambda: _Place(self.make(), self._open, self.most),
                knocking,
                ssl=context,
                ssl_handshake_timeout=HANDSHAKE_SECONDS,
            )
        except OSError:  # no handshake, and so nobody; ssl.SSLError is one of these
            knocking.close()
        finally:
            self._shaking[address] -= 1
            self._shaking += Counter()  # forget addresses that hold none


class _Place(asyncio.Protocol):
    """One connection in its place; where its certificate has no place left, it is closed before a byte is read."""

    def __init__(self, speaking: asyncio.Protocol, taken: Counter[bytes], most: Most) -> None:
        self._speaking, self._taken, self._most = speaking, taken, most
        self._certificate: bytes | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take a place, or hang up."""
        shown = transport.get_extra_info("ssl_object").getpeercert(binary_form=True)
        full = self._taken.total() >= self._most.open or self._taken[shown] >= self._most.of_one
        if full:
            transport.close()
            return
        self._certificate = shown
        self._taken[shown] += 1
        self._speaking.connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Give the place back."""
        if self._certificate is not None:
            self._taken[self._certificate] -= 1
            self._speaking.connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Hand on what came."""
        if self._certificate is not None:
            self._speaking.data_received(data)

    def eof_received(self) -> bool | None:
        """Hand on that no more comes."""
        return self._speaking.eof_received() if self._certificate is not None else None

    def pause_writing(self) -> None:
        """Hand on."""
        self._speaking.pause_writing()

    def resume_writing(self) -> None:
        """Hand on."""
        self._speaking.resume_writing()
