"""How many connections the door holds in all, whoever makes them; each partner's and address's share: test_door."""

from __future__ import annotations

import asyncio
import socket
import ssl
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from types import SimpleNamespace

import pytest

from comity.node.door.places import Most, Places, _Place


class Speaking(asyncio.Protocol):
    """Notes what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def connection_made(self, _transport: asyncio.BaseTransport) -> None:
        self.told.append("made")

    def data_received(self, data: bytes) -> None:
        self.told.append(data.decode())

    def connection_lost(self, _exc: Exception | None) -> None:
        self.told.append("lost")


class Line:
    """A connection whose handshake showed a certificate."""

    def __init__(self, certificate: bytes) -> None:
        self.open = True
        self._shown = SimpleNamespace(getpeercert=lambda **_: certificate)

    def get_extra_info(self, _name: str) -> object:
        return self._shown

    def close(self) -> None:
        self.open = False


def arrives(places: Places, certificate: bytes) -> tuple[Line, _Place, Speaking]:
    line, speaking = Line(certificate), Speaking()
    place = _Place(speaking, places._open, places.most)
    place.connection_made(line)  # type: ignore[arg-type]  # as much of a transport as is asked
    return line, place, speaking


def test_all_partners_together_hold_no_more_than_there_is_and_a_place_given_back_is_free() -> None:
    places = Places(Speaking, Most(open=2))
    first, second, third = (arrives(places, name) for name in (b"PL", b"FR", b"DE"))
    assert [one[0].open for one in (first, second, third)] == [True, True, False]
    first[1].connection_lost(None)
    assert arrives(places, b"DE")[0].open


def test_one_that_was_hung_up_on_reaches_nobody_and_gives_no_place_back() -> None:
    places = Places(Speaking, Most(of_one=1))
    _, kept, heard = arrives(places, b"PL")
    line, refused, nobody = arrives(places, b"PL")
    refused.data_received(b"POST")
    refused.connection_lost(None)
    assert (line.open, nobody.told) == (False, [])
    assert not arrives(places, b"PL")[0].open
    kept.data_received(b"POST")
    kept.connection_lost(None)
    assert heard.told == ["made", "POST", "lost"]
    assert arrives(places, b"PL")[0].open


@pytest.mark.parametrize("most", [Most(shaking=2), Most(open=0)])
def test_handshakes_are_bounded_from_all_addresses_together(most: Most) -> None:
    async def knock() -> list[bool]:
        places = Places(Speaking, most, ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER))
        with ExitStack() as stack:
            listening = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            accepting = asyncio.create_task(places.accept(listening))
            where = listening.getsockname()
            lines = [
                stack.enter_context(socket.create_connection(where, source_address=(f"127.0.0.{one}", 0)))
                for one in (2, 3, 4)
            ]
            await asyncio.sleep(0.2)
            held = [_held(one) for one in lines]
            accepting.cancel()
            places.close()
            await asyncio.sleep(0)
        return held

    with ThreadPoolExecutor(1) as apart:  # a browser test may have left this thread's own loop running
        held = apart.submit(lambda: asyncio.run(knock())).result()
    assert held == ([True, True, False] if most.open else [False] * 3)


def _held(line: socket.socket) -> bool:
    line.settimeout(0)
    try:
        return line.recv(1) != b""
    except BlockingIOError:
        return True
