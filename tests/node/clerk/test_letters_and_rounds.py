"""The clerk hands letters to takers and walks rounds; what fails is tried again, then told to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.node.exchange.letters import put, state
from tests.node.exchange.partner import Partner

from comity.channels.loopback import Loopback
from comity.node.clerk import handing, leases, rooms, walking
from comity.node.clerk.models import Handing, Turn
from comity.node.clerk.sending import send
from comity.node.exchange import inbox, queries, sealing
from comity.node.staff import queries as staff
from comity.node.staff.act import act

if TYPE_CHECKING:
    from comity.node.exchange.identity import Identity
    from comity.node.exchange.queries import Letter
    from comity.node.staff.act import Officer


@pytest.fixture
def clerk(officers: dict[str, Officer]) -> Officer:
    return officers["clerk"]


def arrive(poland: Partner, us: Identity, officers: dict[str, Officer], **changes: object) -> Letter:
    said = poland.letter(us, **changes)
    inbox.receive(officers["door"], poland.seal(us, said), spki=poland.spki)
    return queries.letter(said.mid)


def failures(monkeypatch: pytest.MonkeyPatch, kind: str, until: int) -> list[str]:
    """A taker of that kind that fails until the so-manieth time."""
    tried: list[str] = []

    def take(officer: Officer, letter: Letter) -> None:
        tried.append(letter.mid)
        if len(tried) < until:
            raise RuntimeError("not yet")
        with act(officer, "exchange.take", label="node") as opened:
            inbox.taken(opened, letter)

    monkeypatch.setattr(handing, "takers", lambda: {kind: take})
    return tried


def test_a_letter_is_handed_to_its_taker_once(
    poland: Partner, us: Identity, officers: dict[str, Officer], clerk: Officer
) -> None:
    letter = arrive(poland, us, officers, kind="ping")
    assert handing.hand_over(clerk) == 1
    assert handing.hand_over(clerk) == 0
    assert queries.letter(letter.mid).state == "taken"


def test_a_taker_that_fails_is_tried_again(
    poland: Partner,
    us: Identity,
    officers: dict[str, Officer],
    clerk: Officer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = arrive(poland, us, officers, kind="request")
    behind = arrive(poland, us, officers, kind="request", conv=first.conv)
    tried = failures(monkeypatch, "request", until=2)
    assert handing.hand_over(clerk) == 0
    assert handing.hand_over(clerk) == 0
    assert tried == [first.mid]
    Handing.objects.update(next_try=leases.now())
    assert handing.hand_over(clerk) == 1
    assert handing.hand_over(clerk) == 1
    assert tried[-1] == behind.mid
    assert not Handing.objects.exists()


def test_after_five_times_a_person_is_told(
    poland: Partner,
    us: Identity,
    officers: dict[str, Officer],
    clerk: Officer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letter = arrive(poland, us, officers, kind="request")
    tried = failures(monkeypatch, "request", until=100)
    for _ in range(8):
        handing.hand_over(clerk)
        Handing.objects.update(next_try=leases.now())
    assert len(tried) == handing.ATTEMPTS
    (task,) = staff.tasks_about(f"letter-{letter.mid}")
    assert (task.role, task.params["times"]) == ("administrator", 5)


def test_a_letter_of_an_unknown_kind_becomes_a_task(
    poland: Partner, us: Identity, officers: dict[str, Officer], clerk: Officer
) -> None:
    letter = arrive(poland, us, officers, kind="newer.kind")
    assert handing.hand_over(clerk) == 1
    (task,) = staff.tasks_about(f"letter-{letter.mid}")
    assert task.params["kind"] == "newer.kind"


def test_a_round_is_walked_when_its_time_has_come_and_not_before(
    clerk: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    walked: list[str] = []

    def broken(_officer: Officer) -> None:
        walked.append("broken")
        raise RuntimeError("never mind")

    rounds = {"a": (60, lambda _officer: walked.append("a")), "b": (3600, broken)}
    monkeypatch.setattr(walking, "rounds", lambda: rounds)
    assert walking.walk(clerk) == ["a", "b"]
    assert walking.walk(clerk) == []
    Turn.objects.filter(name="a").update(next_time=leases.now())
    assert walking.walk(clerk) == ["a"]
    assert walked == ["a", "broken", "a"]


def test_every_round_of_the_rooms_can_be_walked_on_an_empty_node(us: Identity, clerk: Officer) -> None:
    for _, do in rooms.rounds().values():
        do(clerk)


def test_everything_due_to_a_partner_goes_out_in_one_go(
    poland: Partner, us: Identity, officers: dict[str, Officer], clerk: Officer
) -> None:
    letters = [put(officers) for _ in range(3)]
    sealing.seal_due(clerk)
    channel = Loopback(lambda envelope: poland.answer(us, envelope))
    assert send(clerk, "PL", lambda _pin: channel) == 3
    assert [state(one) for one in letters] == ["registry-receipted"] * 3
