"""Facts the node itself tells the rules, beside the forms: channel, competence, review. Missing stays unknown."""

from django.conf import settings

from comity.node.casework.models import Case
from comity.node.casework.steps import capacity, subjects
from comity.node.casework.steps.subjects import Outcome
from comity.node.exchange import queries as exchange
from comity.node.register import queries as register
from comity.rules.findings import Direction
from comity.rules.request_type import RequestType


def known(case: Case, kind: RequestType, direction: Direction) -> dict[str, object]:
    """What the node knows of a case, at one door, by the words of the rules' vocabulary."""
    own = settings.COMITY_HOME.country
    arriving = direction is Direction.IN_REQUEST
    sender, recipient = (case.partner, own) if arriving else (own, case.partner)
    told: dict[str, object] = {
        "channel": "node" if exchange.pin(case.partner) else "paper",
        "review_date_set": case.review is not None,
        # the verdict keeps the ground and the outbox writes a disclosure row, both in the act that sends
        "transfer_ground_recorded": True,
        "capacity_left": capacity.left(case, kind),
    }
    people = subjects.standings(case)
    if all(one.outcome is not Outcome.UNCHECKED for one in people):
        told["hits_open"] = sum(one.possible for one in people)
    for fact, state in (("sender_competent", sender), ("recipient_competent", recipient)):
        competent = _competent(state, kind)
        if competent is not None:
            told[fact] = competent
    return told


def _competent(state: str, kind: RequestType) -> bool | None:
    """Whether a body of that state is known to be competent; None while no body of it is known."""
    bodies = register.authorities(state)
    return any(kind.regime.value in body.tasks for body in bodies) if bodies else None
