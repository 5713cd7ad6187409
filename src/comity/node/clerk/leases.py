"""Who has which job: taken, kept and given back by compare-and-set, so two workers never both count.

A worker says every second that it is alive; a job whose worker was not seen for four seconds goes to the next
one. Machines that share one database keep their clocks together to well within that (NTP).
"""

import uuid
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from comity.node.clerk.errors import LeaseLost
from comity.node.clerk.models import Job

UNSEEN = timedelta(seconds=4)
FIRST_WAIT = timedelta(seconds=1)
LONGEST_WAIT = timedelta(minutes=15)


def now() -> datetime:
    """This instant, UTC."""
    return datetime.now(UTC)


def claim() -> Job | None:
    """Take the job that has waited longest, or one whose worker is gone; None when there is none."""
    at = now()
    free = Q(state=Job.State.QUEUED, next_try__lte=at) | Q(state=Job.State.RUNNING, seen__lt=at - UNSEEN)
    if not Job.objects.filter(free).exists():  # most looks find nothing, and then cost no write lock
        return None
    with transaction.atomic(durable=True):
        job = Job.objects.select_for_update(skip_locked=True).filter(free).order_by("next_try", "pk").first()
        if job is None:
            return None
        job.state, job.lease, job.seen = Job.State.RUNNING, uuid.uuid4(), at
        job.attempts += 1
        job.save(update_fields=["state", "lease", "seen", "attempts"])
    return job


def beat(job: int, lease: uuid.UUID) -> bool:
    """Say that the worker is alive; False when the job is not its own any more."""
    return _own(job, lease).update(seen=now()) == 1


def report(job: int, lease: uuid.UUID, *, done: int, total: int) -> None:
    """Say how far the work is.

    Raises:
        LeaseLost: the job is another's now.
    """
    if not _own(job, lease).update(seen=now(), done=done, total=total):
        raise _lost(job)


def finish(job: int, lease: uuid.UUID, result: object) -> None:
    """Mark the job as done, in the caller's transaction where there is one.

    Raises:
        LeaseLost: the job is another's now; the caller's transaction must not be kept.
    """
    if not _own(job, lease).update(state=Job.State.DONE, result=result, error=""):
        raise _lost(job)


def put_back(job: Job, why: str) -> None:
    """Try again later: one second after the first failure, twice as long after each next one."""
    wait = min(FIRST_WAIT * 2 ** min(job.attempts - 1, 16), LONGEST_WAIT)
    _own(job.pk, _lease(job)).update(state=Job.State.QUEUED, next_try=now() + wait, error=why)


def give_up(job: Job, why: str) -> bool:
    """Mark the job as failed, in the caller's transaction; False when it is another's now."""
    return _own(job.pk, _lease(job)).update(state=Job.State.FAILED, error=why) == 1


def _own(job: int, lease: uuid.UUID) -> QuerySet[Job]:
    return Job.objects.filter(pk=job, lease=lease, state=Job.State.RUNNING)


def _lease(job: Job) -> uuid.UUID:
    if job.lease is None:
        raise _lost(job.pk)
    return job.lease


def _lost(job: int) -> LeaseLost:
    return LeaseLost(
        f"The job {job} was given to another worker, because this one was not seen for too long."
    )
