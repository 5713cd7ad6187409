"""No big button where it would bias, what arrived is read first, and who must say why comes back to what was wanted."""
# ruff: noqa: F811 - fixtures are arguments under their own names

from __future__ import annotations

import re

from tests.desk.test_case_verbs import arrived, sees, sent  # noqa: F401  (cases in several states)
from tests.desk.test_views import drafted, node, sign, text  # noqa: F401  (fixtures of the views)
from tests.node.exchange.fixtures import poland, us  # noqa: F401  (fixtures of a partner)

from comity.node.casework import queries as casework
from comity.node.casework.acknowledge import acknowledge
from comity.node.casework.check import check
from comity.node.casework.queries import basis


def primary(page: str) -> list[str]:
    """The big buttons beside a case."""
    return re.findall(r'class="govuk-button c-button--wide"[^>]*>([^<]+)<', page)


def test_nothing_is_offered_as_if_it_came_next_while_the_partner_has_the_request(sent, sign):
    page = text(sign("desk").get(sent.address))
    assert "Recall the request" in page
    assert primary(page) == []


def test_what_arrived_is_read_before_anything_else_is_offered(sent, sign):
    conv = casework.case(sent.number).conv
    sent.abroad.writes("refusal", "refuse", conv=conv, ground="not-available")
    page = text(sign("desk").get(sent.address))
    assert "Close the case" in page
    assert primary(page) == []
    assert page.index('id="duties"') < page.index('id="second"')


def test_what_naturally_comes_next_keeps_its_big_button(arrived, sign):
    assert primary(text(sign("desk").get(arrived.address))) == ["Take up the request"]


def test_an_answer_asked_for_before_saying_why_is_what_opens_afterwards(arrived, node, sign):
    acknowledge(node["desk"], arrived.number)
    check(node["clerk"], arrived.number)
    desk = sign("desk")
    page = text(desk.get(f"{arrived.address}answer/", follow=True))
    assert "say why first, and it opens" in page
    wanted = re.search(r'name="next" value="([^"]+)"', page[page.index('id="subject"') :])
    assert wanted
    done = desk.post(f"{arrived.address}look/", {"purpose": "prepare", "next": wanted[1]}, follow=True)
    assert done.request["PATH_INFO"] == f"{arrived.address}answer/"
    assert 'name="verb" value="keep"' in text(done)


def test_an_instrument_that_nobody_has_read_leads_to_its_words():
    one = {
        "instrument": "Treaty",
        "article": "1",
        "why": "It serves.",
        "why_params": {},
        "quote": "",
        "pack": "x",
    }
    read = {**one, "verified": True}
    unread = {**one, "verified": False, "pack": "vn-gb-2009-mla"}
    assert [row.read for row in basis.candidates({"served_by": [read, unread]})] == ["vn-gb-2009-mla"]
    assert [row.read for row in basis.candidates({"served_by": [unread, read]})] == [""]


def test_a_yes_or_no_question_that_may_stay_open_is_optional_and_the_buttons_stay_in_reach(drafted, sign):
    page = text(sign("desk").get(f"/cases/{drafted}/draft/"))
    flags = [one for one in re.findall(r"<legend.*?</fieldset>", page, re.DOTALL) if "-yes" in one]
    assert flags
    assert not any("(if known)" in one.partition("</legend>")[0] for one in flags)
    assert any("(optional)" in one for one in flags)
    assert "c-save" in page
