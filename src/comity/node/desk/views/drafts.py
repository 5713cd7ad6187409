"""Forms of a case: a new request, its draft, its answer, a question answered, a refusal. Nothing typed is lost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from comity.node.casework import queries as casework
from comity.node.casework.answer import answer
from comity.node.casework.draft import PREPARING, Draft, draft, redraft
from comity.node.casework.give_clarification import give_clarification
from comity.node.casework.prepare_answer import prepare_answer
from comity.node.casework.queries import CaseInfo, Said
from comity.node.casework.refuse import refuse
from comity.node.casework.submit import submit
from comity.node.desk import forms, looks, typed, uploads
from comity.node.desk.pages import now, officer, page, refusal_of, show, status_of, today
from comity.node.register import queries as register
from comity.node.staff.act import Officer
from comity.node.staff.errors import BadInput, Changed, ComityError
from comity.node.staff.look import Look, look
from comity.rules.fields import Json
from comity.rules.request_type import Part
from comity.rules.verdict import Direction

ASKING = (Part.ASKS, Part.ASK_CHECKS)
ANSWERING = (Part.ANSWERS, Part.ANSWER_CHECKS)
Values = Mapping[Part, Mapping[str, Json]]


@dataclass(frozen=True)
class Page:
    """A page with a form.

    Attributes:
        parts: the forms on it.
        purpose: why their content is read.
        direction: at which door what is typed would be judged; nothing: it is not judged while typing.
        title: what it does, as a heading tag.
        buttons: verb and words of each button, the first one primary.
        note: label of a sentence to write, when it takes one.
        grounds: whether a ground of refusal is chosen.
    """

    parts: tuple[Part, ...]
    purpose: str
    direction: Direction | None
    title: Said
    buttons: tuple[tuple[str, Said], ...]
    note: Said | None = None
    grounds: bool = False


PAGES: Mapping[str, Page] = {
    "draft": Page(
        ASKING,
        PREPARING,
        Direction.OUT_REQUEST,
        Said("Draft"),
        (("save", Said("Save the draft")), ("finish", Said("Ask a second officer to approve"))),
    ),
    "answer": Page(
        ANSWERING,
        "answering this request",
        Direction.OUT_ANSWER,
        Said("Answer"),
        (("answer", Said("Answer")), ("answer_in_part", Said("Answer in part"))),
    ),
    "clarify": Page(
        (Part.ASKS,),
        "answering a question about this request",
        None,
        Said("Answer their question"),
        (("give", Said("Send the answer to their question")),),
        note=Said("The answer in words"),
    ),
    "refuse": Page(
        (Part.ANSWER_CHECKS,),
        "refusing this request",
        None,
        Said("Refuse on a ground"),
        (("refuse", Said("Refuse the request")),),
        note=Said("The reason in words, if it may be said"),
        grounds=True,
    ),
}
VERB: Mapping[str, str] = {
    "draft": "draft",
    "answer": "answer",
    "clarify": "give_clarification",
    "refuse": "refuse",
}
"""Page → the verb it leads to."""
PREPARE = (("prepare", Said("Prepare the answer for a second officer")),)


@page("casework.draft", "cases")
def new(request: HttpRequest) -> HttpResponse:
    """Choose partner and kind; the draft is kept from its first moment."""
    partner, code = request.POST.get("partner", ""), request.POST.get("type", "")
    if request.method == "POST" and partner and code:
        made = draft(officer(request), Draft(code, partner))
        return redirect("desk:draft", made.number)
    return show(
        request,
        "new",
        {
            "partners": register.partners(today()),
            "types": [{"code": one.code, "title": one.title} for one in casework.registry()],
            "partner": partner or request.GET.get("partner", ""),
            "type": code or request.GET.get("type", ""),
        },
    )


@page("casework.draft", "cases")
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """The draft of a request."""
    return _form(request, key, "draft")


@page("casework.answer", "cases")
def respond(request: HttpRequest, key: str) -> HttpResponse:
    """The answer to a request."""
    return _form(request, key, "answer")


@page("casework.give_clarification", "cases")
def clarify(request: HttpRequest, key: str) -> HttpResponse:
    """The answer to the partner's question."""
    return _form(request, key, "clarify")


@page("casework.refuse", "cases")
def turn_down(request: HttpRequest, key: str) -> HttpResponse:
    """A refusal on a ground of the closed list."""
    return _form(request, key, "refuse")


@page("casework.read", "cases")
def check(request: HttpRequest, key: str, which: str) -> HttpResponse:
    """What is missing, and whether it would be refused, as it is being typed; nothing is kept."""
    told = _check(casework.case(key), PAGES[which], _typed(request, casework.case(key), PAGES[which]))
    return show(request, "parts/draft_check", {"check": told})


