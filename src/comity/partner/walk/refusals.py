"""What may not be: each try is refused with a sentence, and the log keeps that it was tried."""

from collections.abc import Callable

from comity.partner.walk import cast
from comity.partner.walk.asking import TYPE
from comity.partner.walk.client import Client, SaysNoError
from comity.partner.walk.world import NotSeenError, World

NO_AGREEMENT_WITH = "CH"
"""A partner with whom the register holds nothing that serves the walk's kind of request."""


def refused(what: str, code: str, ask: Callable[[], object]) -> str:
    """The sentence of a refusal.

    Raises:
        NotSeenError: it was not refused, or for another reason.
    """
    try:
        ask()
    except SaysNoError as no:
        if no.code == code:
            return no.sentence
        raise NotSeenError(f"{what} was refused as '{no.code}', not '{code}': {no.sentence}") from no
    raise NotSeenError(f"{what} was not refused.")


def before_drafting(world: World) -> str:
    """No agreement, no purpose, wrong role."""
    desk, outsider = world.vn.as_("desk"), world.vn.as_("investigator")
    person = cast.subject(world.seed)
    nowhere = _draft(desk, NO_AGREEMENT_WITH, cast.asks(person))
    purposeless = _draft(desk, "PL", cast.asks(person) | {"purpose": "", "why_needed": ""})
    sentences = [
        refused(
            "A request without an agreement",
            "no-agreement",
            lambda: desk.post(f"/cases/{nowhere}/verbs/submit"),
        ),
        refused(
            "A request without a purpose",
            "bad-input",
            lambda: desk.post(f"/cases/{purposeless}/verbs/submit"),
        ),
        refused(
            "A submission by the wrong role",
            "not-allowed",
            lambda: outsider.post(f"/cases/{purposeless}/verbs/submit"),
        ),
    ]
    return " · ".join(sentences)


def own_work(world: World) -> str:
    """Nobody approves what they drafted, even with the role to approve; nor what they have not read, or do not name."""
    both = world.vn.as_("lawyer")
    person = cast.subject(world.seed)
    number = _draft(both, "PL", cast.asks(person))
    read = both.post(f"/cases/{number}/verbs/submit")["revision"]
    approval, chief = f"/cases/{number}/verbs/approve", world.vn.as_("approver")
    blind = refused("An approval of a text nobody named", "bad-input", lambda: chief.post(approval))
    own = refused("An approval of own work", "own-work", lambda: both.post(approval, revision=read))
    unread = refused("An approval of an unread record", "unread", lambda: chief.post(approval, revision=read))
    return f"{own} · {blind} · {unread}"


def no_purpose(world: World) -> str:
    """The people of a case are shown to nobody who does not say why; and why is no part of an address."""
    desk = world.pl.as_("desk")
    number = world.seen["their_number"]
    people = f"/cases/{number}/subjects"
    without = refused("A look without a purpose", "no-purpose", lambda: desk.look(people, ""))
    why = {"purpose": "reading the request"}
    shouted = refused("A purpose in an address", "bad-input", lambda: desk.get(people, **why))
    return f"{without} · {shouted}"


def _draft(who: Client, partner: str, asks: dict[str, object]) -> str:
    typed = who.post("/cases", type_code=TYPE, partner=partner, asks=asks, checks=cast.ask_checks())
    return str(typed["number"])
