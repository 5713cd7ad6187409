"""The cases of a node as programs list them: piece by piece, newest first."""

from dataclasses import dataclass

from comity.node.casework.models import Case
from comity.node.casework.queries.info import CaseInfo, info_of
from comity.node.staff.errors import BadInput


@dataclass(frozen=True)
class CaseWanted:
    """Which cases; empty wants all.

    Attributes:
        partner, stage, side: codes.
        limit: the most to return.
        cursor: number of the last case of the piece before.
    """

    partner: str = ""
    stage: str = ""
    side: str = ""
    limit: int = 50
    cursor: str = ""


@dataclass(frozen=True)
class CasePiece:
    """A piece of the list, and the cursor of the next one; empty at the end."""

    rows: tuple[CaseInfo, ...]
    next: str


def cases(wanted: CaseWanted) -> CasePiece:
    """Cases, newest first, without their people; what is opened meanwhile moves no piece.

    Raises:
        BadInput: the cursor names no case.
    """
    named = {"partner": wanted.partner, "stage": wanted.stage, "side": wanted.side}
    rows = Case.objects.filter(**{name: value for name, value in named.items() if value})
    if wanted.cursor:
        rows = rows.filter(pk__lt=_before(wanted.cursor))
    told = list(rows.select_related("drafted_by", "approved_by").order_by("-pk")[: wanted.limit + 1])
    page = told[: wanted.limit]
    return CasePiece(tuple(info_of(row) for row in page), page[-1].number if len(told) > len(page) else "")


def _before(number: str) -> int:
    key = Case.objects.filter(number=number).values_list("pk", flat=True).first()
    if key is None:
        raise BadInput("There is no piece of this list after ‘{cursor}’.", {"cursor": number})
    return int(key)
