"""Serving: desk, door and clerk, together in one process or each in its own, until told to stop."""

import errno
import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from types import FrameType
from typing import Any

import waitress
from django.conf import settings

from comity.node.clerk.run import Clerk
from comity.node.cli.inside import CannotStart, insist_fit
from comity.node.door.errors import PortTaken
from comity.node.door.listener import Door
from comity.node.exchange import identity
from comity.node.home import DeskAt

DESK_THREADS = 8
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class At:
    """Where something listens on this machine.

    Attributes:
        host: address or name.
        port: TCP port.
    """

    host: str
    port: int


class Told(SystemExit):
    """Ctrl-C or SIGTERM: stop serving. Waitress lets a SystemExit through, and swallows most else."""


def serve_all(desk_at: At, door_at: At, say: Callable[[str], None]) -> None:
    """Desk, API, door and clerk in this one process; returns when told to stop.

    Raises:
        CannotStart: the node must not serve as it is set up.
        PortTaken: a port is in use.
    """
    insist_fit()
    with ExitStack() as stack, _until_told():
        desk = _desk(desk_at.host, desk_at.port)
        stack.callback(desk.close)
        stack.enter_context(_door(door_at))
        stack.enter_context(_clerk())
        say(f"{settings.COMITY_HOME.name}: http://{desk_at.host}:{desk_at.port}/ (Ctrl-C ends it)")
        _run(desk)


def serve_desk(at: At, say: Callable[[str], None]) -> None:
    """Desk and API alone."""
    insist_fit()
    with _until_told():
        desk = _desk(at.host, at.port)
        say(f"{settings.COMITY_HOME.name}: http://{at.host}:{at.port}/ (Ctrl-C ends it)")
        _run(desk)


def serve_door(at: At, say: Callable[[str], None]) -> None:
    """The door alone."""
    insist_fit()
    with _until_told(), _door(at) as door:
        say(
            f"The door of {settings.COMITY_HOME.name} listens on {at.host}, port {door.port} (Ctrl-C ends it)"
        )
        threading.Event().wait()


def serve_clerk(say: Callable[[str], None]) -> None:
    """The clerk alone."""
    insist_fit()
    with _until_told(), _clerk():
        say(f"The clerk of {settings.COMITY_HOME.name} is at work (Ctrl-C ends it)")
        threading.Event().wait()


@contextmanager
def _until_told() -> Iterator[None]:
    """SIGTERM and Ctrl-C end the block at whatever it waits for; what it opened is closed in order."""

    def told(_signal: int, _frame: FrameType | None) -> None:
        raise Told

    before = {one: signal.signal(one, told) for one in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    except Told:
        _log.info("Told to stop")
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


@contextmanager
def _door(at: At) -> Iterator[Door]:
    if not identity.exists():
        raise CannotStart("This node has no keys yet; make them with comity init.")
    door = Door(at.host, at.port)
    door.start()
    try:
        yield door
    finally:
        door.stop()


@contextmanager
def _clerk() -> Iterator[Clerk]:
    clerk = Clerk()
    clerk.start()
    try:
        yield clerk
    finally:
        clerk.stop()


def _desk(host: str, port: int) -> Any:  # noqa: ANN401  (waitress has no types)
    """The desk's server, bound; plain HTTP stays on this machine, or between it and a proxy that speaks TLS."""
    _insist_on_tls(replace(settings.COMITY_HOME.desk, listen=host))
    from comity.node.wsgi import application

    try:
        return waitress.create_server(
            application, host=host, port=port, threads=DESK_THREADS, ident="comity",
            clear_untrusted_proxy_headers=False,  # the application itself does, for whichever server runs it
        )  # fmt: skip
    except OSError as failure:
        if failure.errno == errno.EADDRINUSE:
            raise PortTaken("The desk", host, port, "--port") from failure
        raise


def _insist_on_tls(desk: DeskAt) -> None:
    """Insist that no page crosses a network in the clear.

    Raises:
        CannotStart: it would, or nobody would be believed to have spoken TLS.
    """
    if desk.beyond and not desk.https:
        raise CannotStart(
            "The desk speaks plain HTTP, so it listens on this machine alone; to be reached from others, put a "
            "proxy that speaks TLS in front and name address and proxies under [desk] in node.toml."
        )
    if desk.https and not desk.proxies:
        raise CannotStart(
            "node.toml says https and names no proxy that speaks it, so every page would be refused: name it "
            "under [desk], proxies."
        )


def _run(desk: Any) -> None:  # noqa: ANN401  (as above)
    """Serve until told to stop."""
    try:
        desk.run()
    finally:
        desk.task_dispatcher.shutdown()
