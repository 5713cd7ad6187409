"""``comity log verify`` and ``comity doctor`` on a node's own file: what they find, what they say is not covered."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[3] / "src"


def comity(*words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    environment.pop("COMITY_DIR", None)
    command = [sys.executable, "-m", "comity.node.cli.main", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("node") / "vn"
    done = comity("init", str(place), "--country", "VN", "--name", "VN")
    assert done.returncode == 0, done.stderr
    return place


def change(folder: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / "db.sqlite3", isolation_level=None)) as database:
        database.execute(sql, values)


def verify(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return comity("log", "verify", "--dir", str(folder), *words)


def test_what_is_not_covered_is_said_with_its_reason(folder: Path) -> None:
    done = verify(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "  papers_word: An index made from the papers" in done.stdout
    assert "  clerk_job: " in done.stdout
    told = json.loads(verify(folder, "--json").stdout)
    assert told["whole"]
    assert told["not_covered"]["django_session"].startswith("Ends after 15 minutes")


def test_a_trigger_is_refused_by_both(folder: Path) -> None:
    change(folder, "CREATE TRIGGER quiet AFTER INSERT ON audit_leaf BEGIN DELETE FROM clerk_job; END")
    try:
        done, seen = verify(folder), comity("doctor", "--dir", str(folder))
    finally:
        change(folder, "DROP TRIGGER quiet")
    assert (done.returncode, seen.returncode) == (1, 1)
    assert "The database holds a trigger quiet" in done.stdout
    assert "\n1 fault: " in done.stdout
    assert "1 fault; run comity log verify" in seen.stdout
    assert "MEND  nothing in the database acts by itself" in seen.stdout
    assert verify(folder).returncode == 0


def test_garbage_in_the_log_is_told_in_sentences_and_never_as_a_failure_of_the_program(folder: Path) -> None:
    change(
        folder, "UPDATE audit_leaf SET matter = ?, label = CAST(? AS TEXT) WHERE id = 1", "words", b"\xff\xfe"
    )
    change(folder, "UPDATE audit_newest SET secret = 7")
    for words in ((), ("--json",)):
        done = verify(folder, *words)
        assert done.returncode == 1
        assert done.stderr == ""
        assert "audit_leaf 1 label holds what this node never writes there." in done.stdout
        assert "audit_newest secret holds what this node never writes there." in done.stdout
        assert "Traceback" not in done.stdout
    seen = comity("doctor", "--dir", str(folder))
    assert seen.returncode == 1
    assert "faults; run comity log verify" in seen.stdout
