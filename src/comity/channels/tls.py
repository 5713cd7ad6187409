"""TLS between two nodes: version 1.3, both sides with a self-signed certificate that the other has pinned.

No certificate authority stands between two states, so a pinned certificate is its own anchor
(RFC 5280, section 6 knows no path for it; OpenSSL calls it a partial chain), and after the handshake the
public key is compared with the pin once more (RFC 7469, section 2.4 names the hash).
"""

import hashlib
import ssl
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


@dataclass(frozen=True)
class OwnCertificate:
    """Where this node's own TLS certificate and its key lie.

    Attributes:
        certificate: PEM file.
        key: PEM file, readable by the node alone.
    """

    certificate: Path
    key: Path


def spki_pin(certificate: bytes) -> bytes:
    """SHA-256 over the public key of a DER certificate, 32 bytes (RFC 7469, section 2.4)."""
    key = x509.load_der_x509_certificate(certificate).public_key()
    return hashlib.sha256(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)).digest()


def client_context(own: OwnCertificate, server_certificate: str) -> ssl.SSLContext:
    """How this node calls a partner's door.

    Args:
        own: what this node shows.
        server_certificate: the partner's pinned certificate, PEM.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False  # the pinned key is the name; addresses change
    return _harden(context, own, [server_certificate])


def server_context(own: OwnCertificate, client_certificates: Iterable[str]) -> ssl.SSLContext:
    """How this node's door listens: without a pinned client certificate there is no handshake.

    Args:
        own: what this node shows.
        client_certificates: the partners' pinned certificates, PEM; with none, nobody gets in.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    return _harden(context, own, client_certificates)


def _harden(context: ssl.SSLContext, own: OwnCertificate, anchors: Iterable[str]) -> ssl.SSLContext:
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.verify_mode = ssl.CERT_REQUIRED
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.load_cert_chain(own.certificate, own.key)
    for pem in anchors:
        context.load_verify_locations(cadata=pem)
    return context
