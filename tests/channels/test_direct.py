"""Straight to the partner's door: mutual TLS 1.3, both keys pinned, the line kept, every failure named."""

from __future__ import annotations

import http.server
import socket
import ssl
import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from comity.channels import direct, loopback, paper
from comity.channels.base import MEDIA_TYPE, MOST_BYTES
from comity.channels.errors import Busy, ByHand, ChannelError, TurnedAway, Unreachable, WrongPeer
from comity.channels.tls import OwnCertificate, server_context, spki_pin
from comity.node.exchange import certificate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass
class Side:
    """One side's certificate on disk."""

    own: OwnCertificate
    pem: str

    @property
    def pin(self) -> bytes:
        return spki_pin(certificate.der(self.pem))


@dataclass
class Door:
    """A partner's door that answers what it is told to."""

    port: int
    answers: list[tuple[int, str, bytes, dict[str, str]]]
    bodies: list[bytes] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)


def side(folder: Path, name: str) -> Side:
    made = certificate.make("PL", name, datetime.now(UTC).date())
    own = OwnCertificate(folder / f"{name}.crt", folder / f"{name}.key")
    own.certificate.write_bytes(made.certificate)
    own.key.write_bytes(made.key)
    return Side(own, made.certificate.decode())


@pytest.fixture
def ours(tmp_path: Path) -> Side:
    return side(tmp_path, "ours")


@pytest.fixture
def theirs(tmp_path: Path) -> Side:
    return side(tmp_path, "theirs")


