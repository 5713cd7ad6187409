"""Jobs: taken by lease, kept by heartbeat, done once; a failing one becomes a task for a person."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from comity.node.clerk import jobs, leases, queries, worker
from comity.node.clerk.errors import LeaseLost, UnknownJob
from comity.node.clerk.models import Job
from comity.node.staff import queries as staff
from comity.node.staff.act import act
from comity.node.staff.errors import NotFound
from comity.node.staff.steps import ToDo, add_task

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from comity.node.clerk.jobs import Work
    from comity.node.staff.act import Officer

KIND = "test.job"


@pytest.fixture
def clerk(officers: dict[str, Officer]) -> Officer:
    return officers["clerk"]


@pytest.fixture(autouse=True)
def _known_kinds() -> Iterator[None]:
    before = dict(jobs._KINDS)
    yield
    jobs._KINDS.clear()
    jobs._KINDS.update(before)


def unseen(job: int) -> None:
    """The worker of a job was not seen for a while."""
    Job.objects.filter(pk=job).update(seen=leases.now() - leases.UNSEEN - timedelta(seconds=1))


def due(job: int) -> None:
    Job.objects.filter(pk=job).update(next_try=leases.now())


def test_a_job_runs_once_and_its_result_is_kept(clerk: Officer) -> None:
    done: list[object] = []

    @jobs.job(KIND)
    def do(_officer: Officer, work: Work) -> Mapping[str, object]:
        done.append(work.payload["number"])
        work.progress(3, 4)
        return {"sum": 7}

    number = jobs.enqueue(KIND, {"number": 7})
    assert queries.job(number).state == "queued"
    assert worker.work_one(clerk)
    assert not worker.work_one(clerk)
    state = queries.job(number)
    assert (state.state, state.done, state.total, state.result) == ("done", 3, 4, {"sum": 7})
    assert done == [7]


def test_one_job_of_a_key(clerk: Officer) -> None:
    first = jobs.enqueue(KIND, {"number": 1}, key="one")
    assert jobs.enqueue(KIND, {"number": 2}, key="one") == first
    assert jobs.enqueue(KIND, {"number": 2}) != first
    assert len(queries.jobs()) == 2
    assert len(queries.jobs("done")) == 0
    with pytest.raises(NotFound):
        queries.job(10_000)


def test_a_job_whose_worker_is_gone_goes_to_the_next(clerk: Officer) -> None:
    number = jobs.enqueue(KIND, {})
    first = leases.claim()
    assert first is not None
    assert leases.claim() is None
    unseen(number)
    second = leases.claim()
    assert second is not None
    assert (second.pk, second.attempts) == (number, 2)
    assert first.lease is not None
    assert not leases.beat(number, first.lease)
    with pytest.raises(LeaseLost):
        leases.finish(number, first.lease, {})
    with pytest.raises(LeaseLost):
        leases.report(number, first.lease, done=1, total=2)


def test_an_effect_whose_lease_was_lost_is_undone(clerk: Officer) -> None:
    @jobs.job(KIND)
    def do(officer: Officer, work: Work) -> None:
        unseen(work.id)
        assert leases.claim() is not None
        with act(officer, "clerk.job", label="node") as opened:
            add_task(opened, ToDo("effect", "Done.", about="effect"))
            work.done(opened)

    jobs.enqueue(KIND, {})
    worker.work_one(clerk)
    assert not staff.tasks_about("effect")


def test_a_failing_job_is_tried_again_and_then_becomes_a_task(clerk: Officer) -> None:
    @jobs.job(KIND, attempts=3)
    def do(_officer: Officer, work: Work) -> None:
        raise RuntimeError("Jan Testowy does not fit")

    number = jobs.enqueue(KIND, {})
    for state in ("queued", "queued", "failed"):
        assert worker.work_one(clerk)
        assert queries.job(number).state == state
        assert not worker.work_one(clerk)
        due(number)
    assert queries.job(number).error == "RuntimeError"
    (task,) = staff.tasks_about(f"job-{number}")
    assert (task.role, task.params["times"]) == ("administrator", 3)


def test_a_job_that_kills_its_worker_each_time_is_given_up(clerk: Officer) -> None:
    jobs.job(KIND, attempts=2)(lambda _officer, _work: None)
    number = jobs.enqueue(KIND, {})
    for _ in range(2):
        assert leases.claim() is not None
        unseen(number)
    assert worker.work_one(clerk)
    assert queries.job(number).state == "failed"
    assert staff.tasks_about(f"job-{number}")


def test_a_kind_nobody_knows_becomes_a_task(clerk: Officer) -> None:
    number = jobs.enqueue("test.unknown", {})
    assert worker.work_one(clerk)
    assert queries.job(number).state == "failed"
    with pytest.raises(UnknownJob, match=r"test\.unknown"):
        jobs.known("test.unknown")


def test_the_waits_grow_and_have_an_end(clerk: Officer) -> None:
    waits = []
    for attempts in (1, 2, 5, 60):
        job = Job.objects.create(
            kind=KIND, state="running", attempts=attempts, next_try=leases.now(), created=leases.now()
        )
        job.lease = uuid.uuid4()
        job.save()
        leases.put_back(job, "busy")
        waits.append(round((Job.objects.get(pk=job.pk).next_try - leases.now()).total_seconds()))
    assert waits == [1, 2, 16, 900]