def _form(request: HttpRequest, key: str, which: str) -> HttpResponse:
    about, spec = casework.case(key), PAGES[which]
    if request.method == "POST":
        values = _typed(request, about, spec, keep=True)
        try:
            ACTS[request.POST.get("verb", "")](request, about, values)
        except (BadInput, Changed) as wrong:
            return _shown(request, about, which, values, wrong)
        except ComityError as refusal:
            return _shown(request, about, which, values, refusal)
        messages.success(request, gettext("Done: {what}.").format(what=gettext(DONE[request.POST["verb"]])))
        return redirect("desk:draft" if request.POST["verb"] == "save" else "desk:case", key)
    token = looks.token(request, key) or _own_draft(request, about, spec)
    if token is None or VERB[which] not in about.verbs:
        return redirect(f"{reverse('desk:case', args=[key])}#subject")
    kept = casework.forms(key, token)
    return _shown(request, about, which, {part: kept.get(part, {}) for part in spec.parts}, None)


def _own_draft(request: HttpRequest, about: CaseInfo, spec: Page) -> Look | None:
    """The drafter sees the own draft for the purpose of preparing it; all others say why first."""
    own = spec is PAGES["draft"] and about.drafted_by == str(officer(request))
    return look(officer(request), spec.purpose, about.number) if own else None


def _shown(
    request: HttpRequest, about: CaseInfo, which: str, values: Values, refusal: ComityError | None
) -> HttpResponse:
    spec, kind = PAGES[which], casework.registry().get(about.type_code)
    wrong = refusal.fields if isinstance(refusal, BadInput) else {}
    errors = {path: Said(text, dict(params)) for path, (text, params) in wrong.items()}
    fresh = casework.case(about.number)
    context: dict[str, object] = {
        "draft": casework.identity(about.number, now()),
        "which": which,
        "spec": spec,
        "buttons": PREPARE if which == "answer" and "answer" in kind.four_eyes else spec.buttons,
        "grounds": [(code, Said(text)) for code, text in kind.refusal_grounds.items()]
        if spec.grounds
        else (),
        "ground": request.POST.get("ground", ""),
        "note": request.POST.get("note", ""),
        "revision": fresh.revision,
        "form": forms.build(kind, values, errors),
        "check": _check(about, spec, values),
    }
    if refusal:
        context |= refusal_of(refusal)
    return show(request, "draft", context, status_of(refusal) if refusal else 200)


def _check(about: CaseInfo, spec: Page, values: Values) -> casework.Check | None:
    if spec.direction is None:
        return None
    return casework.check_typed(about.number, values, spec.direction, today=today())


def _typed(
    request: HttpRequest, about: CaseInfo, spec: Page, *, keep: bool = False
) -> dict[Part, dict[str, Json]]:
    """What was typed; files that came with it are kept as papers of the case."""
    kind = casework.registry().get(about.type_code)
    said = uploads.keep(officer(request), about, request) if keep else request.POST
    return {part: typed.read(kind, part, said) for part in spec.parts}


def _save(request: HttpRequest, about: CaseInfo, values: Values) -> None:
    told = Draft(about.type_code, about.partner, values[Part.ASKS], values[Part.ASK_CHECKS])
    redraft(
        officer(request), about.number, told, revision=int(request.POST.get("revision") or about.revision)
    )


def _finish(request: HttpRequest, about: CaseInfo, values: Values) -> None:
    _save(request, about, values)
    submit(officer(request), about.number)


def _answer(part: bool, verb: Callable[..., object]) -> "Do":  # noqa: FBT001  (told apart by the names in ACTS)
    def do(request: HttpRequest, about: CaseInfo, values: Values) -> None:
        who: Officer = officer(request)
        verb(who, about.number, answers=values[Part.ANSWERS], checks=values[Part.ANSWER_CHECKS], part=part)

    return do


def _give(request: HttpRequest, about: CaseInfo, values: Values) -> None:
    who, note = officer(request), request.POST.get("note", "")
    kept = casework.forms(about.number, look(who, PAGES["clarify"].purpose, about.number)).get(Part.ASKS, {})
    changed = {name: value for name, value in values[Part.ASKS].items() if kept.get(name) != value}
    give_clarification(who, about.number, fields=changed, reason=note)


def _refuse(request: HttpRequest, about: CaseInfo, values: Values) -> None:
    said = request.POST
    refuse(
        officer(request),
        about.number,
        ground=said.get("ground", ""),
        reason=said.get("note", ""),
        checks=values[Part.ANSWER_CHECKS],
    )


def _unknown(request: HttpRequest, about: CaseInfo, values: Values) -> None:
    del request, about, values
    raise BadInput("Choose one of the buttons.")


Do = Callable[[HttpRequest, CaseInfo, Values], None]
ACTS: Mapping[str, Do] = {
    "": _unknown,
    "save": _save,
    "finish": _finish,
    "prepare": _answer(False, prepare_answer),  # noqa: FBT003  (as above)
    "answer": _answer(False, answer),  # noqa: FBT003  (as above)
    "answer_in_part": _answer(True, answer),  # noqa: FBT003  (as above)
    "give": _give,
    "refuse": _refuse,
}
DONE: Mapping[str, str] = {
    "save": "Draft saved",
    "finish": "Second officer asked",
    "prepare": "Answer prepared",
    "answer": "Answered",
    "answer_in_part": "Answered in part",
    "give": "Question answered",
    "refuse": "Refused",
}
