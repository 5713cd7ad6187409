"""Where a node lives: one folder with its settings, database, keys, papers, index and checkpoints."""

import os
import secrets
import tomllib
from dataclasses import dataclass
from pathlib import Path

SETTINGS_FILE = "node.toml"


class NotANodeError(Exception):
    """The folder named is not a node."""


@dataclass(frozen=True)
class Home:
    """One node's folder and what its ``node.toml`` says.

    Attributes:
        folder: the node's folder.
        node_id: the identifier partners know it by, lower case, such as ``vn.ncb``.
        country: ISO 3166-1 alpha-2 code of the country whose node this is.
        name: the name officers see at the top of every page.
        demo: whether ``comity demo`` made it; only then may invented officers sign in.
        door_port: TCP port of the door for partners on this machine.
        database: a PostgreSQL address, or empty for SQLite in the folder.
    """

    folder: Path
    node_id: str = "xx.node"
    country: str = "XX"
    name: str = "Comity"
    demo: bool = False
    door_port: int = 0
    database: str = ""
    extra_request_types: tuple[str, ...] = ()
    extra_safeguards: tuple[str, ...] = ()

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
        NotANodeError: there is none, or it does not say what it must.
    """
    place = folder / SETTINGS_FILE
    if not place.is_file():
        raise NotANodeError(
            f"{folder} is not a node: it holds no {SETTINGS_FILE}. Make one with comity init."
        )
    said = tomllib.loads(place.read_text(encoding="utf-8"))
    try:
        return Home(
            folder=folder,
            node_id=str(said["node_id"]),
            country=str(said["country"]),
            name=str(said["name"]),
            demo=bool(said.get("demo", False)),
            door_port=int(said.get("door_port", 0)),
            database=str(said.get("database", "")),
            extra_request_types=tuple(said.get("request_types", ())),
            extra_safeguards=tuple(said.get("safeguards", ())),
        )
    except KeyError as missing:
        raise NotANodeError(f"{place} does not say {missing}.") from missing


def home_from_environment() -> Home:
    """The node named by ``COMITY_DIR``; without it a nameless one under ``.comity`` for tools and tests."""
    named = os.environ.get("COMITY_DIR")
    if named:
        return open_home(Path(named))
    return Home(folder=Path.cwd() / ".comity", database=os.environ.get("COMITY_DATABASE", ""))
