"""Two hundred jobs, workers killed ten times with -9: each effect exactly once, on SQLite and on PostgreSQL."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.node.door.nodes import comity, inside
from tests.node.postgres import postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator

JOBS, KILLS, WORKERS = 200, 10, 3
COUNT = """
from collections import Counter
from comity.node.clerk.models import Job
from comity.node.staff.models import Task
from comity.node.audit.models import Leaf
tasks = Counter(Task.objects.filter(kind="effect").values_list("about", flat=True))
say({"effects": len(tasks), "most": max(tasks.values()), "done": Job.objects.filter(state="done").count(),
     "tries": sum(Job.objects.values_list("attempts", flat=True)), "failed": Job.objects.filter(state="failed").count(),
     "entries": sum(b'"clerk.job"' in bytes(frame) for frame in Leaf.objects.values_list("frame", flat=True))})
"""

pytestmark = pytest.mark.slow


@pytest.fixture
def sqlite() -> str:
    return ""


@pytest.fixture
def postgres(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with postgresql(monkeypatch) as address:
        yield address


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_each_effect_happens_exactly_once_though_workers_are_killed(
    database: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    address, folder = request.getfixturevalue(database), tmp_path / "vn"
    comity("init", str(folder), "--country", "VN", "--name", "VN", "--database", address)
    words = [sys.executable, "-m", "tests.node.clerk.effects", str(folder), str(JOBS), str(WORKERS)]
    chance, killed = random.Random(7), 0
    nursery = subprocess.Popen(words)
    while nursery.poll() is None:
        time.sleep(chance.uniform(0.0, 0.05))
        busy = sorted((folder / "at-work").glob("*")) if killed < KILLS else []
        if busy:
            time.sleep(chance.uniform(0.0, 0.04))
            victim = chance.choice(busy)
            with suppress(ProcessLookupError):
                os.kill(int(victim.name), signal.SIGKILL)
                killed += 1
            victim.unlink(missing_ok=True)
    assert nursery.returncode == 0
    counted = inside(folder, COUNT)
    assert isinstance(counted, dict)
    assert killed == KILLS
    tries = counted.pop("tries")
    assert counted == {"effects": JOBS, "most": 1, "done": JOBS, "failed": 0, "entries": JOBS}
    assert tries > JOBS
