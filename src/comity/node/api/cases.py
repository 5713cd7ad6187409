"""Cases without their people: draft, change, list, timeline, letters."""
# ruff: noqa: ARG001 - ninja hands every route the request

from django.http import HttpRequest
from ninja import Query, Router, Status

from comity.node.api.auth import officer
from comity.node.api.errors import LIST_PROBLEMS, PROBLEMS
from comity.node.api.inputs import Reference
from comity.node.api.shapes import CasesIn, DraftIn, EventsOut, LetterOut, LettersOut, RedraftIn
from comity.node.api.window import Window, piece
from comity.node.casework import queries
from comity.node.casework.draft import Draft, draft, redraft
from comity.node.casework.queries import CaseInfo, CasePiece, CaseWanted
from comity.node.exchange import queries as exchange

router = Router()


@router.get("", response={200: CasePiece, **LIST_PROBLEMS}, operation_id="list_cases")
def cases(request: HttpRequest, which: Query[CasesIn]) -> CasePiece:
    """Cases, newest first, without their people; `next` is the cursor of the next piece, empty at the end."""
    return queries.cases(CaseWanted(**which.model_dump()))


@router.post("", response={201: CaseInfo, **PROBLEMS}, operation_id="draft_case")
def new(request: HttpRequest, typed: DraftIn) -> Status[CaseInfo]:
    """Draft a request."""
    made = draft(officer(request), Draft(typed.type_code, typed.partner, typed.asks, typed.checks))
    return Status(201, queries.case(made.number))


@router.get("/{number}", response={200: CaseInfo, **PROBLEMS}, operation_id="get_case")
def one(request: HttpRequest, number: Reference) -> CaseInfo:
    """One case, without its people."""
    return queries.case(number)


@router.put("/{number}", response={200: CaseInfo, **PROBLEMS}, operation_id="redraft_case")
def change(request: HttpRequest, number: Reference, typed: RedraftIn) -> CaseInfo:
    """Change a draft."""
    shall = Draft(typed.type_code, typed.partner, typed.asks, typed.checks)
    redraft(officer(request), number, shall, revision=typed.revision)
    return queries.case(number)


@router.get("/{number}/timeline", response={200: EventsOut, **PROBLEMS}, operation_id="get_timeline")
def timeline(request: HttpRequest, number: Reference, window: Query[Window]) -> EventsOut:
    """What happened, oldest first."""
    queries.case(number)
    rows, after = piece(queries.timeline(number), window)
    return EventsOut(rows=rows, next=after)


@router.get("/{number}/letters", response={200: LettersOut, **PROBLEMS}, operation_id="list_letters")
def letters(request: HttpRequest, number: Reference, window: Query[Window]) -> LettersOut:
    """The letters of the case, oldest first, without their content."""
    queries.case(number)
    found, after = piece(exchange.letters(number), window)
    rows = [
        LetterOut(
            mid=one.mid, direction=one.direction, kind=one.kind, state=one.state, seq=one.seq, at=one.at
        )
        for one in found
    ]
    return LettersOut(rows=rows, next=after)
