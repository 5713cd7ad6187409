"""A node with its register filled and bodies named, and Poland's node as a partner that tests speak for."""

from __future__ import annotations

import pytest
from tests import kept
from tests.node.exchange.fixtures import poland, us

from comity.node.casework.draft import Draft, draft
from comity.partner.walk import cast

__all__ = ["poland", "us"]
TYPE = "criminal-record"


@pytest.fixture
def desk(us, officers):
    """Officers of a node whose register holds the published agreements."""
    from comity.node.cli.demo.inside import name_offices
    from comity.node.register.seed import seed_register

    def build():
        seed_register(officers["administrator"])
        name_offices(officers["cooperation"], "PL", "CH")

    kept.once("desk", build)
    return officers


@pytest.fixture
def drafted(desk):
    """Make a complete draft; keyword arguments change what is asked."""

    def make(officer="desk", partner="PL", checks=None, **asks):
        typed = Draft(
            TYPE, partner, {**cast.asks(cast.subject(1)), **asks}, {**cast.ask_checks(), **(checks or {})}
        )
        return draft(desk[officer], typed).number

    return make


def approved(officer, number):
    """Read the text as it stands, and approve it."""
    from comity.node.casework import queries
    from comity.node.casework.approve import approve
    from comity.node.staff.look import look

    look(officer, "checking before I approve", number)
    approve(officer, number, revision=queries.case(number).revision)


class Abroad:
    """Poland's desk as far as tests need it: it writes letters, which arrive here and are taken."""

    def __init__(self, poland, us, officers):
        self._poland, self._us, self._officers = poland, us, officers

    def writes(self, kind, verb, *, conv="", schema="criminal-record/1", **said):
        """One letter of theirs arrives and its taker takes it; returns the letter as we keep it."""
        from comity.node.clerk import handing
        from comity.node.exchange import inbox, queries

        payload = {"type": "criminal-record", "verb": verb, "number": "PL-2026-0007", "fields": {}, **said}
        letter = self._poland.letter(self._us, conv=conv, kind=kind, schema=schema, payload=payload)
        inbox.receive(self._officers["door"], self._poland.seal(self._us, letter), spki=self._poland.spki)
        handing.hand_over(self._officers["clerk"])
        return queries.letter(letter.mid)

    def asks(self, person=None, **changes):
        """A request of theirs arrives; returns the number of our case."""
        from comity.node.casework import queries

        fields = {**cast.asks(person or cast.subject(1)), **changes}
        self.writes("request", "send", fields=fields)
        return queries.cases(queries.CaseWanted(side="responder")).rows[0].number


@pytest.fixture
def abroad(us, desk, poland):
    return Abroad(poland, us, desk)
