"""A node that lacks something: what ``doctor`` says of it, and that nothing is served."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from comity.node.home import SETTINGS_FILE

SOURCE = Path(__file__).parents[3] / "src"
pytestmark = pytest.mark.slow


def comity(*words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    environment.pop("COMITY_DIR", None)
    command = [sys.executable, "-m", "comity.node.cli.main", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("node") / "vn"
    done = comity("init", str(place), "--country", "VN", "--name", "VN")
    assert done.returncode == 0, done.stderr
    return place


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """A copy of a whole node, to be broken."""
    return Path(shutil.copytree(whole, tmp_path / "vn"))


def mend(folder: Path) -> str:
    """What the doctor says must be mended; every check was made and none failed by itself."""
    done = comity("doctor", "--dir", str(folder))
    assert done.returncode == 1, done.stdout + done.stderr
    assert done.stderr == ""
    return "\n".join(line for line in done.stdout.splitlines() if line.startswith("MEND"))


def refused(folder: Path, command: str) -> str:
    """What a command says that does not start: one sentence, no trace."""
    done = comity(command, "--dir", str(folder))
    assert done.returncode == 1
    assert done.stderr.startswith("comity: ")
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


def change(folder: Path, *lines: str) -> None:
    with closing(sqlite3.connect(folder / "db.sqlite3", isolation_level=None)) as database:
        for sql in lines:
            database.execute(sql)


@pytest.mark.parametrize("name", ["kek", "log", "django", "signing", "tls.key", "tls.crt", "descriptor"])
def test_a_lost_key_is_named_and_nothing_is_served_without_it(folder: Path, name: str) -> None:
    place = folder / "keys" / name
    place.unlink()
    assert f"keys/{name}" in mend(folder)
    for command in ("run", "clerk"):
        assert f"{place} is missing" in refused(folder, command)
    assert not place.exists()


@pytest.mark.parametrize("command", ["web", "door"])
def test_neither_half_of_a_node_serves_without_a_key(folder: Path, command: str) -> None:
    (folder / "keys" / "kek").unlink()
    assert "keys/kek is missing" in refused(folder, command)


def test_all_that_is_wrong_is_said_at_once(folder: Path) -> None:
    place = folder / SETTINGS_FILE
    text = place.read_text("utf-8").replace('"VN"', '"PL"', 1)
    place.write_text(text.replace("request_types = []", 'request_types = ["no.such"]'), encoding="utf-8")
    (folder / "keys" / "signing").write_bytes(b"x")
    change(
        folder,
        "DROP TABLE clerk_turn",
        "ALTER TABLE staff_unit ADD COLUMN hidden integer",
    )
    told = mend(folder)
    assert "request_types of node.toml names no.such" in told
    assert "The table clerk_turn is missing." in told
    assert "staff_unit has a column hidden" in told
    assert "identity" in told
    assert "This node does not start." in refused(folder, "run")


def test_another_country_than_the_nodes_own_is_refused(folder: Path) -> None:
    place = folder / SETTINGS_FILE
    place.write_text(place.read_text("utf-8").replace('"VN"', '"PL"', 1), encoding="utf-8")
    assert "node.toml says country = PL, and this node was made for VN" in mend(folder)
    assert "country = PL" in refused(folder, "web")


def test_a_unique_index_that_was_dropped_is_missed(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "db.sqlite3")) as database:
        (name,) = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE UNIQUE%' LIMIT 1"
        ).fetchone()
    change(folder, f'DROP INDEX "{name}"')
    assert "no longer insists that" in mend(folder)
    assert "no longer insists that" in refused(folder, "clerk")


def test_a_database_that_is_away_is_said_and_the_rest_is_looked_at(folder: Path) -> None:
    place = folder / SETTINGS_FILE
    away = 'database = "postgresql://nobody@127.0.0.1:1/none"'
    place.write_text(place.read_text("utf-8").replace('database = ""', away), encoding="utf-8")
    told = mend(folder)
    assert "The database does not answer" in told
    assert "Traceback" not in told
    assert "The database does not answer" in refused(folder, "run")
