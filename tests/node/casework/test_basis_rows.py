"""What a case's page says of its legal basis: who is competent, in which language, what nobody knows."""

from __future__ import annotations

import pytest
from django.utils import timezone

from comity.node.casework import queries
from comity.node.staff.look import look

pytestmark = pytest.mark.django_db(transaction=True)


def judged(desk, number):
    """The basis on the page of a draft, as an officer sees it who said why."""
    seen = look(desk["desk"], "deciding", number)
    return queries.case_seen(desk["desk"], number, timezone.now(), seen).judged


def told(rows, what):
    return [one.title.text.format_map(one.title.params) for one in rows if one.what == what]


def test_the_page_names_who_is_competent_on_both_sides_and_the_language(desk, drafted):
    found = judged(desk, drafted())

    assert "PL: Ministry of Justice" in told(found.basis, "competent")
    assert any(one.startswith("VN: ") for one in told(found.basis, "competent"))
    assert any("Russian or French" in one for one in told(found.basis, "language"))
    assert told(found.basis, "lacking") == []


def test_the_page_says_whose_authority_nobody_knows(desk, drafted):
    found = judged(desk, drafted(partner="CH"))

    assert any(one.startswith("Who is competent in CH under") for one in told(found.basis, "lacking"))
    assert {one.state for one in found.basis if one.what == "lacking"} == {"unverified"}


def test_instruments_about_other_things_are_not_shown_as_candidates(desk, drafted):
    found = judged(desk, drafted())
    reasons = [one.why.text for one in found.candidates]

    assert reasons
    assert not any("about other things" in one for one in reasons)
