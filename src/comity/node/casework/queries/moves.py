"""What an officer may do with a case now; what is forbidden stays, with its reason. The verbs refuse all the same."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from comity.node.casework.models import Case
from comity.node.casework.queries import words
from comity.node.casework.queries.shapes import Move, Said
from comity.node.casework.steps import second_look, sending, subjects
from comity.node.casework.steps.subjects import Outcome
from comity.node.staff.act import Officer
from comity.rules import following, lifecycle, roles
from comity.rules.lifecycle import Guard, Side
from comity.rules.request_type import RequestType
from comity.rules.verdict import Finding, Result

FIRST = (
    "submit",
    "approve",
    "send",
    "acknowledge",
    "prepare_answer",
    "answer",
    "give_clarification",
    "close",
    "draft",
)
"""Which verb is offered as the first, when it is possible."""
PAGES: Mapping[str, str] = {
    "draft": "draft",
    "prepare_answer": "answer",
    "answer": "answer",
    "answer_in_part": "answer",
    "give_clarification": "clarify",
    "refuse": "refuse",
}
HIDDEN = frozenset({"receive"})
"""Moves that only a program makes."""


@dataclass(frozen=True)
class Asking:
    """Who asks about which case, and who could act instead.

    Attributes:
        officer: who asks.
        case: the case.
        kind: its type.
        approvers: names of officers on duty who may approve.
        ready: whether nothing is missing in the draft; True for what is no draft.
    """

    officer: Officer
    case: Case
    kind: RequestType
    approvers: tuple[str, ...]
    ready: bool = True


def moves(asking: Asking) -> tuple[Move, ...]:
    """The moves of the type's table for our side, the natural next one first."""
    case, kind = asking.case, asking.kind
    side = Side(case.side)
    verbs = [verb for verb in lifecycle.verbs(kind, case.stage, side) if verb not in HIDDEN]
    if case.approved_by_id:
        verbs = [verb for verb in verbs if verb != "approve"]
    elif case.stage != lifecycle.START and "submit" in verbs and "send" in kind.four_eyes:
        verbs = [verb for verb in verbs if verb != "send"]
    direct = () if "send" in kind.four_eyes else ("send",)
    first = (*direct, *FIRST) if asking.ready else ("draft", *direct, *FIRST)
    verbs.sort(key=lambda verb: first.index(verb) if verb in first else len(first))
    return tuple(
        one for verb in verbs for one in _offered(asking, lifecycle.move(kind, case.stage, verb, side))
    )


def reasons(asking: Asking, bars: Iterable[Finding]) -> Iterator[Move]:
    """For each finding that a senior officer may set aside: recording reasons."""
    for one in bars:
        if one.result is Result.STOP_UNLESS and not one.absolute:
            why = _role(asking, "casework.record_reasons") or _own(asking, "record_reasons")
            yield Move(
                verb="record_reasons",
                title=Said(words.title("record_reasons").text, {"rule": one.rule}),
                allowed=why is None,
                reason=why,
                needs_note=True,
                hidden={"rule": one.rule},
            )


def further(asking: Asking, kinds: Iterable[RequestType]) -> Iterator[Move]:
    """For each type that this case can become: making that request of it, with nothing typed again.

    Args:
        asking: who asks about which case.
        kinds: the types this node knows.
    """
    for one in following.targets(kinds, asking.kind, asking.case.stage):
        why = _role(asking, "casework.draft")
        title = Said("Make of it: {title}", {"title": Said(one.title)})
        yield Move("follow_up", title, why is None, why, hidden={"type": one.code})


def _offered(asking: Asking, lawful: lifecycle.Move) -> Iterator[Move]:
    """The button of a verb; an answer that needs two officers has two: prepare, and send what was prepared."""
    if lawful.verb not in {"answer", "answer_in_part"} or "answer" not in asking.kind.four_eyes:
        yield _move(asking, lawful)
        return
    no = _role(asking, lawful.act) or _hits(asking, lawful) or _prepared(asking)
    if lawful.verb == "answer_in_part":
        yield Move("answer_in_part", Said("Send what was prepared as a part of the answer"), no is None, no)
        return
    role = _role(asking, "casework.prepare_answer")
    why = role or _hits(asking, lawful)
    yield Move(
        "prepare_answer", words.title("prepare_answer"), why is None, why, page=PAGES["prepare_answer"]
    )
    yield Move("answer", Said("Send the answer as prepared"), no is None, no)


def _prepared(asking: Asking) -> Said | None:
    if asking.case.drafted_by_id is None:
        return Said("This answer needs a second officer: prepare it, and let a colleague send it.")
    if asking.case.drafted_by_id == asking.officer.pk:
        return Said("You prepared this answer. Another officer must send it.")
    return _unread(asking, "prepare_answer")


def _unread(asking: Asking, finished: str) -> Said | None:
    return None if second_look.has_read(asking.officer, asking.case, finished) else Said(second_look.UNREAD)


def _move(asking: Asking, lawful: lifecycle.Move) -> Move:
    why = (
        _own(asking, lawful.verb)
        or _role(asking, lawful.act)
        or _second(asking, lawful)
        or _hits(asking, lawful)
        or (_unread(asking, "submit") if lawful.verb == "approve" else None)
    )
    return Move(
        verb=lawful.verb,
        title=words.title(lawful.verb, asking.kind),
        allowed=why is None,
        reason=why,
        needs_note=Guard.REASON in lawful.guards,
        page=PAGES.get(lawful.verb, ""),
        hidden={"revision": str(asking.case.revision)} if lawful.verb == "approve" else {},
    )


def _role(asking: Asking, act: str) -> Said | None:
    return None if roles.may(asking.officer.roles, act) else Said(*roles.why_not(asking.officer.roles, act))


def _own(asking: Asking, verb: str) -> Said | None:
    """Nobody approves the own work."""
    if verb not in {"approve", "record_reasons"} or asking.case.drafted_by_id != asking.officer.pk:
        return None
    if not asking.approvers:
        return Said("You drafted this. Another officer must approve it.")
    return Said(
        "You drafted this. Another officer must approve it. On duty now: {names}.",
        {"names": ", ".join(asking.approvers)},
    )


def _second(asking: Asking, lawful: lifecycle.Move) -> Said | None:
    if lawful.verb != "send" or asking.case.approved_by_id or not sending.needs_second(asking.case, lawful):
        return None
    return Said("A second officer must approve {number} before it leaves.", {"number": asking.case.number})


def _hits(asking: Asking, lawful: lifecycle.Move) -> Said | None:
    """An answer waits until every hit was decided."""
    if Guard.HITS_DECIDED not in lawful.guards:
        return None
    people = subjects.standings(asking.case)
    if any(one.outcome is Outcome.UNCHECKED for one in people):
        return Said("The check against our own records has not finished yet.")
    waiting = sum(one.possible for one in people)
    return Said("{count} possible hits wait for a person.", {"count": str(waiting)}) if waiting else None
