"""Facts the node itself tells the rules, beside the forms: channel, offices, review. Missing stays unknown."""

from django.conf import settings

from comity.node.casework.models import Case
from comity.node.casework.steps import capacity, subjects
from comity.node.casework.steps.subjects import Outcome
from comity.node.exchange import queries as exchange
from comity.node.register import queries as register
from comity.rules.competence import Office, Offices
from comity.rules.findings import Direction
from comity.rules.request_type import RequestType


def known(case: Case, kind: RequestType, direction: Direction) -> dict[str, object]:
    """What the node knows of a case, at one door, by the words of the rules' vocabulary."""
    own = settings.COMITY_HOME.country
    arriving = direction is Direction.IN_REQUEST
    recipient = own if arriving else case.partner
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
    receiving = offices(kind, recipient).get(recipient)
    if receiving is not None:
        told["recipient_competent"] = bool(receiving)
    return told


def offices(kind: RequestType, *states: str) -> Offices:
    """The offices that deal with this kind of request; a state of which no body is known is left out."""
    known = {state: register.authorities(state) for state in states}
    return {
        state: tuple(Office(one.name, one.within) for one in bodies if kind.regime.value in one.tasks)
        for state, bodies in known.items()
        if bodies
    }
