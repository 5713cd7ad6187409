"""Keep a form somebody has not finished: an answer, a refusal, an answer to a question, changes to a draft."""

import json
from collections.abc import Mapping

from comity.node.audit import keys
from comity.node.casework.models import KeptForm
from comity.node.casework.steps import find, kept
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import BadInput


def keep_form(officer: Officer, number: str, page: str, content: Mapping[str, object]) -> None:
    """Keep what was typed until the officer comes back; nothing is judged, and nothing moves.

    Args:
        officer: who typed it; one form of a page is kept for each officer.
        number: the case.
        page: draft, answer, clarify or refuse.
        content: what was typed, as JSON; it may name people, so it is kept under the case's key.

    Raises:
        BadInput: there is no such form.
        NotFound: there is no such case.
    """
    if page not in kept.FORMS:
        raise BadInput("There is no such form.")
    with act(officer, "casework.keep_form", about=number, form=page) as opened:
        case = find.locked(number)
        row = KeptForm.objects.filter(case=case, officer=officer, page=page).first()
        row = row or KeptForm(case=case, officer=officer, page=page)
        row.content = keys.protect(number, json.dumps(content, ensure_ascii=False).encode())
        row.at = opened.at
        row.save()
        opened.frame(partner=case.partner, type=case.type_code, form=page)


def drop_form(officer: Officer, number: str, page: str) -> None:
    """Throw away what this officer kept of a form.

    Raises:
        NotFound: there is no such case.
    """
    with act(officer, "casework.keep_form", about=number, form=page) as opened:
        case = find.locked(number)
        kept.drop(opened, case, page)
        opened.frame(partner=case.partner, type=case.type_code, form=page, dropped=True)
