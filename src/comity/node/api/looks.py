"""The people of a case: every look is logged with its purpose before anything is shown; nothing is cached."""

from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from ninja import Query, Router

from comity.node.api.auth import officer
from comity.node.api.errors import PROBLEMS, say
from comity.node.api.inputs import Form, Reference
from comity.node.api.shapes import CandidateOut, FindingOut, Preview, ReasonsOut
from comity.node.api.why import Why, purpose_of
from comity.node.api.window import Window, piece
from comity.node.casework import queries
from comity.node.casework.print_letter import print_letter
from comity.node.casework.queries import HitInfo, SubjectInfo
from comity.node.staff.look import Look, look

router = Router()
router.add_decorator(never_cache, mode="view")
PDF = {
    "responses": {
        200: {"description": "PDF/A-2b", "content": {"application/pdf": {"schema": {"type": "string"}}}}
    }
}


def _look(request: HttpRequest, number: str, why: str) -> Look:
    """Log the look; a case that is not there is said first."""
    queries.case(number)
    return look(officer(request), purpose_of(request, why), number)


def _cited(number: str) -> str:
    cited = queries.article(number)
    return say(cited.text, cited.params)


@router.get(
    "/{number}/subjects", response={200: list[SubjectInfo], **PROBLEMS}, operation_id="look_at_subjects"
)
def subjects(request: HttpRequest, number: Reference, why: Why = "") -> list[SubjectInfo]:
    """The people of a case; the look is logged with its purpose."""
    return queries.subjects(number, _look(request, number, why))


@router.get("/{number}/forms", response={200: dict[str, Form], **PROBLEMS}, operation_id="look_at_forms")
def forms(request: HttpRequest, number: Reference, why: Why = "") -> dict[str, Form]:
    """Everything asked and answered; the look is logged with its purpose."""
    told = queries.forms(number, _look(request, number, why))
    return {part.value: dict(content) for part, content in told.items()}


@router.get("/{number}/reasons", response={200: ReasonsOut, **PROBLEMS}, operation_id="look_at_reasons")
def reasons(request: HttpRequest, number: Reference, window: Query[Window], why: Why = "") -> ReasonsOut:
    """What officers of both sides wrote with their verbs; the look is logged with its purpose."""
    rows, after = piece(queries.reasons(number, _look(request, number, why)), window)
    return ReasonsOut(rows=rows, next=after)


@router.get("/{number}/hits", response={200: list[HitInfo], **PROBLEMS}, operation_id="look_at_hits")
def hits(request: HttpRequest, number: Reference, why: Why = "") -> list[HitInfo]:
    """Possible and decided hits with both sides and every reason; the look is logged with its purpose."""
    return queries.hits(number, _look(request, number, why))


@router.get("/{number}/preview", response={200: Preview, **PROBLEMS}, operation_id="preview_case")
def preview(request: HttpRequest, number: Reference, why: Why = "") -> Preview:
    """What is missing and what the law would say today; nothing is kept."""
    seen = _look(request, number, why)
    judged = queries.preview(number, seen, today=datetime.now(UTC))
    return Preview(
        missing={name: say(text, params) for name, (text, params) in queries.missing(number, seen).items()},
        served_by=[
            CandidateOut(
                instrument=c.instrument,
                article=_cited(c.article),
                why=say(c.why, c.why_params),
                verified=c.verified,
            )
            for c in judged.basis.served_by
        ],
        not_served_by=[
            CandidateOut(instrument=n.instrument, why=say(n.why, n.params))
            for n in judged.basis.not_served_by
        ],
        findings=[
            FindingOut(
                rule=f.rule,
                result=f.result.value,
                layer=f.layer.value,
                sentence=say(*f.shown()),
                source=f.source,
                verified=f.verified,
            )
            for f in judged.verdict.findings
        ],
        allowed=not judged.bars,
    )


@router.get(
    "/{number}/letters/{which}.pdf", response=PROBLEMS, operation_id="print_letter", openapi_extra=PDF
)
def letter(request: HttpRequest, number: Reference, which: Reference, why: Why = "") -> HttpResponse:
    """The request or the answer as PDF/A, in the reader's language; printing is logged."""
    language = get_language() or "en"
    pdf = print_letter(
        officer(request), number, which, purpose=purpose_of(request, why), say=say, language=language
    )
    return HttpResponse(pdf, content_type="application/pdf")
