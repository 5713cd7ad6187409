"""One case as its page shows it; none of it names a person."""

from dataclasses import dataclass
from datetime import date, datetime

from comity.node.casework.queries import before, safeguards
from comity.node.casework.queries.basis import BasisRow, CandidateRow
from comity.node.casework.queries.hit_page import HitRef
from comity.node.casework.queries.shapes import Clock, Move, PartnerRef, Said, State


@dataclass(frozen=True)
class Identity:
    """What names a case on every page about it."""

    reference: str
    their_reference: str
    partner: PartnerRef
    channel: Said
    sealed: bool
    handling_code: str
    handling_text: Said
    clock: Clock | None
    type_title: Said


@dataclass(frozen=True)
class EventRow:
    """One line of the timeline; ``note`` is a sentence or what somebody wrote."""

    title: Said
    by: str
    at: datetime
    open: bool
    log_number: int | None
    note: Said | None = None


@dataclass(frozen=True)
class LetterRow:
    """One letter of the case, without what it says."""

    mid: str
    title: Said
    out: bool
    state: State
    at: datetime
    prints: str = ""


@dataclass(frozen=True)
class TaskRow:
    """A task about the case that a person may close with a reason."""

    id: int
    text: Said
    source: str
    verified: bool


@dataclass(frozen=True)
class Waiting:
    """For whom a case waits."""

    title: Said
    since: datetime


@dataclass(frozen=True)
class CategoryCount:
    """How many people of a category a case has."""

    category: str
    count: int


@dataclass(frozen=True)
class PersonRow:
    """One person asked about, unnamed.

    Attributes:
        title: by number.
        category: role in the case.
        state: what our own records say; nothing where we ask and do not answer.
        said: what the newest answer says; nothing before the first.
    """

    title: Said
    category: str
    state: State | None
    said: State | None


@dataclass(frozen=True)
class Judged:
    """What the law said, with the instant; ``aside`` are instruments about other things altogether."""

    verdict: Said
    verdict_counts: dict[str, int]
    judged_at: datetime
    rules: int
    served: bool
    open_findings: tuple[safeguards.FindingRow, ...]
    passes: tuple[safeguards.FindingRow, ...]
    basis: tuple[BasisRow, ...]
    basis_at: date
    candidates: tuple[CandidateRow, ...]
    aside: tuple[CandidateRow, ...]


@dataclass(frozen=True)
class CasePage(Identity):
    """A case in full, without its people."""

    ours: bool
    summary: tuple[Said, ...]
    drafted_by: str
    drafted_at: datetime
    state: State
    stage: str
    revision: int
    before: tuple[before.Step, ...]
    judged: Judged | None
    subjects_line: tuple[CategoryCount, ...]
    people: tuple[PersonRow, ...]
    moves: tuple[Move, ...]
    waiting: Waiting | None
    timeline: tuple[EventRow, ...]
    timeline_total: int
    hits: tuple[HitRef, ...]
    letters: tuple[LetterRow, ...]
    duties: tuple[TaskRow, ...]

    @property
    def done(self) -> int:
        """Steps that are done before it can leave."""
        return sum(step.done for step in self.before)

    @property
    def total(self) -> int:
        """Steps there are before it can leave."""
        return len(self.before)
