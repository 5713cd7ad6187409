"""Two real nodes: a letter goes from one to the other, whatever dies on the way, once and in order."""

from __future__ import annotations

import time
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

import pytest
from tests.node.door.nodes import Node, free_ports, inside, line_to, new_node, us
from tests.node.exchange.partner import Partner
from tests.node.postgres import postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

PUT = """
from comity.node.exchange import outbox
from comity.node.staff import queries as staff
from comity.node.staff.act import act
clerk = staff.machine("clerk")
mids, conv = [], ""
for number in range(int(words[0])):
    with act(clerk, "exchange.seal", about="VN-2026-0001") as opened:
        letter = outbox.put(opened, outbox.OutgoingLetter(
            partner="PL", kind="spontaneous", case="VN-2026-0001", schema="note/1", office="Desk", conv=conv,
            payload={"number": number}))
    conv = letter.conv
    mids.append(letter.mid)
say(mids)
"""
STATES = """
from comity.node.exchange import queries
say([letter.state for letter in queries.letters("VN-2026-0001") if letter.direction == "out"])
"""
ARRIVED = """
from comity.node.exchange import queries
from comity.node.exchange.queries import Letter
say([[letter.mid, letter.seq] for letter in Letter.objects.filter(direction="in", kind="spontaneous").order_by("at", "pk")])
"""


TAKEN = """
from comity.node.exchange.queries import Letter
say(list(Letter.objects.filter(direction="in", kind="ping").values_list("state", flat=True)))
"""


@pytest.fixture
def nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Node, Node]]:
    folder = tmp_path_factory.mktemp("two")
    vn, pl = new_node(folder / "vn", "VN"), new_node(folder / "pl", "PL")
    vn.pin("PL", pl.introduction())
    pl.pin("VN", vn.introduction())
    yield vn, pl
    for node in (vn, pl):
        if node.process is not None and node.process.poll() is None:
            node.kill()


def wait_until_receipted(node: Node, count: int, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while (states := inside(node.folder, STATES)) != ["registry-receipted"] * count:
        assert time.monotonic() < end, (states, node.said()[-3000:])
        time.sleep(0.5)


def test_letters_go_through_while_the_partners_node_is_killed_again_and_again(
    nodes: tuple[Node, Node],
) -> None:
    vn, pl = nodes
    vn.start()
    mids = inside(vn.folder, PUT, "12")
    for pause in (0.2, 0.5, 0.9):
        pl.start()
        time.sleep(pause)
        pl.kill()
    vn.kill()
    vn.start()
    pl.start()
    wait_until_receipted(vn, 12)
    arrived = inside(pl.folder, ARRIVED)
    assert arrived == [[mid, seq] for seq, mid in enumerate(mids, start=1)]
    assert vn.stop() == 0
    assert pl.stop() == 0


@pytest.mark.postgres
def test_desk_door_and_clerk_run_apart_on_postgresql(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    poland = Partner()
    with postgresql(monkeypatch) as address, ExitStack() as stack:
        port, door = free_ports(2)
        node = Node(tmp_path / "vn", "VN", port, door)
        node.init("--database", address)
        node.pin("PL", poland.introduction())
        for words in (("web", "--port", str(port)), ("door",), ("clerk",), ("clerk",)):
            stack.enter_context(node.beside(*words))
        line = stack.enter_context(closing(line_to(node, poland, tmp_path)))
        end = time.monotonic() + 60
        while not node.answers():
            assert time.monotonic() < end
            time.sleep(0.2)
        seen = us(node)
        letters = [poland.letter(seen, kind="ping") for _ in range(5)]
        for letter in letters:
            assert line.deliver(poland.seal(seen, letter))
        while (states := inside(node.folder, TAKEN)) != ["taken"] * 5:
            assert time.monotonic() < end, states
            time.sleep(0.5)
