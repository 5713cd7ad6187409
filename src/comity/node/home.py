"""Where a node lives: one folder with its settings, database, keys, papers, index and checkpoints."""

import ipaddress
import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from comity.rules.zones import UTC, is_zone, zone_of

SETTINGS_FILE = "node.toml"
LOOPBACK = "127.0.0.1"
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class NotANodeError(Exception):
    """The folder named is not a node, or its ``node.toml`` cannot be followed."""


@dataclass(frozen=True)
class DeskAt:
    """Where officers reach the desk and the API: the table ``[desk]`` of ``node.toml``.

    Attributes:
        address: what officers type, such as ``https://comity.example``; empty for this machine alone.
        listen: address of this machine on which the desk's own server listens, plain HTTP.
        proxies: the proxies that speak TLS; only they are believed about who asks and how.
    """

    address: str = ""
    listen: str = LOOPBACK
    proxies: tuple[Network, ...] = ()

    @property
    def https(self) -> bool:
        """Whether officers reach it over TLS alone."""
        return urlsplit(self.address).scheme == "https"

    @property
    def hosts(self) -> list[str]:
        """Names under which it answers."""
        named = urlsplit(self.address).hostname
        return [LOOPBACK, "localhost", "[::1]", *([named] if named else [])]

    @property
    def beyond(self) -> bool:
        """Whether its server can be reached from other machines."""
        try:
            return not ipaddress.ip_address(self.listen).is_loopback
        except ValueError:  # a name: only one is surely this machine's own
            return self.listen != "localhost"


@dataclass(frozen=True)
class Home:
    """One node's folder and what its ``node.toml`` says.

    Attributes:
        folder: the node's folder.
        node_id: the identifier partners know it by: 32 hexadecimal digits, made by ``comity init``.
        country: ISO 3166-1 alpha-2 code of the country whose node this is.
        name: the name officers see at the top of every page.
        door_port: TCP port of the door for partners on this machine.
        database: a PostgreSQL address, or empty for SQLite in the folder.
        desk: where officers reach desk and API.
        zone: IANA name of the time zone in which its officers read a clock, such as ``Asia/Ho_Chi_Minh``.
    """

    folder: Path
    node_id: str = "0" * 32
    country: str = "XX"
    name: str = "Comity"
    door_port: int = 0
    database: str = ""
    extra_request_types: tuple[str, ...] = ()
    extra_safeguards: tuple[str, ...] = ()
    desk: DeskAt = DeskAt()
    zone: str = UTC

    def path(self, *parts: str) -> Path:
        """A place inside the folder; its parent folder is made, readable by the owner alone."""
        place = self.folder.joinpath(*parts)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        return place

    def secret(self, name: str, size: int = 32) -> bytes:
        """A random key of this node kept in its own file, made at first use.

        Two processes may ask first at once: the file is linked into place whole, and the first one wins.
        """
        place = self.path("keys", name)
        if not place.exists():
            fresh = place.with_name(f"{name}.{os.getpid()}.{secrets.token_hex(4)}")
            write_private(fresh, secrets.token_bytes(size))
            try:
                os.link(fresh, place)
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
        return place.read_bytes()


KNOWN = frozenset(
    {"node_id", "country", "name", "door_port", "database", "request_types", "safeguards", "desk", "zone"}
)
"""What ``node.toml`` may say; anything else is a mistake, and is said."""


def write_private(place: Path, content: bytes) -> None:
    """Write bytes to a new file that only its owner may read, and force them to the disk."""
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def open_home(folder: Path) -> Home:
    """Read a node's ``node.toml``.

    Raises:
        NotANodeError: there is none, or it does not say what it must, or what nobody knows.
    """
    place = folder / SETTINGS_FILE
    if not place.is_file():
        raise NotANodeError(
            f"{folder} is not a node: it holds no {SETTINGS_FILE}. Make one with comity init."
        )
    said = tomllib.loads(place.read_text(encoding="utf-8"))
    _only(said, KNOWN, place)
    try:
        return Home(
            folder=folder,
            node_id=str(said["node_id"]),
            country=str(said["country"]),
            name=str(said["name"]),
            door_port=int(said.get("door_port", 0)),
            database=str(said.get("database", "")),
            extra_request_types=tuple(said.get("request_types", ())),
            extra_safeguards=tuple(said.get("safeguards", ())),
            desk=_desk(said.get("desk", {}), place),
            zone=_zone(said, place),
        )
    except KeyError as missing:
        raise NotANodeError(f"{place} does not say {missing}.") from missing


def home_from_environment() -> Home:
    """The node named by ``COMITY_DIR``; without it a nameless one under ``.comity`` for tools and tests."""
    named = os.environ.get("COMITY_DIR")
    if named:
        return open_home(Path(named))
    return Home(folder=Path.cwd() / ".comity", database=os.environ.get("COMITY_DATABASE", ""))


def _only(said: Mapping[str, Any], known: frozenset[str], place: Path) -> None:
    if unknown := sorted(said.keys() - known):
        raise NotANodeError(f"{place} says {', '.join(unknown)}, which no node knows: take it out.")


def _zone(said: Mapping[str, Any], place: Path) -> str:
    zone = str(said.get("zone", "")) or zone_of(str(said["country"]))
    if not is_zone(zone):
        raise NotANodeError(f"{place} says zone = {zone}, which is none; write one such as Asia/Ho_Chi_Minh.")
    return zone


def _desk(said: Mapping[str, Any], place: Path) -> DeskAt:
    """The table of the desk, refused as a whole when any part of it cannot be followed."""
    _only(said, frozenset(one.name for one in fields(DeskAt)), place)
    try:
        made = DeskAt(
            address=str(said.get("address", "")).rstrip("/"),
            listen=str(said.get("listen", LOOPBACK)),
            proxies=tuple(ipaddress.ip_network(one) for one in said.get("proxies", ())),
        )
        fits = not made.address or _is_address(made.address)
    except ValueError as wrong:
        raise NotANodeError(f"{place}, [desk]: {wrong}.") from wrong
    if not fits:
        raise NotANodeError(f"{place}, [desk]: the address must be https://NAME or https://NAME:PORT.")
    return made


def _is_address(address: str) -> bool:
    """Whether it is a name reached over https, or over http on this machine, and nothing more."""
    said = urlsplit(address)
    here = said.scheme == "http" and said.hostname in (LOOPBACK, "localhost", "::1")
    whole = not (said.path or said.query or said.fragment or said.username)
    return bool(said.hostname) and whole and (said.scheme == "https" or here)
