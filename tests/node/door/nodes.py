"""Real nodes for tests: each its own folder, database, keys, ports and process, on this machine alone."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import TYPE_CHECKING

from tests.node.exchange.partner import Partner, today

from comity.channels import direct
from comity.channels.tls import OwnCertificate
from comity.node.exchange import introductions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from comity.node.exchange.introductions import Introduced

PATIENCE = 60.0


def free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


def comity(*words: str) -> str:
    """Run a command to its end; what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "comity.node.cli.main", *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def inside(folder: Path, code: str, *words: str) -> object:
    """Run code inside a node, in a process of its own; ``say(value)`` gives something back."""
    start = (
        "import json, sys, pathlib\nfrom comity.node.cli.opening import open_node\n"
        "open_node(pathlib.Path(sys.argv[1]))\nsay = lambda value: print(json.dumps(value))\nwords = sys.argv[2:]\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", start + code, str(folder), *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1]) if done.stdout.strip() else None


@dataclass
class Node:
    """One node."""

    folder: Path
    country: str
    port: int
    door: int
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def init(self, *more: str) -> None:
        comity(
            "init", str(self.folder), "--country", self.country, "--name", f"Node of {self.country}",
            "--door-port", str(self.door), *more,
        )  # fmt: skip

    def start(self) -> None:
        with (self.folder / "node.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "comity.node.cli.main", "run", "--dir", str(self.folder), "--port", str(self.port)],
                stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        end = time.monotonic() + PATIENCE
        while not self.answers():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.1)

    @contextmanager
    def beside(self, *words: str) -> Iterator[None]:
        """One of the node's processes alone, until the block ends."""
        with (self.folder / "node.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "comity.node.cli.main", *words, "--dir", str(self.folder)],
                stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        try:
            yield
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0, self.said()

    def stop(self) -> int:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(30)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait(30)

    def said(self) -> str:
        return (self.folder / "node.log").read_text(encoding="utf-8", errors="replace")

    def introduction(self) -> bytes:
        place = self.folder / "introduction"
        if not place.exists():
            comity("keys", "introduce", "--dir", str(self.folder), "--out", str(place))
        return place.read_bytes()

    def introduced(self) -> Introduced:
        return introductions.read(self.introduction(), today=today())

    def pin(self, partner: str, introduction: bytes) -> None:
        place = self.folder / f"from-{partner}"
        place.write_bytes(introduction)
        words = introductions.read(introduction, today=today()).words
        said = comity(
            "keys", "pin", str(place), "--partner", partner, "--words", words, "--by", "administrator",
            "--dir", str(self.folder),
        )  # fmt: skip
        assert f"{partner} is pinned" in said

    def answers(self) -> bool:
        line = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            line.request("GET", "/healthz")
            return line.getresponse().status == 200
        except OSError:
            return False
        finally:
            line.close()


def new_node(folder: Path, country: str) -> Node:
    port, door = free_ports(2)
    node = Node(folder, country, port, door)
    node.init()
    return node


@dataclass
class Us:
    """A node under test, as its partner sees it."""

    node_id: str
    descriptor: object


def us(node: Node) -> Us:
    introduced = node.introduced()
    return Us(introduced.descriptor.node_id, introduced.descriptor)


def line_to(node: Node, partner: Partner, folder: Path) -> direct.Direct:
    """The partner's own line to the node's door."""
    introduced = node.introduced()
    own = OwnCertificate(folder / "partner.crt", folder / "partner.key")
    own.certificate.write_bytes(partner.tls.certificate)
    own.key.write_bytes(partner.tls.key)
    pins = frozenset(bytes.fromhex(one) for one in introduced.descriptor.tls_pins)
    return direct.open(
        address=f"https://127.0.0.1:{node.door}/letters", server_certificate=introduced.certificate,
        server_pins=pins, own=own, timeout=20.0,
    )  # fmt: skip
