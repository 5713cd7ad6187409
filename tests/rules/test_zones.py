"""The zone of a node's own country: told from its code where that is enough, never guessed."""

from __future__ import annotations

import pytest

from comity.rules import zones


@pytest.mark.parametrize(
    ("state", "zone"),
    [
        ("VN", "Asia/Ho_Chi_Minh"),
        ("PL", "Europe/Warsaw"),
        ("RU", "Europe/Moscow"),
        ("FR", "Europe/Paris"),
        ("KH", "Asia/Phnom_Penh"),
    ],
)
def test_a_state_reads_the_clock_of_its_capital(state: str, zone: str) -> None:
    assert zones.zone_of(state) == zone


@pytest.mark.parametrize("state", ["US", "AU", "XX", ""])
def test_a_zone_that_the_code_does_not_tell_is_not_guessed(state: str) -> None:
    assert zones.zone_of(state) == "UTC"


def test_a_zone_is_known_by_its_whole_name() -> None:
    assert zones.is_zone("Asia/Ho_Chi_Minh")
    assert not any(zones.is_zone(name) for name in ("Hanoi", "+07:00", "../etc/passwd", ""))
