"""People who only look like somebody on record: the answer about each must be 'nobody we know'."""

from dataclasses import dataclass

from comity.partner.walk import cast
from comity.partner.walk.asking import READS, TYPE
from comity.partner.walk.client import Client
from comity.partner.walk.refusals import refused
from comity.partner.walk.world import World, must, until

COUNT = 20


def ask(world: World) -> str:
    """Ask about twenty absent persons with names like those on record; look at every answer that came home."""
    numbers = [_send(world, person) for person in cast.strangers(world.seed, COUNT)]
    cases = _dismissed(world, numbers)
    shown = sum(bool(case.hits) for case in cases)
    must(
        shown, f"Of {COUNT} persons with look-alike names none was shown: no officer had anything to dismiss."
    )
    lie = _lie(world, next(case.number for case in cases if case.hits))
    for case in cases:
        _answer(world, case.number)
    for number in numbers:
        _came_home_empty(world, number)
    return (
        f"{COUNT} answers 'nothing on record'; {sum(case.hits for case in cases)} possible hits about {shown} of "
        f"them were dismissed by an officer, none was sent; an answer that claimed one all the same was refused: {lie}"
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
    chief.look(f"/cases/{number}/forms", READS)
    chief.post(f"/cases/{number}/verbs/approve", revision=read)
    chief.post(f"/cases/{number}/verbs/send")
    return number


@dataclass(frozen=True)
class Theirs:
    """The case on the other side, and how many possible hits its officer dismissed."""

    number: str
    hits: int


def _dismissed(world: World, numbers: list[str]) -> list[Theirs]:
    """The other side's officer dismisses what only looks alike, in every case."""
    desk = world.pl.as_("desk")

    def checked() -> dict[str, str] | None:
        found = {
            one["their_number"]: one["number"]
            for one in desk.all("/cases", partner="VN")
            if one["subjects"][0]["checked"]
        }
        return found if found.keys() >= set(numbers) else None

    theirs = until(f"The check of {len(numbers)} persons", checked)
    return [_dismiss(desk, theirs[number]) for number in numbers]


def _dismiss(desk: Client, number: str) -> Theirs:
    """Dismiss every possible hit of one case; a hit about somebody absent would be wrong."""
    hits = desk.look(f"/cases/{number}/hits", "deciding a possible hit")
    for hit in hits:
        asked, ours = hit["detail"]["asked"], hit["detail"]["ours"]
        must(hit["level"] != "HIT", f"Somebody absent was called a hit: {asked} / {ours}")
        note = "Birth date or given name differs, and so does the passport."
        desk.post(f"/cases/{number}/hits/{hit['id']}/decision", same=False, note=note)
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
