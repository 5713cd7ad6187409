"""What the law would say of a form as it is being typed; nothing is read from the case's own forms, nothing kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from comity.node.casework.queries import basis, safeguards
from comity.node.casework.queries.info import row_of
from comity.node.casework.queries.shapes import Said
from comity.node.casework.steps import judge
from comity.node.casework.steps.kinds import kind_of
from comity.rules.errors import FieldError
from comity.rules.fields import Json
from comity.rules.request_type import Part, RequestType
from comity.rules.verdict import Direction, Result

Typed = Mapping[Part, Mapping[str, Json]]
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
    """

    refused: Said | None
    missing: Mapping[str, Said]
    basis: Said | None
    findings: tuple[safeguards.FindingRow, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing is missing and no finding stands in the way."""
        stands = any(one.outcome != safeguards.OUTCOME[Result.WARN] for one in self.findings)
        return not self.missing and self.refused is None and not stands

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
    kept, wrong = _sorted(kind, typed, PARTS[direction], today)
    judged = judge.weigh(row, kind, kept, direction=direction, today=today)
    told = judge.summary(kind, judged.basis)
    asking = direction is Direction.OUT_REQUEST
    stops = [one for one in judged.bars if one.result in (Result.STOP, Result.STOP_UNLESS)]
    nothing = asking and not judged.basis.served_by
    return Check(
        refused=basis.title(told) if nothing else Said(*stops[0].shown()) if stops else None,
        missing=wrong,
        basis=basis.title(told) if asking and not nothing else None,
        findings=tuple(
            safeguards.row(one)
            for result in (UNFINISHED if wrong else FINISHED)
            for one in judged.verdict.findings
            if one.result is result
        ),
    )


def _sorted(
    kind: RequestType, typed: Typed, parts: tuple[Part, ...], today: date
) -> tuple[dict[Part, dict[str, Json]], dict[str, Said]]:
    """What can be judged, and what is still wrong."""
    wrong: dict[str, Said] = {}
    kept: dict[Part, dict[str, Json]] = {}
    for part in parts:
        checked = kind.check(part, typed.get(part, {}), today)
        bad = {error.path.partition(".")[0] for error in checked.errors}
        kept[part] = {name: value for name, value in checked.content.items() if name not in bad}
        wrong |= {f"{part.value}.{error.path}": _said(error) for error in checked.errors}
    return kept, wrong


def _said(error: FieldError) -> Said:
    return Said(error.text, dict(error.params))
