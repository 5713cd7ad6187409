"""The walk, whole: two real nodes, each its own process, folder, database, keys and ports, with three seeds."""

from __future__ import annotations

import re
import socket
import subprocess
import sys

import pytest

from comity.partner.walk.scenario import STEPS

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]


def _free_ports() -> int:
    """The first of four free ports in a row."""
    for first in range(9300, 9900, 7):
        if all(_free(port) for port in range(first, first + 4)):
            return first
    raise AssertionError("no four free ports")


def _free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def _demo(*words: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "comity.node.cli.main",
        "demo",
        "--once",
        "--port",
        str(_free_ports()),
        *words,
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=380)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_step_of_the_walk_holds(seed):
    done = _demo("--seed", str(seed))
    steps = re.findall(r"^ ?(\d+)   .*  (\d+\.\d+) s$", done.stdout, re.MULTILINE)
    assert [int(number) for number, _ in steps] == list(range(1, len(STEPS) + 1)), done.stdout + done.stderr
    assert done.returncode == 0
    assert "none was sent" in done.stdout


def test_a_step_that_does_not_hold_is_named_and_the_exit_is_1(tmp_path):
    empty = tmp_path / "weather.txt"
    empty.write_text("It rained all day and nobody met anybody.\n", encoding="utf-8")
    done = _demo("--communique", str(empty))
    assert done.returncode == 1
    assert re.search(r"step 1 failed: a communiqué is read", done.stderr)


def test_a_port_in_use_is_said_in_one_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", "comity.node.cli.main", "demo", "--once", "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert (
        done.stderr.strip()
        == f"comity: Port {port} is in use: end what uses it, or choose others with --port."
    )
