"""The door's listener: an event loop in a thread of its own; pins are looked up anew each second.

A partner that is pinned gets in within a second; a suspended one is out at once, because ``inbox.receive``
asks the database each time, and within a second its handshake fails too.
"""

import asyncio
import errno
import logging
import socket
import ssl
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from aiohttp import web
from django.db import connection

from comity.channels.tls import server_context
from comity.node.door.errors import NotOpen, PortTaken
from comity.node.door.places import Places
from comity.node.door.quota import Quota
from comity.node.door.reception import Reception
from comity.node.exchange import identity
from comity.node.exchange import queries as exchange
from comity.node.exchange.queries import Pin

IDLE_SECONDS = 30.0
LINGER_SECONDS = 1.0
LOOK_AGAIN = 1.0
WORKERS = 4
PATIENCE = 15.0
_log = logging.getLogger(__name__)


class Door:
    """A listening door.

    Args:
        host: address to listen on.
        port: TCP port; 0: any free one.

    Raises:
        PortTaken: another program listens there.
    """

    def __init__(self, host: str, port: int) -> None:
        self._socket = _bind(host, port)
        self.port: int = self._socket.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        self._stopping = asyncio.Event()
        self._ready = threading.Event()
        self._open = False
        self._thread = threading.Thread(target=self._run, name="door", daemon=True)
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="door")
        self._places = Places(self._protocol)
        self._reception = Reception(self._pool, Quota(time.monotonic))
        self._runner = web.AppRunner(
            self._reception.application(),
            handle_signals=False,
            access_log=None,
            keepalive_timeout=IDLE_SECONDS,
            lingering_time=LINGER_SECONDS,
            shutdown_timeout=LINGER_SECONDS,
        )

    def start(self) -> None:
        """Open up.

        Raises:
            NotOpen: it could not; the log says why.
        """
        self._thread.start()
        self._ready.wait(PATIENCE)
        if not self._open:
            raise NotOpen("The door could not be opened; the node's log says why.")

    def stop(self) -> None:
        """Shut; what is being stored is finished first."""
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(PATIENCE)
        self._pool.shutdown()
        self._socket.close()

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        except Exception:  # noqa: BLE001 - the thread ends here; the door stays shut and says so
            _log.exception("The door failed and is shut")
        finally:
            self._ready.set()
            self._loop.close()

    async def _serve(self) -> None:
        await self._runner.setup()
        accepting = self._loop.create_task(self._places.accept(self._socket))
        seen: list[Pin] | None = None
        while not self._stopping.is_set():
            try:
                pins = await self._loop.run_in_executor(self._pool, _pins)
                if pins != seen:
                    await self._expect(pins)
                    seen = pins
            except Exception:
                if seen is None:
                    raise
                _log.exception("The partners could not be looked up; the door asks again")
            await _wait(self._stopping, LOOK_AGAIN)
        accepting.cancel()
        self._places.close()
        await self._runner.cleanup()

    async def _expect(self, pins: list[Pin]) -> None:
        """From now on these partners' certificates succeed, and no longer those before."""
        self._places.context = await self._loop.run_in_executor(self._pool, _context, pins)
        self._reception.partners = {spki: pin.partner for pin in pins for spki in pin.spki}
        self._open = True
        self._ready.set()

    def _protocol(self) -> asyncio.Protocol:
        """What speaks HTTP on one connection."""
        assert self._runner.server is not None  # noqa: S101  (set up before anybody is let in)
        return self._runner.server()


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError as failure:
        listening.close()
        if failure.errno == errno.EADDRINUSE:
            raise PortTaken("The door", host, port, "--door-port") from failure
        raise
    return listening


def _pins() -> list[Pin]:
    """Partners that may speak now."""
    try:
        return [pin for pin in exchange.partner_pins() if not pin.suspended]
    finally:
        connection.close()


def _context(pins: list[Pin]) -> ssl.SSLContext:
    return server_context(identity.load().tls, [pin.certificate for pin in pins])


async def _wait(event: asyncio.Event, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return
