"""What the buttons of a form do: each calls one verb with what was typed."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest

from comity.node.casework import queries as casework
from comity.node.casework.answer import answer
from comity.node.casework.draft import Draft, redraft
from comity.node.casework.give_clarification import give_clarification
from comity.node.casework.keep_form import drop_form, keep_form
from comity.node.casework.prepare_answer import prepare_answer
from comity.node.casework.queries import CaseInfo
from comity.node.casework.refuse import refuse
from comity.node.casework.send import send
from comity.node.casework.submit import submit
from comity.node.desk.form_pages import PAGES, Values
from comity.node.desk.pages import officer
from comity.node.staff.act import Officer
from comity.node.staff.errors import BadInput
from comity.node.staff.look import look
from comity.rules.request_type import Part

Do = Callable[[HttpRequest, CaseInfo, Values], None]


def keep(request: HttpRequest, about: CaseInfo, which: str, values: Values) -> None:
    """Keep the form as it stands until the officer comes back to it."""
    said = request.POST
    content = {
        "parts": {part.value: dict(typed) for part, typed in values.items()},
        "note": said.get("note", ""),
        "ground": said.get("ground", ""),
        "revision": said.get("revision", ""),
    }
    keep_form(officer(request), about.number, which, content)


def drop(request: HttpRequest, about: CaseInfo, which: str) -> None:
    """Throw the kept form away."""
    drop_form(officer(request), about.number, which)


def do(request: HttpRequest, about: CaseInfo, values: Values) -> None:
    """Do what the button says.

    Raises:
        BadInput: there is no such button, or the form is not complete.
        Changed: a colleague changed the case since this form was opened.
        Refused: the law or a colleague's part says no.
    """
    act = ACTS.get(request.POST.get("verb", ""))
    if act is None:
        raise BadInput("Choose one of the buttons.")
    act(request, about, values)


def _save(request: HttpRequest, about: CaseInfo, values: Values) -> None:
    typed = Draft(about.type_code, about.partner, values[Part.ASKS], values[Part.ASK_CHECKS])
    said = request.POST.get("revision", "")
    redraft(officer(request), about.number, typed, revision=int(said) if said.isdigit() else about.revision)


def _finish(request: HttpRequest, about: CaseInfo, values: Values) -> None:
    _save(request, about, values)
    submit(officer(request), about.number)


def _send(request: HttpRequest, about: CaseInfo, values: Values) -> None:
    _save(request, about, values)
    send(officer(request), about.number)


def _answer(part: bool, verb: Callable[..., object]) -> Do:  # noqa: FBT001  (told apart by the names in ACTS)
    def made(request: HttpRequest, about: CaseInfo, values: Values) -> None:
        who: Officer = officer(request)
        verb(who, about.number, answers=values[Part.ANSWERS], checks=values[Part.ANSWER_CHECKS], part=part)

    return made


def _give(request: HttpRequest, about: CaseInfo, values: Values) -> None:
    who, note = officer(request), request.POST.get("note", "")
    saved = casework.forms(about.number, look(who, PAGES["clarify"].purpose, about.number)).get(Part.ASKS, {})
    changed = {name: value for name, value in values[Part.ASKS].items() if saved.get(name) != value}
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


ACTS: Mapping[str, Do] = {
    "save": _save,
    "finish": _finish,
    "send": _send,
    "prepare": _answer(False, prepare_answer),  # noqa: FBT003  (as above)
    "answer": _answer(False, answer),  # noqa: FBT003  (as above)
    "answer_in_part": _answer(True, answer),  # noqa: FBT003  (as above)
    "give": _give,
    "refuse": _refuse,
}
DONE: Mapping[str, str] = {
    "save": "Draft saved",
    "finish": "Second officer asked",
    "send": "Sent",
    "prepare": "Answer prepared",
    "answer": "Answered",
    "answer_in_part": "Answered in part",
    "give": "Question answered",
    "refuse": "Refused",
}
"""What the page says afterwards, as the timeline does."""
