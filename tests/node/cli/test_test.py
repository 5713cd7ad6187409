"""``comity test``: all stages run, nothing is left out in silence, pytest's own closing line is the last."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from comity.node.cli import chromium, left_out
from comity.node.cli import test as runner
from comity.node.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

SUITE = """
import pytest

def test_plain(): pass

@pytest.mark.slow
def test_slow(): pass

@pytest.mark.browser
@pytest.mark.parametrize("page", range(3))
def test_page(page): pass

@pytest.mark.postgres
def test_rows(): pass
"""
SETTINGS = "[pytest]\nmarkers =\n    slow: x\n    browser: x\n    postgres: x\n"


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_suite.py").write_text(SUITE, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def run_suite(suite: Path, environment: dict[str, str], *words: str) -> str:
    line = [sys.executable, "-m", "pytest", "-ra", "-p", "xdist", "-p", "comity.node.cli.left_out", *words]
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("COMITY_TEST", "PYTEST_"))
    }
    python_path = os.pathsep.join(sys.path)
    environment = clean | environment | {"PYTHONPATH": python_path, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(
        line, cwd=suite, env=environment, capture_output=True, text=True, check=False
    ).stdout


@pytest.mark.parametrize("workers", ["0", "2"])
def test_quick_says_how_many_it_left_out(suite: Path, workers: str) -> None:
    words = {left_out.QUICK: "1", left_out.FAILED: "mypy"}
    said = run_suite(suite, words, "-n", workers)
    assert "5 tests left out by --quick: 1 slow, 3 browser, 1 postgres" in said
    assert "FAILED before pytest: mypy" in said
    assert re.search(r"=+ 1 passed.* in .*=+$", said.splitlines()[-1])


@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_machine_without_a_browser_names_and_counts_what_did_not_run(suite: Path, workers: str) -> None:
    said = run_suite(suite, {left_out.QUICK: "", left_out.NO_BROWSER: "1"}, "-n", workers)
    assert said.count("this machine has no Chromium") == 3 or "[3]" in said
    assert re.search(r"3 passed, 3 skipped", said.splitlines()[-1])


def test_pytest_alone_is_left_as_it_is(suite: Path) -> None:
    assert "6 passed" in run_suite(suite, {}).splitlines()[-1]


def test_all_stages_run_though_one_fails(
    suite: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    stages = (
        runner.Stage("first", ("-c", "import sys; sys.exit('a fault in line 7')")),
        runner.Stage("second", ("-c", "print('all well')")),
    )
    monkeypatch.setattr(runner, "STAGES", stages)
    monkeypatch.setattr(runner, "CHECKOUT", suite)
    monkeypatch.setenv("COMITY_CHROMIUM", sys.executable)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    assert main(["test", "--quick", "-k", "plain"]) == 1
    said = capfd.readouterr().out
    assert "a fault in line 7" in said
    assert re.search(r"FAILED +first +[\d.]+ s", said)
    assert re.search(r"ok +second +[\d.]+ s", said)
    assert "all well" not in said
    assert "FAILED before pytest: first" in said
    assert "1 passed" in said.splitlines()[-1]


def test_a_failing_test_fails_the_command(suite: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (suite / "tests/test_suite.py").write_text("def test_wrong(): assert 1 == 2\n", encoding="utf-8")
    monkeypatch.setattr(runner, "STAGES", ())
    monkeypatch.setattr(runner, "CHECKOUT", suite)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    assert main(["test", "--quick", "-k", "wrong"]) == 1


def test_an_installed_comity_has_no_tests(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(runner, "CHECKOUT", tmp_path)
    assert main(["test"]) == 1
    assert "run ./comity test in a clone" in capsys.readouterr().err


APT_GET = '#!/bin/sh\ncase "$*" in *install*) printf "#!/bin/sh\\n" >"$BIN/chromium"; chmod +x "$BIN/chromium" ;; esac\n'


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH without a browser; ``apt-get`` there installs one."""
    (tmp_path / "apt-get").write_text(APT_GET, encoding="utf-8")
    (tmp_path / "apt-get").chmod(0o755)
    for tool in ("sh", "chmod"):
        (tmp_path / tool).symlink_to(f"/bin/{tool}")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("BIN", str(tmp_path))
    monkeypatch.delenv("COMITY_CHROMIUM", raising=False)
    monkeypatch.setattr(chromium, "MAC", ())
    monkeypatch.setattr(chromium, "driven", lambda: True)
    return tmp_path


def test_root_gets_a_browser_from_debian(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert chromium.found() is None
    assert chromium.had() == str(bare_machine / "chromium")
    assert "apt-get install chromium" in capsys.readouterr().out


def test_a_browser_that_cannot_be_driven_does_not_count(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(chromium, "driven", lambda: False)
    monkeypatch.setenv("COMITY_CHROMIUM", sys.executable)
    assert chromium.had() is None
    assert "libatomic1" in capsys.readouterr().out


def test_anybody_else_is_told_what_is_missing(
    bare_machine: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert chromium.had() is None
    assert not (bare_machine / "chromium").exists()
    assert "Root may: apt-get install chromium" in capsys.readouterr().out
