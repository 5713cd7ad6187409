"""Communiqués on their way into the register: read, decided item by item, put in."""
# ruff: noqa: ARG001 - ninja hands every route the request

from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import Field, StrictInt, StringConstraints

from comity.node.api.auth import officer
from comity.node.api.errors import PROBLEMS
from comity.node.api.inputs import Form, Input, Reference, Row, Word
from comity.node.register import communiques, queries
from comity.node.register.queries import ReviewPage

router = Router()
Offset = Annotated[StrictInt, Field(ge=0, le=2_000_000)]


class CommuniqueIn(Input):
    """A communiqué or minutes as text; the bytes are kept as they came."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    text: Annotated[str, StringConstraints(min_length=1, max_length=2_000_000)]
    language: Annotated[str, StringConstraints(max_length=5, pattern=r"^([a-z]{2})?$")] = ""


class Made(Schema):
    """What was made."""

    reference: str


class Correction(Input):
    """A corrected item: its values, and its place in the text when that was wrong."""

    value: Form
    start: Offset | None = None
    end: Offset | None = None


class Known(Input):
    """A meeting already in the register to merge with, or ``apart`` to keep this one apart."""

    known: Word = ""


class Ok(Schema):
    """It was done."""

    done: bool = True


@router.post("/communiques", response={201: Made, **PROBLEMS}, operation_id="read_communique")
def read(request: HttpRequest, said: CommuniqueIn) -> Status[Made]:
    """Read a communiqué into items an officer confirms."""
    made = communiques.read_communique(
        officer(request), said.text.encode(), said.name, lang=said.language or None
    )
    return Status(201, Made(reference=made.reference))


@router.get("/communiques/{reference}", response={200: ReviewPage, **PROBLEMS}, operation_id="get_communique")
def review(request: HttpRequest, reference: Reference) -> ReviewPage:
    """A communiqué with its items in the order of the text."""
    return queries.communique(reference)


@router.post("/items/{item}/accept", response={200: Ok, **PROBLEMS}, operation_id="accept_item")
def accept(request: HttpRequest, item: Row) -> Ok:
    """Accept an item as it was read."""
    communiques.accept(officer(request), item)
    return Ok()


@router.post("/items/{item}/correct", response={200: Ok, **PROBLEMS}, operation_id="correct_item")
def correct(request: HttpRequest, item: Row, said: Correction) -> Ok:
    """Correct an item."""
    communiques.correct(officer(request), item, said.value, start=said.start, end=said.end)
    return Ok()


@router.post("/items/{item}/reject", response={200: Ok, **PROBLEMS}, operation_id="reject_item")
def reject(request: HttpRequest, item: Row) -> Ok:
    """Reject an item; it stays in its place, struck through."""
    communiques.reject(officer(request), item)
    return Ok()


@router.post("/items/{item}/undo", response={200: Ok, **PROBLEMS}, operation_id="undo_item")
def undo(request: HttpRequest, item: Row) -> Ok:
    """Take back what was decided about an item."""
    communiques.undo(officer(request), item)
    return Ok()


@router.post(
    "/communiques/{reference}/put-into-register",
    response={201: Made, **PROBLEMS},
    operation_id="put_into_register",
)
def put(request: HttpRequest, reference: Reference, said: Known) -> Status[Made]:
    """Put what was confirmed into the register; refused while an item is undecided."""
    made = communiques.put_into_register(officer(request), reference, known=said.known)
    return Status(201, Made(reference=made.reference))
