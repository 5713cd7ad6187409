"""People who only look like somebody on record: the answer about each must be 'nobody we know'."""

from dataclasses import dataclass
from typing import Any

from comity.partner.walk import cast
from comity.partner.walk.asking import TYPE
from comity.partner.walk.refusals import refused
from comity.partner.walk.world import World, must, until

COUNT = 20


def ask(world: World) -> str:
    """Ask about twenty absent persons with names like the subject's; look at every answer that came home."""
    numbers = [_send(world, person) for person in cast.strangers(world.seed, COUNT)]
    cases = {number: _dismissed(world, number) for number in numbers}
    lie = _lie(world, cases[numbers[0]].number)
    for case in cases.values():
        _answer(world, case.number)
    for number in cases:
        _came_home_empty(world, number)
    possible = sum(case.hits for case in cases.values())
    return (
        f"{COUNT} answers 'nothing on record'; {possible} possible hits were dismissed by a person, none was sent; "
        f"an answer that claimed one all the same was refused: {lie}"
    )


def _came_home_empty(world: World, number: str) -> None:
    """Wait for an answer and see that it knows nobody."""
    home = world.vn.as_("desk")
    until(f"The answer to {number}", lambda: home.get(f"/cases/{number}")["stage"] == "answered")
    told = home.look(f"/cases/{number}/forms", "reading the answer")["answers"]
    said = [one["said"] for one in home.get(f"/cases/{number}")["subjects"]]
    empty = told.get("result") == "none" and said in (["no-hit"], ["underspecified"])
    must(empty, f"A hit was sent about somebody absent: {number}, {said}.")


def _send(world: World, person: cast.Person) -> str:
    desk, chief = world.vn.as_("desk"), world.vn.as_("approver")
    case = desk.post("/cases", type_code=TYPE, partner="PL", asks=cast.asks(person), checks=cast.ask_checks())
    number = str(case["number"])
    read = desk.post(f"/cases/{number}/verbs/submit")["revision"]
    chief.post(f"/cases/{number}/verbs/approve", revision=read)
    chief.post(f"/cases/{number}/verbs/send")
    return number


@dataclass(frozen=True)
class Theirs:
    """The case on the other side, and how many possible hits its officer dismissed."""

    number: str
    hits: int


def _dismissed(world: World, theirs: str) -> Theirs:
    """The other side's officer dismisses what only looks alike."""
    desk = world.pl.as_("desk")

    def checked() -> dict[str, Any] | None:
        found = [
            one
            for one in desk.all("/cases", partner="VN")
            if one["their_number"] == theirs and one["subjects"][0]["checked"]
        ]
        return found[0] if found else None

    number = str(until(f"The check of {theirs}", checked)["number"])
    hits = desk.look(f"/cases/{number}/hits", "deciding a possible hit")
    for hit in hits:
        must(
            hit["level"] != "HIT",
            f"Somebody absent was called a hit: {hit['detail']['asked']} / {hit['detail']['ours']}",
        )
        desk.post(
            f"/cases/{number}/hits/{hit['id']}/decision", same=False, note="Given name or birth date differs."
        )
    return Theirs(number, len(hits))


def _lie(world: World, number: str) -> str:
    """An answer that claims a hit nobody confirmed, as its officer might send it by mistake: the node refuses it."""
    desk = world.pl.as_("desk")
    said = {"answers": cast.convictions(), "checks": cast.answer_checks()}
    return refused(
        "An answer that claims a hit nobody confirmed",
        "hit-not-confirmed",
        lambda: desk.post(f"/cases/{number}/verbs/answer", **said),
    )


def _answer(world: World, number: str) -> None:
    desk = world.pl.as_("desk")
    desk.post(f"/cases/{number}/verbs/answer", answers=cast.nothing(), checks=cast.answer_checks())
