"""Fixtures every room's tests share: invented officers of a node, one for each role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from tests import kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django.fixtures import SettingsWrapper as Settings

    from comity.node.staff.models import Officer

OFFICERS = {
    "administrator": "Hoàng Minh Châu",
    "desk": "Trần Thị Linh",
    "approver": "Phạm Quốc Bảo",
    "cooperation": "Lê Thu Hà",
    "lawyer": "Đỗ Minh Khôi",
    "investigator": "Vũ Ngọc Ánh",
    "immigration": "Bùi Gia Hân",
    "oversight": "Ngô Đức Thịnh",
}


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Settings) -> None:
    """Invented officers need no slow password hash."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _fresh_log_file() -> Iterator[None]:
    """The checkpoints beside the database go with the database of the test."""
    kept.begin()
    yield
    settings.COMITY_HOME.path("log", "checkpoints").unlink(missing_ok=True)


@pytest.fixture
def officers(db: None) -> dict[str, Officer]:
    """A founded node with one invented officer for each role; machines ``clerk`` and ``door`` too."""
    from comity.node.staff.models import Officer

    kept.once("officers", _appointed)
    return {one.username: one for one in Officer.objects.all()}


def _appointed() -> None:
    from comity.node.audit.entry import entry
    from comity.node.staff import founding
    from comity.node.staff.appoint import appoint
    from comity.node.staff.models import Officer

    founding.found("National Contact Point", demo=True)
    with entry("staff.found"):
        first = Officer(
            username="administrator",
            full_name=OFFICERS["administrator"],
            roles=["administrator"],
            invented=True,
            confirmed=True,
        )
        first.save()
    founding.hand_over(
        [
            appoint(first, role, full_name=name, password="a-long-invented-password", roles=[role])
            for role, name in OFFICERS.items()
            if role != "administrator"
        ]
    )
