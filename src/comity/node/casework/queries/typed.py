"""What the law would say of a form as it is being typed, over what the case holds; nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from comity.node.casework.models import Case
from comity.node.casework.queries import basis, safeguards
from comity.node.casework.queries.info import row_of
from comity.node.casework.queries.shapes import Said
from comity.node.casework.steps import forms, hits, judge, leaving, move
from comity.node.casework.steps.kinds import kind_of
from comity.node.casework.steps.leaving import Typed
from comity.node.staff.errors import Refused
from comity.rules.errors import FieldError
from comity.rules.request_type import Part, RequestType
from comity.rules.verdict import Direction, Result

PARTS: Mapping[Direction, tuple[Part, ...]] = {
    Direction.OUT_REQUEST: (Part.ASKS, Part.ASK_CHECKS),
    Direction.OUT_ANSWER: (Part.ANSWERS, Part.ANSWER_CHECKS),
}
FINISHED = (Result.STOP, Result.STOP_UNLESS, Result.NEED_INFORMATION, Result.WARN)
UNFINISHED = (Result.STOP, Result.STOP_UNLESS, Result.WARN)
"""While fields are missing, what nobody knows yet is no news."""


@dataclass(frozen=True)
class Check:
    """Whether it would be refused.

    Attributes:
        refused: the first reason it would be, in a sentence.
        missing: what is still wrong or missing, by path (``asks.subject.name``).
        basis: the instrument that serves.
        findings: what does not pass, the strictest first.
        held: whether a finding stands in the way that nobody set aside with recorded reasons.
    """

    refused: Said | None
    missing: Mapping[str, Said]
    basis: Said | None
    findings: tuple[safeguards.FindingRow, ...]
    held: bool

    @property
    def ready(self) -> bool:
        """Whether nothing is missing and no finding stands in the way."""
        return not self.missing and self.refused is None and not self.held

    @property
    def more(self) -> int:
        """How many missing things there are beyond the first eight."""
        return max(len(self.missing) - 8, 0)


def check_typed(number: str, typed: Typed, direction: Direction, *, today: date) -> Check:
    """Check what an officer has typed so far.

    Args:
        number: the case.
        typed: the forms as typed, by part.
        direction: whether a request or an answer would leave.
        today: the day.

    Raises:
        NotFound: there is no such case.
    """
    row = row_of(number)
    kind = kind_of(row.type_code)
    said = {part: typed.get(part, {}) for part in PARTS[direction]}
    filled = leaving.filled(row, kind, forms.for_the_law(row), said)
    wrong = _wrong(kind, filled, PARTS[direction], today)
    judged = judge.weigh(row, kind, filled, direction=direction, today=today)
    told = judge.summary(kind, judged.basis)
    asking = direction is Direction.OUT_REQUEST
    nothing = asking and not judged.basis.served_by
    return Check(
        refused=basis.title(told) if nothing else _stop(judged) or _unsupported(row, kind, filled, direction),
        missing=wrong,
        basis=basis.title(told) if asking and not nothing else None,
        findings=tuple(
            safeguards.row(one)
            for result in (UNFINISHED if wrong else FINISHED)
            for one in safeguards.told(judged.verdict.findings)
            if one.result is result
        ),
        held=bool(judged.bars),
    )


def _stop(judged: judge.Judgement) -> Said | None:
    """The first stop that stands."""
    stops = (Said(*one.shown()) for one in judged.bars if one.result in (Result.STOP, Result.STOP_UNLESS))
    return next(stops, None)


def _unsupported(row: Case, kind: RequestType, filled: forms.Forms, direction: Direction) -> Said | None:
    """Why the hits do not carry the answer: one is undecided, or more is claimed than a person confirmed."""
    if direction is not Direction.OUT_ANSWER:
        return None
    try:
        hits.support(row, kind, filled, move.ours(row, kind, "answer"))
    except Refused as no:
        return Said(no.text, dict(no.params))
    return None


def _wrong(kind: RequestType, filled: Typed, parts: tuple[Part, ...], today: date) -> dict[str, Said]:
    """What is still missing or wrong in the forms that leave, by path."""
    return {
        f"{part.value}.{error.path}": _said(error)
        for part in parts
        for error in kind.check(part, filled.get(part, {}), today).errors
    }


def _said(error: FieldError) -> Said:
    return Said(error.text, dict(error.params))
