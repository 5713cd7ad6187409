"""Writers and sequencer killed with -9 while they work: the log is whole at every moment, and goes on."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest
from tests.node.door.nodes import comity, inside

KILLS = 30
CHECKS = """
from comity.node.audit.verify import verify
import time
faults, checks, end = [], 0, time.monotonic() + float(words[0])
while time.monotonic() < end or checks < 3:
    report = verify()
    checks += 1
    faults += [str(one) for one in report.faults]
say([checks, faults])
"""
AFTERWARDS = """
from comity.node.audit import sequencer
from comity.node.audit.models import Leaf
from comity.node.audit.verify import verify
from comity.node.staff import queries
from comity.node.staff.act import act
first = verify()
kept = list(Leaf.objects.values_list("act", flat=True))
with act(queries.machine("clerk"), "clerk.job", about="afterwards", label="node"):
    pass
while sequencer.tick():
    pass
last = verify()
say({"faults": [str(one) for one in first.faults + last.faults], "kept": kept,
     "grown": last.size - first.size - first.waiting, "waiting": last.waiting})
"""


@pytest.mark.slow
def test_writers_and_sequencer_killed_thirty_times_leave_a_whole_log(tmp_path):
    folder = tmp_path / "vn"
    comity("init", str(folder), "--country", "VN", "--name", "VN")
    nursery = subprocess.Popen([sys.executable, "-m", "tests.node.audit.writers", str(folder)])
    try:
        _wait_for_work(folder, nursery)
        chance, killed = random.Random(11), 0
        looking = subprocess.Popen(
            [sys.executable, "-c", _inside(CHECKS), str(folder), "4"], stdout=subprocess.PIPE, text=True
        )
        while killed < KILLS:
            time.sleep(chance.uniform(0.02, 0.2))
            assert nursery.poll() is None
            victims = sorted((folder / "alive").iterdir())
            with suppress(ProcessLookupError, IndexError):
                victim = chance.choice(victims)
                os.kill(int(victim.name), signal.SIGKILL)
                victim.unlink(missing_ok=True)
                killed += 1
        checks, faults = json.loads(looking.communicate(timeout=60)[0])
        assert faults == [], "a check beside a working node raises no false alarm"
        assert checks >= 3
    finally:
        (folder / "stop").touch()
        assert nursery.wait(60) == 0
    said = [line for one in (folder / "said").iterdir() for line in one.read_text(encoding="utf-8").split()]
    found = inside(folder, AFTERWARDS)
    assert found["faults"] == []
    assert (found["grown"], found["waiting"]) == (1, 0)
    assert len(said) > KILLS
    assert set(said) <= set(found["kept"]), "an act that was kept is in the log"
    assert "The log is whole" in comity("log", "verify", "--dir", str(folder))


def _wait_for_work(folder, nursery):
    end = time.monotonic() + 60
    while len(list(folder.glob("alive/*"))) < 3:
        assert nursery.poll() is None
        assert time.monotonic() < end
        time.sleep(0.05)


def _inside(code):
    return (
        "import json, sys, pathlib\nfrom comity.node.cli.opening import open_node\n"
        "open_node(pathlib.Path(sys.argv[1]))\nsay = lambda value: print(json.dumps(value))\nwords = sys.argv[2:]\n"
    ) + code
