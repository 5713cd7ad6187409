"""The register: partners, agreements, meetings, commitments."""
# ruff: noqa: ARG001 - ninja hands every route the request

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from comity.node.api.errors import LIST_PROBLEMS, PROBLEMS
from comity.node.api.inputs import Letters, Reference, Word
from comity.node.register import queries
from comity.node.register.queries import (
    AgreementPage,
    AgreementRow,
    CommitmentRow,
    MeetingPage,
    MeetingRow,
    PartnerPage,
    PartnerRow,
)

router = Router()


def _today() -> date:
    return timezone.localdate()


def _one(said: str) -> tuple[str, ...]:
    return (said,) if said else ()


@router.get("/partners", response={200: list[PartnerRow], **LIST_PROBLEMS}, operation_id="list_partners")
def partners(request: HttpRequest) -> list[PartnerRow]:
    """Every partner."""
    return list(queries.partners(_today()))


@router.get("/partners/{code}", response={200: PartnerPage, **PROBLEMS}, operation_id="get_partner")
def partner(request: HttpRequest, code: Reference) -> PartnerPage:
    """One partner."""
    return queries.partner(code, _today())


@router.get(
    "/agreements", response={200: list[AgreementRow], **LIST_PROBLEMS}, operation_id="list_agreements"
)
def agreements(
    request: HttpRequest, partner: Word = "", stage: Word = "", text: Letters = ""
) -> list[AgreementRow]:
    """Agreements, narrowed by what is given."""
    wanted = queries.AgreementFilters(partners=_one(partner), stages=_one(stage), text=text)
    return list(queries.agreements(wanted).rows)


@router.get(
    "/agreements/{reference}", response={200: AgreementPage, **PROBLEMS}, operation_id="get_agreement"
)
def agreement(request: HttpRequest, reference: Reference) -> AgreementPage:
    """One agreement with its stages and provisions."""
    return queries.agreement(reference)


@router.get("/meetings", response={200: list[MeetingRow], **LIST_PROBLEMS}, operation_id="list_meetings")
def meetings(request: HttpRequest, partner: Word = "") -> list[MeetingRow]:
    """Meetings, newest first."""
    return list(queries.meetings(_one(partner)).rows)


@router.get("/meetings/{reference}", response={200: MeetingPage, **PROBLEMS}, operation_id="get_meeting")
def meeting(request: HttpRequest, reference: Reference) -> MeetingPage:
    """One meeting with sides, agreements and commitments."""
    return queries.meeting(reference, _today())


@router.get(
    "/commitments", response={200: list[CommitmentRow], **LIST_PROBLEMS}, operation_id="list_commitments"
)
def commitments(request: HttpRequest, partner: Word = "", state: Word = "") -> list[CommitmentRow]:
    """Commitments, ours and theirs."""
    wanted = queries.CommitmentFilters(partners=_one(partner), states=_one(state))
    return list(queries.commitments(wanted, _today()).rows)
