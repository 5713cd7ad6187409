"""Who must act in a case now: we, and then what is next; or others, and then who."""

from dataclasses import dataclass

from comity.node.casework.models import Case
from comity.node.casework.queries import words
from comity.node.casework.queries.shapes import Said
from comity.node.casework.steps.kinds import kind_of
from comity.node.staff.act import Officer
from comity.rules import courses, lifecycle, roles
from comity.rules.lifecycle import Side

THEIRS = (courses.SENT, courses.RECEIVED, courses.IN_HAND, courses.PARTLY)
"""Stages of a request of ours in which the partner must act."""
NATURAL = {
    "submit": "draft",
    "send": "send",
    "acknowledge": "read",
    "prepare_answer": "answer",
    "answer": "answer",
    "give_clarification": "answer",
}
"""What naturally comes next, in this order, each under its heading of the filter."""
ASIDE = frozenset({"close", "draft", *(row.verb for row in courses.ORDINARY)}) - NATURAL.keys()
"""Ordinary verbs that somebody may choose, but that nobody waits for; closing comes when nothing else is left."""


@dataclass(frozen=True)
class Next:
    """What a case waits for.

    Attributes:
        code: heading of the work list's filter.
        title: what to do, or whose turn it is.
        waiting: whether others must act.
    """

    code: str
    title: Said
    waiting: bool = False


def next_of(case: Case) -> Next | None:
    """What is next in a case that has not ended; nothing where nothing is waited for."""
    if waits := _others(case):
        return Next("wait", waits, waiting=True)
    kind = kind_of(case.type_code)
    verbs = lifecycle.verbs(kind, case.stage, Side(case.side))
    if case.side == Side.REQUESTER and "submit" in verbs:
        return Next("draft", Said("Finish the draft"))
    for verb, code in NATURAL.items():
        if verb in verbs:
            return Next(code, words.title(verb, kind))
    own = next((verb for verb in verbs if verb not in ASIDE), "")
    if own:
        return Next("other", words.title(own, kind))
    return Next("close", words.title("close")) if "close" in verbs else None


def concerns(officer: Officer, case: Case, turn: Next) -> bool:
    """Whether it is this officer's own work: the drafter's, and theirs who hold the requests of others."""
    if case.drafted_by_id == officer.pk:
        return True
    if turn.code == "send":
        return roles.may(officer.roles, "casework.send")
    return case.side == Side.RESPONDER and roles.may(officer.roles, "casework.acknowledge")


def _others(case: Case) -> Said | None:
    """For whom a case waits that asks nothing of us; nothing where we must act."""
    if case.side == Side.REQUESTER and case.stage in THEIRS:
        return Said("Answer of {partner}", {"partner": case.partner})
    if case.side == Side.RESPONDER and case.stage == courses.CLARIFYING:
        return Said("Clarification of {partner}", {"partner": case.partner})
    if case.side == Side.REQUESTER and case.stage == courses.READY and not case.approved_by_id:
        return Said("A second officer")
    return None
