"""What the codes of casework are called: verbs, stages, channels, handling codes. English message ids."""

from collections.abc import Mapping

from comity.node.casework.models import Case
from comity.node.casework.queries.shapes import Said, State
from comity.node.casework.steps.kinds import kind_of
from comity.node.casework.steps.titles import TITLES
from comity.rules import courses
from comity.rules.lifecycle import Side
from comity.rules.request_type import RequestType

ASK, GIVE = Side.REQUESTER.value, Side.RESPONDER.value

STATES: Mapping[tuple[str, str], State] = {
    (courses.DRAFT, ASK): State(Said("Draft"), "none"),
    (courses.READY, ASK): State(Said("Awaiting second officer"), "wait"),
    (courses.SENT, ASK): State(Said("Sent"), "open"),
    (courses.RECEIVED, ASK): State(Said("Received there"), "open"),
    (courses.IN_HAND, ASK): State(Said("In hand there"), "open"),
    (courses.CLARIFYING, ASK): State(Said("Clarification asked"), "wait"),
    (courses.PARTLY, ASK): State(Said("Answered in part"), "open"),
    (courses.ANSWERED, ASK): State(Said("Answered"), "go"),
    (courses.REFUSED, ASK): State(Said("Refused there"), "warn"),
    (courses.RECEIVED, GIVE): State(Said("To take up"), "wait"),
    (courses.IN_HAND, GIVE): State(Said("In work"), "open"),
    (courses.CLARIFYING, GIVE): State(Said("Waiting for their clarification"), "open"),
    (courses.PARTLY, GIVE): State(Said("Answered in part"), "open"),
    (courses.ANSWERED, GIVE): State(Said("Answered"), "go"),
    (courses.REFUSED, GIVE): State(Said("Refused by us"), "warn"),
}

EVENTS: Mapping[str, Said] = {
    "draft": Said("Draft saved"),
    "submit": Said("Second officer asked"),
    "take_back": Said("Taken back to draft"),
    "send_back": Said("Sent back to the drafter"),
    "approve": Said("Approved by a second officer"),
    "send": Said("Sent"),
    "give_clarification": Said("Question answered"),
    "recall": Said("Recalled"),
    "close": Said("Closed"),
    "receive": Said("Received"),
    "acknowledge": Said("Taken up"),
    "ask_clarification": Said("Clarification asked"),
    "answer_in_part": Said("Answered in part"),
    "answer": Said("Answered"),
    "refuse": Said("Refused"),
    "prepare_answer": Said("Answer prepared"),
    "check": Said("Checked against our own records"),
    "confirm_hit": Said("Hit confirmed: the same person"),
    "dismiss_hit": Said("Hit dismissed: not the same"),
    "record_reasons": Said("Reasons recorded"),
    "overdue": Said("A clock ran out"),
    "note": Said("Note written"),
    "follow_up": Said("Further request made"),
}

HANDLING: Mapping[str, Said] = {
    "H0": Said("only to prevent and fight crime"),
    "H1": Said("not in court without permission"),
    "H2": Said("not to be passed on without permission"),
    "H3": Said("other restrictions, in words"),
}

CHANNELS: Mapping[str, Said] = {
    "direct": Said("Direct"),
    "courier": Said("Courier"),
    "email": Said("E-mail"),
    "paper": Said("Post"),
}
SEALED = frozenset({"direct", "courier", "email"})
UNSEALED = Said("On paper or by e-mail, not sealed")
"""How a request leaves for a partner without a node."""


APPROVED = State(Said("Approved, not yet sent"), "go")
"""A request of ours that a second officer approved; it waits for whoever sends it."""


def state_of(case: Case) -> State:
    """Where a case stands, seen from our side."""
    if case.side == ASK and case.stage == courses.READY and case.approved_by_id:
        return APPROVED
    return state(kind_of(case.type_code), case.stage, case.side)


def state(kind: RequestType, stage: str, side: str) -> State:
    """Where a case stands, seen from our side; a type's own stage keeps the type's own title."""
    return STATES.get((stage, side)) or State(Said(kind.stage(stage).title), "open")


def title(verb: str, kind: RequestType | None = None) -> Said:
    """What the button of a verb says; a type's own verb is said in its own words."""
    own = kind.wordings.get(verb) if kind else None
    return TITLES.get(verb) or Said(own.button if own else _plain(verb))


def event_title(verb: str, kind: RequestType | None = None) -> Said:
    """What a line of the timeline says; a type's own verb is told in its own words."""
    own = kind.wordings.get(verb) if kind else None
    return EVENTS.get(verb) or Said(own.event if own else _plain(verb))


def handling(code: str) -> Said:
    """A handling code in words."""
    return HANDLING.get(code, Said(""))


def channel(code: str) -> Said:
    """How letters travel."""
    return CHANNELS.get(code, Said(code))


def _plain(verb: str) -> str:
    return verb.replace("_", " ").replace("-", " ").capitalize()
