"""Fixtures every room's tests share: invented officers of a node, one for each role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
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


@pytest.fixture
def officers(db: None) -> dict[str, Officer]:
    """A founded node with one invented officer for each role; machines ``clerk`` and ``door`` too."""
    from comity.node.audit.entry import entry
    from comity.node.staff import queries, verbs
    from comity.node.staff.models import Officer

    verbs.found("National Contact Point")
    with entry("staff.found"):
        first = Officer(username="administrator", full_name=OFFICERS["administrator"], roles=["administrator"], invented=True)
        first.save()
    made = {"administrator": first}
    for role, name in OFFICERS.items():
        if role != "administrator":
            made[role] = verbs.appoint(
                first, role, full_name=name, password="a-long-invented-password", roles=[role], invented=True
            )
    return made | {name: queries.machine(name) for name in verbs.MACHINES}
