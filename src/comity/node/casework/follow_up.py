"""Make a request of what another case holds, with nothing typed again: a police answer becomes a formal request."""

from comity.node.casework.draft import Draft, open_draft
from comity.node.casework.models import Case
from comity.node.casework.steps import find, forms, timeline
from comity.node.casework.steps.kinds import kind_of
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import Refused
from comity.node.staff.look import look_within
from comity.rules import following

MAKING = "making a further request of this case"


def follow_up(officer: Officer, number: str, type_code: str) -> Case:
    """Open a draft of another type with everything the case already holds; both cases say so.

    What the officer confirmed for the old request is not taken along: it is confirmed anew.

    Args:
        officer: who makes it.
        number: the case it is made of.
        type_code: the type of the new request.

    Raises:
        NotFound: there is no such case.
        Refused: the type cannot be made of such a case, or not where the case stands.
    """
    with act(officer, "casework.draft", about=number) as opened:
        source = find.locked(number)
        old, new = kind_of(source.type_code), kind_of(type_code)
        made = following.origin(new, old, source.stage)
        if made is None:
            raise Refused(
                "‘{title}’ cannot be made of this case where it stands.",
                {"title": new.title},
                code="not-possible",
            )
        asks = following.asks_of(new, old, made, forms.read(source, look_within(opened, MAKING, number)))
        if made.references:
            asks[made.references] = ", ".join(one for one in (number, source.their_number) if one)
        case = open_draft(opened, Draft(new.code, source.partner, asks))
        timeline.tell(opened, case, "follow_up", text="Made of case {number}.", params={"number": number})
        timeline.tell(
            opened, source, "follow_up", text="Case {number} was made of it.", params={"number": case.number}
        )
    return case
