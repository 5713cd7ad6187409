"""The course of a search: found, arrested provisionally, identified, extradition asked, released, search ended.

Provisional arrest has two limits from the arrest: it may end at the first and must at the second (European
Convention on Extradition, here ECE, Article 16(4)). Packs tell the limits of the pair under the codes of these
clocks; expiry raises a task and releases nobody by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from comity.rules import common
from comity.rules.courses import ANSWERED, ASK, GIVE, IN_HAND, ORDINARY, RECEIVED, REFUSED
from comity.rules.courses import STAGES as ORDINARY_STAGES
from comity.rules.further import WHY, Step, as_in_hand, ends, late, lost, rows, start, stop
from comity.rules.lifecycle import ClockAction, Stage, Tick, Transition
from comity.rules.request_type import ClockRule, Wording
from comity.rules.spans import Length, Limit, Unit

LOCATED, ARREST_ASKED = "located", "arrest-asked"
ARRESTED, IDENTIFIED, FOLLOWED = "arrested", "identified", "extradition-asked"
RELEASED, ENDED = "released", "search-ended"
OPEN = (LOCATED, ARREST_ASKED, ARRESTED, IDENTIFIED, FOLLOWED, RELEASED)
HELD = (ARRESTED, IDENTIFIED)
MAY, MUST, REVIEW = "provisional-arrest-may-end", "provisional-arrest-must-end", "notice-review"
LIBERTY = (MAY, MUST)
TAKEN = Tick("acknowledge", ClockAction.STOP)

STEPS = rows(
    Step("locate", (RECEIVED, IN_HAND), LOCATED, (GIVE,), (TAKEN,), WHY),
    # ECE 16(1): in urgent cases, before the request for surrender
    Step(
        "ask_arrest",
        (LOCATED,),
        ARREST_ASKED,
        (ASK,),
        guards=WHY,
        lost_in=(ARRESTED, IDENTIFIED, RELEASED, ANSWERED, REFUSED),
    ),
    Step(
        "arrest",
        (RECEIVED, IN_HAND, LOCATED, ARREST_ASKED),
        ARRESTED,
        (GIVE,),
        (TAKEN, *start(*LIBERTY)),
        WHY,
    ),
    Step("confirm_identity", (ARRESTED,), IDENTIFIED, (GIVE,), guards=WHY, lost_in=(FOLLOWED,)),
    Step(
        "tell_extradition_asked",
        HELD,
        FOLLOWED,
        (ASK,),
        stop(*LIBERTY),
        WHY,
        lost_in=(RELEASED, ANSWERED, REFUSED),
    ),
    Step("release", (*HELD, FOLLOWED), RELEASED, (GIVE,), stop(*LIBERTY), WHY),
    # INTERPOL's Rules on the Processing of Data Art. 51: a purpose that is met ends the search
    Step("end_search", (ANSWERED,), ENDED, (ASK,), stop(*LIBERTY, REVIEW), WHY),
)


def _whole(row: Transition) -> Transition:
    """The search is looked at again in time; a recall, a refusal and the end of the case stop every clock."""
    if row.verb == "receive" and row.target == RECEIVED:
        return replace(row, ticks=(*row.ticks, *start(REVIEW)))
    if row.verb in {"recall", "close", "refuse"}:
        return replace(row, ticks=(*row.ticks, *stop(*LIBERTY, REVIEW)))
    return row


TRANSITIONS: tuple[Transition, ...] = tuple(
    _whole(row)
    for row in (
        *ORDINARY,
        *STEPS,
        *as_in_hand(OPEN, frozenset({"answer", "recall"})),
        *as_in_hand((LOCATED, ARREST_ASKED, RELEASED), frozenset({"refuse"})),
        *late((*OPEN, ENDED)),
        *lost(("give_clarification",), (*OPEN, ENDED)),
        *ends((ENDED,)),
    )
)
STAGES: tuple[Stage, ...] = (
    *ORDINARY_STAGES,
    Stage(LOCATED, "Found"),
    Stage(ARREST_ASKED, "Provisional arrest is asked"),
    Stage(ARRESTED, "Arrested provisionally"),
    Stage(IDENTIFIED, "Identity confirmed after the arrest"),
    Stage(FOLLOWED, "Extradition is asked"),
    Stage(RELEASED, "Released from provisional arrest"),
    Stage(ENDED, "Search ended"),
)
CLOCKS: tuple[ClockRule, ...] = (
    *common.CLOCKS,
    ClockRule(MAY, "Provisional arrest may end", (Limit(Length(18, Unit.DAYS)),)),
    ClockRule(MUST, "Provisional arrest must end", (Limit(Length(40, Unit.DAYS)),)),
    ClockRule(REVIEW, "Look at the search again", (Limit(Length(60, Unit.MONTHS)),)),
)
WORDINGS: Mapping[str, Wording] = {
    "locate": Wording("Tell that the person was found, and where", "Person found"),
    "ask_arrest": Wording("Ask for provisional arrest: why it is urgent", "Provisional arrest asked"),
    "arrest": Wording("Record the arrest: day, hour, place, authority", "Person arrested"),
    "confirm_identity": Wording("Confirm the identity, and by what", "Identity confirmed"),
    "tell_extradition_asked": Wording("Tell that extradition was asked: reference, day", "Extradition asked"),
    "release": Wording("Record the release, and why", "Person released"),
    "end_search": Wording("End the search, and say why", "Search ended"),
}
