"""The door of a real node: who gets in, what is answered, and that the desk is not behind it."""

from __future__ import annotations

import http.client
import socket
import ssl
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from tests.node.door.nodes import Node, Us, comity, line_to, new_node, us
from tests.node.exchange.partner import Partner

from comity.channels import direct
from comity.channels.base import MEDIA_TYPE
from comity.channels.errors import ChannelError, TurnedAway, Unreachable
from comity.node.door.places import Most
from comity.seal.envelope import MOST_ENVELOPE_BYTES
from comity.seal.receipt import read_receipt

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.slow  # a real node, a process of its own


@pytest.fixture(scope="module")
def poland() -> Partner:
    return Partner()


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory, poland: Partner) -> Iterator[Node]:
    made = new_node(tmp_path_factory.mktemp("node") / "vn", "VN")
    made.pin("PL", poland.introduction())
    made.start()
    yield made
    assert made.stop() == 0, made.said()
    assert "Traceback" not in made.said(), made.said()


@pytest.fixture(scope="module")
def seen(node: Node) -> Us:
    return us(node)


@pytest.fixture
def line(node: Node, poland: Partner, tmp_path_factory: pytest.TempPathFactory) -> Iterator[direct.Direct]:
    made = line_to(node, poland, tmp_path_factory.mktemp("line"))
    yield made
    made.close()


@pytest.fixture
def raw(line: direct.Direct) -> Iterator[http.client.HTTPSConnection]:
    """A bare connection with the partner's certificate."""
    where = line._where
    bare = http.client.HTTPSConnection(where.hostname or "", where.port, timeout=20, context=line._tls)
    yield bare
    bare.close()


def test_a_letter_is_stored_and_receipted_and_the_same_bytes_get_the_same_answer(
    line: direct.Direct, poland: Partner, seen: Us
) -> None:
    said = poland.letter(seen)
    envelope = poland.seal(seen, said)
    first = line.deliver(envelope)
    assert first is not None
    (receipt,) = read_receipt(poland.open(seen, first).statements[0]).lines
    assert (receipt.mid, receipt.hash, receipt.code) == (said.mid, said.hash, "")
    assert receipt.number
    assert line.deliver(envelope) == first


def test_a_changed_envelope_is_refused_with_a_signature(
    line: direct.Direct, poland: Partner, seen: Us
) -> None:
    envelope = poland.seal(seen, poland.letter(seen))
    answer = line.deliver(envelope[:-1] + bytes([envelope[-1] ^ 1]))
    assert answer is not None
    assert read_receipt(poland.open(seen, answer).statements[0]).lines[0].code == "tampered"


