"""A communiqué becomes a meeting in the register."""

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
    world.seen |= {"communique": reference, "items": items}
    kinds = {
        kind: sum(one["kind"] == kind for one in items)
        for kind in ("meeting", "people", "agreements", "commitments")
    }
    noise = len(review["noise"])
    return (
        f"{reference}: "
        + ", ".join(f"{count} {kind}" for kind, count in kinds.items())
        + f"; {noise} stretches of noise kept out"
    )


def confirm(world: World) -> str:
    """The officer accepts item after item, as the keys A, A, A would."""
    desk = world.vn.as_("cooperation")
    for one in world.seen["items"]:
        desk.post(f"/register/items/{one['id']}/accept")
    review = desk.get(f"/register/communiques/{world.seen['communique']}")
    confirmed, total = review["confirmed"], review["total"]
    must(confirmed == total, f"{confirmed} of {total} items are confirmed.")
    return f"{confirmed} of {total} confirmed, one keystroke each"


def register(world: World) -> str:
    """The register then holds the meeting, people, agreements with stage, and commitments."""
    desk = world.vn.as_("cooperation")
    made = desk.post(f"/register/communiques/{world.seen['communique']}/put-into-register")
    meeting = desk.get(f"/register/meetings/{made['reference']}")
    people = sum(len(side["people"]) for side in meeting["sides"])
    asked = {
        kind: sum(one["kind"] == kind for one in world.seen["items"])
        for kind in ("agreements", "commitments")
    }
    must(len(meeting["commitments"]) >= asked["commitments"], "Some commitments are not in the register.")
    must(len(meeting["agreements"]) >= min(1, asked["agreements"]), "The agreements are not in the register.")
    stages = ", ".join(sorted({str(one["stage"]) for one in meeting["agreements"]})) or "none"
    return (
        f"{made['reference']}: {len(meeting['sides'])} sides, {people} people, {len(meeting['agreements'])} agreements "
        f"({stages}), {len(meeting['commitments'])} commitments"
    )
