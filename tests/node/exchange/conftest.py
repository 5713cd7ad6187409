"""A founded node with its identity, and one pinned partner."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from partner import Partner, today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django.fixtures import SettingsWrapper

    from comity.node.exchange.identity import Identity
    from comity.node.staff.act import Officer


@pytest.fixture(scope="session")
def made_keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """One identity for the whole run: making keys takes a moment."""
    from django.conf import settings

    from comity.node.exchange import founding, identity

    if not identity.exists():
        founding.make(settings.COMITY_HOME, address="https://127.0.0.1:9/letters", today=today())
    yield identity.load()
    shutil.rmtree(settings.COMITY_HOME.folder / "keys" / "offline", ignore_errors=True)


@pytest.fixture
def us(made_keys: Identity) -> Identity:
    return made_keys


@pytest.fixture
def poland(us: Identity, officers: dict[str, Officer]) -> Partner:
    from comity.node.exchange.partners import pin_partner

    partner = Partner()
    pin_partner(
        officers["administrator"],
        partner.introduction(),
        partner="PL",
        words=partner.words,
        note="met",
    )
    return partner
