"""What the rooms declare for the clerk: every kind of letter has one taker, no room is forgotten."""

from pathlib import Path

import pytest

import comity.node
from comity.node.activities.takers import TAKES as ACTIVITIES
from comity.node.casework.takers import TAKES as CASEWORK
from comity.node.clerk import rooms
from comity.node.exchange.takers import TAKES as EXCHANGE
from comity.seal.statement import KINDS

NODE = Path(comity.node.__file__).parent


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_letter_has_exactly_one_taker(kind: str) -> None:
    assert sum(kind in takes for takes in (EXCHANGE, CASEWORK, ACTIVITIES)) == 1
    assert kind in rooms.takers()


def test_no_room_takes_a_kind_that_does_not_exist() -> None:
    assert set(rooms.takers()) == set(KINDS)


def test_two_rooms_with_the_same_kind_are_refused() -> None:
    with pytest.raises(ValueError, match="Two rooms declare ping"):
        rooms.joined([{"ping": 1}, {"ping": 2}])


@pytest.mark.parametrize("module", ["takers", "rounds"])
def test_every_room_that_declares_something_is_asked(module: str) -> None:
    source = (NODE / "clerk" / "rooms.py").read_text(encoding="utf-8")
    declaring = {place.parent.name for place in NODE.glob(f"*/{module}.py")}
    assert declaring
    assert all(f"from comity.node.{room}.{module} import" in source for room in declaring)
