"""A form as a page opens it: kept for later by this officer or a colleague, or as the case holds it."""

from dataclasses import dataclass

from django.http import HttpRequest

from comity.node.casework import queries as casework
from comity.node.casework.queries import KeptMark
from comity.node.desk.form_pages import PAGES, Values
from comity.node.desk.pages import officer
from comity.node.staff.look import Look


@dataclass(frozen=True)
class Opened:
    """What stands in a form.

    Attributes:
        values: by form and field.
        note: the sentence beside it.
        ground: the ground of refusal chosen.
        revision: how often the case had been changed when it was first opened; empty: now.
        kept: where it comes from, when somebody kept it for later.
        others: forms that colleagues keep.
    """

    values: Values
    note: str = ""
    ground: str = ""
    revision: str = ""
    kept: KeptMark | None = None
    others: tuple[KeptMark, ...] = ()


def opened(request: HttpRequest, which: str, token: Look) -> Opened:
    """The form this officer kept, the colleague's that ``?kept=`` names, or what the case holds.

    Args:
        request: who asks, and for whose form.
        which: draft, answer, clarify or refuse.
        token: why the people in it are read, and of which case.
    """
    marks = [one for one in casework.kept_marks(token.case) if one.page == which]
    own = officer(request).username
    wanted = request.GET.get("kept", own)
    mark = next((one for one in marks if one.username == wanted), None)
    others = tuple(one for one in marks if one != mark and one.username != own)
    parts = PAGES[which].parts
    if mark is None:
        held = casework.forms(token.case, token)
        return Opened({part: held.get(part, {}) for part in parts}, others=others)
    content = casework.kept_form(token.case, token, mark)
    typed = content.get("parts", {})
    return Opened(
        {part: typed.get(part.value, {}) for part in parts},
        note=str(content.get("note", "")),
        ground=str(content.get("ground", "")),
        revision=str(content.get("revision", "")),
        kept=mark,
        others=others,
    )


def as_typed(request: HttpRequest, values: Values) -> Opened:
    """The form as it came in, to be shown again with what is wrong."""
    said = request.POST
    return Opened(
        values, note=said.get("note", ""), ground=said.get("ground", ""), revision=said.get("revision", "")
    )
