"""Questions about jobs."""

from dataclasses import dataclass
from datetime import datetime

from comity.node.clerk.models import Job
from comity.node.staff.errors import NotFound


@dataclass(frozen=True)
class JobState:
    """How far a job is.

    Attributes:
        id: its number.
        kind: what kind of work.
        state: queued, running, done or failed.
        done: how much is done, of ``total`` (0: not known).
        result: what came out, once done.
        error: why it failed, or failed last time.
        created: when it was asked for.
    """

    id: int
    kind: str
    state: str
    done: int
    total: int
    result: object
    error: str
    created: datetime


def job(number: int) -> JobState:
    """One job.

    Raises:
        NotFound: there is none of that number.
    """
    row = Job.objects.filter(pk=number).first()
    if row is None:
        raise NotFound("There is no job {number}.", {"number": number})
    return _state(row)


def jobs(state: str = "") -> list[JobState]:
    """Every job, or those of one state, newest first."""
    rows = Job.objects.filter(state=state) if state else Job.objects.all()
    return [_state(row) for row in rows.order_by("-pk")]


def _state(row: Job) -> JobState:
    return JobState(row.pk, row.kind, row.state, row.done, row.total, row.result, row.error, row.created)
