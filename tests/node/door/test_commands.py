"""Commands that make, key and serve a node: each refusal is one sentence, and secrets stay the owner's alone."""

from __future__ import annotations

import re
import signal
import socket
import stat
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from tests.node.door.nodes import Node, comity, inside, new_node
from tests.node.exchange.partner import Partner

from comity.node.cli import inside as within
from comity.node.cli import serving

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import SettingsWrapper

pytestmark = pytest.mark.slow  # every command is a process of its own


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Node:
    return new_node(tmp_path_factory.mktemp("node") / "vn", "VN")


def refusal(*words: str) -> str:
    """The one sentence a command that fails says."""
    run = [sys.executable, "-m", "comity.node.cli.main", *words]
    done = subprocess.run(run, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1, done.stdout
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("comity: ")
    return sentence


def test_init_says_password_and_code_once_and_keeps_keys_for_the_owner_alone(tmp_path: Path) -> None:
    said = comity("init", str(tmp_path / "vn"), "--country", "VN", "--name", "Viet Nam")
    assert re.search(r"password  \S{20}\n", said)
    assert re.search(r"code key  [A-Z2-7]{32}\n", said)
    assert len(re.search(r"ceremony: (.*)", said).group(1).split()) == 16  # type: ignore[union-attr]
    for place in (tmp_path / "vn" / "keys").rglob("*"):
        assert not place.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO), place
    assert not (tmp_path / "vn").stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def test_the_first_administrator_signs_in_with_password_and_code(node: Node) -> None:
    found = inside(
        node.folder,
        "from allauth.mfa.models import Authenticator\nfrom comity.node.staff import queries\n"
        "boss = queries.officer('administrator')\n"
        "say([boss.roles, boss.has_usable_password(), Authenticator.objects.filter(user=boss, type='totp').count()])",
    )
    assert found == [["administrator"], True, 1]


def test_a_node_is_made_once_and_in_an_empty_folder(node: Node, tmp_path: Path) -> None:
    assert "is a node already; nothing was changed" in refusal(
        "init", str(node.folder), "--country", "VN", "--name", "VN"
    )
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "something").touch()
    assert "is not empty" in refusal("init", str(tmp_path / "full"), "--country", "VN", "--name", "VN")
    assert "not the code of a state" in refusal(
        "init", str(tmp_path / "vn"), "--country", "Vietnam", "--name", "VN"
    )


@pytest.mark.parametrize("command", ["run", "web", "door", "clerk"])
def test_a_folder_that_is_no_node_is_not_served(command: str, tmp_path: Path) -> None:
    assert "is not a node" in refusal(command, "--dir", str(tmp_path))


def test_the_desk_does_not_leave_this_machine_in_plain_text(node: Node) -> None:
    said = refusal("web", "--dir", str(node.folder), "--host", "0.0.0.0")  # noqa: S104
    assert "put a proxy that speaks TLS in front" in said


def test_wrong_words_pin_nothing(node: Node, tmp_path: Path) -> None:
    partner, other = Partner(), Partner()
    place = tmp_path / "introduction"
    place.write_bytes(partner.introduction())
    where = ("--dir", str(node.folder))
    assert partner.words in comity("keys", "read", str(place), *where)
    said = refusal(
        "keys", "pin", str(place), "--partner", "PL", "--words", other.words, "--by", "administrator", *where
    )
    assert "Do not accept it" in said
    assert "PL" not in comity("keys", "show", *where)


def test_django_s_own_commands_run_on_the_node(node: Node) -> None:
    comity("manage", "check", "--dir", str(node.folder))
    assert comity("manage", "--dir", str(node.folder), "showmigrations", "exchange").count("[X]") >= 1


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("command", ["door", "clerk"])
def test_each_process_ends_when_it_is_told(node: Node, command: str, how: signal.Signals) -> None:
    words = [sys.executable, "-m", "comity.node.cli.main", command, "--dir", str(node.folder)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert "Ctrl-C ends it" in process.stdout.readline()
    time.sleep(0.5)
    process.send_signal(how)
    _, wrong = process.communicate(timeout=30)
    assert (process.returncode, wrong) == (0, "")


def test_a_door_s_port_in_use_is_said_in_one_sentence(node: Node) -> None:
    with socket.create_server(("127.0.0.1", node.door)):
        assert f"port {node.door}: another program uses it" in refusal("door", "--dir", str(node.folder))


def test_a_node_whose_requests_are_transactions_does_not_start(db: None, settings: SettingsWrapper) -> None:
    settings.DATABASES["default"]["ATOMIC_REQUESTS"] = True
    try:
        with pytest.raises(within.CannotStart, match="ATOMIC_REQUESTS must be off"):
            serving.serve_clerk(print)
    finally:
        settings.DATABASES["default"]["ATOMIC_REQUESTS"] = False


def test_a_node_over_an_old_sqlite_does_not_start(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        pytest.skip("this run is on PostgreSQL")
    monkeypatch.setattr(within, "SQLITE_AT_LEAST", (99, 0, 0))
    with pytest.raises(within.CannotStart, match="or later is needed"):
        within.insist_fit()


SCHEMA = """
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
shape = {}
with connection.cursor() as cursor:
    for table in sorted(connection.introspection.table_names(cursor)):
        columns = [[c.name, c.type_code, c.null_ok, c.default, c.pk] for c in
                   connection.introspection.get_table_description(cursor, table)]
        found = connection.introspection.get_constraints(cursor, table).values()
        limits = [[c["columns"], c["primary_key"], c["unique"], c["foreign_key"], c["index"], c["check"]] for c in found]
        shape[table] = [sorted(map(repr, columns)), sorted(map(repr, limits))]
"""


def test_a_new_node_has_the_tables_that_the_migrations_make(db: None, node: Node) -> None:
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        pytest.skip("the node is on SQLite and this run on PostgreSQL")
    made = inside(node.folder, SCHEMA + "say(shape)")
    found: dict[str, object] = {}
    exec(SCHEMA, found)  # noqa: S102 - the same reading, of this run's own migrated database
    migrated = found["shape"]
    assert isinstance(made, dict)
    assert isinstance(migrated, dict)
    made.pop("django_cache", None)
    migrated.pop("django_cache", None)
    assert made.keys() == migrated.keys()
    assert {name: made[name] for name in made} == {name: migrated[name] for name in made}
