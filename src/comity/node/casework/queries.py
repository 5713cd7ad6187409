"""Questions about cases; the only reads a face may make.

What names a person needs a look (``subjects``, ``hits``, ``forms``); everything else shows none.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from comity.node.audit import keys
from comity.node.casework.models import Case, ClockRow, Event, HitRow, Subject, VerdictRow
from comity.node.casework.steps import forms as kept_forms
from comity.node.casework.steps import judge
from comity.node.casework.steps.kinds import kind_of, registry
from comity.node.staff.errors import NotFound
from comity.node.staff.look import Look, require
from comity.rules import lifecycle
from comity.rules.fields import Json
from comity.rules.lifecycle import Side
from comity.rules.request_type import Part, RequestType
from comity.rules.verdict import Direction, Verdict

__all__ = ["registry"]


@dataclass(frozen=True)
class ClockInfo:
    """A clock of a case.

    Attributes:
        code, title: which clock.
        started, due: instants, UTC.
        source: article, or 'house target'; ``origin`` says which kind of source, ``verified`` whether it was read.
        paused, stopped: instants, or None.
    """

    code: str
    title: str
    started: datetime
    due: datetime
    source: str
    origin: str
    verified: bool
    paused: datetime | None
    stopped: datetime | None

    @property
    def running(self) -> bool:
        """Whether it runs now."""
        return self.paused is None and self.stopped is None


@dataclass(frozen=True)
class EventInfo:
    """One line of a timeline: ``ours`` says which side did it; ``text`` is a message id with ``params``."""

    at: datetime
    verb: str
    stage: str
    ours: bool
    officer: str
    text: str
    params: Mapping[str, str]


@dataclass(frozen=True)
class CaseInfo:
    """A case without its people."""

    number: str
    their_number: str
    side: str
    type_code: str
    type_title: str
    partner: str
    conv: str
    stage: str
    stage_title: str
    ended: bool
    urgency: str
    handling: str
    channel: str
    revision: int
    drafted_by: str
    approved_by: str
    opened: datetime
    checked: datetime | None
    categories: tuple[str, ...]
    clocks: tuple[ClockInfo, ...]
    verbs: tuple[str, ...]
    undecided: int
    confirmed: int


@dataclass(frozen=True)
class SubjectInfo:
    """A person of a case, as the form that asked about them says."""

    path: str
    category: str
    person: Mapping[str, Any]


@dataclass(frozen=True)
class HitInfo:
    """A holding that may be a subject, with both sides and every reason (see ``steps.asked.detail``)."""

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


def case(number: str) -> CaseInfo:
    """The case of that number, without its people.

    Raises:
        NotFound: there is none.
    """
    return _info(_row(number))


def cases(*, partner: str = "", stage: str = "", side: str = "", type_code: str = "") -> list[CaseInfo]:
    """Cases, newest first, narrowed by what is given."""
    wanted = {"partner": partner, "stage": stage, "side": side, "type_code": type_code}
    rows = Case.objects.filter(**{name: value for name, value in wanted.items() if value})
    return [_info(row) for row in rows.select_related("drafted_by", "approved_by").order_by("-opened", "-pk")]


def timeline(number: str) -> list[EventInfo]:
    """Everything that happened in a case, oldest first."""
    rows = Event.objects.filter(case__number=number).select_related("officer")
    return [
        EventInfo(r.at, r.verb, r.stage, r.ours, str(r.officer or ""), r.text, {k: str(v) for k, v in r.params.items()})
        for r in rows
    ]


def verdicts(number: str) -> list[tuple[datetime, Verdict, Mapping[str, Json]]]:
    """Every stored verdict with its instant and the basis found then, oldest first; they name nobody."""
    rows = VerdictRow.objects.filter(case__number=number).order_by("pk")
    return [(row.at, Verdict.from_json(row.verdict), row.basis) for row in rows]


def subjects(number: str, look: Look) -> list[SubjectInfo]:
    """The people of a case.

    Raises:
        LookRequired: ``look`` is not a token.
        KeyDestroyedError: the case was forgotten.
    """
    require(look)
    rows = Subject.objects.filter(case__number=number).order_by("path")
    return [SubjectInfo(r.path, r.category, json.loads(keys.reveal(number, bytes(r.entry)))) for r in rows]


def forms(number: str, look: Look) -> kept_forms.Forms:
    """Everything that was asked and answered, by part.

    Raises:
        LookRequired: ``look`` is not a token.
        NotFound: there is no such case.
    """
    return kept_forms.read(_row(number), look)


def hits(number: str, look: Look) -> list[HitInfo]:
    """The hits of a case, strongest first.

    Raises:
        LookRequired: ``look`` is not a token.
    """
    require(look)
    rows = HitRow.objects.filter(case__number=number).select_related("decided_by").order_by("-bits", "pk")
    return [_hit(number, row) for row in rows]


def preview(number: str, look: Look, *, today: datetime) -> judge.Judgement:
    """What the law would say if the case made its next move today; nothing is kept.

    Raises:
        LookRequired: ``look`` is not a token.
        NotFound: there is no such case.
    """
    row = _row(number)
    asking = row.side == Side.REQUESTER
    direction = Direction.OUT_REQUEST if asking else Direction.OUT_ANSWER
    return judge.weigh(row, kind_of(row.type_code), kept_forms.read(row, look), direction=direction, today=today.date())


def missing(number: str, look: Look) -> dict[str, tuple[str, Mapping[str, str]]]:
    """What is still wrong or missing in the forms this side fills, by field.

    Raises:
        LookRequired: ``look`` is not a token.
        NotFound: there is no such case.
    """
    row = _row(number)
    filled, kind = kept_forms.read(row, look), kind_of(row.type_code)
    asking = row.side == Side.REQUESTER
    parts = (Part.ASKS, Part.ASK_CHECKS) if asking else (Part.ANSWERS, Part.ANSWER_CHECKS)
    return {
        f"{part.value}.{error.path}": (error.text, error.params)
        for part in parts
        for error in kind.check(part, filled.get(part, {})).errors
    }


def _row(number: str) -> Case:
    row = Case.objects.filter(number=number).select_related("drafted_by", "approved_by").first()
    if row is None:
        raise NotFound("There is no case {number}.", {"number": number})
    return row


def _info(row: Case) -> CaseInfo:
    kind = kind_of(row.type_code)
    stage = kind.stage(row.stage)
    decided = list(HitRow.objects.filter(case=row).values_list("state", flat=True))
    return CaseInfo(
        number=row.number,
        their_number=row.their_number,
        side=row.side,
        type_code=row.type_code,
        type_title=kind.title,
        partner=row.partner,
        conv=row.conv,
        stage=row.stage,
        stage_title=stage.title,
        ended=stage.ended,
        urgency=row.urgency,
        handling=row.handling,
        channel=row.channel,
        revision=row.revision,
        drafted_by=str(row.drafted_by or ""),
        approved_by=str(row.approved_by or ""),
        opened=row.opened,
        checked=row.checked,
        categories=tuple(Subject.objects.filter(case=row).values_list("category", flat=True)),
        clocks=tuple(_clock(one) for one in ClockRow.objects.filter(case=row).order_by("due")),
        verbs=_verbs(row, kind),
        undecided=decided.count(HitRow.State.POSSIBLE),
        confirmed=decided.count(HitRow.State.CONFIRMED),
    )


def _verbs(row: Case, kind: RequestType) -> tuple[str, ...]:
    return lifecycle.verbs(kind, row.stage, Side(row.side))


def _clock(row: ClockRow) -> ClockInfo:
    return ClockInfo(
        row.code, row.title, row.started, row.due, row.source, row.origin, row.verified, row.paused, row.stopped
    )


def _hit(number: str, row: HitRow) -> HitInfo:
    return HitInfo(
        id=row.pk,
        subject=row.subject,
        record=row.record,
        level=row.level,
        bits=row.bits,
        state=row.state,
        detail=json.loads(keys.reveal(number, bytes(row.detail))),
        note=keys.reveal(number, bytes(row.note)).decode() if row.note else "",
        decided_by=str(row.decided_by or ""),
        decided=row.decided,
    )
