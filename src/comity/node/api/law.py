"""Packs of law: what the node judges by, what another version changes, and taking one into use by two officers."""
# ruff: noqa: ARG001 - ninja hands every route the request

from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import StringConstraints

from comity.node.api.auth import officer
from comity.node.api.errors import LIST_PROBLEMS, PROBLEMS
from comity.node.api.inputs import Input, Reference, Sentence
from comity.node.register import queries
from comity.node.register.adopt_pack import approve_pack, propose_pack, reject_pack
from comity.node.register.queries import PackPage, PackRow

router = Router()
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class PackIn(Input):
    """A pack as a TOML file, and what changed and why."""

    toml: Annotated[str, StringConstraints(min_length=1, max_length=1_000_000)]
    reason: Sentence


class Approval(Input):
    """Which bytes were read, by their SHA-256, and what they were compared with."""

    sha256: Digest
    reason: Sentence


class Taken(Schema):
    """A version of a pack, known by the hash of its bytes."""

    pack: str
    version: str
    sha256: str


@router.get("/packs", response={200: list[PackRow], **LIST_PROBLEMS}, operation_id="list_packs")
def packs(request: HttpRequest) -> list[PackRow]:
    """Every pack of law: version in use, version that ships, how much of it was read."""
    return list(queries.pack_rows())


@router.get("/packs/{pack}", response={200: PackPage, **PROBLEMS}, operation_id="get_pack")
def one(request: HttpRequest, pack: Reference) -> PackPage:
    """One pack: what a lawyer should read, what proposals change line by line, what was adopted."""
    return queries.pack_page(pack)


@router.post("/packs", response={201: Taken, **PROBLEMS}, operation_id="propose_pack")
def propose(request: HttpRequest, said: PackIn) -> Status[Taken]:
    """Put a pack before a second officer; nothing changes until it is approved."""
    row = propose_pack(officer(request), said.toml.encode(), reason=said.reason)
    return Status(201, Taken(pack=row.pack, version=row.version, sha256=row.sha256))


@router.post("/packs/{pack}/approve", response={200: Taken, **PROBLEMS}, operation_id="approve_pack")
def approve(request: HttpRequest, pack: Reference, said: Approval) -> Taken:
    """Approve the bytes a colleague proposed; the node judges by them from now on."""
    row = approve_pack(officer(request), pack, digest=said.sha256, reason=said.reason)
    return Taken(pack=row.pack, version=row.version, sha256=row.sha256)


@router.post("/packs/{pack}/reject", response={204: None, **PROBLEMS}, operation_id="reject_pack")
def reject(request: HttpRequest, pack: Reference, said: Approval) -> Status[None]:
    """Reject the bytes a colleague proposed, or withdraw one's own: nobody can approve them any more."""
    reject_pack(officer(request), pack, digest=said.sha256, reason=said.reason)
    return Status(204, None)
