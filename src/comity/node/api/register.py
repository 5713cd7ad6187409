"""The register: partners, agreements, meetings, commitments."""
# ruff: noqa: ARG001 - ninja hands every route the request

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema

from comity.node.api.errors import LIST_PROBLEMS, PROBLEMS
from comity.node.api.inputs import Letters, Reference, Word
from comity.node.api.window import Keyed, piece_by
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


class Partners(Schema):
    """A piece of the partners; ``next`` is the cursor of the piece after it, empty at the end."""

    rows: list[PartnerRow]
    next: str


class Agreements(Schema):
    """A piece of the agreements; ``next`` as above."""

    rows: list[AgreementRow]
    next: str


class Meetings(Schema):
    """A piece of the meetings; ``next`` as above."""

    rows: list[MeetingRow]
    next: str


class Commitments(Schema):
    """A piece of the commitments; ``next`` as above."""

    rows: list[CommitmentRow]
    next: str


def _today() -> date:
    return timezone.localdate()


def _one(said: str) -> tuple[str, ...]:
    return (said,) if said else ()


@router.get("/partners", response={200: Partners, **LIST_PROBLEMS}, operation_id="list_partners")
def partners(request: HttpRequest, window: Query[Keyed]) -> Partners:
    """Every partner by its code."""
    rows, after = piece_by(queries.partners(_today()), lambda one: one.code, window)
    return Partners(rows=rows, next=after)


@router.get("/partners/{code}", response={200: PartnerPage, **PROBLEMS}, operation_id="get_partner")
def partner(request: HttpRequest, code: Reference) -> PartnerPage:
    """One partner."""
    return queries.partner(code, _today())


@router.get("/agreements", response={200: Agreements, **LIST_PROBLEMS}, operation_id="list_agreements")
def agreements(
    request: HttpRequest, window: Query[Keyed], partner: Word = "", stage: Word = "", text: Letters = ""
) -> Agreements:
    """Agreements, narrowed by what is given."""
    wanted = queries.AgreementFilters(partners=_one(partner), stages=_one(stage), text=text)
    rows, after = piece_by(queries.agreements(wanted).rows, lambda one: one.id, window)
    return Agreements(rows=rows, next=after)


@router.get(
    "/agreements/{reference}", response={200: AgreementPage, **PROBLEMS}, operation_id="get_agreement"
)
def agreement(request: HttpRequest, reference: Reference) -> AgreementPage:
    """One agreement with its stages and provisions."""
    return queries.agreement(reference)


@router.get("/meetings", response={200: Meetings, **LIST_PROBLEMS}, operation_id="list_meetings")
def meetings(request: HttpRequest, window: Query[Keyed], partner: Word = "") -> Meetings:
    """Meetings, newest first."""
    rows, after = piece_by(queries.meetings(_one(partner)).rows, lambda one: one.reference, window)
    return Meetings(rows=rows, next=after)


@router.get("/meetings/{reference}", response={200: MeetingPage, **PROBLEMS}, operation_id="get_meeting")
def meeting(request: HttpRequest, reference: Reference) -> MeetingPage:
    """One meeting with sides, agreements and commitments."""
    return queries.meeting(reference, _today())


@router.get("/commitments", response={200: Commitments, **LIST_PROBLEMS}, operation_id="list_commitments")
def commitments(
    request: HttpRequest, window: Query[Keyed], partner: Word = "", state: Word = ""
) -> Commitments:
    """Commitments, ours and theirs."""
    wanted = queries.CommitmentFilters(partners=_one(partner), states=_one(state))
    rows, after = piece_by(queries.commitments(wanted, _today()).rows, lambda one: one.reference, window)
    return Commitments(rows=rows, next=after)
