"""Lawful moves of a case: the type's own table decides, ours and the partner's alike."""

from comity.node.casework.models import Case
from comity.node.casework.steps import clocks, kept, timeline, titles
from comity.node.casework.steps.review import review_day
from comity.node.staff import steps as staff
from comity.node.staff.act import Act
from comity.node.staff.errors import BadInput, Refused
from comity.node.staff.typed import WHY, seen, words
from comity.rules import lifecycle
from comity.rules.errors import NotPossible
from comity.rules.lifecycle import Guard, Move, Side
from comity.rules.request_type import RequestType

OTHER = {Side.REQUESTER: Side.RESPONDER, Side.RESPONDER: Side.REQUESTER}


def ours(case: Case, kind: RequestType, verb: str) -> Move:
    """The move our officer wants to make.

    Raises:
        Refused: the case is not at a stage where this can be done.
    """
    try:
        return lifecycle.move(kind, case.stage, verb, Side(case.side))
    except NotPossible as no:
        raise _refused(no) from no


def theirs(case: Case, kind: RequestType, verb: str) -> Move:
    """The move our copy makes because a letter of the partner arrived.

    Raises:
        Refused: no row of the table fits; the letter is kept for a person.
    """
    try:
        return lifecycle.arrive(kind, case.stage, verb, OTHER[Side(case.side)])
    except NotPossible as no:
        raise _refused(no) from no


def _refused(no: NotPossible) -> Refused:
    """The refusal in the words of the buttons."""
    said = {name: titles.named(no.params[name]) for name in ("verb", "possible")}
    return Refused(no.text, {**no.params, **said}, code="not-possible")


def apply(act: Act, case: Case, kind: RequestType, move: Move, *, ours: bool = True, typed: str = "") -> None:
    """Make the move: clocks, stage, timeline, tasks that it ends; and put what a statistic needs into the frame."""
    clocks.tick(act, case, kind, move.ticks)
    case.stage = move.after
    case.revision += 1
    if kind.stage(move.after).ended and case.ended is None:
        case.ended, case.review = act.at, review_day(act.today)
    case.save()
    kept.used(act, case, move.verb, ended=case.ended is not None)
    timeline.tell(act, case, move.verb, ours=ours, typed=typed)
    if move.before != move.after:
        staff.close_tasks(act, case.number, reason=move.verb)
    act.frame(
        partner=case.partner,
        type=case.type_code,
        side=case.side,
        verb=move.verb,
        stage=case.stage,
        urgency=case.urgency,
    )


def need(move: Move, guard: Guard, *, said: str) -> None:
    """Check that a reason or ground stands where the move needs one, and that others can read it anywhere.

    Raises:
        BadInput: it is missing, or a character of it cannot be seen.
    """
    if guard not in move.guards:
        seen(said, guard.value)
        return
    words(said, guard.value, missing=WHY if guard is Guard.REASON else "Choose the ground of refusal.")


def known_ground(kind: RequestType, ground: str) -> None:
    """Check that a ground of refusal is on the type's list.

    Raises:
        BadInput: it is not.
    """
    if ground not in kind.refusal_grounds:
        raise BadInput(
            "Choose the ground of refusal.", fields={"ground": ("Choose the ground of refusal.", {})}
        )
