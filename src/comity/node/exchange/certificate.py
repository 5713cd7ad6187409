"""The node's own TLS certificate: self-signed, because partners pin its key and no authority stands above."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

YEARS = timedelta(days=5 * 365)
SLACK = timedelta(days=1)
"""How far a partner's clock may be behind ours."""


@dataclass(frozen=True)
class Certificate:
    """A certificate with its key, both PEM."""

    certificate: bytes
    key: bytes = field(repr=False)


def make(country: str, node_id: str, today: date) -> Certificate:
    """A new key on P-256 and a certificate for it that names the country and the node.

    Args:
        country: ISO 3166-1 alpha-2 code.
        node_id: 32 hexadecimal digits.
        today: first day it counts, less one day of slack.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [x509.NameAttribute(NameOID.COUNTRY_NAME, country), x509.NameAttribute(NameOID.COMMON_NAME, node_id)]
    )
    start = datetime.combine(today, time(), UTC) - SLACK
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + YEARS)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]),
            critical=False,
        )
    )
    made = builder.sign(key, hashes.SHA256())
    return Certificate(
        made.public_bytes(Encoding.PEM), key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )


def der(pem: str) -> bytes:
    """A PEM certificate as DER.

    Raises:
        ValueError: it is none.
    """
    return x509.load_pem_x509_certificate(pem.encode()).public_bytes(Encoding.DER)
