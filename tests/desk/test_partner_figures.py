"""What a partner's page counts: requests that left, and those that could not for want of a basis, each once."""
# ruff: noqa: F811 - fixtures are arguments under their own names

from __future__ import annotations

import pytest
from tests.desk.test_case_verbs import sent  # noqa: F401  (a request that has left)
from tests.desk.test_views import TYPE, drafted, node, sign, text  # noqa: F401  (fixtures of the views)
from tests.node.exchange.fixtures import poland, us  # noqa: F401  (fixtures of a partner)

from comity.node.casework import queries as casework
from comity.node.casework.draft import Draft, draft
from comity.node.casework.submit import submit
from comity.node.desk.pages import now
from comity.node.staff.errors import Refused
from comity.partner.walk import cast


def asked(partner: str) -> tuple[int, int]:
    """How many requests we asked: in the facts, and in the table of what may be asked."""
    rows = casework.gap_matrix(partner, now())
    return casework.figures(partner, now()).we_asked, sum(row.we_asked for row in rows)


def test_a_draft_is_nothing_that_we_asked(drafted):
    assert asked("PL") == (0, 0)


def test_what_has_left_counts(sent):
    assert asked("PL") == (1, 1)


def test_a_request_that_was_stopped_counts_once_however_often_it_was_tried(node, sign):
    person = cast.subject(1)
    number = draft(node["desk"], Draft(TYPE, "CH", cast.asks(person), cast.ask_checks())).number
    assert casework.figures("CH", now()).failed == 0
    for _ in range(3):
        with pytest.raises(Refused) as no:
            submit(node["desk"], number)
        assert no.value.code in {"no-basis", "no-agreement"}
    assert casework.figures("CH", now()).failed == 1
    assert asked("CH") == (0, 0)
    assert "<b>0</b> we asked" in text(sign("desk").get("/partners/CH/"))
