"""Forms of a case: a new request, its draft, its answer, a question answered, a refusal. Nothing typed is lost."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from comity.node.casework import queries as casework
from comity.node.casework.draft import Draft, draft
from comity.node.casework.queries import CaseInfo, Said
from comity.node.desk import beside, forms, kept, looks, typed, uploads
from comity.node.desk.form_pages import PAGES, VERB, Page, Values, buttons, due
from comity.node.desk.kept import Opened
from comity.node.desk.pages import now, officer, page, refusal_of, show, status_of, today
from comity.node.desk.views import form_acts
from comity.node.register import queries as register
from comity.node.staff.errors import BadInput, Changed, ComityError
from comity.node.staff.look import Look, look
from comity.rules.fields import Json
from comity.rules.request_type import Part


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
    about = casework.case(key)
    told = _check(about, PAGES[which], _typed(request, about, PAGES[which]))
    return show(request, "parts/draft_check", {"check": told})


@dataclass(frozen=True)
class _Asked:
    """One request for a page with a form."""

    request: HttpRequest
    about: CaseInfo
    which: str

    @property
    def spec(self) -> Page:
        return PAGES[self.which]


def _form(request: HttpRequest, key: str, which: str) -> HttpResponse:
    asked = _Asked(request, casework.case(key), which)
    return _posted(asked) if request.method == "POST" else _opened(asked)


def _opened(asked: _Asked) -> HttpResponse:
    """The form as it was kept for later, or else as the case holds it."""
    number = asked.about.number
    token = looks.token(asked.request, number) or _own_draft(asked)
    place = reverse("desk:case", args=[number])
    if VERB[asked.which] not in asked.about.verbs:
        return redirect(place)
    if token is None:
        back = urlencode({"next": reverse(f"desk:{asked.which}", args=[number])})
        return redirect(f"{place}?{back}#subject")
    opened = kept.opened(asked.request, asked.which, token)
    return _shown(asked, opened, None)


def _posted(asked: _Asked) -> HttpResponse:
    request, about, which = asked.request, asked.about, asked.which
    verb = request.POST.get("verb", "")
    if verb == "drop":
        form_acts.drop(request, about, which)
        return redirect(f"desk:{which}", about.number)
    try:
        values = _typed(request, about, asked.spec, keep=True)
    except BadInput as wrong:
        opened = kept.as_typed(request, _typed(request, about, asked.spec))
        return _shown(asked, opened, wrong, revision=opened.revision)
    if chosen := request.POST.getlist("theirs"):
        values = beside.taken(values, casework.forms(about.number, _token(asked)), chosen)
    try:
        if verb == "keep":
            form_acts.keep(request, about, which, values)
            if request.headers.get("X-Keep"):  # the session's end keeps it, and leads to the sign-in itself
                return HttpResponse(status=204)
            messages.success(request, gettext("Saved for later. It comes back when you open this form."))
            return redirect("desk:case", about.number)
        form_acts.do(request, about, values)
    except ComityError as refusal:
        return _shown(asked, kept.as_typed(request, values), refusal)
    messages.success(request, gettext("Done: {what}.").format(what=gettext(form_acts.DONE[verb])))
    return redirect("desk:draft" if verb == "save" else "desk:case", about.number)


def _own_draft(asked: _Asked) -> Look | None:
    """The drafter sees the own draft for the purpose of preparing it; all others say why first."""
    who = officer(asked.request)
    own = asked.which == "draft" and asked.about.drafted_by == str(who)
    return look(who, asked.spec.purpose, asked.about.number) if own else None


def _token(asked: _Asked) -> Look:
    """The look of who has the form open already: for the purpose given, or for that of the form."""
    number = asked.about.number
    return looks.token(asked.request, number) or look(officer(asked.request), asked.spec.purpose, number)


def _shown(asked: _Asked, opened: Opened, refusal: ComityError | None, *, revision: str = "") -> HttpResponse:
    about, spec = asked.about, asked.spec
    kind = casework.registry().get(about.type_code)
    wrong = refusal.fields if isinstance(refusal, BadInput) else {}
    errors = {path: Said(text, dict(params)) for path, (text, params) in wrong.items()}
    fresh = casework.case(about.number)
    other = _changed(asked, opened, fresh) if opened.kept or isinstance(refusal, Changed) else None
    form = forms.build(kind, opened.values, errors)
    if other:
        form = beside.shown(form, other.theirs)
    shown = buttons(asked.which, kind.four_eyes)
    check = _check(about, spec, opened.values)
    context: dict[str, object] = {
        "draft": casework.identity(about.number, now()),
        "which": asked.which,
        "spec": spec,
        "buttons": shown,
        "due": due(shown, ready=check is None or check.ready),
        "grounds": [(code, Said(text)) for code, text in kind.refusal_grounds.items()]
        if spec.grounds
        else (),
        "ground": opened.ground,
        "note": opened.note,
        "revision": revision or fresh.revision,
        "form": form,
        "beside": other,
        "differs": beside.listed(form),
        "kept": opened.kept,
        "others": opened.others,
        "check": check,
    }
    if refusal:
        context |= refusal_of(refusal)
    return show(asked.request, "draft", context, status_of(refusal) if refusal else 200)


def _changed(asked: _Asked, opened: Opened, fresh: CaseInfo) -> beside.Beside | None:
    """What a colleague saved in the draft since this form was opened; nothing when nobody did."""
    if asked.which != "draft" or not opened.revision or opened.revision == str(fresh.revision):
        return None
    saved = casework.forms(fresh.number, _token(asked))
    kind = casework.registry().get(fresh.type_code)
    at = next(one.at for one in reversed(casework.timeline(fresh.number)) if one.verb == "draft")
    return beside.Beside(fresh.drafted_by, at, beside.differences(kind, opened.values, saved))


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
