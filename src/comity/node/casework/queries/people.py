"""The people of a case one by one and unnamed: what our own records say of each, and what the answer says."""

from collections.abc import Mapping

from comity.node.casework.models import Case
from comity.node.casework.queries.page_shapes import PersonRow
from comity.node.casework.queries.shapes import Said, State
from comity.node.casework.steps.subjects import SAID, Outcome, Standing
from comity.rules.lifecycle import Side

STATES: Mapping[Outcome, State] = {
    Outcome.UNCHECKED: State(Said("Not checked yet"), "wait"),
    Outcome.OPEN: State(Said("Possible hits wait for a person"), "maybe"),
    Outcome.HIT: State(Said("Confirmed hit"), "go"),
    Outcome.NO_HIT: State(SAID[Outcome.NO_HIT], "none"),
    Outcome.UNDERSPECIFIED: State(SAID[Outcome.UNDERSPECIFIED], "warn"),
}
ANSWERS: Mapping[str, State] = {
    Outcome.HIT: State(SAID[Outcome.HIT], "go"),
    Outcome.NO_HIT: STATES[Outcome.NO_HIT],
    Outcome.UNDERSPECIFIED: STATES[Outcome.UNDERSPECIFIED],
}


def rows(case: Case, people: tuple[Standing, ...]) -> tuple[PersonRow, ...]:
    """One row a person; nothing while neither side has anything to say of them."""
    searched = case.side == Side.RESPONDER
    if not searched and not any(one.said for one in people):
        return ()
    return tuple(
        PersonRow(
            title=Said("Person {place}", {"place": str(one.place)}),
            category=one.category,
            state=STATES[one.outcome] if searched else None,
            said=ANSWERS.get(one.said),
        )
        for one in people
    )
