"""What must hold before an answer may leave: complete, no more than was confirmed, past the safeguards."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.node.casework.models import Case
from comity.node.casework.steps import forms, hits, judge, leaving, move, second_look
from comity.node.casework.steps.kinds import kind_of
from comity.node.staff.act import Act
from comity.node.staff.errors import OwnWork, Refused
from comity.node.staff.look import look_within
from comity.rules.fields import Json
from comity.rules.findings import Direction
from comity.rules.lifecycle import Move
from comity.rules.request_type import Part, RequestType

ANSWERING = "answering this request"


@dataclass(frozen=True)
class Typed:
    """What an officer typed; empty answers mean: what was prepared.

    Attributes:
        answers: the form that travels.
        checks: what the officer confirms; it never travels.
        part: whether more will follow.
    """

    answers: Mapping[str, Json] = field(default_factory=dict)
    checks: Mapping[str, Json] = field(default_factory=dict)
    part: bool = False


@dataclass(frozen=True)
class Ready:
    """An answer that may leave.

    Attributes:
        kind: type of the case.
        move: the lawful move.
        answers: the form that travels.
        of_each: what it says of each person, by path.
    """

    kind: RequestType
    move: Move
    answers: Mapping[str, Json]
    of_each: Mapping[str, str]


def ready(act: Act, case: Case, typed: Typed) -> Ready:
    """Check and keep an answer.

    Raises:
        BadInput: the form is not complete.
        Refused: a hit is undecided, the answer says more than a person confirmed, or a safeguard stands in the way.
    """
    kind = kind_of(case.type_code)
    lawful = move.ours(case, kind, "answer_in_part" if typed.part else "answer")
    said = {Part.ANSWERS: typed.answers, Part.ANSWER_CHECKS: typed.checks} if typed.answers else {}
    filled = leaving.filled(case, kind, forms.read(case, look_within(act, ANSWERING, case.number)), said)
    of_each = hits.support(case, kind, filled, lawful)
    judge.complete(kind, filled, (Part.ANSWERS, Part.ANSWER_CHECKS), act.today)
    judge.decide(act, case, kind, filled, Direction.OUT_ANSWER)
    forms.write(act, case, kind, filled)
    return Ready(kind, lawful, filled[Part.ANSWERS], of_each)


def needs_second(kind: RequestType, lawful: Move) -> bool:
    """Whether two officers must agree; a part of an answer needs what the whole needs."""
    return lawful.second_officer or "answer" in kind.four_eyes


def second_officer(act: Act, case: Case, lawful: Move, typed: Typed) -> None:
    """Check that an answer that needs two officers was prepared by another one, and leaves as prepared.

    Raises:
        Refused: nobody prepared it, it was changed on the way out, or the officer did not read it since.
        OwnWork: the same officer prepared it.
    """
    if not needs_second(kind_of(case.type_code), lawful):
        return
    if case.drafted_by is None or typed.answers:
        raise Refused(
            "This answer needs a second officer: prepare it, and let a colleague send it.", code="four-eyes"
        )
    if case.drafted_by == act.officer:
        raise OwnWork("You prepared this answer. Another officer must send it.")
    second_look.insist(act.officer, case, "prepare_answer")
