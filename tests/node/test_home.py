"""``node.toml`` is followed or refused in one sentence; the keys of a node are made once and never again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.node.home import SECRETS, SETTINGS_FILE, Home, NoKeyError, NotANodeError, open_home

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = 'node_id = "x"\ncountry = "VN"\nname = "x"\n'


def said(folder: Path, content: bytes) -> str:
    """What a node says whose file holds this."""
    (folder / SETTINGS_FILE).write_bytes(content)
    with pytest.raises(NotANodeError) as refused:
        open_home(folder)
    assert str(folder / SETTINGS_FILE) in str(refused.value)
    assert "\n" not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('door_port = "abc"', "door_port must be a whole number from 1 to 65535; it says 'abc'."),
        ("door_port = 0", "1 to 65535"),
        ("door_port = 65536", "1 to 65535"),
        ("door_port = true", "1 to 65535"),
        ("desk = 5", "desk must be a table; it says 5."),
        ("request_types = 5", "request_types must be a list of texts"),
        ("request_types = [5]", "request_types must be a list of texts"),
        ("safeguards = 'x'", "safeguards must be a list of texts"),
        ("database = 5", "database must be text"),
        ("zone = 5", "zone must be text"),
        ("[desk]\nproxies = 5", "[desk]: proxies must be a list of texts"),
        ("[desk]\nlisten = 5", "[desk]: listen must be text"),
        ("door_port = ", "cannot be read as TOML"),
        ("door_port = 1\ndoor_port = 2", "cannot be read as TOML"),
    ],
)
def test_what_is_of_the_wrong_kind_is_named(tmp_path: Path, line: str, says: str) -> None:
    assert says in said(tmp_path, (WHOLE + line).encode())


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    assert "is not text in UTF-8, at byte 10" in said(tmp_path, b'country ="\xff"'[:9] + b"\xff")


@pytest.mark.parametrize("country", ['"vn"', '"VNM"', '""', "5"])
def test_a_country_is_a_code(tmp_path: Path, country: str) -> None:
    assert "country" in said(tmp_path, f'node_id = "x"\nname = "x"\ncountry = {country}\n'.encode())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_nothing_in_the_file_is_a_failure_of_the_program(tmp_path: Path, content: bytes) -> None:
    said(tmp_path, content)


def test_keys_are_made_once_and_never_in_place_of_a_lost_one(tmp_path: Path) -> None:
    home = Home(folder=tmp_path)
    home.make_secrets()
    before = {name: home.secret(name) for name in SECRETS}
    home.make_secrets()
    assert {name: home.secret(name) for name in SECRETS} == before
    for name in SECRETS:
        place = tmp_path / "keys" / name
        assert place.stat().st_mode & 0o077 == 0
        place.unlink()
        with pytest.raises(NoKeyError, match=f"keys/{name} is missing or damaged"):
            home.secret(name)
        assert not place.exists()
        place.write_bytes(before[name][:-1])
        with pytest.raises(NoKeyError):
            home.secret(name)
    assert home.lost_secrets() == [f"keys/{name}" for name in SECRETS]
