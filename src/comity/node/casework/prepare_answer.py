"""Prepare an answer that a second officer must approve before it leaves."""

from collections.abc import Mapping

from comity.node.casework.models import Case
from comity.node.casework.steps import answering, find, kept, timeline
from comity.node.staff import steps as staff
from comity.node.staff.act import Officer, act
from comity.rules.fields import Json


def prepare_answer(
    officer: Officer,
    number: str,
    *,
    answers: Mapping[str, Json],
    checks: Mapping[str, Json] | None = None,
    part: bool = False,
) -> Case:
    """Keep an answer that is ready to leave; the officer who prepares it cannot be the one who sends it.

    Raises:
        BadInput: the form is not complete.
        Refused: a hit is undecided, the answer says more than a person confirmed, or a safeguard stands in the way.
    """
    with act(officer, "casework.prepare_answer", about=number) as opened:
        case = find.locked(number)
        case.drafted_by = officer
        case.revision += 1
        answering.ready(opened, case, answering.Typed(answers, checks or {}, part=part))
        kept.used(opened, case, "prepare_answer")
        timeline.tell(opened, case, "prepare_answer")
        staff.close_tasks(opened, number, "approve")
        staff.add_task(
            opened,
            staff.ToDo(
                kind="approve",
                text="Approve an answer before it leaves",
                about=number,
                partner=case.partner,
                link=f"/cases/{number}/",
                role="approver",
            ),
        )
    return case
