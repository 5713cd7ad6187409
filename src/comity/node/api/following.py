"""What a case can become, and making it: a further request with nothing typed again."""
# ruff: noqa: ARG001 - ninja hands every route the request

from django.http import HttpRequest
from ninja import Router, Status

from comity.node.api.auth import officer
from comity.node.api.errors import PROBLEMS
from comity.node.api.inputs import Reference
from comity.node.api.shapes import FollowUpIn
from comity.node.api.types import TypeLine
from comity.node.casework import queries
from comity.node.casework.follow_up import follow_up
from comity.node.casework.queries import CaseInfo
from comity.node.casework.steps.kinds import kind_of
from comity.rules import following

router = Router()


@router.get(
    "/{number}/follow-ups", response={200: list[TypeLine], **PROBLEMS}, operation_id="list_follow_ups"
)
def possible(request: HttpRequest, number: Reference) -> list[TypeLine]:
    """The types of request that can be made of this case where it stands."""
    case = queries.case(number)
    found = following.targets(queries.registry(), kind_of(case.type_code), case.stage)
    return [TypeLine(code=kind.code, title=kind.title, regime=kind.regime.value) for kind in found]


@router.post("/{number}/follow-ups", response={201: CaseInfo, **PROBLEMS}, operation_id="follow_up_case")
def make(request: HttpRequest, number: Reference, typed: FollowUpIn) -> Status[CaseInfo]:
    """Draft a request of another type with what this case holds; what was confirmed is confirmed anew."""
    made = follow_up(officer(request), number, typed.type_code)
    return Status(201, queries.case(made.number))
