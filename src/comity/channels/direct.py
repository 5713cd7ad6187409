"""Straight to the partner's door: HTTP/1.1 kept alive over mutual TLS 1.3.

HTTP/2 gains nothing for one POST after another between two nodes, so the standard library's client does.
"""

import contextlib
import http.client
import ssl
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from comity.channels.base import MEDIA_TYPE, MOST_BYTES
from comity.channels.errors import Busy, ChannelError, TurnedAway, Unreachable, WrongPeer
from comity.channels.tls import OwnCertificate, client_context, spki_pin

IDLE = 20.0
"""Seconds after which a kept connection is not trusted any more; the door keeps one for 30."""
BUSY = {429, 503, 507}
LATER = 60.0
"""Seconds to wait when a busy partner names none."""
MOST_REASON = 64


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What it takes to call one partner.

    Attributes:
        address: the partner's door, such as ``https://door.example:8443/letters``.
        server_certificate: the partner's pinned certificate, PEM.
        server_pins: SHA-256 of each public key the partner's descriptor names, 32 bytes.
        own: this node's certificate and key.
        timeout: seconds any single wait may last.
    """

    address: str
    server_certificate: str
    server_pins: frozenset[bytes]
    own: OwnCertificate
    timeout: float = 30.0


class Direct:
    """A kept connection to one partner's door."""

    code = "direct"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._where = urlsplit(settings.address)
        self._tls = client_context(settings.own, settings.server_certificate)
        self._line: http.client.HTTPSConnection | None = None
        self._used = 0.0

    def deliver(self, envelope: bytes) -> bytes | None:
        """POST the envelope; a kept connection that had died in the meantime is replaced once.

        Raises:
            Unreachable: nobody answered, or the line broke.
            WrongPeer: the certificate is not the pinned one.
            Busy: the partner asks to come later.
            TurnedAway: the partner's door said no.
        """
        kept = self._line is not None and time.monotonic() - self._used < IDLE
        if not kept:
            self.close()
        try:
            return self._post(envelope)
        except Unreachable:
            if not kept:
                raise
            return self._post(envelope)

    def collect(self) -> Iterable[bytes]:
        """Nothing: over this channel the partner comes to our door."""
        return ()

    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _post(self, envelope: bytes) -> bytes | None:
        try:
            line = self._line or self._dial()
            line.request("POST", self._where.path or "/", envelope, {"Content-Type": MEDIA_TYPE})
            response = line.getresponse()
            body = response.read(MOST_BYTES + 1)
        except ChannelError:
            self.close()
            raise
        except (OSError, http.client.HTTPException) as broken:
            self.close()
            raise Unreachable(
                "The partner's node at {host} could not be reached ({why}).",
                host=self._where.netloc,
                why=type(broken).__name__,
            ) from broken
        self._used = time.monotonic()
        if len(body) > MOST_BYTES or response.will_close:
            self.close()
        return _read(response, body, self._where.netloc)

    def _dial(self) -> http.client.HTTPSConnection:
        """Call, and compare the key of whoever answers with the pin before a byte is sent."""
        line = http.client.HTTPSConnection(
            self._where.hostname or "",
            self._where.port,
            timeout=self._settings.timeout,
            context=self._tls,
        )
        self._line = line
        with _pinned(self._where.netloc):
            line.connect()
        shown = line.sock.getpeercert(binary_form=True)
        if shown is None or spki_pin(shown) not in self._settings.server_pins:
            raise _wrong_peer(self._where.netloc)
        return line


def open(**settings: object) -> Direct:  # noqa: A001 - every channel module has its 'open'
    """A connection to one partner, made at the first letter; ``settings`` are those of ``Settings``."""
    return Direct(Settings(**settings))  # type: ignore[arg-type] # checked where it is used


@contextlib.contextmanager
def _pinned(host: str) -> Iterator[None]:
    try:
        yield
    except ssl.SSLCertVerificationError as cause:
        raise _wrong_peer(host) from cause


def _wrong_peer(host: str) -> WrongPeer:
    return WrongPeer(
        "Whoever answers at {host} does not hold the partner's pinned certificate; nothing was sent.",
        host=host,
    )


def _read(response: http.client.HTTPResponse, body: bytes, host: str) -> bytes:
    """The sealed answer, whatever the status; without one, what the status says."""
    if len(body) > MOST_BYTES:
        raise Unreachable("The answer of {host} is too large to be one.", host=host)
    if response.headers.get_content_type() == MEDIA_TYPE:
        return body
    if response.status in BUSY:
        raise Busy("The partner's node is busy.", after=_seconds(response.headers.get("Retry-After")))
    if 400 <= response.status < 500:
        reason = body[:MOST_REASON].decode("ascii", "replace").strip()
        raise TurnedAway(
            "The partner's door refused the letter without a signature ({reason}).", reason=reason
        )
    raise Unreachable(
        "The partner's node at {host} answered {status} and no receipt.", host=host, status=response.status
    )


def _seconds(said: str | None) -> float:
    return float(said) if said and said.isdecimal() else LATER
