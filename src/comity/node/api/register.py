"""The register: partners, agreements, meetings, commitments, and communiqués on their way into it."""

from datetime import UTC, date, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import StringConstraints

from comity.node.api.errors import PROBLEMS
from comity.node.register import communiques, queries
from comity.node.register.queries import (
    AgreementPage,
    AgreementRow,
    CommitmentRow,
    MeetingPage,
    MeetingRow,
    PartnerPage,
    PartnerRow,
    ReviewPage,
)
from comity.node.staff.act import Officer

router = Router()
Sentence = Annotated[str, StringConstraints(max_length=4000)]


class CommuniqueIn(Schema):
    """A communiqué or minutes as text; the bytes are kept as they came."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    text: Annotated[str, StringConstraints(min_length=1, max_length=2_000_000)]
    language: Annotated[str, StringConstraints(max_length=5)] = ""


class Reference(Schema):
    """What was made."""

    reference: str


class Correction(Schema):
    """A corrected item: its values, and its place in the text when that was wrong."""

    value: dict[str, Any]
    start: int | None = None
    end: int | None = None


class Known(Schema):
    """A meeting already in the register to merge with, or ``apart`` to keep this one apart."""

    known: Annotated[str, StringConstraints(max_length=40)] = ""


class Ok(Schema):
    """It was done."""

    done: bool = True


def _today() -> date:
    return datetime.now(UTC).date()


def _who(request: HttpRequest) -> Officer:
    who: Officer = request.auth  # type: ignore[attr-defined]  # set by ninja from Bearer
    return who


@router.get("/partners", response={200: list[PartnerRow], **PROBLEMS}, operation_id="list_partners")
def partners(request: HttpRequest) -> list[PartnerRow]:
    """Every partner."""
    return list(queries.partners(_today()))


@router.get("/partners/{code}", response={200: PartnerPage, **PROBLEMS}, operation_id="get_partner")
def partner(request: HttpRequest, code: str) -> PartnerPage:
    """One partner."""
    return queries.partner(code, _today())


@router.get("/agreements", response={200: list[AgreementRow], **PROBLEMS}, operation_id="list_agreements")
def agreements(request: HttpRequest, partner: str = "", stage: str = "", text: str = "") -> list[AgreementRow]:
    """Agreements, narrowed by what is given."""
    wanted = queries.AgreementFilters(partners=(partner,) if partner else (), stages=(stage,) if stage else (), text=text)
    return list(queries.agreements(wanted).rows)


@router.get("/agreements/{reference}", response={200: AgreementPage, **PROBLEMS}, operation_id="get_agreement")
def agreement(request: HttpRequest, reference: str) -> AgreementPage:
    """One agreement with its stages and provisions."""
    return queries.agreement(reference)


@router.get("/meetings", response={200: list[MeetingRow], **PROBLEMS}, operation_id="list_meetings")
def meetings(request: HttpRequest, partner: str = "") -> list[MeetingRow]:
    """Meetings, newest first."""
    return list(queries.meetings((partner,) if partner else ()).rows)


@router.get("/meetings/{reference}", response={200: MeetingPage, **PROBLEMS}, operation_id="get_meeting")
def meeting(request: HttpRequest, reference: str) -> MeetingPage:
    """One meeting with sides, agreements and commitments."""
    return queries.meeting(reference, _today())


@router.get("/commitments", response={200: list[CommitmentRow], **PROBLEMS}, operation_id="list_commitments")
def commitments(request: HttpRequest, partner: str = "", state: str = "") -> list[CommitmentRow]:
    """Commitments, ours and theirs."""
    wanted = queries.CommitmentFilters(partners=(partner,) if partner else (), states=(state,) if state else ())
    return list(queries.commitments(wanted, _today()).rows)


@router.post("/communiques", response={201: Reference, **PROBLEMS}, operation_id="read_communique")
def read(request: HttpRequest, said: CommuniqueIn) -> tuple[int, Reference]:
    """Read a communiqué into items an officer confirms."""
    made = communiques.read_communique(
        _who(request), said.text.encode(), said.name, lang=said.language or None
    )
    return 201, Reference(reference=made.reference)


@router.get("/communiques/{reference}", response={200: ReviewPage, **PROBLEMS}, operation_id="get_communique")
def review(request: HttpRequest, reference: str) -> ReviewPage:
    """A communiqué with its items in the order of the text."""
    return queries.communique(reference)


@router.post("/items/{item}/accept", response={200: Ok, **PROBLEMS}, operation_id="accept_item")
def accept(request: HttpRequest, item: int) -> Ok:
    """Accept an item as it was read."""
    communiques.accept(_who(request), item)
    return Ok()


@router.post("/items/{item}/correct", response={200: Ok, **PROBLEMS}, operation_id="correct_item")
def correct(request: HttpRequest, item: int, said: Correction) -> Ok:
    """Correct an item."""
    communiques.correct(_who(request), item, said.value, start=said.start, end=said.end)
    return Ok()


@router.post("/items/{item}/reject", response={200: Ok, **PROBLEMS}, operation_id="reject_item")
def reject(request: HttpRequest, item: int) -> Ok:
    """Reject an item; it stays in its place, struck through."""
    communiques.reject(_who(request), item)
    return Ok()


@router.post("/items/{item}/undo", response={200: Ok, **PROBLEMS}, operation_id="undo_item")
def undo(request: HttpRequest, item: int) -> Ok:
    """Take back what was decided about an item."""
    communiques.undo(_who(request), item)
    return Ok()


@router.post("/communiques/{reference}/put-into-register", response={201: Reference, **PROBLEMS},
             operation_id="put_into_register")
def put(request: HttpRequest, reference: str, said: Known) -> tuple[int, Reference]:
    """Put what was confirmed into the register; refused while an item is undecided."""
    made = communiques.put_into_register(_who(request), reference, known=said.known)
    return 201, Reference(reference=made.reference)
