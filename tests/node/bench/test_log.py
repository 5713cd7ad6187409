"""The bench of the log gives the figures that docs/measure.md names, on a node of its own."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

CODE = "import json; from comity.node.bench import log; print(json.dumps(log.run(1_000)))"


@pytest.mark.slow
def test_the_bench_of_the_log_measures_writing_numbering_and_checking():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    assert set(figures) == {
        "log_entries_per_s",
        "numbered_per_s",
        "verify_s",
        "verify_cpu_s",
        "verify_entries_per_s",
        "verify_checkpoint_ms",
    }
    assert all(value > 0 for value in figures.values())
