"""Worker processes for the kill test: ``python -m tests.node.clerk.effects DIR JOBS WORKERS``.

Django is loaded once and each worker forked from there; a worker that was killed is replaced, until no job is left.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from comity.node.cli.opening import open_node

if TYPE_CHECKING:
    from comity.node.clerk.jobs import Work
    from comity.node.staff.act import Officer

KIND = "test.effect"


def main(folder: Path, count: int, workers: int) -> None:
    open_node(folder)
    from django.db import connection

    from comity.node.clerk import jobs

    for number in range(count):
        jobs.enqueue(KIND, {"number": number}, key=str(number))
    (folder / "at-work").mkdir()
    connection.close()
    alive = {_fork(folder) for _ in range(workers)}
    while alive:
        pid, status = os.wait()
        alive.discard(pid)
        if os.WIFSIGNALED(status):
            alive.add(_fork(folder))


def _fork(folder: Path) -> int:
    pid = os.fork()
    if pid == 0:
        work(folder)
        os._exit(0)
    return pid


def work(folder: Path) -> None:
    from django.db import connection

    from comity.node.clerk import jobs, worker
    from comity.node.clerk.models import Job
    from comity.node.staff import queries as staff
    from comity.node.staff.act import act
    from comity.node.staff.steps import ToDo, add_task

    at_work = folder / "at-work" / str(os.getpid())

    @jobs.job(KIND, attempts=20)
    def effect(officer: Officer, work: Work) -> None:
        at_work.touch()
        work.progress(1, 2)
        time.sleep(0.01)
        with act(officer, "clerk.job", label="node", job=work.id) as opened:
            add_task(opened, ToDo("effect", "Effect {number}", about=f"effect-{work.payload['number']}"))
            time.sleep(0.01)
            work.done(opened, {"attempt": work.attempt})
            time.sleep(0.01)
        time.sleep(0.01)
        at_work.unlink()

    clerk = staff.machine("clerk")
    while Job.objects.exclude(state__in=["done", "failed"]).exists():
        if not worker.work_one(clerk):
            time.sleep(0.2)
    connection.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