@pytest.fixture
def door(ours: Side, theirs: Side) -> Iterator[Door]:
    told = Door(0, [])

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            told.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            told.lines.add(self.client_address[1])
            status, media, body, headers = told.answers.pop(0)
            self.send_response(status)
            for name, value in {"Content-Type": media, "Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A refused handshake is what some tests are about."""

    server = Server(("127.0.0.1", 0), Handler)
    server.socket = server_context(theirs.own, [ours.pem]).wrap_socket(server.socket, server_side=True)
    told.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield told
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def line(door: Door, ours: Side, theirs: Side) -> Iterator[direct.Direct]:
    made = direct.open(
        address=f"https://127.0.0.1:{door.port}/letters",
        server_certificate=theirs.pem,
        server_pins=frozenset({theirs.pin}),
        own=ours.own,
        timeout=5.0,
    )
    yield made
    made.close()


def test_the_bytes_arrive_and_the_sealed_answer_comes_back(door: Door, line: direct.Direct) -> None:
    door.answers.append((200, MEDIA_TYPE, b"receipt", {}))
    assert line.deliver(b"CX1\nenvelope") == b"receipt"
    assert door.bodies == [b"CX1\nenvelope"]


def test_a_signed_refusal_is_an_answer_too(door: Door, line: direct.Direct) -> None:
    door.answers.append((422, MEDIA_TYPE, b"refusal", {}))
    assert line.deliver(b"x") == b"refusal"


def test_the_line_is_kept_between_letters(door: Door, line: direct.Direct) -> None:
    door.answers += [(200, MEDIA_TYPE, b"receipt", {})] * 3
    for _ in range(3):
        line.deliver(b"x")
    assert len(door.lines) == 1


def test_a_kept_line_that_died_is_replaced(door: Door, line: direct.Direct) -> None:
    door.answers += [(200, MEDIA_TYPE, b"1", {"Connection": "close"}), (200, MEDIA_TYPE, b"2", {})]
    assert line.deliver(b"x") == b"1"
    assert line.deliver(b"y") == b"2"
    assert line._line is not None
    line._line.sock.shutdown(socket.SHUT_RDWR)
    door.answers.append((200, MEDIA_TYPE, b"3", {}))
    assert line.deliver(b"z") == b"3"
    assert len(door.lines) == 3


@pytest.mark.parametrize(
    ("answer", "failure", "code"),
    [
        ((403, "text/plain", b"not-pinned", {}), TurnedAway, "turned-away"),
        ((500, "text/plain", b"", {}), Unreachable, "unreachable"),
        ((200, "text/html", b"<html>", {}), Unreachable, "unreachable"),
        ((429, "text/plain", b"quota", {"Retry-After": "7"}), Busy, "busy"),
        ((503, "text/plain", b"later", {}), Busy, "busy"),
        ((200, MEDIA_TYPE, b"x" * (MOST_BYTES + 1), {}), Unreachable, "unreachable"),
    ],
)
def test_every_other_answer_is_a_failure_with_its_name(
    door: Door,
    line: direct.Direct,
    answer: tuple[int, str, bytes, dict[str, str]],
    failure: type[ChannelError],
    code: str,
) -> None:
    door.answers.append(answer)
    with pytest.raises(failure) as caught:
        line.deliver(b"x")
    assert caught.value.code == code


def test_a_busy_partner_says_when_to_come_again(door: Door, line: direct.Direct) -> None:
    door.answers.append((429, "text/plain", b"quota", {"Retry-After": "7"}))
    with pytest.raises(Busy) as busy:
        line.deliver(b"x")
    assert busy.value.after == 7


def test_nothing_is_sent_to_a_server_with_another_certificate(
    door: Door, line: direct.Direct, tmp_path: Path
) -> None:
    other = side(tmp_path, "other")
    wrong = direct.Direct(
        replace(line._settings, server_certificate=other.pem, server_pins=frozenset({other.pin}))
    )
    with pytest.raises(WrongPeer, match="pinned certificate; nothing was sent"):
        wrong.deliver(b"secret")
    wrong.close()
    assert door.bodies == []


def test_a_pinned_certificate_with_a_key_the_descriptor_does_not_name_is_refused(
    door: Door, line: direct.Direct
) -> None:
    wrong = direct.Direct(replace(line._settings, server_pins=frozenset({bytes(32)})))
    with pytest.raises(WrongPeer):
        wrong.deliver(b"secret")
    wrong.close()
    assert door.bodies == []


def test_a_client_nobody_pinned_does_not_get_in(door: Door, line: direct.Direct, tmp_path: Path) -> None:
    stranger = side(tmp_path, "stranger")
    wrong = direct.Direct(replace(line._settings, own=stranger.own))
    with pytest.raises(Unreachable):
        wrong.deliver(b"secret")
    wrong.close()
    assert door.bodies == []


def test_older_tls_is_refused(door: Door, ours: Side, theirs: Side) -> None:
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname = False
    old.load_verify_locations(cadata=theirs.pem)
    old.load_cert_chain(ours.own.certificate, ours.own.key)
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    with (
        socket.create_connection(("127.0.0.1", door.port), timeout=5) as plain,
        pytest.raises((ssl.SSLError, ConnectionError)),
    ):
        old.wrap_socket(plain)


def test_nobody_there_is_unreachable(line: direct.Direct) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    alone = direct.Direct(replace(line._settings, address=f"https://127.0.0.1:{port}/letters"))
    with pytest.raises(Unreachable, match="could not be reached"):
        alone.deliver(b"x")


def test_a_partner_that_never_answers_is_given_up_in_time(ours: Side, theirs: Side) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        line = direct.open(
            address=f"https://127.0.0.1:{silent.getsockname()[1]}/letters", server_certificate=theirs.pem,
            server_pins=frozenset({theirs.pin}), own=ours.own, timeout=0.2,
        )  # fmt: skip
        with pytest.raises(Unreachable, match="TimeoutError"):
            line.deliver(b"x")


def test_loopback_hands_over_and_collects() -> None:
    channel = loopback.open(receive=lambda envelope: envelope[::-1])
    assert channel.deliver(b"abc") == b"cba"
    channel.waiting.extend([b"1", b"2"])
    assert list(channel.collect()) == [b"1", b"2"]
    assert list(channel.collect()) == []
    with pytest.raises(Unreachable):
        loopback.open().deliver(b"abc")


def test_paper_needs_a_person() -> None:
    with pytest.raises(ByHand, match="by post"):
        paper.open().deliver(b"abc")
    assert list(paper.open().collect()) == []
