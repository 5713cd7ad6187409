"""A case as programs see it: its row, its clocks, its timeline, its verdicts; never its people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from comity.node.casework.models import Case, ClockRow, Event, VerdictRow
from comity.node.casework.steps.kinds import kind_of
from comity.node.casework.steps.subjects import Standing, standings
from comity.node.staff.errors import NotFound
from comity.rules import lifecycle
from comity.rules.fields import Json
from comity.rules.lifecycle import Side
from comity.rules.request_type import RequestType
from comity.rules.verdict import Verdict


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
    """A case without the names of its people; ``subjects`` says how each of them stands."""

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
    subjects: tuple[Standing, ...]
    clocks: tuple[ClockInfo, ...]
    verbs: tuple[str, ...]


def case(number: str) -> CaseInfo:
    """The case of that number, without its people.

    Raises:
        NotFound: there is none.
    """
    return info_of(row_of(number))


def timeline(number: str) -> list[EventInfo]:
    """Everything that happened in a case, oldest first."""
    rows = Event.objects.filter(case__number=number).select_related("officer")
    return [
        EventInfo(
            r.at,
            r.verb,
            r.stage,
            r.ours,
            str(r.officer or ""),
            r.text,
            {k: str(v) for k, v in r.params.items()},
        )
        for r in rows
    ]


def verdicts(number: str) -> list[tuple[datetime, Verdict, Mapping[str, Json]]]:
    """Every stored verdict with its instant and the basis found then, oldest first; they name nobody."""
    rows = VerdictRow.objects.filter(case__number=number).order_by("pk")
    return [(row.at, row.verdict, row.basis) for row in rows]


def row_of(number: str) -> Case:
    """The row of a case.

    Raises:
        NotFound: there is none.
    """
    row = Case.objects.filter(number=number).select_related("drafted_by", "approved_by").first()
    if row is None:
        raise NotFound("There is no case {number}.", {"number": number})
    return row


def info_of(row: Case) -> CaseInfo:
    """A row as programs see it."""
    kind = kind_of(row.type_code)
    stage = kind.stage(row.stage)
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
        subjects=standings(row),
        clocks=tuple(_clock(one) for one in ClockRow.objects.filter(case=row).order_by("due")),
        verbs=_verbs(row, kind),
    )


def _verbs(row: Case, kind: RequestType) -> tuple[str, ...]:
    return lifecycle.verbs(kind, row.stage, Side(row.side))


def _clock(row: ClockRow) -> ClockInfo:
    return ClockInfo(
        row.code,
        row.title,
        row.started,
        row.due,
        row.source,
        row.origin,
        row.verified,
        row.paused,
        row.stopped,
    )
