"""With a second officer and without: button, state, checklist and work list of a request tell the same."""
# ruff: noqa: F811 - fixtures are arguments under their own names

from __future__ import annotations

import re

import pytest
from tests.desk.test_views import drafted, fields, node, sign, text  # noqa: F401  (fixtures of the views)
from tests.desk.test_work_list import turn
from tests.node.casework.conftest import approved
from tests.types.walk import example

from comity.node.casework import queries as casework
from comity.node.casework.draft import Draft, draft
from comity.node.casework.send import send
from comity.node.casework.submit import submit
from comity.node.staff.errors import Refused

GIVEN = example("hit-query")


@pytest.fixture
def query(node) -> str:
    """A draft of a type that needs no second officer."""
    return draft(node["desk"], Draft("hit-query", "PL", GIVEN.ASKS, GIVEN.ASK_CHECKS)).number


def state(page: str) -> str:
    """The tag beside the title of a case."""
    found = re.search(r"<h1>[^<]+</h1><strong[^>]*>([^<]+)<", page)
    return found[1].strip() if found else ""


def test_a_draft_that_needs_no_second_officer_is_sent_by_its_own_button(query, sign):
    desk, place = sign("desk"), f"/cases/{query}/draft/"
    page = text(desk.get(place))
    assert 'value="send"' in page
    assert "Ask a second officer" not in page
    assert "when it is sent" in text(desk.get(f"/cases/{query}/"))
    typed = {**fields("asks", GIVEN.ASKS), **fields("ask_checks", GIVEN.ASK_CHECKS), "verb": "send"}
    done = desk.post(place, typed, follow=True)
    assert "Done: Sent." in text(done)
    assert casework.case(query).stage == "sent"


def test_a_draft_that_needs_a_second_officer_offers_only_to_ask_one(drafted, sign):
    page = text(sign("desk").get(f"/cases/{drafted}/draft/"))
    assert "Ask a second officer" in page
    assert 'value="send"' not in page


def test_a_second_officer_who_was_asked_is_waited_for_though_none_was_needed(query, node, sign):
    submit(node["desk"], query)
    with pytest.raises(Refused, match="second officer must approve"):
        send(node["desk"], query)
    desk = sign("desk")
    page = text(desk.get(f"/cases/{query}/"))
    assert state(page) == "Awaiting second officer"
    assert 'aria-disabled="true" aria-describedby="why-send"' in page
    assert "asked; it waits on the work list of the approvers" in page
    assert turn(desk, query) == "waiting: A second officer"


def test_what_was_approved_no_longer_awaits_anybody(query, node, sign):
    submit(node["desk"], query)
    approved(node["approver"], query)
    desk = sign("desk")
    assert state(text(desk.get(f"/cases/{query}/"))) == "Approved, not yet sent"
    assert "Awaiting second officer" not in text(desk.get("/cases/"))
    assert turn(desk, query) == "undated: Send"
    send(node["desk"], query)
    assert casework.case(query).stage == "sent"
