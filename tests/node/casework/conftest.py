"""A node with its register filled and bodies named, and a partner on paper: enough for every verb but delivery."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings

from comity.node.casework.draft import Draft, draft
from comity.partner.walk import cast

TYPE = "criminal-record"


@pytest.fixture
def desk(officers):
    """Officers of a node whose register holds the published agreements."""
    from comity.node.exchange import founding, identity
    from comity.node.register.partners import NewAuthority, add_authority
    from comity.node.register.seed import seed_register
    from comity.rules.request_type import Regime

    if not identity.exists():
        founding.make(settings.COMITY_HOME, address="https://127.0.0.1:1/letters", today=date.today())  # noqa: DTZ011
    seed_register(officers["administrator"])
    tasks = tuple(regime.value for regime in Regime)
    for code in ("", "PL", "CH"):
        add_authority(officers["cooperation"], NewAuthority(code, "National contact point", tasks=tasks))
    return officers


@pytest.fixture
def drafted(desk):
    """Make a complete draft; keyword arguments change what is asked."""

    def make(officer="desk", partner="PL", checks=None, **asks):
        typed = Draft(TYPE, partner, {**cast.asks(cast.subject(1)), **asks}, {**cast.ask_checks(), **(checks or {})})
        return draft(desk[officer], typed).number

    return make
