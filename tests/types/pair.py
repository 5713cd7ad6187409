"""Two nodes, each a process with folder, database, keys and pins of its own, and the line between them."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

from comity.node.cli.demo.nodes import Site, sites, together

ROOT = Path(__file__).parents[2]


class SaysNoError(Exception):
    """A node refused: ``code`` and ``fields`` say what."""

    def __init__(self, no: dict) -> None:
        self.code, self.fields = no["code"], no["fields"]
        super().__init__(no["text"])


@dataclass
class Node:
    """One node; its commands are those of tests/types/node.py."""

    country: str
    folder: Path
    process: subprocess.Popen[str] = field(init=False)

    def __post_init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("node.py")), str(self.folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
            env={**os.environ, "COMITY_DIR": str(self.folder), "PYTHONPATH": str(ROOT / "src")},
        )  # fmt: skip

    def write(self, **said) -> None:
        self.process.stdin.write(json.dumps(said, ensure_ascii=False) + "\n")
        self.process.stdin.flush()

    def read(self) -> dict:
        line = self.process.stdout.readline()
        assert line, f"the node of {self.country} ended by itself"
        said = json.loads(line)
        if "no" in said:
            raise SaysNoError(said["no"])
        return said

    def ask(self, do: str, **said):
        self.write(do=do, **said)
        return self.read()["told"]

    def __getattr__(self, do: str):
        if do.startswith("_"):
            raise AttributeError(do)
        return lambda **said: self.ask(do, **said)

    def end(self) -> None:
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(10)


@dataclass
class Pair:
    """Viet Nam and the partner it asks."""

    nodes: dict[str, Node]

    def other(self, node: Node) -> Node:
        return next(one for one in self.nodes.values() if one is not node)

    def carry(self) -> None:
        """Carry letters to and fro until none waits on either side."""
        while sum(self._post(one) for one in self.nodes.values()):
            pass

    def _post(self, sender: Node) -> int:
        recipient = self.other(sender)
        sender.write(do="post", partner=recipient.country)
        while "envelope" in (said := sender.read()):
            sender.write(answer=recipient.receive(envelope=said["envelope"], partner=sender.country))
        return said["told"]


def make(folder: Path, partner: str = "PL") -> Pair:
    """Viet Nam and one partner, made as a demonstration makes its nodes, and pinned to each other."""
    home, away = sites(folder, _free_ports())
    if partner != away.country:
        away = replace(
            away, country=partner, name=f"{partner} · Contact Point", folder=folder / partner.lower()
        )
    both = (home, away)
    together(*(_furnish(one, "make", one.country, one.name, str(one.door)) for one in both))
    together(_furnish(home, "meet", str(away.folder)), _furnish(away, "meet", str(home.folder)))
    return Pair({one.country: Node(one.country, one.folder) for one in both})


def _furnish(site: Site, *words: str) -> list[str]:
    """The command that furnishes a node; the demonstration's own knows only its two countries."""
    return [sys.executable, str(Path(__file__).with_name("furnish.py")), str(site.folder), *words]


def _free_ports() -> int:
    """Nobody listens on them: the line between the nodes is a pipe."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return max(1024, probe.getsockname()[1] - 4)
