"""Give the partner the fact it asked for; its clock runs again."""

from collections.abc import Mapping

from comity.node.casework.models import Case
from comity.node.casework.steps import compose, find, forms, judge, move
from comity.node.casework.steps.kinds import kind_of
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import Refused
from comity.node.staff.look import look_within
from comity.rules.fields import Json
from comity.rules.lifecycle import Guard
from comity.rules.request_type import Part, RequestType
from comity.rules.verdict import Direction


def give_clarification(
    officer: Officer, number: str, *, fields: Mapping[str, Json], reason: str = ""
) -> Case:
    """Change or add to what was asked, and say so to the partner.

    Args:
        officer: who answers the question.
        number: the case.
        fields: the asks that change, by name.
        reason: the answer in words.

    Raises:
        BadInput: a field is wrong.
        Refused: nothing was asked, or a safeguard stands in the way.
    """
    with act(officer, "casework.give_clarification", about=number) as opened:
        case = find.locked(number)
        kind = kind_of(case.type_code)
        lawful = move.ours(case, kind, "give_clarification")
        move.need(lawful, Guard.REASON, said=reason)
        filled = forms.read(case, look_within(opened, "answering a question about this request", number))
        _only_what_was_asked(
            kind, {name for name, said in fields.items() if filled[Part.ASKS].get(name) != said}
        )
        filled[Part.ASKS] = dict(kind.check(Part.ASKS, {**filled[Part.ASKS], **fields}).content)
        judge.complete(kind, filled, (Part.ASKS,), opened.today)
        judge.decide(opened, case, kind, filled, Direction.OUT_REQUEST)
        forms.write(opened, case, kind, filled)
        move.apply(opened, case, kind, lawful, typed=reason)
        compose.post(opened, case, lawful, compose.Content(fields=fields, more={"reason": reason}))
    return case


def _only_what_was_asked(kind: RequestType, changed: set[str]) -> None:
    """Who and what for were approved by a second officer; changing them takes a new request.

    Raises:
        Refused: a subject or the purpose would change.
    """
    approved = {*kind.subjects, *(name for name, one in kind.asks.items() if one.fact == "purpose_stated")}
    if "send" in kind.four_eyes and approved & changed:
        raise Refused(
            "Recall this request and draft a new one: person and purpose were approved as they are.",
            code="four-eyes",
        )
