"""What must hold before a request may leave, checked when it is submitted and again when it is sent."""

from dataclasses import dataclass

from comity.node.casework.models import Case
from comity.node.casework.steps import capacity, forms, judge, move
from comity.node.casework.steps.kinds import kind_of
from comity.node.staff.act import Act
from comity.node.staff.look import look_within
from comity.rules import courses
from comity.rules.lifecycle import Guard, Move
from comity.rules.request_type import Part, RequestType
from comity.rules.verdict import Direction

LEAVING = "checking what leaves before it leaves"


@dataclass(frozen=True)
class Ready:
    """A case that may make its move.

    Attributes:
        kind: its type.
        move: the lawful move.
        forms: its forms.
        judged: what the law said.
    """

    kind: RequestType
    move: Move
    forms: forms.Forms
    judged: judge.Judgement


def needs_second(case: Case, lawful: Move) -> bool:
    """Whether a second officer must have approved: the type demands it, or the drafter asked for it."""
    return lawful.second_officer or case.stage == courses.READY


def judged(act: Act, case: Case, verb: str) -> Ready:
    """Check form, basis and safeguards of a request as its type's table demands.

    Raises:
        BadInput: the form is not complete.
        Refused: the move is not possible, no instrument serves, or a safeguard stands in the way.
    """
    kind = kind_of(case.type_code)
    lawful = move.ours(case, kind, verb)
    act.frame(partner=case.partner, type=case.type_code)
    capacity.insist(case, kind)
    filled = forms.read(case, look_within(act, LEAVING, case.number))
    if Guard.COMPLETE in lawful.guards:
        judge.complete(kind, filled, (Part.ASKS, Part.ASK_CHECKS), act.today)
    return Ready(kind, lawful, filled, judge.decide(act, case, kind, filled, Direction.OUT_REQUEST))
