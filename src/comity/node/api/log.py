"""The log: its newest head, its entries without matter, and whether it still says what was done."""
# ruff: noqa: ARG001 - ninja hands every route the request

from datetime import datetime

from django.http import HttpRequest
from ninja import Query, Router, Schema

from comity.node.api.auth import officer
from comity.node.api.errors import LIST_PROBLEMS
from comity.node.api.inputs import Word
from comity.node.api.window import Window
from comity.node.audit import queries
from comity.node.audit.checks.uncovered import UNCOVERED
from comity.node.staff.verify import verify

router = Router()


class Head(Schema):
    """The newest checkpoint: size and root of the tree, and the signed note itself."""

    size: int
    root: str
    note: str


class Line(Schema):
    """One entry: its frame names no person."""

    seq: int | None
    at: datetime
    kind: str
    frame: dict[str, object]
    leaf_hash: str


class Lines(Schema):
    """A piece of the log; ``next`` is the cursor of the piece after it, empty at the end."""

    rows: list[Line]
    next: str


class Verified(Schema):
    """What checking the whole log found; ``not_covered`` are tables nobody checks, with the reason."""

    whole: bool
    size: int
    waiting: int
    rows: int
    faults: list[str]
    not_covered: dict[str, str]


@router.get("/checkpoint", response={200: Head, **LIST_PROBLEMS}, operation_id="get_checkpoint")
def checkpoint(request: HttpRequest) -> Head:
    """The newest checkpoint; size 0 before the first."""
    newest = queries.newest_checkpoint()
    if newest is None:
        return Head(size=0, root="", note="")
    return Head(size=newest.size, root=bytes(newest.root).hex(), note=bytes(newest.note).decode())


@router.get("/entries", response={200: Lines, **LIST_PROBLEMS}, operation_id="list_entries")
def entries(request: HttpRequest, window: Query[Window], kind: Word = "") -> Lines:
    """Entries, newest first; of a rare kind a piece may hold few or none and yet not be the last."""
    found, after = queries.piece(most=window.limit, before=int(window.cursor or 0), kind=kind)
    rows = [Line(seq=e.seq, at=e.at, kind=e.kind, frame=e.frame, leaf_hash=e.leaf_hash.hex()) for e in found]
    return Lines(rows=rows, next=str(after or ""))


@router.post("/verify", response={200: Verified, **LIST_PROBLEMS}, operation_id="verify_log")
def check(request: HttpRequest) -> Verified:
    """Check every entry, the tree, the checkpoints and every covered row."""
    report = verify(officer(request))
    return Verified(
        whole=report.whole,
        size=report.size,
        waiting=report.waiting,
        rows=report.rows,
        faults=[str(fault) for fault in report.faults],
        not_covered=dict(UNCOVERED),
    )
