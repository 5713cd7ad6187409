"""Hits of a case: what stands undecided, and what an answer may say on their strength."""

from collections.abc import Collection, Mapping

from comity.node.casework.models import Case, HitRow
from comity.node.staff.errors import NotFound, Refused
from comity.rules.fields import Json
from comity.rules.lifecycle import Guard, Move
from comity.rules.request_type import RequestType


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


def void(case: Case, subjects: Collection[str]) -> None:
    """Drop the hits of subjects who are not the people they were found for (inside an open act)."""
    for row in HitRow.objects.filter(case=case, subject__in=subjects):
        row.delete()


def support(case: Case, kind: RequestType, answers: Mapping[str, Json], move: Move) -> None:
    """Check that every hit was decided, and that an answer says no more than a person confirmed.

    Raises:
        Refused: the cross-check has not run, a hit is undecided, or a hit is claimed that nobody confirmed.
    """
    if Guard.HITS_DECIDED not in move.guards:
        return
    if kind.subjects and case.checked is None:
        raise Refused("The check against our own records has not finished yet.", code="not-checked")
    if waiting := undecided(case):
        raise Refused("{count} possible hits wait for a person.", {"count": waiting}, code="hits-undecided")
    confirmed = HitRow.objects.filter(case=case, state=HitRow.State.CONFIRMED).exists()
    if kind.claims_hit(answers) and not confirmed:
        raise Refused(
            "The answer says we know the person, but nobody confirmed a hit.", code="hit-not-confirmed"
        )
