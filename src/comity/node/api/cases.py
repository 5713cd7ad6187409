"""Cases: every verb of casework as a route, one act each."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from ninja import Query, Router, Schema
from pydantic import StringConstraints

from comity.node.api.errors import PROBLEMS, say
from comity.node.casework import queries
from comity.node.casework.acknowledge import acknowledge
from comity.node.casework.advance import advance
from comity.node.casework.answer import answer
from comity.node.casework.approve import approve
from comity.node.casework.ask_clarification import ask_clarification
from comity.node.casework.close import close
from comity.node.casework.decide_hit import decide_hit
from comity.node.casework.draft import Draft, draft, redraft
from comity.node.casework.give_clarification import give_clarification
from comity.node.casework.prepare_answer import prepare_answer
from comity.node.casework.print_letter import print_letter
from comity.node.casework.queries import CaseInfo, EventInfo, HitInfo, SubjectInfo
from comity.node.casework.recall import recall
from comity.node.casework.record_reasons import record_reasons
from comity.node.casework.refuse import refuse
from comity.node.casework.send import send
from comity.node.casework.send_back import send_back
from comity.node.casework.submit import submit
from comity.node.casework.take_back import take_back
from comity.node.exchange import queries as exchange
from comity.node.staff.act import Officer
from comity.node.staff.errors import NotFound
from comity.node.staff.look import look
from comity.rules.verdict import Direction

router = Router()
Word = Annotated[str, StringConstraints(max_length=80, pattern=r"^[\w.:-]*$")]
Sentence = Annotated[str, StringConstraints(max_length=4000)]
Form = dict[str, Any]


class DraftIn(Schema):
    """A draft: what is asked, and what the officer confirms."""

    type_code: Word
    partner: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    asks: Form = {}
    checks: Form = {}


class Said(Schema):
    """What is said with a verb; each verb takes what it needs and ignores the rest."""

    reason: Sentence = ""
    ground: Word = ""
    rule: Word = ""
    verb: Word = ""
    direction: Direction = Direction.OUT_REQUEST
    revision: int | None = None
    fields: Form = {}
    answers: Form = {}
    checks: Form = {}
    part: bool = False


class Decision(Schema):
    """Whether a hit is the same person, and what made the officer decide."""

    same: bool
    note: Sentence


class FindingOut(Schema):
    """What one rule says, in the reader's language."""

    rule: str
    result: str
    layer: str
    sentence: str
    source: str
    verified: bool


class CandidateOut(Schema):
    """An instrument that serves, or does not, and why."""

    instrument: str
    article: str = ""
    why: str
    verified: bool = False


class Preview(Schema):
    """What is missing, what the law says: nothing is kept."""

    missing: dict[str, str]
    served_by: list[CandidateOut]
    not_served_by: list[CandidateOut]
    findings: list[FindingOut]
    allowed: bool


class LetterOut(Schema):
    """A letter of the case, without its content."""

    mid: str
    direction: str
    kind: str
    state: str
    seq: int
    at: datetime


def _who(request: HttpRequest) -> Officer:
    who: Officer = request.auth  # type: ignore[attr-defined]  # set by ninja from Bearer
    return who


Verb = Callable[[Officer, str, Said], object]
VERBS: dict[str, Verb] = {
    "submit": lambda who, number, _: submit(who, number),
    "take-back": lambda who, number, _: take_back(who, number),
    "send-back": lambda who, number, said: send_back(who, number, reason=said.reason),
    "approve": lambda who, number, said: approve(who, number, revision=said.revision),
    "send": lambda who, number, _: send(who, number),
    "acknowledge": lambda who, number, _: acknowledge(who, number),
    "ask-clarification": lambda who, number, said: ask_clarification(who, number, reason=said.reason),
    "give-clarification": lambda who, number, said: give_clarification(
        who, number, fields=said.fields, reason=said.reason
    ),
    "answer": lambda who, number, said: answer(
        who, number, answers=said.answers, checks=said.checks, part=said.part
    ),
    "prepare-answer": lambda who, number, said: prepare_answer(
        who, number, answers=said.answers, checks=said.checks, part=said.part
    ),
    "refuse": lambda who, number, said: refuse(
        who, number, ground=said.ground, reason=said.reason, checks=said.checks
    ),
    "recall": lambda who, number, said: recall(who, number, reason=said.reason),
    "close": lambda who, number, _: close(who, number),
    "advance": lambda who, number, said: advance(who, number, said.verb, reason=said.reason),
    "record-reasons": lambda who, number, said: record_reasons(
        who, number, said.rule, reason=said.reason, direction=said.direction
    ),
}
"""The verbs of casework by their names in the address."""


class Purpose(Schema):
    """Why the officer looks at a person; logged."""

    purpose: Sentence = ""


@router.get("", response={200: list[CaseInfo], **PROBLEMS}, operation_id="list_cases")
def cases(request: HttpRequest, partner: Word = "", stage: Word = "", side: Word = "") -> list[CaseInfo]:
    """Cases, newest first, without their people."""
    return queries.cases(partner=partner, stage=stage, side=side)