def test_a_certificate_nobody_pinned_gets_no_handshake(
    line: direct.Direct, node: Node, seen: Us, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stranger = Partner()
    wrong = line_to(node, stranger, tmp_path_factory.mktemp("stranger"))
    with pytest.raises(Unreachable):
        wrong.deliver(stranger.seal(seen, stranger.letter(seen)))
    wrong.close()


@pytest.mark.parametrize("change", ["no certificate", "TLS 1.2", "plain"])
def test_without_mutual_tls_1_3_nothing_is_answered(line: direct.Direct, node: Node, change: str) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.load_verify_locations(cadata=line._settings.server_certificate)
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    if change == "TLS 1.2":
        context.load_cert_chain(line._settings.own.certificate, line._settings.own.key)
        context.maximum_version = ssl.TLSVersion.TLSv1_2
    assert b"HTTP" not in _ask("127.0.0.1", node.door, None if change == "plain" else context)


def _ask(host: str, port: int, context: ssl.SSLContext | None) -> bytes:
    """What a listener answers to a request for its front page."""
    with ExitStack() as stack:
        plain = stack.enter_context(socket.create_connection((host, port), timeout=20))
        try:
            speaking = stack.enter_context(context.wrap_socket(plain)) if context else plain
            speaking.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            return speaking.recv(100)
        except (ssl.SSLError, ConnectionError):
            return b""


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/api/v1/", "/healthz", "/letters/../letters"])
def test_the_desk_is_not_behind_the_door(raw: http.client.HTTPSConnection, path: str) -> None:
    raw.request("GET", path)
    answer = raw.getresponse()
    assert answer.status in {404, 405}
    assert b"<" not in answer.read()


def test_a_size_must_be_announced(raw: http.client.HTTPSConnection) -> None:
    raw.request("POST", "/letters", iter([b"abc"]), {"Content-Type": MEDIA_TYPE}, encode_chunked=True)
    answer = raw.getresponse()
    assert (answer.status, answer.read()) == (411, b"length-required")


def test_too_much_is_refused_before_a_byte_of_it_is_read(raw: http.client.HTTPSConnection) -> None:
    raw.putrequest("POST", "/letters")
    raw.putheader("Content-Type", MEDIA_TYPE)
    raw.putheader("Content-Length", str(MOST_ENVELOPE_BYTES + 1))
    raw.endheaders()
    answer = raw.getresponse()
    assert (answer.status, answer.read()) == (413, b"too-large")


def test_another_media_type_is_refused(raw: http.client.HTTPSConnection) -> None:
    raw.request("POST", "/letters", b"{}", {"Content-Type": "application/json"})
    assert raw.getresponse().status == 415


def test_what_is_no_envelope_is_refused_with_a_signature(
    line: direct.Direct, poland: Partner, seen: Us
) -> None:
    answer = line.deliver(b"not an envelope at all")
    assert answer is not None
    assert read_receipt(poland.open(seen, answer).statements[0]).lines[0].refused


def test_a_suspended_partner_is_shut_out_at_once_and_let_in_again(
    line: direct.Direct, node: Node, poland: Partner, seen: Us
) -> None:
    who = ("--partner", "PL", "--by", "administrator", "--dir", str(node.folder))
    assert line.deliver(poland.seal(seen, poland.letter(seen)))
    comity("keys", "suspend", "--reason", "A key was stolen.", *who)
    with pytest.raises(ChannelError) as shut:
        line.deliver(poland.seal(seen, poland.letter(seen)))
    assert isinstance(shut.value, TurnedAway | Unreachable)
    comity("keys", "resume", "--reason", "It was not.", *who)
    time.sleep(2.5)
    assert line.deliver(poland.seal(seen, poland.letter(seen)))


def test_two_letters_at_once_are_both_stored(
    node: Node, poland: Partner, seen: Us, tmp_path_factory: pytest.TempPathFactory
) -> None:
    envelope = poland.seal(seen, poland.letter(seen))
    lines = [line_to(node, poland, tmp_path_factory.mktemp(f"line{number}")) for number in range(4)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda one: one.deliver(envelope), lines))
    assert len(set(answers)) == 1
    for one in lines:
        one.close()


def test_one_certificate_holds_its_places_and_no_more(
    line: direct.Direct, node: Node, poland: Partner, seen: Us
) -> None:
    at_once = Most().of_one
    with ExitStack() as stack:
        held = [stack.enter_context(_dialled(node, line)) for _ in range(at_once)]
        with _dialled(node, line) as one_more:
            assert _shut(one_more)
        assert not any(_shut(one) for one in held)
        held[0].close()
        held[1].close()
        time.sleep(0.5)
        assert line.deliver(poland.seal(seen, poland.letter(seen))), "a place is free again"


def test_one_address_that_shows_no_certificate_holds_its_places_and_no_more(
    line: direct.Direct, node: Node, poland: Partner, seen: Us
) -> None:
    """Nobody on the other side ever says who they are; the partner at another address gets in meanwhile."""
    with ExitStack() as stack:
        held = [stack.enter_context(_knocking(node)) for _ in range(Most().from_one)]
        with _knocking(node) as one_more:
            assert _shut(one_more)
        assert not any(_shut(one) for one in held)
        assert line.deliver(poland.seal(seen, poland.letter(seen)))


def _dialled(node: Node, line: direct.Direct) -> ssl.SSLSocket:
    """A connection with the partner's certificate that brings nothing."""
    return line._tls.wrap_socket(socket.create_connection(("127.0.0.1", node.door), timeout=20))


def _knocking(node: Node) -> socket.socket:
    """A connection from another address that says nothing."""
    return socket.create_connection(("127.0.0.1", node.door), 20, source_address=("127.0.0.2", 0))


def _shut(connection: socket.socket) -> bool:
    """Whether the door hung up."""
    connection.settimeout(0.3)
    try:
        return connection.recv(1) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_a_port_in_use_is_said_in_one_sentence(node: Node) -> None:
    words = [
        sys.executable,
        "-m",
        "comity.node.cli.main",
        "run",
        "--dir",
        str(node.folder),
        "--port",
        str(node.port),
    ]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    (sentence,) = [text for text in done.stderr.splitlines() if text.startswith("comity:")]
    assert f"port {node.port}: another program uses it" in sentence
