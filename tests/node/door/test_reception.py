"""What the door does before it reads: sizes, quotas, slow partners; no database behind it here."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import given
from hypothesis import strategies as st

from comity.channels.base import MEDIA_TYPE
from comity.node.door import reception
from comity.node.door.quota import Allowance, Quota
from comity.node.door.reception import Reception
from comity.node.exchange.inbox import Answer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from aiohttp import ClientResponse

PARTNER = "PL"


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Reception]:
    """A reception that knows who knocks and answers with the bytes it got."""
    monkeypatch.setattr(Reception, "_who", lambda _self, _request: (b"spki", PARTNER))
    monkeypatch.setattr(reception, "_receive", lambda envelope, _spki: Answer(envelope[::-1]))
    with ThreadPoolExecutor(1) as pool:
        yield Reception(pool, Quota(lambda: 0.0, Allowance(at_once=1, envelopes=3, octets=100)))


def ask(
    desk: Reception, work: Callable[[TestClient[object, object]], Awaitable[list[tuple[int, bytes]]]]
) -> list[tuple[int, bytes]]:
    async def run() -> list[tuple[int, bytes]]:
        async with TestClient(TestServer(desk.application())) as client:
            return await work(client)

    with ThreadPoolExecutor(1) as aside:  # a browser test of the same worker may hold a loop in this thread
        return aside.submit(asyncio.run, run()).result()


async def told(answer: ClientResponse) -> tuple[int, bytes]:
    return answer.status, await answer.read()


def test_an_envelope_is_handed_on_and_its_answer_handed_back(desk: Reception) -> None:
    async def work(client: TestClient[object, object]) -> list[tuple[int, bytes]]:
        return [await told(await client.post("/letters", data=b"abc", headers={"Content-Type": MEDIA_TYPE}))]

    assert ask(desk, work) == [(200, b"cba")]


def test_above_its_quota_a_partner_is_told_when_to_come_again(desk: Reception) -> None:
    waits = []

    async def work(client: TestClient[object, object]) -> list[tuple[int, bytes]]:
        answers = []
        for size in (40, 40, 40):
            answer = await client.post("/letters", data=b"x" * size, headers={"Content-Type": MEDIA_TYPE})
            waits.append(answer.headers.get("Retry-After"))
            answers.append(await told(answer))
        return answers

    assert [status for status, _ in ask(desk, work)] == [200, 200, 429]
    assert waits == [None, None, "13"]


def test_a_body_that_trickles_is_given_up(desk: Reception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reception, "FIRST_SECONDS", 0.2)

    async def work(client: TestClient[object, object]) -> list[tuple[int, bytes]]:
        reader, writer = await asyncio.open_connection(client.host, client.port)
        head = (
            f"POST /letters HTTP/1.1\r\nHost: x\r\nContent-Type: {MEDIA_TYPE}\r\nContent-Length: 9\r\n\r\nab"
        )
        writer.write(head.encode())
        line = await asyncio.wait_for(reader.readline(), 5)
        writer.close()
        return [(int(line.split()[1]), line)]

    ((status, _),) = ask(desk, work)
    assert status == 408


def test_a_body_cut_short_leaves_nothing_under_way(desk: Reception) -> None:
    async def work(client: TestClient[object, object]) -> list[tuple[int, bytes]]:
        _, writer = await asyncio.open_connection(client.host, client.port)
        head = (
            f"POST /letters HTTP/1.1\r\nHost: x\r\nContent-Type: {MEDIA_TYPE}\r\nContent-Length: 9\r\n\r\nab"
        )
        writer.write(head.encode())
        await writer.drain()
        writer.close()
        await asyncio.sleep(0.2)
        return [await told(await client.post("/letters", data=b"abc", headers={"Content-Type": MEDIA_TYPE}))]

    assert ask(desk, work) == [(200, b"cba")]


def test_a_failure_behind_the_door_is_told_as_later_and_nothing_else(
    desk: Reception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_envelope: bytes, _spki: bytes) -> Answer:
        raise RuntimeError("Jan Testowy")

    monkeypatch.setattr(reception, "_receive", broken)

    async def work(client: TestClient[object, object]) -> list[tuple[int, bytes]]:
        return [await told(await client.post("/letters", data=b"abc", headers={"Content-Type": MEDIA_TYPE}))]

    assert ask(desk, work) == [(503, b"later")]


@given(st.lists(st.tuples(st.floats(0, 30), st.integers(0, 120)), min_size=1, max_size=60))
def test_whatever_comes_no_minute_brings_more_than_twice_the_allowance(
    arrivals: list[tuple[float, int]],
) -> None:
    now = [0.0]
    quota = Quota(lambda: now[0], Allowance(at_once=1000, envelopes=10, octets=300))
    taken: list[tuple[float, int]] = []
    for pause, size in arrivals:
        now[0] += pause
        wait = quota.enter(PARTNER, size)
        if wait == 0:
            taken.append((now[0], size))
        else:
            assert wait >= 1
    for start, _ in taken:
        minute = [size for at, size in taken if start <= at < start + 60]
        assert len(minute) <= 2 * 10 + 1
        assert sum(minute) <= 2 * 300 + 120


def test_one_partner_does_not_use_up_anothers_quota() -> None:
    quota = Quota(lambda: 0.0, Allowance(at_once=1, envelopes=1, octets=10))
    assert quota.enter("PL", 10) == 0
    assert quota.enter("PL", 0) > 0
    assert quota.enter("DE", 10) == 0
