"""What names the people of a case: who is asked about, what was asked and answered, which hits there are.

Every question here takes the token of a logged look.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from comity.node.audit import keys
from comity.node.casework.models import Event, HitRow
from comity.node.casework.queries import words
from comity.node.casework.queries.info import row_of
from comity.node.casework.queries.shapes import Said
from comity.node.casework.steps import forms as kept_forms
from comity.node.casework.steps import judge, leaving
from comity.node.casework.steps.kinds import kind_of
from comity.node.casework.steps.subjects import ordered
from comity.node.staff.look import Look, require
from comity.rules.lifecycle import Side
from comity.rules.request_type import Part
from comity.rules.verdict import Direction


@dataclass(frozen=True)
class SubjectInfo:
    """A person of a case, as the form that asked about them says."""

    path: str
    category: str
    person: Mapping[str, Any]


@dataclass(frozen=True)
class HitInfo:
    """A holding that may be one subject (``subject`` is its path), with both sides and every reason.

    ``detail`` is made by ``steps.asked.detail``.
    """

    id: int
    subject: str
    record: str
    level: str
    bits: float
    state: str
    detail: Mapping[str, Any]
    note: str
    decided_by: str
    decided: datetime | None


def subjects(number: str, look: Look) -> list[SubjectInfo]:
    """The people of a case.

    Raises:
        LookRequired: ``look`` is not a token.
        KeyDestroyedError: the case was forgotten.
    """
    require(look, number)
    rows = ordered(row_of(number))
    return [SubjectInfo(r.path, r.category, json.loads(keys.reveal(number, bytes(r.entry)))) for r in rows]


@dataclass(frozen=True)
class ReasonInfo:
    """What somebody wrote with a verb: a question, a reason, a ground in words."""

    at: datetime
    verb: str
    title: Said
    ours: bool
    text: str


def reasons(number: str, look: Look) -> list[ReasonInfo]:
    """Everything officers of both sides wrote with their verbs, oldest first; it may name a person.

    Raises:
        LookRequired: ``look`` is not a token.
    """
    require(look, number)
    rows = Event.objects.filter(case__number=number).exclude(typed=None).select_related("case")
    return [
        ReasonInfo(
            at=row.at,
            verb=row.verb,
            title=words.event_title(row.verb, kind_of(row.case.type_code)),
            ours=row.ours,
            text=keys.reveal(number, bytes(row.typed or b"")).decode(),
        )
        for row in rows
    ]


def forms(number: str, look: Look) -> kept_forms.Forms:
    """Everything that was asked and answered, by part.

    Raises:
        LookRequired: ``look`` is not a token.
        NotFound: there is no such case.
    """
    return kept_forms.read(row_of(number), look)


def hits(number: str, look: Look) -> list[HitInfo]:
    """The hits of a case, strongest first.

    Raises:
        LookRequired: ``look`` is not a token.
    """
    require(look, number)
    rows = HitRow.objects.filter(case__number=number).select_related("decided_by", "subject")
    return [_hit(number, row) for row in rows.order_by("-bits", "pk")]


def preview(number: str, look: Look, *, today: datetime) -> judge.Judgement:
    """What the law would say if the case made its next move today; nothing is kept.

    Raises:
        LookRequired: ``look`` is not a token.
        NotFound: there is no such case.
    """
    row = row_of(number)
    kind, asking = kind_of(row.type_code), row.side == Side.REQUESTER
    direction = Direction.OUT_REQUEST if asking else Direction.OUT_ANSWER
    return judge.weigh(
        row,
        kind,
        leaving.filled(row, kind, kept_forms.read(row, look), {}),
        direction=direction,
        today=timezone.localdate(today),
    )


def missing(number: str, look: Look) -> dict[str, tuple[str, Mapping[str, str]]]:
    """What is still wrong or missing in the forms this side fills, by field.

    Raises:
        LookRequired: ``look`` is not a token.
        NotFound: there is no such case.
    """
    row = row_of(number)
    filled, kind = kept_forms.read(row, look), kind_of(row.type_code)
    asking = row.side == Side.REQUESTER
    parts = (Part.ASKS, Part.ASK_CHECKS) if asking else (Part.ANSWERS, Part.ANSWER_CHECKS)
    return {
        f"{part.value}.{error.path}": (error.text, error.params)
        for part in parts
        for error in kind.check(part, filled.get(part, {}), timezone.localdate()).errors
    }


def _hit(number: str, row: HitRow) -> HitInfo:
    return HitInfo(
        id=row.pk,
        subject=row.subject.path,
        record=row.record,
        level=row.level,
        bits=row.bits,
        state=row.state,
        detail=json.loads(keys.reveal(number, bytes(row.detail))),
        note=keys.reveal(number, bytes(row.note)).decode() if row.note else "",
        decided_by=str(row.decided_by or ""),
        decided=row.decided,
    )