@router.post("", response={201: CaseInfo, **PROBLEMS}, operation_id="draft_case")
def new(request: HttpRequest, typed: DraftIn) -> tuple[int, CaseInfo]:
    """Draft a request."""
    made = draft(_who(request), _draft(typed))
    return 201, queries.case(made.number)


@router.get("/{number}", response={200: CaseInfo, **PROBLEMS}, operation_id="get_case")
def one(request: HttpRequest, number: str) -> CaseInfo:
    """One case, without its people."""
    return queries.case(number)


@router.put("/{number}", response={200: CaseInfo, **PROBLEMS}, operation_id="redraft_case")
def change(request: HttpRequest, number: str, typed: DraftIn, revision: int | None = None) -> CaseInfo:
    """Change a draft."""
    redraft(_who(request), number, _draft(typed), revision=revision)
    return queries.case(number)


@router.post("/{number}/verbs/{verb}", response={200: CaseInfo, **PROBLEMS}, operation_id="do_verb")
def do(request: HttpRequest, number: str, verb: Word, said: Said) -> CaseInfo:
    """Do one verb of casework: submit, approve, send, answer, refuse, recall and the others."""
    if verb not in VERBS:
        raise NotFound("There is no verb {verb}. There are: {verbs}.", {"verb": verb, "verbs": ", ".join(VERBS)})
    VERBS[verb](_who(request), number, said)
    return queries.case(number)


@router.get("/{number}/timeline", response={200: list[EventInfo], **PROBLEMS}, operation_id="get_timeline")
def timeline(request: HttpRequest, number: str) -> list[EventInfo]:
    """What happened, oldest first."""
    queries.case(number)
    return queries.timeline(number)


@router.get("/{number}/letters", response={200: list[LetterOut], **PROBLEMS}, operation_id="list_letters")
def letters(request: HttpRequest, number: str) -> list[LetterOut]:
    """The letters of the case, without their content."""
    queries.case(number)
    return [
        LetterOut(mid=one.mid, direction=one.direction, kind=one.kind, state=one.state, seq=one.seq, at=one.at)
        for one in exchange.letters(number)
    ]


@router.get("/{number}/subjects", response={200: list[SubjectInfo], **PROBLEMS}, operation_id="look_at_subjects")
def subjects(request: HttpRequest, number: str, why: Query[Purpose]) -> list[SubjectInfo]:
    """The people of a case; the look is logged with its purpose."""
    queries.case(number)
    return queries.subjects(number, look(_who(request), why.purpose, number))


@router.get("/{number}/forms", response={200: dict[str, Form], **PROBLEMS}, operation_id="look_at_forms")
def forms(request: HttpRequest, number: str, why: Query[Purpose]) -> dict[str, Form]:
    """Everything asked and answered; the look is logged with its purpose."""
    queries.case(number)
    told = queries.forms(number, look(_who(request), why.purpose, number))
    return {part.value: dict(content) for part, content in told.items()}


@router.get("/{number}/hits", response={200: list[HitInfo], **PROBLEMS}, operation_id="look_at_hits")
def hits(request: HttpRequest, number: str, why: Query[Purpose]) -> list[HitInfo]:
    """Possible and decided hits with both sides and every reason; the look is logged with its purpose."""
    queries.case(number)
    return queries.hits(number, look(_who(request), why.purpose, number))


@router.post("/{number}/hits/{hit}/decision", response={200: CaseInfo, **PROBLEMS}, operation_id="decide_hit")
def decide(request: HttpRequest, number: str, hit: int, said: Decision) -> CaseInfo:
    """Confirm or dismiss a possible hit."""
    queries.case(number)
    decide_hit(_who(request), hit, same=said.same, note=said.note)
    return queries.case(number)


@router.get("/{number}/preview", response={200: Preview, **PROBLEMS}, operation_id="preview_case")
def preview(request: HttpRequest, number: str, why: Query[Purpose]) -> Preview:
    """What is missing and what the law would say today; nothing is kept."""
    queries.case(number)
    seen = look(_who(request), why.purpose, number)
    judged = queries.preview(number, seen, today=datetime.now(UTC))
    return Preview(
        missing={name: say(text, params) for name, (text, params) in queries.missing(number, seen).items()},
        served_by=[
            CandidateOut(instrument=c.instrument, article=c.article, why=say(c.why, c.why_params), verified=c.verified)
            for c in judged.basis.served_by
        ],
        not_served_by=[
            CandidateOut(instrument=n.instrument, why=say(n.why, n.params)) for n in judged.basis.not_served_by
        ],
        findings=[
            FindingOut(rule=f.rule, result=f.result.value, layer=f.layer.value, sentence=say(*f.shown()),
                       source=f.source, verified=f.verified)
            for f in judged.verdict.findings
        ],
        allowed=not judged.bars,
    )


@router.get("/{number}/letters/{which}.pdf", response={200: bytes, **PROBLEMS}, operation_id="print_letter")
def letter(request: HttpRequest, number: str, which: Word) -> HttpResponse:
    """The request or the answer as PDF/A, in the reader's language; printing is logged."""
    pdf = print_letter(_who(request), number, which, say=say, language=get_language() or "en")
    return HttpResponse(pdf, content_type="application/pdf")


def _draft(typed: DraftIn) -> Draft:
    return Draft(**typed.dict())
