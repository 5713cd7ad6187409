"""Hits of a case: what stands undecided, and what an answer may say of each person on their strength."""

from collections.abc import Mapping

from comity.node.casework.models import Case, HitRow
from comity.node.casework.steps import subjects
from comity.node.casework.steps.forms import Forms
from comity.node.casework.steps.subjects import Outcome
from comity.node.staff.errors import NotFound, Refused
from comity.rules.lifecycle import Guard, Move
from comity.rules.request_type import Part, RequestType


def case_of(hit: int) -> str:
    """Number of the case a hit belongs to.

    Raises:
        NotFound: there is no such hit.
    """
    number = HitRow.objects.filter(pk=hit).values_list("case__number", flat=True).first()
    if number is None:
        raise NotFound("There is no such hit.")
    return str(number)


def undecided(case: Case) -> int:
    """How many hits wait for a person."""
    return HitRow.objects.filter(case=case, state=HitRow.State.POSSIBLE).count()


def support(case: Case, kind: RequestType, forms: Forms, move: Move) -> Mapping[str, Outcome]:
    """What an answer says of each person, once every hit was decided and none is claimed that nobody confirmed.

    An answer calls somebody a hit only when it tells something of them; a confirmed hit it keeps to itself (a spent
    conviction, another purpose) leaves as ‘no hit’.

    Raises:
        Refused: somebody was not searched for, a hit is undecided, or one is claimed that nobody confirmed.
    """
    if Guard.HITS_DECIDED not in move.guards:
        return {}
    people = subjects.standings(case)
    if any(one.outcome is Outcome.UNCHECKED for one in people):
        raise Refused("The check against our own records has not finished yet.", code="not-checked")
    if waiting := sum(one.possible for one in people):
        raise Refused("{count} possible hits wait for a person.", {"count": waiting}, code="hits-undecided")
    claimed = kind.claimed(forms.get(Part.ASKS, {}), forms.get(Part.ANSWERS, {}))
    confirmed = {one.path for one in people if one.outcome is Outcome.HIT}
    if claimed - confirmed:
        raise Refused(
            "The answer says we know a person, but nobody confirmed a hit of this person.",
            code="hit-not-confirmed",
        )
    return {one.path: _said(one.outcome, claimed=one.path in claimed) for one in people}


def _said(found: Outcome, *, claimed: bool) -> Outcome:
    return Outcome.NO_HIT if found is Outcome.HIT and not claimed else found
