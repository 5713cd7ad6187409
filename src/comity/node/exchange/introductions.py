"""What two officers hand over at the ceremony: root statement, descriptor and TLS certificate in one file.

The file may travel over any channel. What makes it trusted is that the two officers compare the words of its
fingerprint in person, by note or on a call; a third state's introduction is a hint, never a pin (CX1, 3.3).
INTRODUCTION = lp("comity/introduction/1") lp(signed roots) lp(signed descriptor) lp(certificate, PEM)
"""

from dataclasses import dataclass, field
from datetime import date

from comity.channels.tls import spki_pin
from comity.node.exchange import certificate, trust
from comity.node.exchange.errors import NotUsable, WrongFingerprint, from_seal
from comity.node.exchange.identity import Identity
from comity.seal.descriptor import Descriptor, open_descriptor
from comity.seal.errors import Malformed, SealError
from comity.seal.framing import Reader, lp
from comity.seal.roots import RootSet, open_roots
from comity.seal.words import fingerprint_words, words_fingerprint

LABEL = b"comity/introduction/1"
MOST_BYTES = 2 * 1024 * 1024
FINGERPRINT_SIZE = 32


@dataclass(frozen=True)
class Introduced:
    """An introduction that was read; nothing of it is trusted before the words were compared.

    Attributes:
        words: the fingerprint to compare, sixteen words.
        roots: the root set.
        signed_roots: the same with its signatures.
        descriptor: what the node says of itself, signed by the roots.
        signed_descriptor: the same with its signatures.
        certificate: its TLS certificate, PEM; the descriptor names its key.
    """

    words: str
    roots: RootSet
    signed_roots: bytes = field(repr=False)
    descriptor: Descriptor = field(repr=False)
    signed_descriptor: bytes = field(repr=False)
    certificate: str = field(repr=False)

    @property
    def country(self) -> str:
        """Country of the node, ISO 3166-1 alpha-2."""
        return self.descriptor.country

    @property
    def name(self) -> str:
        """What the node calls itself."""
        return next(iter(self.descriptor.authorities), self.country)


def write(identity: Identity) -> bytes:
    """This node's introduction."""
    return lp(LABEL, identity.signed_roots, identity.signed_descriptor, identity.certificate.encode())


def read(raw: bytes, *, today: date) -> Introduced:
    """Read an introduction, to be shown to the officer who compares the words.

    Raises:
        NotUsable: it cannot be read, does not hold together, or its time is over.
    """
    try:
        signed_roots, signed_descriptor, pem = _take_apart(raw)
        fingerprint = trust.fingerprint_of(signed_roots)
        roots = open_roots(signed_roots, pinned=fingerprint)
        described = open_descriptor(signed_descriptor, roots=roots, stored=None, today=today)
    except SealError as refusal:
        raise from_seal(refusal) from refusal
    check_certificate(pem, described)
    return Introduced(
        " ".join(fingerprint_words(fingerprint)), roots, signed_roots, described, signed_descriptor, pem
    )


def compare(introduced: Introduced, words: str) -> None:
    """Insist that these are the words of the introduction, as the other officer read them out.

    Raises:
        WrongFingerprint: they are not, or are no such words.
    """
    try:
        said = words_fingerprint(words)
    except SealError as refusal:
        raise WrongFingerprint(refusal.text, refusal.params) from refusal
    if len(said) != FINGERPRINT_SIZE or said != introduced.roots.fingerprint:
        raise WrongFingerprint(
            "These are not the words of this introduction. Do not accept it; speak to the partner's officer."
        )


def check_certificate(pem: str, described: Descriptor) -> None:
    """Insist that the descriptor names the key of a certificate.

    Raises:
        NotUsable: it is no certificate, or another's.
    """
    try:
        pin = spki_pin(certificate.der(pem)).hex()
    except ValueError as cause:
        raise NotUsable("The TLS certificate cannot be read.") from cause
    if pin not in described.tls_pins:
        raise NotUsable("The TLS certificate is not the one that the descriptor names.")


def _take_apart(raw: bytes) -> tuple[bytes, bytes, str]:
    if len(raw) > MOST_BYTES:
        raise Malformed("This file is too large to be an introduction.")
    reader = Reader(raw, "introduction")
    if reader.lp() != LABEL:
        raise Malformed("This file is not the introduction of a node.")
    signed_roots, signed_descriptor, pem = reader.lp(), reader.lp(), reader.lp()
    reader.end()
    return signed_roots, signed_descriptor, pem.decode("ascii", "replace")
