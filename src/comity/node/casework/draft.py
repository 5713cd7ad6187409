"""Draft a request, or change a draft; completeness and law are shown, nothing is refused yet but nonsense."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings

from comity.node.casework.models import Case
from comity.node.casework.steps import find, forms, judge, move
from comity.node.casework.steps.kinds import kind_of
from comity.node.casework.steps.number import next_number
from comity.node.casework.steps.review import review_day
from comity.node.register import queries as register
from comity.node.staff.act import Act, Officer, act
from comity.node.staff.errors import Refused
from comity.node.staff.look import look_within
from comity.rules.fields import Json
from comity.rules.lifecycle import START, Side
from comity.rules.request_type import Part

PREPARING = "preparing this request"
"""The purpose under which an officer sees the people of a draft of the own desk."""


@dataclass(frozen=True)
class Draft:
    """What an officer typed.

    Attributes:
        type_code: kind of request.
        partner: ISO code of the state asked.
        asks: the form that will travel.
        checks: what the officer confirms; it never travels.
    """

    type_code: str
    partner: str
    asks: Mapping[str, Json] = field(default_factory=dict)
    checks: Mapping[str, Json] = field(default_factory=dict)


def draft(officer: Officer, typed: Draft) -> Case:
    """Open a case with what an officer typed, complete or not.

    Raises:
        NotFound: this node does not know the type, or there is no such partner.
    """
    kind_of(typed.type_code)
    register.partner_ref(typed.partner)
    with act(officer, "casework.draft") as opened:
        return open_draft(opened, typed)


def open_draft(opened: Act, typed: Draft) -> Case:
    """Open a case within an act; the act is about the new case from here on.

    Raises:
        NotFound: this node does not know the type.
    """
    kind = kind_of(typed.type_code)
    number = next_number(opened, settings.COMITY_HOME.country)
    opened.concerns(number)
    case = Case(
        number=number,
        side=Side.REQUESTER.value,
        type_code=kind.code,
        partner=typed.partner,
        conv=secrets.token_hex(16),
        stage=START,
        drafted_by=opened.officer,
        opened=opened.at,
        review=review_day(opened.today),
    )
    _take(opened, case, typed)
    move.apply(opened, case, kind, move.ours(case, kind, "draft"))
    return case


def redraft(officer: Officer, number: str, typed: Draft, *, revision: int | None = None) -> Case:
    """Change a draft; the officer who changes it is its drafter from then on.

    Raises:
        Changed: a colleague changed it first.
        Refused: the case is no draft any more, or what was typed is for another partner or of another kind.
    """
    with act(officer, "casework.draft", about=number) as opened:
        case = find.locked(number, revision=revision)
        if (typed.type_code, typed.partner) != (case.type_code, case.partner):
            raise Refused("A draft keeps its partner and its kind: make a new request for another one.")
        kind = kind_of(case.type_code)
        lawful = move.ours(case, kind, "draft")
        case.drafted_by, case.approved_by = officer, None
        _take(opened, case, typed)
        move.apply(opened, case, kind, lawful)
    return case


def _take(opened: Act, case: Case, typed: Draft) -> None:
    kind = kind_of(case.type_code)
    case.urgency = judge.told(kind, Part.ASKS, typed.asks, "urgency")
    case.handling = judge.told(kind, Part.ASKS, typed.asks, "handling") or kind.handling
    look_within(opened, PREPARING, case.number)
    parts = {Part.ASKS: typed.asks, Part.ASK_CHECKS: typed.checks}
    forms.write(opened, case, kind, {part: kind.check(part, said).content for part, said in parts.items()})
