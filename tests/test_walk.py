"""The walk, whole: two real nodes, each its own process, folder, database, keys and ports, with three seeds."""

from __future__ import annotations

import random
import re
import signal
import socket
import subprocess
import sys

import pytest

from comity.node.cli.demo import command
from comity.partner.walk import scenario
from comity.partner.walk.client import Client
from comity.partner.walk.scenario import STEPS
from comity.partner.walk.world import NotSeenError, open_node

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400), pytest.mark.xdist_group("walk")]


def _free_ports() -> int:
    """The first of four free ports in a row, another place for each process of the run."""
    for _ in range(200):
        first = random.SystemRandom().randrange(20_000, 30_000, 4)
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
    assert re.search(r"Acknowledge by \d{4}-\d\d-\d\d \d\d:\d\d UTC", done.stdout), "an hour needs its zone"
    dismissed = re.search(
        r"(\d+) possible hits about \d+ of them were dismissed by an officer, none was sent", done.stdout
    )
    assert dismissed, done.stdout
    assert int(dismissed[1]) > 0


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty.txt is empty."),
        ("blank.txt", b"\n \n", "blank.txt is empty."),
        ("dots.txt", b"... 12 ...", "There is no text to read: no letter stands in it."),
        ("other.txt", b"\xff\xfe", "other.txt is not UTF-8 text (byte 0). Save it as UTF-8 and try again."),
        ("none.pdf", b"no PDF", "none.pdf is not a PDF that can be opened without a password."),
        ("talks.xyz", b"Talks", "talks.xyz cannot be read here; give a .txt, .pdf, .docx or .html file."),
        ("absent.txt", None, "There is no file "),
    ],
)
def test_a_communique_that_cannot_be_read_is_said_before_anything_is_set_up(tmp_path, name, content, said):
    place, kept = tmp_path / name, tmp_path / "kept"
    if content is not None:
        place.write_bytes(content)
    done = _demo("--communique", str(place), "--keep", str(kept))
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not kept.exists()
    assert not done.stdout


def test_a_step_that_does_not_hold_is_named_and_the_exit_is_1(monkeypatch, capsys):
    title, _ = STEPS[0]
    monkeypatch.setattr(scenario, "STEPS", ((title, _no_look_alike),))
    done = list(scenario.walk(None))
    assert [one.holds for one in done] == [False]
    assert not command._say(done[0], ())
    said = capsys.readouterr()
    assert said.err == f"comity: step 1 failed: {title}\n"
    assert "none was shown" in said.out


def _no_look_alike(_world):
    raise NotSeenError("none was shown")


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


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_the_demonstration_stays_until_told_and_prints_codes_that_work(tmp_path, told):
    first = _free_ports()
    command = [
        sys.executable,
        "-u",
        "-m",
        "comity.node.cli.main",
        "demo",
        "--port",
        str(first),
        "--keep",
        str(tmp_path / "d"),
    ]
    deaf = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell starts what runs in the background
    demo = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    signal.signal(signal.SIGINT, deaf)
    try:
        said = _until(demo, "Ctrl-C ends both nodes")
        assert re.search(r"linh +desk +password \S+ +code \d{6}", said)
        code = [
            sys.executable,
            "-m",
            "comity.node.cli.main",
            "demo",
            "code",
            "linh",
            "--dir",
            str(tmp_path / "d"),
        ]
        printed = subprocess.run(code, capture_output=True, text=True, check=True).stdout
        assert re.match(r"\d{6} \(for \d+ more seconds\)", printed)
        linh = next(
            one
            for one in open_node("VN", tmp_path / "d" / "vn", first).officers.values()
            if one.role == "desk"
        )
        client = Client(first, linh)
        assert client.get("/cases")
        client.close()
        unknown = subprocess.run(
            [*code[:-3], "nobody", *code[-2:]], capture_output=True, text=True, check=False
        )
        assert unknown.returncode == 1
        said = "comity: The demonstration has no officer called nobody; there are linh, bao, "
        assert unknown.stderr.startswith(said)
    finally:
        demo.send_signal(told)
        rest, _ = demo.communicate(timeout=60)
    assert "Both nodes end." in rest
    assert all(_free(port) for port in range(first, first + 4))


def _until(process: subprocess.Popen[str], words: str) -> str:
    said = ""
    assert process.stdout is not None
    for line in process.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(said)
