"""Fixtures: a founded node with its identity, and one pinned partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.node.exchange.partner import Partner, today

if TYPE_CHECKING:
    from comity.node.exchange.identity import Identity
    from comity.node.staff.act import Officer


@pytest.fixture(scope="session")
def us() -> Identity:
    """One identity for the whole run: making keys takes a moment."""
    from django.conf import settings

    from comity.node.exchange import founding, identity

    if not identity.exists():
        founding.make(settings.COMITY_HOME, address="https://127.0.0.1:9/letters", today=today())
    return identity.load()


@pytest.fixture
def poland(us: Identity, officers: dict[str, Officer]) -> Partner:
    from comity.node.exchange import partners

    partner = Partner()
    partners.pin_partner(
        officers["administrator"], partner.introduction(), partner="PL", words=partner.words, note="met"
    )
    return partner
