"""Answer a request, in whole or in part; safeguards are judged again for what leaves."""

from collections.abc import Mapping

from comity.node.casework.models import Case
from comity.node.casework.steps import answering, compose, find, move, subjects
from comity.node.casework.steps.kinds import kind_of
from comity.node.staff.act import Officer, act
from comity.rules.fields import Json


def answer(
    officer: Officer,
    number: str,
    *,
    answers: Mapping[str, Json] | None = None,
    checks: Mapping[str, Json] | None = None,
    part: bool = False,
) -> Case:
    """Answer it.

    Args:
        officer: who answers.
        number: the case.
        answers: the form that travels; left out: what was prepared.
        checks: what the officer confirms; it never travels.
        part: whether more will follow.

    Raises:
        BadInput: the form is not complete.
        OwnWork: the type wants two officers and this one prepared it.
        Refused: a hit is undecided, the answer says more than a person confirmed, or a safeguard stands in the way.
    """
    typed = answering.Typed(answers or {}, checks or {}, part=part)
    with act(officer, "casework.answer", about=number) as opened:
        case = find.locked(number)
        lawful = move.ours(case, kind_of(case.type_code), "answer_in_part" if part else "answer")
        answering.second_officer(opened, case, lawful, typed)
        ready = answering.ready(opened, case, typed)
        case.approved_by = officer if answering.needs_second(ready.kind, lawful) else None
        move.apply(opened, case, ready.kind, ready.move)
        subjects.say(case, ready.of_each)
        told = {"subjects": subjects.told(ready.of_each)}
        compose.post(opened, case, ready.move, compose.Content(fields=ready.answers, more=told))
    return case
