"""People who only look like somebody on record: the answer about each must be 'nobody we know'."""

from typing import Any

from comity.partner.walk import cast
from comity.partner.walk.asking import TYPE
from comity.partner.walk.world import World, must, until

COUNT = 20


def ask(world: World) -> str:
    """Ask about twenty absent persons with names like the subject's; look at every answer that came home."""
    numbers = [_send(world, person) for person in cast.strangers(world.seed, COUNT)]
    possible = sum(_reply(world, number) for number in numbers)
    for number in numbers:
        _came_home_empty(world, number)
    return f"{COUNT} answers 'nothing on record'; {possible} possible hits were dismissed by a person, none was sent"


def _came_home_empty(world: World, number: str) -> None:
    """Wait for an answer and see that it knows nobody."""
    home = world.vn.as_("desk")
    until(f"The answer to {number}", lambda: home.get(f"/cases/{number}")["stage"] == "answered")
    told = home.get(f"/cases/{number}/forms", purpose="reading the answer")["answers"]
    must(told.get("result") == "none", f"A hit was sent about somebody absent: {number}.")


def _send(world: World, person: cast.Person) -> str:
    desk, chief = world.vn.as_("desk"), world.vn.as_("approver")
    case = desk.post("/cases", type_code=TYPE, partner="PL", asks=cast.asks(person), checks=cast.ask_checks())
    number = str(case["number"])
    desk.post(f"/cases/{number}/verbs/submit")
    chief.post(f"/cases/{number}/verbs/approve")
    chief.post(f"/cases/{number}/verbs/send")
    return number


def _reply(world: World, theirs: str) -> int:
    """The other side's officer dismisses what only looks alike, and answers."""
    desk = world.pl.as_("desk")

    def checked() -> dict[str, Any] | None:
        found = [
            one
            for one in desk.get("/cases", partner="VN")
            if one["their_number"] == theirs and one["checked"]
        ]
        return found[0] if found else None

    case = until(f"The check of {theirs}", checked)
    number = case["number"]
    hits = desk.get(f"/cases/{number}/hits", purpose="deciding a possible hit")
    for hit in hits:
        must(
            hit["level"] != "HIT",
            f"Somebody absent was called a hit: {hit['detail']['asked']} / {hit['detail']['ours']}",
        )
        desk.post(
            f"/cases/{number}/hits/{hit['id']}/decision", same=False, note="Given name or birth date differs."
        )
    desk.post(f"/cases/{number}/verbs/answer", answers=cast.nothing(), checks=cast.answer_checks())
    return len(hits)
