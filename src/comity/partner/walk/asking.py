"""The asking side: draft, law, second officer, and the letter that leaves."""

from comity.partner.walk import cast
from comity.partner.walk.world import World, must, until

TYPE = "criminal-record"
PURPOSE = "preparing this request"
READS = "checking before I approve"


def pick(world: World) -> str:
    """The form comes from the type's own declaration."""
    kinds = world.vn.as_("desk").get("/types")
    form = world.vn.as_("desk").get(f"/types/{TYPE}")["forms"]
    must(form["asks"]["properties"], "The form has no fields.")
    asked, confirmed = (len(form[part]["properties"]) for part in ("asks", "ask_checks"))
    return f"{len(kinds)} kinds; '{TYPE}' asks {asked} things and confirms {confirmed}"


def draft(world: World) -> str:
    """An officer types what is known; an incomplete draft is kept and says what is missing."""
    desk, subject = world.vn.as_("desk"), cast.subject(world.seed)
    begun = desk.post(
        "/cases", type_code=TYPE, partner="PL", asks={"subject": cast.asked(subject)}, checks={}
    )
    number = begun["number"]
    missing = desk.look(f"/cases/{number}/preview", PURPOSE)["missing"]
    must(missing, "An empty form was called complete.")
    typed = {"type_code": TYPE, "partner": "PL", "asks": cast.asks(subject), "checks": cast.ask_checks()}
    desk.put(f"/cases/{number}", **typed)
    left = desk.look(f"/cases/{number}/preview", PURPOSE)["missing"]
    must(not left, f"Still missing: {left}")
    world.seen |= {"number": number, "subject": subject}
    return f"{number} for {cast.asked(subject)['name']}; {len(missing)} things were missing, now none"


def judge(world: World) -> str:
    """Which article lets us ask, and what every safeguard says."""
    told = world.vn.as_("desk").look(f"/cases/{world.seen['number']}/preview", PURPOSE)
    must(told["served_by"], f"Nothing serves: {told['not_served_by']}")
    stops = [one for one in told["findings"] if one["result"] not in {"pass", "warn"}]
    must(told["allowed"] and not stops, f"Stopped: {stops}")
    best = told["served_by"][0]
    warns = sum(one["result"] == "warn" for one in told["findings"])
    return (
        f"{best['instrument']}, {best['article']}; {len(told['findings'])} findings, {warns} warnings, 0 stops; "
        f"{len(told['not_served_by'])} instruments do not serve, each with its reason"
    )


def submit(world: World) -> str:
    """It waits for a second officer."""
    case = world.vn.as_("desk").post(f"/cases/{world.seen['number']}/verbs/submit")
    must(case["stage"] == "ready", f"It is {case['stage_title']}.")
    return str(case["stage_title"])


def approve_and_send(world: World) -> str:
    """The second officer approves what was read, then sends."""
    chief, number = world.vn.as_("approver"), world.seen["number"]
    case = chief.get(f"/cases/{number}")
    chief.look(f"/cases/{number}/forms", READS)
    chief.post(f"/cases/{number}/verbs/approve", revision=case["revision"])
    sent = chief.post(f"/cases/{number}/verbs/send")
    must(sent["stage"] in {"sent", "received"}, f"It is {sent['stage_title']}.")
    return f"drafted by {sent['drafted_by']}, approved by {sent['approved_by']}"


def delivered(world: World) -> str:
    """The partner's signed registry receipt comes back; the letter stands there once."""
    desk, number = world.vn.as_("desk"), world.seen["number"]

    def receipted() -> dict[str, object] | None:
        letters = [one for one in desk.all(f"/cases/{number}/letters") if one["kind"] == "request"]
        return letters[0] if letters and letters[0]["state"] == "registry-receipted" else None

    letter = until("The partner's receipt", receipted)
    until("'Received' at home", lambda: desk.get(f"/cases/{number}")["stage"] == "received")
    return f"letter {letter['mid']} receipted"
