"""A communiqué becomes a meeting in the register."""

from collections.abc import Iterable, Mapping
from typing import Any

from comity.partner.communique import Row, contents
from comity.partner.walk.world import World, must


def read(world: World) -> str:
    """An officer of international cooperation hands in the text."""
    name, text = world.communique
    desk = world.vn.as_("cooperation")
    reference = desk.post("/register/communiques", name=name, text=text)["reference"]
    review = desk.get(f"/register/communiques/{reference}")
    items = review["items"]
    must(items, "Nothing was read from the communiqué.")
    wrong = [one for one in items if one["words"] and text[one["start"] : one["end"]] != one["words"]]
    must(not wrong, f"{len(wrong)} spans do not hold the words they say.")
    world.seen |= {"communique": reference, "items": items, "noise": review["noise"]}
    kinds = {
        title: sum(one["exact_kind"] == kind for one in items)
        for kind, title in (
            ("meeting", "meeting"),
            ("side", "sides"),
            ("person", "people"),
            ("agreement", "agreements"),
            ("commitment", "commitments"),
        )
    }
    noise = len(review["noise"])
    return (
        f"{reference}: "
        + ", ".join(f"{count} {kind}" for kind, count in kinds.items())
        + f"; {noise} stretches of noise kept out"
    )


def confirm(world: World) -> str:
    """The officer accepts item after item, and takes out of a promise what somebody else wrote into it."""
    desk, corrected = world.vn.as_("cooperation"), 0
    for one in world.seen["items"]:
        words = _without(world.seen["noise"], one, world.communique[1])
        if one["kind"] == "commitments" and words != one["words"]:
            desk.post(f"/register/items/{one['id']}/correct", value={"words": words})
            corrected += 1
        else:
            desk.post(f"/register/items/{one['id']}/accept")
    review = desk.get(f"/register/communiques/{world.seen['communique']}")
    confirmed, total = review["confirmed"], review["total"]
    must(confirmed == total, f"{confirmed} of {total} items are confirmed.")
    world.seen["items"] = review["items"]
    return f"{confirmed} of {total} confirmed, {corrected} of them corrected"


def _without(noise: Iterable[Mapping[str, Any]], item: Mapping[str, Any], text: str) -> str:
    """The words of an item without the stretches of noise that stand inside them."""
    words, place = "", item["start"]
    for one in noise:
        if item["start"] < one["start"] and one["end"] < item["end"]:
            words, place = words + text[place : one["start"]], one["end"]
    return " ".join(f"{words} {text[place : item['end']]}".split()) if words else str(item["words"])


def register(world: World) -> str:
    """The register then holds what was confirmed and nothing else; of our own text we know what that must be."""
    desk = world.vn.as_("cooperation")
    made = desk.post(f"/register/communiques/{world.seen['communique']}/put-into-register")
    meeting = desk.get(f"/register/meetings/{made['reference']}")
    held = _held(meeting)
    for what, confirmed in _confirmed(world.seen["items"]).items():
        have = {_folded(one[0]) for one in held[what]}
        must(have == confirmed, f"Of the {what}: confirmed {confirmed}, in the register {have}.")
    must(all(stage for _, stage in held["agreements"]), "An agreement has no stage.")
    own = contents(world.communique[1])
    for what, known in own.items():
        must(held[what] == known, f"Our text holds the {what} {known}, the register {held[what]}.")
    stages = ", ".join(sorted({stage for _, stage in held["agreements"]})) or "none"
    return (
        f"{made['reference']}: {len(meeting['sides'])} sides, {len(held['people'])} people, "
        f"{len(held['agreements'])} agreements ({stages}), {len(held['commitments'])} commitments; "
        + ("exactly what our own text holds" if own else "exactly what was confirmed")
    )


def _held(meeting: Mapping[str, Any]) -> dict[str, set[Row]]:
    """What the register holds of a meeting: agreements with stage, people with side, commitments with strength."""
    return {
        "agreements": {(one["said"], one["stage"]) for one in meeting["agreements"]},
        "people": {(one["name"], side["country"]) for side in meeting["sides"] for one in side["people"]},
        "commitments": {(one["words"], one["strength"]) for one in meeting["commitments"]},
    }


def _confirmed(items: Iterable[Mapping[str, Any]]) -> dict[str, set[str]]:
    """What the officer confirmed, by the word that names it."""
    named = {
        "agreement": ("agreements", "name"),
        "person": ("people", "name"),
        "commitment": ("commitments", "words"),
    }
    told: dict[str, set[str]] = {what: set() for what, _ in named.values()}
    for one in items:
        if one["exact_kind"] in named:
            what, word = named[one["exact_kind"]]
            told[what].add(_folded(one["value"][word]))
    return told


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
