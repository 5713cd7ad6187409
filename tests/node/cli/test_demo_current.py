"""Where a demonstration leaves word for another terminal: nobody else of the machine reads it or plants it."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from comity.node.cli.demo import current
from comity.node.cli.main import main

OFFICER = {"username": "linh", "full_name": "Trần Thị Linh", "password": "x", "secret": "JBSWY3DPEHPK3PXP"}


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home and a /tmp of their own."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(current.tempfile, "gettempdir", lambda: str(tmp_path / "tmp"))
    (tmp_path / "home").mkdir()
    (tmp_path / "tmp").mkdir()
    return tmp_path / "home"


@pytest.fixture
def site(tmp_path):
    (tmp_path / "vn").mkdir()
    (tmp_path / "vn" / "officers.json").write_text(json.dumps([OFFICER]), encoding="utf-8")
    return tmp_path / "vn"


def files(folder: Path) -> list[Path]:
    return [place for place in folder.rglob("*") if place.is_file()]


def test_another_terminal_finds_the_code_while_it_runs_and_not_after(home, site, capsys):
    with current.remembered([site], 8765):
        assert main(["demo", "code", "linh"]) == 0
        assert "password x" in capsys.readouterr().out
    assert main(["demo", "code", "linh"]) == 1
    assert "No demonstration of yours runs" in capsys.readouterr().err
    assert files(home) == []


def test_what_is_left_is_for_its_owner_alone(home, site):
    before = os.umask(0)
    try:
        with current.remembered([site], 8765):
            (word,) = files(home)
            assert stat.S_IMODE(word.stat().st_mode) == 0o600
            assert stat.S_IMODE(word.parent.stat().st_mode) == 0o700
    finally:
        os.umask(before)


@pytest.fixture
def other(tmp_path):
    (tmp_path / "other").mkdir()
    officer = OFFICER | {"password": "another"}
    (tmp_path / "other" / "officers.json").write_text(json.dumps([officer]), encoding="utf-8")
    return tmp_path / "other"


def test_of_two_demonstrations_the_one_that_serves_is_meant(home, site, other, capsys):
    with current.remembered([site], 8765), current.remembered([other], 9765, once=True):
        assert main(["demo", "code", "linh"]) == 0
        assert "password x" in capsys.readouterr().out
    with current.remembered([other], 9765, once=True):
        assert main(["demo", "code", "linh"]) == 0
        assert "password another" in capsys.readouterr().out


def test_where_two_serve_the_port_says_which(home, site, other, capsys):
    with current.remembered([site], 8765), current.remembered([other], 9765):
        assert main(["demo", "code", "linh"]) == 1
        assert capsys.readouterr().err == (
            "comity: Several demonstrations of yours run: say which with --port. Their ports: 8765, 9765.\n"
        )
        assert main(["demo", "code", "linh", "--port", "9765"]) == 0
        assert "password another" in capsys.readouterr().out
        assert main(["demo", "code", "linh", "--port", "7000"]) == 1
        assert "runs on port 7000; there is one on 8765, 9765." in capsys.readouterr().err
    assert files(home) == []


def test_a_name_that_is_none_is_answered_with_those_there_are(home, site, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    with current.remembered([site], 8765):
        assert main(["demo", "code", "linh2"]) == 1
    assert (
        capsys.readouterr().err == "comity: The demonstration has no officer called linh2; there are linh.\n"
    )
    assert main(["demo", "code", "--help"]) == 0
    assert "such as linh" in " ".join(capsys.readouterr().out.split())


def test_a_folder_that_is_no_demonstration_is_said(home, tmp_path, capsys):
    assert main(["demo", "code", "linh", "--dir", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"comity: {tmp_path} is no folder of a demonstration.\n"


def test_a_folder_that_others_may_write_to_is_not_read(home, site):
    planted = home.parent / "tmp" / f"comity-{os.getuid()}"
    planted.mkdir(mode=0o777)
    planted.chmod(0o777)
    (planted / "demo-1.json").write_text(json.dumps([str(site)]), encoding="utf-8")
    with pytest.raises(current.DemoError, match="No demonstration of yours"):
        current.find()


def test_a_link_in_its_place_is_not_followed(home, site):
    elsewhere = home.parent / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    (home / ".cache").mkdir()
    (home / ".cache" / "comity").symlink_to(elsewhere)
    with current.remembered([site], 8765):
        assert files(elsewhere) == []
        assert len(files(home.parent / "tmp")) == 1


def test_a_folder_of_another_user_is_refused(home, site, monkeypatch):
    for folder in current.folders():
        folder.mkdir(parents=True)
    monkeypatch.setattr(current.os, "getuid", lambda: 12345)
    with (
        pytest.raises(current.DemoError, match="No folder of your own"),
        current.remembered([site], 8765),
    ):
        pass


def test_word_of_one_that_was_killed_is_passed_over(home, site):
    with current.remembered([site], 8765):
        (word,) = files(home)
        kept = word.read_bytes()
    word.write_bytes(kept)  # its folder stands yet, as it does after --keep
    with pytest.raises(current.DemoError):
        current.find()
