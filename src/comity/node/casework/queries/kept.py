"""Forms that officers keep for later: that there are some, and, with a look, what was typed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from comity.node.audit import keys
from comity.node.casework.models import KeptForm
from comity.node.staff.look import Look, require


@dataclass(frozen=True)
class KeptMark:
    """That somebody keeps a form; what was typed is not told.

    Attributes:
        page: draft, answer, clarify or refuse.
        username, by: whose it is: the sign-in name, and the name as colleagues know it.
        at: when it was kept last.
    """

    page: str
    username: str
    by: str
    at: datetime


def kept_marks(number: str) -> tuple[KeptMark, ...]:
    """Which forms of a case officers keep, newest first; nobody in them is named.

    Args:
        number: the case.
    """
    rows = KeptForm.objects.filter(case__number=number).select_related("officer").order_by("-at", "-pk")
    return tuple(KeptMark(row.page, row.officer.username, str(row.officer), row.at) for row in rows)


def kept_form(number: str, look: Look, mark: KeptMark) -> Mapping[str, Any]:
    """What was typed into a form that was kept; empty when it is gone.

    Raises:
        LookRequired: ``look`` is not a token.
        KeyDestroyedError: the case was forgotten.
    """
    require(look, number)
    row = KeptForm.objects.filter(
        case__number=number, page=mark.page, officer__username=mark.username
    ).first()
    told: Mapping[str, Any] = json.loads(keys.reveal(number, bytes(row.content))) if row else {}
    return told
