"""Where the keys of a node lie: ``keys/`` in its folder, every file readable by its owner alone."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from comity.channels.tls import OwnCertificate
from comity.node.home import Home, write_private


@dataclass(frozen=True)
class KeyFiles:
    """The files of one node's identity.

    Attributes:
        folder: ``keys/`` of the node.
    """

    folder: Path

    @property
    def signing(self) -> Path:
        """What its letters are signed with."""
        return self.folder / "signing"

    @property
    def incarnation(self) -> Path:
        """The random id of its present life."""
        return self.folder / "incarnation"

    @property
    def roots(self) -> Path:
        """Its root statement, signed; public."""
        return self.folder / "roots"

    @property
    def descriptor(self) -> Path:
        """Its descriptor, signed; public."""
        return self.folder / "descriptor"

    @property
    def tls(self) -> OwnCertificate:
        """Its TLS certificate and key."""
        return OwnCertificate(self.folder / "tls.crt", self.folder / "tls.key")

    @property
    def epochs(self) -> dict[int, Path]:
        """Its opening keys by week; destroyed one after the other, never backed up."""
        folder = self.folder / "epochs"
        return {int(file.name): file for file in sorted(folder.iterdir()) if file.name.isdecimal()}

    def root(self, number: int) -> Path:
        """One of the three root keys; belongs on a medium away from the node."""
        return self.folder / "offline" / f"root-{number}"

    def past(self, serial: int) -> Path:
        """An earlier descriptor, for partners that missed it; public."""
        return self.folder / "descriptors" / str(serial)

    def epoch(self, number: int) -> Path:
        """The opening key of one week."""
        return self.folder / "epochs" / str(number)


def files_of(home: Home) -> KeyFiles:
    """The files of a node's identity."""
    return KeyFiles(home.path("keys", "descriptor").parent)


def write(place: Path, content: bytes) -> None:
    """Write a file of an identity, once; its folder is its owner's alone."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_private(place, content)


def replace(place: Path, content: bytes) -> None:
    """Write a file of an identity, or write it anew: whoever reads finds the old content or the new, whole."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    write_private(fresh, content)
    fresh.replace(place)
