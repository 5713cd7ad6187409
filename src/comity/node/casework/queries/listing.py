"""The list of cases: numbers, types, partners, clocks, states; never a person."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from comity.node.casework.models import Case
from comity.node.casework.queries import clocks, words
from comity.node.casework.queries.shapes import Clock, PartnerRef, Said, State
from comity.node.casework.steps.kinds import kind_of
from comity.node.register import queries as register
from comity.node.register.queries import Facet
from comity.node.staff.errors import NotFound
from comity.rules.lifecycle import Side


@dataclass(frozen=True)
class CaseRow:
    """One line of the list; ``direction`` is ``out`` where we asked."""

    reference: str
    their_reference: str
    type_code: str
    type_title: Said
    partner: PartnerRef
    direction: str
    stage: str
    clock: Clock | None
    state: State
    opened: date
    urgency: str


NO_TITLE = Said("")


@dataclass(frozen=True)
class TitledFacet(Facet):
    """A choice of a filter whose words are not the desk's own."""

    title: Said = NO_TITLE


def case_rows(now: datetime) -> tuple[CaseRow, ...]:
    """Every case, newest first.

    Args:
        now: the instant the clocks are shown for.
    """
    seen: dict[str, PartnerRef] = {}
    return tuple(row_of(one, now, seen) for one in loaded())


def loaded() -> QuerySet[Case]:
    """Every case, newest first, with its clocks beside it."""
    return (
        Case.objects.select_related("drafted_by", "approved_by")
        .prefetch_related("clocks")
        .order_by("-opened", "-pk")
    )


def row_of(case: Case, now: datetime, seen: dict[str, PartnerRef]) -> CaseRow:
    """One line of the list; partners met before are taken from ``seen``."""
    kind = kind_of(case.type_code)
    return CaseRow(
        reference=case.number,
        their_reference=case.their_number,
        type_code=case.type_code,
        type_title=Said(kind.title),
        partner=partner_of(case.partner, seen),
        direction="out" if case.side == Side.REQUESTER else "in",
        stage=case.stage,
        clock=clocks.of_case(case, case.clocks.all(), now),
        state=words.state_of(case),
        opened=timezone.localdate(case.opened),
        urgency=case.urgency,
    )


def partner_of(code: str, seen: dict[str, PartnerRef]) -> PartnerRef:
    """A partner in a few words; one the register does not hold keeps its code."""
    if code not in seen:
        try:
            seen[code] = register.partner_ref(code)
        except NotFound:
            seen[code] = PartnerRef(code, code, "", "", code)
    return seen[code]


def open_cases() -> dict[str, int]:
    """How many cases with each partner have not ended."""
    return dict(Counter(Case.objects.filter(ended=None).values_list("partner", flat=True)))


def case_count(partner: str) -> int:
    """How many cases there are with a partner, ended ones too."""
    return Case.objects.filter(partner=partner).count()
