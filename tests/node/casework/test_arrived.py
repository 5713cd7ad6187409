"""What a freshly arrived request says of matters that only the protection officer may know: that nobody has looked."""

from __future__ import annotations

import pytest
from django.utils import timezone
from tests.rules import given
from tests.types.walk import example

from comity.node.casework import queries
from comity.rules.findings import ON_ARRIVAL, RESTRICTED
from comity.rules.request_type import Part
from comity.rules.verdict import Result


def _page(desk, number):
    judged = queries.case_page(desk["desk"], number, timezone.now()).judged
    assert judged is not None
    return judged


def test_nobody_is_said_to_hold_a_reason_before_anybody_looked(desk, abroad):
    judged = _page(desk, abroad.asks())
    said = [one.text.text for one in judged.open_findings]
    assert said.count(ON_ARRIVAL) == 1
    assert RESTRICTED not in said
    assert judged.verdict_counts["need"] == [one.outcome for one in judged.open_findings].count(
        "need-information"
    )


@pytest.mark.parametrize("code", sorted(kind.code for kind in given.REGISTRY))
def test_on_arrival_everybody_reads_the_same_whether_a_ground_exists_or_not(desk, abroad, code):
    """Nothing that a request can say settles a hidden matter, not even what a partner adds to the form."""
    kind, asks = given.REGISTRY.get(code), example(code).ASKS
    seen = []
    for more in (
        {},
        example(code).ANSWER_CHECKS,
        {"asylum": "granted", "feared": ["PL"], "refugee": "granted"},
    ):
        abroad.writes("request", "send", schema=f"{code}/1", type=code, fields={**more, **asks})
        number = queries.cases(queries.CaseWanted(side="responder")).rows[0].number
        hidden = [one for one in queries.verdicts(number)[-1][1].findings if one.restricted]
        assert {one.result for one in hidden} <= {Result.NEED_INFORMATION, Result.PASS}
        seen.append([(one.text.text, one.outcome) for one in _page(desk, number).open_findings])
    assert seen[0] == seen[1] == seen[2]
    assert not {one.fact for one in kind.form(Part.ASKS).values()} & {
        "asylum_claim",
        "refugee_from",
        "refugee_status",
    }
