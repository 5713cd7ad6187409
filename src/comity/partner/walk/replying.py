"""The answering side: triage, cross-check, a person's decision, the answer, and the clock that stops."""

from datetime import UTC, datetime
from typing import Any

from comity.partner.walk import cast
from comity.partner.walk.world import World, must, until

REVIEWING = "deciding a possible hit"


def triaged(world: World) -> str:
    """The partner's copy has a number of its own and running clocks, each with its source."""
    desk, ours = world.pl.as_("desk"), world.seen["number"]

    def arrived() -> dict[str, Any] | None:
        found = [one for one in desk.all("/cases", partner="VN") if one["their_number"] == ours]
        return found[0] if found else None

    case = until("The case on the other side", arrived)
    clocks = [clock for clock in case["clocks"] if clock["stopped"] is None]
    must(len(clocks) >= 2, "The clocks did not start.")
    world.seen["their_number"] = case["number"]
    return f"{case['number']}; " + ", ".join(
        f"{one['title']} by {_minute(one['due'])} ({one['source']})" for one in clocks
    )


def _minute(due: str) -> str:
    """An instant of the API to the minute, with its zone."""
    return f"{datetime.fromisoformat(due).astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def found(world: World) -> str:
    """The subject is among the 10,000, and every bit of the score has its reason."""
    desk, number = world.pl.as_("desk"), world.seen["their_number"]
    until("The cross-check", lambda: _checked(desk.get(f"/cases/{number}")))
    hits = desk.look(f"/cases/{number}/hits", REVIEWING)
    right = [
        one for one in hits if one["record"] and cast.is_subject(world.seen["subject"], one["detail"]["ours"])
    ]
    must(right, f"The subject was not found; {len(hits)} others were.")
    hit = right[0]
    must(hit["detail"]["reasons"], "The hit has no reasons.")
    world.seen |= {"hits": hits, "hit": hit}
    first = hit["detail"]["reasons"][0]
    return (
        f"{hit['level']}, {hit['bits']:.0f} bits: "
        f"{hit['detail']['asked']['name']} = {hit['detail']['ours']['names'][0]}; "
        f"{len(hit['detail']['reasons'])} reasons, first {first['left']} / {first['right']} ({first['relation']})"
    )


def _checked(case: dict[str, Any]) -> bool:
    """Whether everybody asked about was searched for."""
    return all(one["outcome"] != "unchecked" for one in case["subjects"])


def confirm(world: World) -> str:
    """A person says which hit is the same person; all others are dismissed."""
    desk, number = world.pl.as_("desk"), world.seen["their_number"]
    desk.post(f"/cases/{number}/verbs/acknowledge")
    for hit in world.seen["hits"]:
        same = hit["id"] == world.seen["hit"]["id"]
        note = (
            "Birth date, parents and passport agree."
            if same
            else "Another birth date and another given name."
        )
        case = desk.post(f"/cases/{number}/hits/{hit['id']}/decision", same=same, note=note)
    found = [one["outcome"] for one in case["subjects"]]
    must(found == ["hit"], f"After the decisions the subject stands as {found}.")
    return f"1 confirmed, {len(world.seen['hits']) - 1} dismissed"


def answer(world: World) -> str:
    """The answer says no more than was confirmed."""
    desk, number = world.pl.as_("desk"), world.seen["their_number"]
    case = desk.post(f"/cases/{number}/verbs/answer", answers=cast.convictions(), checks=cast.answer_checks())
    must(case["stage"] == "answered", f"It is {case['stage_title']}.")
    return str(case["stage_title"])


def at_home(world: World) -> str:
    """The answer stands with the request, and every clock has stopped."""
    desk, number = world.vn.as_("desk"), world.seen["number"]
    until("The answer at home", lambda: desk.get(f"/cases/{number}")["stage"] == "answered")
    case = desk.get(f"/cases/{number}")
    must(case["clocks"] and all(clock["stopped"] for clock in case["clocks"]), "A clock still runs at home.")
    told = desk.look(f"/cases/{number}/forms", "reading the answer")["answers"]
    must(told.get("result") == cast.convictions()["result"], f"The answer says {told.get('result')}.")
    said = [one["said"] for one in case["subjects"]]
    must(said == ["hit"], f"The answer says of the subject: {said}.")
    return f"{case['number']} answered as {case['their_number']}; {len(case['clocks'])} clocks stopped"


def same_story(world: World) -> str:
    """What crossed the border stands on both sides, in the same order."""
    ours = _crossed(world.vn.as_("desk").all(f"/cases/{world.seen['number']}/timeline"), ours_is="requester")
    theirs = _crossed(
        world.pl.as_("desk").all(f"/cases/{world.seen['their_number']}/timeline"), ours_is="responder"
    )
    must(ours == theirs, f"At home {ours}, there {theirs}.")
    return " → ".join(verb for _, verb in ours)


def _crossed(events: list[dict[str, Any]], *, ours_is: str) -> list[tuple[str, str]]:
    """(side, verb) of every move both sides know."""
    other = {"requester": "responder", "responder": "requester"}[ours_is]
    shared = (
        "receive",
        "acknowledge",
        "ask_clarification",
        "give_clarification",
        "answer",
        "answer_in_part",
        "refuse",
        "recall",
    )
    return [(ours_is if e["ours"] else other, e["verb"]) for e in events if e["verb"] in shared]
