"""The two nodes of a demonstration: each its own process, folder, database, keys and ports."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

START = 60.0
"""Seconds a node has to answer for the first time."""
STOP = 10.0
"""Seconds a node has to end by itself."""
LOG = "node.log"


class DemoError(Exception):
    """The demonstration cannot begin or go on."""


class NodeEndedError(DemoError):
    """A node ended while the demonstration needed it; its folder stays, so that somebody can read why."""


@dataclass
class Site:
    """One node of the demonstration.

    Attributes:
        country: ISO code.
        name: what stands at the top of its pages.
        folder: its folder.
        port: TCP port of desk and API; the door's is ``door``.
    """

    country: str
    name: str
    folder: Path
    port: int
    door: int
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.port}/"

    def tail(self, lines: int = 12) -> str:
        """The last lines the node's process said."""
        place = self.folder / LOG
        said = place.read_text(encoding="utf-8", errors="replace").splitlines() if place.is_file() else []
        return "\n".join(said[-lines:])


def sites(folder: Path, port: int) -> tuple[Site, Site]:
    """Viet Nam and Poland in two folders, on four ports from ``port`` on.

    Raises:
        DemoError: one of the ports is in use.
    """
    for one in range(port, port + 4):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", one))
            except OSError as used:
                raise DemoError(
                    f"Port {one} is in use: end what uses it, or choose others with --port."
                ) from used
    return (
        Site("VN", "Viet Nam · National Contact Point", folder / "vn", port, port + 2),
        Site("PL", "Polska · Krajowy Punkt Kontaktowy", folder / "pl", port + 1, port + 3),
    )


def comity(*words: str) -> list[str]:
    """The command line that runs ``comity`` with this Python."""
    return [sys.executable, "-m", "comity.node.cli.main", *words]


def furnish(site: Site, *words: str) -> list[str]:
    """The command line that furnishes one node."""
    return [sys.executable, "-m", "comity.node.cli.demo.furnish", str(site.folder), *words]


def together(*commands: Sequence[str]) -> None:
    """Run commands side by side and wait for all.

    Raises:
        DemoError: one failed; its last words are said.
    """
    running = [subprocess.Popen(one, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for one in commands]
    for command, process in zip(commands, running, strict=True):
        said, _ = process.communicate()
        if process.returncode:
            words = said.decode("utf-8", "replace").strip().splitlines()[-3:]
            raise DemoError(f"'{' '.join(command[2:5])}' failed: {' '.join(words)}")


@contextmanager
def folder_for(keep: Path | None) -> Iterator[Path]:
    """The folder of the demonstration; without ``keep`` it is gone at the end, unless a node ended by itself."""
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        if any(keep.iterdir()):
            raise DemoError(f"{keep} is not empty: choose another folder with --keep.")
        yield keep.resolve()
        return
    made = Path(tempfile.mkdtemp(prefix="comity-demo-"))
    try:
        yield made
    except NodeEndedError:
        raise
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    shutil.rmtree(made, ignore_errors=True)


@contextmanager
def running(*both: Site) -> Iterator[None]:
    """Both nodes serve until the block ends; then both are asked to end, and made to if they do not.

    Raises:
        NodeEndedError: the block could not reach one, because it ended.
    """
    try:
        for site in both:
            with (site.folder / LOG).open("wb") as said:
                site.process = subprocess.Popen(
                    comity("run", "--dir", str(site.folder), "--port", str(site.port)),
                    stdout=said,
                    stderr=subprocess.STDOUT,
                    stdin=subprocess.DEVNULL,
                    start_new_session=True,
                    env=os.environ | {"COMITY_DIR": str(site.folder)},
                )
        for site in both:
            _wait(site)
        try:
            yield
        except (OSError, HTTPException):
            insist_alive(*both)
            raise
    finally:
        _end([site.process for site in both if site.process is not None])


def insist_alive(*both: Site) -> None:
    """Insist that both nodes still serve.

    Raises:
        NodeEndedError: one does not; it says which, how it ended, and where its words are kept.
    """
    for site in both:
        code = site.process.poll() if site.process is not None else None
        if code is not None:
            how = f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
            raise NodeEndedError(
                f"The node of {site.country} ended while it was needed ({how}); "
                f"what it said is in {site.folder / LOG}."
            )


def _wait(site: Site) -> None:
    """Wait until a node answers.

    Raises:
        DemoError: it ended, or did not answer in time.
    """
    end = time.monotonic() + START
    while time.monotonic() < end:
        if site.process is not None and site.process.poll() is not None:
            raise DemoError(f"The node of {site.country} ended by itself: {site.tail()}")
        line = HTTPConnection("127.0.0.1", site.port, timeout=2)
        try:
            line.request("GET", "/readyz")
            if line.getresponse().status == 200:
                return
        except OSError:
            pass
        finally:
            line.close()
        time.sleep(0.1)
    raise DemoError(f"The node of {site.country} did not answer within {START:.0f} seconds: {site.tail()}")


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
    for process in processes:
        try:
            process.wait(STOP)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
