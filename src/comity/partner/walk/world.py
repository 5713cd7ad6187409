"""Where the walk takes place: two nodes on this machine and the people who work there."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from comity.partner.walk.client import Client, Officer

T = TypeVar("T")
WAIT = 20.0
"""Seconds a step waits for what the two clerks do by themselves."""


class NotSeenError(Exception):
    """A step did not see what it should; its text says what was seen instead."""


@dataclass
class Node:
    """One node of the demonstration.

    Attributes:
        country: ISO code.
        folder: the node's folder.
        port: port of desk and API.
        officers: by username.
    """

    country: str
    folder: Path
    port: int
    officers: Mapping[str, Officer]
    _clients: dict[str, Client] = field(default_factory=dict)

    def as_(self, role: str) -> Client:
        """The API as the first officer of a role sees it."""
        who = next(one for one in self.officers.values() if one.role == role)
        return self._clients.setdefault(who.username, Client(self.port, who))

    def close(self) -> None:
        """Hang up all lines."""
        for client in self._clients.values():
            client.close()


def open_node(country: str, folder: Path, port: int) -> Node:
    """A node whose invented officers stand in ``officers.json`` of its folder."""
    told = json.loads((folder / "officers.json").read_text(encoding="utf-8"))
    return Node(country, folder, port, {one["username"]: Officer(**one) for one in told})


@dataclass
class World:
    """Both nodes and what the walk has come to so far.

    Attributes:
        vn: the node that asks.
        pl: the node that is asked.
        seed: decides subject, spelling and look-alikes.
        communique: text of the communiqué, and its file's name.
        seen: what earlier steps leave for later ones.
    """

    vn: Node
    pl: Node
    seed: int
    communique: tuple[str, str]
    seen: dict[str, Any] = field(default_factory=dict)


def until(what: str, ask: Callable[[], T | None]) -> T:
    """Ask again and again until the clerks have done it.

    Raises:
        NotSeenError: it did not come in time.
    """
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        if found := ask():
            return found
        time.sleep(0.1)
    raise NotSeenError(f"{what} did not come within {WAIT:.0f} seconds.")


def must(holds: object, said: str) -> None:
    """Check that something holds.

    Raises:
        NotSeenError: it does not.
    """
    if not holds:
        raise NotSeenError(said)
