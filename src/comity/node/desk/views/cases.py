"""Cases: the list, one case, the purpose before its people, its verbs, its letters on paper."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language, gettext

from comity.node.casework import queries as casework
from comity.node.casework.acknowledge import acknowledge
from comity.node.casework.advance import advance
from comity.node.casework.answer import answer
from comity.node.casework.approve import approve
from comity.node.casework.ask_clarification import ask_clarification
from comity.node.casework.close import close
from comity.node.casework.follow_up import follow_up
from comity.node.casework.note import note
from comity.node.casework.print_letter import print_letter
from comity.node.casework.queries import CaseRow, Move, Said
from comity.node.casework.recall import recall
from comity.node.casework.record_reasons import record_reasons
from comity.node.casework.send import send
from comity.node.casework.send_back import send_back
from comity.node.casework.submit import submit
from comity.node.casework.take_back import take_back
from comity.node.desk import dates, lists, looks, moves, permits, told
from comity.node.desk.form_pages import PAGES, VERB
from comity.node.desk.lists import Column, Filter, Shape
from comity.node.desk.pages import now, officer, page, refusal_of, show, status_of
from comity.node.desk.sentences import say, say_text
from comity.node.staff import queries as staff
from comity.node.staff.act import Officer
from comity.node.staff.close_task import close_task
from comity.node.staff.errors import BadInput, ComityError
from comity.node.staff.look import Look, look
from comity.rules import roles
from comity.rules.request_type import Part
from comity.rules.verdict import Direction

Verb = Callable[[Officer, str, QueryDict], object]
VERBS: Mapping[str, Verb] = {
    "submit": lambda who, number, _: submit(who, number),
    "take_back": lambda who, number, _: take_back(who, number),
    "send_back": lambda who, number, said: send_back(who, number, reason=said.get("note", "")),
    "approve": lambda who, number, said: approve(who, number, revision=_whole(said.get("revision"))),
    "send": lambda who, number, _: send(who, number),
    "acknowledge": lambda who, number, _: acknowledge(who, number),
    "ask_clarification": lambda who, number, said: ask_clarification(
        who, number, reason=said.get("note", "")
    ),
    "answer": lambda who, number, _: answer(who, number),
    "answer_in_part": lambda who, number, _: answer(who, number, part=True),
    "recall": lambda who, number, said: recall(who, number, reason=said.get("note", "")),
    "close": lambda who, number, _: close(who, number),
    "record_reasons": lambda who, number, said: record_reasons(
        who, number, said.get("rule", ""), reason=said.get("note", ""), direction=Direction.OUT_REQUEST
    ),
    "note": lambda who, number, said: note(who, number, text=said.get("note", "")),
    "follow_up": lambda who, number, said: follow_up(who, number, said.get("type", "")),
    "close_task": lambda who, _, said: close_task(
        who, _whole(said.get("task")) or 0, reason=said.get("note", "")
    ),
}
ASKED = {"out": Said("we asked"), "in": Said("they asked")}
CASES: Shape[CaseRow] = Shape(
    name="cases",
    keys={
        "reference": lambda row: row.reference,
        "type": lambda row: row.type_title,
        "partner": lambda row: dates.country(row.partner.country),
        "clock": lambda row: row.clock.due if row.clock else None,
        "state": lambda row: row.state.text,
        "opened": lambda row: row.opened,
    },
    columns=(
        Column(Said("Reference"), lambda row: row.reference),
        Column(Said("Their reference"), lambda row: row.their_reference),
        Column(Said("What is asked"), lambda row: row.type_title),
        Column(Said("Direction"), lambda row: row.direction),
        Column(Said("Partner"), lambda row: row.partner.code),
        Column(Said("Clock"), lambda row: row.clock.due if row.clock else None),
        Column(Said("State"), lambda row: row.state.text),
        Column(Said("Opened"), lambda row: row.opened),
    ),
    filters=(
        Filter("partner", Said("Partner"), lambda row: lists.country(row.partner.country)),
        Filter("type", Said("Type"), lambda row: lists.said(row.type_code, row.type_title)),
        Filter("direction", Said("Who asked"), lambda row: lists.said(row.direction, ASKED[row.direction])),
        Filter(
            "state", Said("State"), lambda row: lists.said(f"{row.stage}.{row.direction}", row.state.text)
        ),
    ),
    words=lambda row: f"{row.reference} {row.their_reference}",
)


@page("casework.read", "cases")
def cases(request: HttpRequest) -> HttpResponse:
    """The list of cases."""
    return lists.page(request, CASES, casework.case_rows(now()))


def _act_of(request: HttpRequest) -> str:
    """The act that a button of a case asks for."""
    act = f"casework.{request.POST.get('verb', '')}"
    return act if act in roles.ACTS else ""


@page("casework.read", "cases", _act_of)
def case(request: HttpRequest, key: str) -> HttpResponse:
    """One case; a POST does one of its verbs."""
    if request.method == "POST":
        return _do(request, key)
    return _case(request, key)


@page("staff.look", "cases")
def see(request: HttpRequest, key: str) -> HttpResponse:
    """Say why; from then on this session sees the people of this case, each look logged."""
    purpose = staff.purpose(request.POST.get("purpose", ""))
    casework.identity(key, now())
    look(officer(request), purpose, key)
    looks.remember(request, key, purpose)
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(wanted if safe else reverse("desk:case", args=[key]))


@page("casework.print", "cases")
def letter(request: HttpRequest, key: str, which: str) -> HttpResponse:
    """The request or the answer on paper, PDF/A, in the language of the page."""
    purpose = looks.purpose(request, key)
    if not purpose:
        return redirect(f"{reverse('desk:case', args=[key])}#subject")
    language = get_language() or "en"
    content = print_letter(officer(request), key, which, purpose=purpose, say=say_text, language=language)
    answered = HttpResponse(content, content_type="application/pdf")
    answered["Content-Disposition"] = f'inline; filename="{key}-{which}.pdf"'
    return answered


def _case(request: HttpRequest, key: str, refusal: ComityError | None = None) -> HttpResponse:
    who, instant, whole = officer(request), now(), request.GET.get("timeline") == "all"
    token = looks.token(request, key)
    context: dict[str, object] = {
        "purposes": looks.offered(),
        "typed": request.POST,
        "noting": _noting(who),
        "kept": _kept(who, key),
    }
    if token is None:
        shown = casework.case_page(who, key, instant, whole=whole)
        context |= {"case": shown, "look": None}
    else:
        shown = casework.case_seen(who, key, instant, token, whole=whole)
        context |= {"case": shown, **_people(key, token)}
    context |= {"lead": moves.lead(shown), "basis_rule": casework.BASIS_RULE}
    if refusal:
        context |= refusal_of(refusal)
    return show(request, "case", context, status_of(refusal) if refusal else 200)


def _noting(who: Officer) -> Move:
    """The button for a note; who holds no cases is told so."""
    why = permits.why_not(who.roles, "casework.note")
    return Move("note", Said("Write a note"), why is None, why, needs_note=True)


def _kept(who: Officer, key: str) -> list[dict[str, object]]:
    """Forms that officers keep for later and that can still be used."""
    able = casework.case(key).verbs
    return [
        {
            "mark": one,
            "own": one.username == who.username,
            "title": PAGES[one.page].title,
            "address": f"desk:{one.page}",
        }
        for one in casework.kept_marks(key)
        if VERB[one.page] in able
    ]


def _people(key: str, token: Look) -> dict[str, object]:
    """Who is asked about, what was asked, what was answered: only with a token."""
    filled = casework.forms(key, token)
    kind = casework.registry().get(casework.case(key).type_code)
    return {
        "look": looks.seen(token, now()),
        "subjects": [told.subject(one) for one in casework.subjects(key, token)],
        "asked": told.lines(kind, Part.ASKS, filled.get(Part.ASKS, {})),
        "reasons": casework.reasons(key, token),
        "answered": told.lines(kind, Part.ANSWERS, filled.get(Part.ANSWERS, {})),
    }


def _do(request: HttpRequest, key: str) -> HttpResponse:
    verb = request.POST.get("verb", "")
    made: object = None
    try:
        act = VERBS.get(verb)
        if act:
            made = act(officer(request), key, request.POST)
        else:
            advance(officer(request), key, verb, reason=request.POST.get("note", ""))
    except ComityError as refusal:
        return _case(request, key, _sharpest(refusal))
    messages.success(request, gettext("Done: {what}.").format(what=_said(verb, key)))
    if verb == "follow_up":
        return redirect("desk:draft", str(made))
    return redirect("desk:case", key)


def _said(verb: str, key: str) -> str:
    """What was done, as the timeline says it: a type's own verb in its own words."""
    kind = casework.registry().get(casework.case(key).type_code)
    return say(casework.event_title(verb, kind))


def _sharpest(refusal: ComityError) -> ComityError:
    """A form that is not complete says which thing is missing first; the draft shows them all."""
    if isinstance(refusal, BadInput) and len(refusal.fields) == 1:
        text, params = next(iter(refusal.fields.values()))
        return BadInput(text, params, fields=refusal.fields)
    return refusal


def _whole(text: object) -> int | None:
    return int(str(text)) if str(text or "").isdigit() else None
