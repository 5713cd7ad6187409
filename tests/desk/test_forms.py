"""A form made from a type's fields: what is asked only sometimes, which button is due, how the request will leave."""
# ruff: noqa: F811 - fixtures are arguments under their own names

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.desk.test_case_verbs import arrived  # noqa: F401  (a request that arrived)
from tests.desk.test_views import TYPE, drafted, node, sign, text, typed  # noqa: F401  (fixtures of the views)
from tests.node.exchange.fixtures import poland, us  # noqa: F401  (fixtures of a partner)

from comity.node.casework.draft import Draft, draft
from comity.node.desk import forms
from comity.partner.walk import cast
from comity.rules import requests
from comity.rules.fields import Choice, Flag, Text
from comity.rules.groups import Rows
from comity.rules.only import Only
from comity.rules.request_type import Part

PRIMARY = re.compile(r'<button class="govuk-button" name="verb" value="(\w+)"')


def test_every_field_asked_only_sometimes_says_when_and_names_a_field_that_stands_there():
    told = 0
    for kind in requests.registry():
        for part in Part:
            form = forms.build(kind, {part: {}})
            every = [
                one
                for section in form.parts
                for field in section.fields
                for one in (
                    *forms.everything([field]),
                    *forms.everything([field.blank] if field.blank else []),
                )
            ]
            names = {one.name for one in every}
            for one in every:
                if one.only:
                    told += 1
                    assert one.only.name in names, one.name
                    assert one.only.values, one.name
                    assert f"{one.id}-only" in one.described
    assert told > 20


def test_a_condition_is_said_with_the_words_of_the_field_beside_it():
    fields = {
        "found": Choice("Was the person found?", choices={"yes": "Found", "held": "Held"}),
        "where": Text("Where", only=Only("found", ("yes", "held"))),
        "alone": Flag("Alone?"),
        "who": Text("Who else", only=Only("alone", (False,))),
    }
    rows = Rows("Finds", parts=fields)
    shown = forms._shown(rows, "answers.finds", [{}], {})
    by_name = {one.name.rpartition(".")[2]: one for one in shown.fields[0].fields}
    where, who = by_name["where"].only, by_name["who"].only
    assert where is not None
    assert who is not None
    assert (where.name, where.values) == ("answers.finds.0.found", "yes held")
    assert where.words.params["field"].text == "Was the person found?"
    assert [one.text for one in where.words.params["choices"].params.values()] == ["Found", "Held"]
    assert (who.name, who.values) == ("answers.finds.0.alone", "false")


@pytest.mark.browser
def test_what_is_not_asked_is_hidden_until_it_is_and_never_while_something_stands_in_it(page: Page) -> None:
    page.goto("/cases/x/draft/")
    leader = page.get_by_label("Who leads the group?")
    expect(leader).to_be_visible()
    expect(leader).to_have_accessible_description("Only if ‘Was an organised group at work?’ is: Yes.")
    group = page.get_by_role("group", name="Was an organised group at work?")
    group.get_by_label("No").check()
    expect(leader).to_be_hidden()
    group.get_by_label("Yes").check()
    leader.fill("somebody")
    group.get_by_label("No").check()
    expect(leader).to_be_visible()


def test_the_button_that_sends_is_primary_only_when_nothing_is_missing(node, sign, drafted):
    desk = sign("desk")
    assert PRIMARY.findall(text(desk.get(f"/cases/{drafted}/draft/"))) == ["finish"]
    empty = draft(node["desk"], Draft(TYPE, "PL")).number
    page = text(desk.get(f"/cases/{empty}/draft/"))
    assert PRIMARY.findall(page) == ["save"]
    assert 'data-ready="no"' in page
    assert "Nothing stands against it" not in page


def test_a_case_whose_draft_is_incomplete_leads_to_the_draft(node, sign, drafted):
    desk = sign("desk")
    number = draft(node["desk"], Draft(TYPE, "PL")).number
    for one, first in ((number, "Change the draft"), (drafted, "Ask a second officer to approve")):
        desk.post(f"/cases/{one}/look/", {"purpose": "prepare"})
        page = text(desk.get(f"/cases/{one}/"))
        primary = re.search(r'class="govuk-button c-button--wide"[^>]*?data-key="a"[^>]*>([^<]+)<', page)
        assert primary, one
        assert primary[1] == first


def test_enter_in_an_answer_keeps_it_and_sends_nothing(arrived, node, sign):
    from_top = text_of_answer(arrived, sign)
    assert re.search(r'name="verb" value="(\w+)"[^>]*>Save for later', from_top)
    assert from_top.index('value="keep"') < from_top.index('value="answer"')
    assert PRIMARY.findall(from_top) == ["keep"]


def text_of_answer(arrived, sign) -> str:
    desk = sign("desk")
    desk.post(arrived.address, {"verb": "acknowledge"})
    desk.post(f"{arrived.address}look/", {"purpose": "answer"})
    return text(desk.get(f"{arrived.address}answer/"))


def test_a_draft_for_a_partner_without_a_node_says_it_will_not_be_sealed(node, sign):
    number = draft(node["desk"], Draft(TYPE, "CH", cast.asks(cast.subject(1)), cast.ask_checks())).number
    desk = sign("desk")
    for place in (f"/cases/{number}/", "/"):
        page = text(desk.get(place))
        assert "On paper or by e-mail, not sealed" in page, place
        assert "Direct" not in page, place


def test_a_draft_for_a_partner_with_a_node_says_it_will_be_sealed(poland, node, sign, drafted):
    page = text(sign("desk").get("/"))
    assert "Direct, sealed" in page
    assert "not sealed" not in page
