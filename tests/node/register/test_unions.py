"""A member state's node holds what its union agreed, with the days and marks of the union."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from comity.node.register import queries
from comity.node.register.seed import seed_register
from comity.rules import basis, facts
from comity.rules.request_type import Regime

if TYPE_CHECKING:
    from pytest_django.fixtures import SettingsWrapper

    from comity.node.staff.act import Officer

pytestmark = pytest.mark.django_db(transaction=True)


class Readmission:
    """Stands for a request type of that topic."""

    bases = ("readmission",)


def test_polands_node_finds_the_agreement_of_the_union_with_georgia(
    officers: dict[str, Officer], settings: SettingsWrapper
) -> None:
    settings.COMITY_HOME = replace(settings.COMITY_HOME, country="PL")
    seed_register(officers["administrator"])
    held = basis.Library(queries.instruments("GE", "PL"), queries.packs())
    asked = facts.Request("readmission", Regime.MIGRATION, "PL", "GE", date(2026, 11, 21))

    found = basis.resolve(Readmission(), asked, held, today=asked.on)

    assert [one.pack for one in found.served_by] == ["eu-ge-2010-readmission"]
    assert found.state is basis.State.UNVERIFIED, "its days of force are only remembered"
