"""Where a node lives: one folder with its settings, database, keys, papers, index and checkpoints."""

import ipaddress
import os
import re
import secrets
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from comity.node.node_toml import NotANodeError, Table, read
from comity.rules.zones import UTC, is_zone, zone_of

SETTINGS_FILE = "node.toml"
LOOPBACK = "127.0.0.1"
COUNTRY = re.compile("[A-Z]{2}")
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


SECRETS = {"django": 32, "kek": 32, "log": 64, "holdings": 32, "words": 32}
"""The random keys of a node, by the name of their file in ``keys/``, with their length in bytes."""

__all__ = ["DeskAt", "Home", "NoKeyError", "NotANodeError", "home_from_environment", "open_home"]


class NoKeyError(Exception):
    """A key of this node is gone; what it protects cannot be read without it, and no other key can replace it."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"The key {place} is missing or damaged: put that file back from its copy. The node makes no other, "
            "because what the lost one protects could then never be read."
        )


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

    def secret(self, name: str) -> bytes:
        """A random key of this node, kept in its own file since ``make_secrets``.

        Args:
            name: one of ``SECRETS``.

        Raises:
            NoKeyError: the file is gone, or is not as long as the key.
        """
        place = self.folder / "keys" / name
        try:
            found = place.read_bytes()
        except OSError as cause:
            raise NoKeyError(place) from cause
        if len(found) != SECRETS[name]:
            raise NoKeyError(place)
        return found

    def make_secrets(self) -> None:
        """Make the random keys of a new node, once, before anything is kept under them.

        Two processes may do so at once: each file is linked into place whole, and the first one wins.
        """
        for name, size in SECRETS.items():
            place = self.path("keys", name)
            if not place.exists():
                _write_first(place, secrets.token_bytes(size))

    def lost_secrets(self) -> list[str]:
        """The random keys that are gone or damaged, as paths in the folder."""
        lost = []
        for name in SECRETS:
            try:
                self.secret(name)
            except NoKeyError:
                lost.append(f"keys/{name}")
        return lost


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


def _write_first(place: Path, content: bytes) -> None:
    """Write a private file whole, unless somebody else wrote it first."""
    fresh = place.with_name(f"{place.name}.{os.getpid()}.{secrets.token_hex(4)}")
    write_private(fresh, content)
    try:
        os.link(fresh, place)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


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
    said = read(place)
    said.only(KNOWN)
    return Home(
        folder=folder,
        node_id=said.must("node_id"),
        country=_country(said),
        name=said.must("name"),
        door_port=said.port("door_port"),
        database=said.text("database"),
        extra_request_types=said.texts("request_types"),
        extra_safeguards=said.texts("safeguards"),
        desk=_desk(said.table("desk")),
        zone=_zone(said),
    )


def home_from_environment() -> Home:
    """The node named by ``COMITY_DIR``; without it a nameless one under ``.comity`` for tools and tests."""
    named = os.environ.get("COMITY_DIR")
    if named:
        return open_home(Path(named))
    home = Home(folder=Path.cwd() / ".comity", database=os.environ.get("COMITY_DATABASE", ""))
    home.make_secrets()
    return home


def _country(said: Table) -> str:
    country = said.must("country")
    if not COUNTRY.fullmatch(country):
        raise NotANodeError(
            f"{said.place}: country must be a code of two capital letters; it says {country!r}."
        )
    return country


def _zone(said: Table) -> str:
    zone = said.text("zone") or zone_of(said.must("country"))
    if not is_zone(zone):
        raise NotANodeError(
            f"{said.place} says zone = {zone}, which is none; write one such as Asia/Ho_Chi_Minh."
        )
    return zone


def _desk(said: Table) -> DeskAt:
    """The table of the desk, refused as a whole when any part of it cannot be followed."""
    said.only(frozenset(one.name for one in fields(DeskAt)))
    try:
        made = DeskAt(
            address=said.text("address").rstrip("/"),
            listen=said.text("listen", LOOPBACK),
            proxies=tuple(ipaddress.ip_network(one) for one in said.texts("proxies")),
        )
        fits = not made.address or _is_address(made.address)
    except ValueError as wrong:
        raise NotANodeError(f"{said.place}, [desk]: {wrong}.") from wrong
    if not fits:
        raise NotANodeError(f"{said.place}, [desk]: the address must be https://NAME or https://NAME:PORT.")
    return made


def _is_address(address: str) -> bool:
    """Whether it is a name reached over https, or over http on this machine, and nothing more."""
    said = urlsplit(address)
    here = said.scheme == "http" and said.hostname in (LOOPBACK, "localhost", "::1")
    whole = not (said.path or said.query or said.fragment or said.username)
    return bool(said.hostname) and whole and (said.scheme == "https" or here)
