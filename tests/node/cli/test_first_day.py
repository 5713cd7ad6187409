"""A fresh node's first day, as docs/first-day.md tells it: register, offices, ceremony, records, ports."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


def comity(*words: object) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "comity.node.cli.main", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_first_day_goes_as_the_page_says(tmp_path: Path) -> None:
    vn, pl = tmp_path / "vn", tmp_path / "pl"
    for folder, country, name in ((vn, "VN", "Viet Nam"), (pl, "PL", "Polska")):
        made = comity(
            "init",
            folder,
            "--country",
            country,
            "--name",
            name,
            "--door-host",
            "door.example",
            "--door-port",
            8443,
        )
        assert "First administrator: administrator" in made
        assert "door_port = 8443" in (folder / "node.toml").read_text("utf-8")
    by = ("--by", "administrator", "--dir", vn)
    assert "agreements entered" in comity("register", "seed", *by)
    office = ("register", "office", "International Cooperation Office", "--deals", "judicial")
    comity(*office, "--country", "VN", "--within", "Supreme People's Procuracy", *by)
    comity(*office, "--country", "PL", "--within", "Ministry of Justice", *by)
    assert "International Cooperation Office, part of Ministry of Justice: judicial" in comity(
        "register", "bodies", "PL", "--dir", vn
    )
    met = tmp_path / "pl.introduction"
    comity("keys", "introduce", "--out", met, "--dir", pl)
    said = comity("keys", "read", met, "--dir", vn).splitlines()
    assert said[0] == "PL: Polska"
    comity("keys", "pin", met, "--partner", "PL", "--words", said[1], "--note", "Telephone", *by)
    records = tmp_path / "records.csv"
    records.write_text("id,name,birth,nationality\nr1,Nguyễn Văn Mẫu,1984-03-12,VN\n", "utf-8")
    told = ("--owner", "contact-point", "--purpose", "criminal records")
    bring = ("records", "import", records)
    assert (
        comity(*bring, *told, *by) == "contact-point: 1 record added, 0 replaced, 0 unchanged; 1 held now.\n"
    )
    assert (
        comity(*bring, *told, *by) == "contact-point: 0 records added, 0 replaced, 1 unchanged; 1 held now.\n"
    )
    looked = comity("doctor", "--dir", vn)
    assert "MEND" not in looked
    assert "wait for their number; the clerk gives it while the node runs." in looked
    assert "still lie here: move each to a medium of its own" in looked
    assert "administrator is the only one: appoint a second" in looked
    next((vn / "keys" / "offline").iterdir()).unlink()
    assert "keys/offline" not in comity("doctor", "--dir", vn)


def test_the_door_listens_where_run_says(tmp_path: Path) -> None:
    folder = tmp_path / "vn"
    comity("init", folder, "--country", "VN", "--name", "Viet Nam", "--door-port", 8443)
    desk, door = _free_ports()
    words = ("run", "--dir", folder, "--port", desk, "--door-port", door)
    command = [sys.executable, "-u", "-m", "comity.node.cli.main", *map(str, words)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as node:
        assert node.stdout is not None
        assert f":{desk}/" in node.stdout.readline()
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", door)) == 0
        second = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert second.returncode == 1
        assert f"port {desk}: another program uses it; choose another port with --port." in second.stderr
        node.terminate()
        assert node.wait(20) == 0


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]
