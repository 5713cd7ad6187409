"""The forms as they would leave: one way for whoever shows beforehand what the law says, and for the act itself."""

from collections.abc import Mapping

from comity.node.casework.models import Case
from comity.node.casework.steps import derived
from comity.node.casework.steps.forms import Forms
from comity.rules.fields import Json
from comity.rules.lifecycle import Side
from comity.rules.request_type import Part, RequestType

Typed = Mapping[Part, Mapping[str, Json]]


def filled(case: Case, kind: RequestType, kept: Forms, typed: Typed) -> Forms:
    """Return what the case holds with what is typed over it, and with the answers that the node writes itself.

    Args:
        case: the case.
        kind: its type.
        kept: the forms that it holds; what was asked is among them, so that an answer is judged by it.
        typed: what is typed now, by part; a part that is left out stays as it is held.
    """
    forms = {**kept, **{part: dict(kind.check(part, said).content) for part, said in typed.items()}}
    if case.side == Side.RESPONDER:
        forms[Part.ANSWERS] = derived.fill(case, kind, forms.get(Part.ANSWERS, {}))
    return forms
