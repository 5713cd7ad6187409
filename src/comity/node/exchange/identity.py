"""This node's own identity: what its letters are signed and opened with, and what it says of itself.

``founding.make`` makes it, at ``comity init``. Opening keys never go into a backup, and each is destroyed 35
days after its week (exchange format CX1, 3.2).
"""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from comity.channels.tls import OwnCertificate
from comity.node.exchange import trust
from comity.node.exchange.errors import NoIdentity
from comity.node.exchange.keyfiles import KeyFiles, files_of
from comity.seal.descriptor import Descriptor
from comity.seal.envelope import Receiver, Sender
from comity.seal.epochs import EpochKey, epoch_destroy_day
from comity.seal.keys import SigningKeys
from comity.seal.roots import RootSet
from comity.seal.words import fingerprint_words


@dataclass(frozen=True)
class Identity:
    """What this node is.

    Attributes:
        node_id: 32 hexadecimal digits.
        incarnation: its present life; a new one after a restore.
        signing: what its letters are signed with. Secret.
        epochs: what letters to it are opened with, by week. Secret.
        roots: its root set.
        signed_roots: the root statement with its signatures, as partners read it.
        descriptor: what it says of itself.
        signed_descriptor: the same with its signatures, as partners read it.
        tls: where its TLS certificate and key lie.
    """

    node_id: str
    incarnation: str
    signing: SigningKeys = field(repr=False)
    epochs: dict[int, EpochKey] = field(repr=False)
    roots: RootSet = field(repr=False)
    signed_roots: bytes = field(repr=False)
    descriptor: Descriptor = field(repr=False)
    signed_descriptor: bytes = field(repr=False)
    tls: OwnCertificate

    @property
    def words(self) -> str:
        """Its root fingerprint as sixteen words, to be read aloud."""
        return " ".join(fingerprint_words(self.roots.fingerprint))

    @property
    def sender(self) -> Sender:
        """It, as one who seals."""
        return Sender(self.node_id, self.signing)

    @property
    def certificate(self) -> str:
        """Its TLS certificate, PEM."""
        return self.tls.certificate.read_text(encoding="ascii")

    def receiver(self, today: date) -> Receiver:
        """It, as one who opens: a key whose day of destruction has come is not used any more."""
        return Receiver(
            self.node_id, {n: key for n, key in self.epochs.items() if today < epoch_destroy_day(n)}
        )


def exists() -> bool:
    """Whether this node has an identity."""
    return files_of(settings.COMITY_HOME).descriptor.is_file()


def load() -> Identity:
    """This node's identity.

    Raises:
        NoIdentity: it has none yet.
    """
    if not exists():
        raise NoIdentity("This node has no keys yet; make them with comity init.")
    files = files_of(settings.COMITY_HOME)
    return _load(files.folder, files.descriptor.stat().st_mtime_ns, files.incarnation.stat().st_mtime_ns)


def destroy_old(today: date) -> list[int]:
    """Destroy the opening keys whose day has come.

    Returns:
        The weeks whose letters nobody can open any more.
    """
    files = files_of(settings.COMITY_HOME)
    gone = [number for number in files.epochs if epoch_destroy_day(number) <= today]
    for number in gone:
        files.epoch(number).unlink()
    if gone:
        _load.cache_clear()
    return gone


@lru_cache(maxsize=4)
def _load(folder: Path, _descriptor_written: int, _incarnation_written: int) -> Identity:
    files = KeyFiles(folder)
    signed_roots, signed_descriptor = files.roots.read_bytes(), files.descriptor.read_bytes()
    roots = trust.open_roots_as_they_are(signed_roots)
    return Identity(
        node_id=roots.node_id,
        incarnation=files.incarnation.read_text(encoding="ascii"),
        signing=SigningKeys.from_private_bytes(files.signing.read_bytes()),
        epochs={
            number: EpochKey.from_private_bytes(file.read_bytes()) for number, file in files.epochs.items()
        },
        roots=roots,
        signed_roots=signed_roots,
        descriptor=trust.open_on_its_day(signed_descriptor, roots),
        signed_descriptor=signed_descriptor,
        tls=files.tls,
    )
