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


def test_two_demonstrations_of_one_user_do_not_forget_each_other(home, site):
    with current.remembered([site], 8765):
        with current.remembered([site.parent], 9765):
            assert current.sites() == [site.parent, site]
        assert current.sites() == [site]


def test_a_folder_that_others_may_write_to_is_not_read(home, site):
    planted = home.parent / "tmp" / f"comity-{os.getuid()}"
    planted.mkdir(mode=0o777)
    planted.chmod(0o777)
    (planted / "demo-1.json").write_text(json.dumps([str(site)]), encoding="utf-8")
    with pytest.raises(current.DemoError, match="No demonstration of yours"):
        current.sites()


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
    word.write_bytes(kept)
    site.joinpath("officers.json").unlink()
    site.rmdir()
    with pytest.raises(current.DemoError):
        current.sites()
