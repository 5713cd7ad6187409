"""One worker: takes a job, says each second that it is alive, does the job, marks it."""

import logging
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from comity.node.clerk import jobs, leases
from comity.node.clerk.errors import LeaseLost, reason
from comity.node.clerk.models import Job
from comity.node.staff.act import Officer, act
from comity.node.staff.steps import ToDo, add_task

BEAT = 1.0
_log = logging.getLogger(__name__)


def work_one(officer: Officer) -> bool:
    """Take and do one job; False when there was none to take."""
    job = leases.claim()
    if job is None:
        return False
    lease = job.lease or uuid.uuid4()
    try:
        kind = jobs.known(job.kind)
        if job.attempts > kind.attempts:
            _give_up(officer, job, job.error or "The worker died each time.")
            return True
        with _heartbeat(job.pk, lease):
            result = kind.do(officer, jobs.Work(job.pk, job.payload, lease, job.attempts))
        _finish(job, lease, result)
    except LeaseLost as lost:
        _log.warning("%s", lost)
    except Exception as failure:  # noqa: BLE001 - a worker outlives whatever a job does; it is logged and retried
        _log.exception("Job %s of kind %s failed", job.pk, job.kind)
        _failed(officer, job, failure)
    return True


def _finish(job: Job, lease: uuid.UUID, result: object) -> None:
    """Mark it as done, unless its own act did."""
    if not Job.objects.filter(pk=job.pk, state=Job.State.DONE).exists():
        leases.finish(job.pk, lease, result)


def _failed(officer: Officer, job: Job, failure: Exception) -> None:
    why = reason(failure)
    kind = jobs.known(job.kind) if job.kind in jobs.kinds() else None
    if kind is None or job.attempts >= kind.attempts:
        _give_up(officer, job, why)
    else:
        leases.put_back(job, why)


def _give_up(officer: Officer, job: Job, why: str) -> None:
    """The job becomes a task for a person."""
    todo = ToDo(
        "failed-job",
        "Job {number} ({kind}) failed {times} times: look at it.",
        about=f"job-{job.pk}",
        params={"number": job.pk, "kind": job.kind, "times": job.attempts},
        role="administrator",
    )
    with act(officer, "clerk.give_up", label="node", job=job.pk, why=why) as opened:
        if leases.give_up(job, why):
            add_task(opened, todo)


@contextmanager
def _heartbeat(job: int, lease: uuid.UUID) -> Iterator[None]:
    """Say each second that the worker is alive, until the work is over."""
    over = threading.Event()

    def beat() -> None:
        try:
            while not over.wait(BEAT) and leases.beat(job, lease):
                pass
        finally:
            connection.close()

    thread = threading.Thread(target=beat, name=f"heartbeat-{job}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
