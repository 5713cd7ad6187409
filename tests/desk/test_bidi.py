"""A name that runs from right to left turns nothing round that stands beside it."""
# ruff: noqa: F811 - fixtures are arguments under their own names

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from tests.desk.test_views import TYPE, node, sign, text  # noqa: F401  (fixtures of the views)

from comity.node.casework.draft import Draft, draft
from comity.node.casework.queries import Said
from comity.node.desk.bidi import FIRST_STRONG, POP, isolated
from comity.node.desk.sentences import say
from comity.partner.walk import cast

NAME = "يوسف الحداد"
LETTERS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf")))


@given(LETTERS)
def test_only_words_with_letters_from_right_to_left_are_set_apart(words):
    turned = any(unicodedata.bidirectional(one) in {"R", "AL", "AN"} for one in words)
    assert isolated(words) == (f"{FIRST_STRONG}{words}{POP}" if turned else words)


def test_a_name_inside_a_sentence_is_set_apart_and_a_sentence_that_is_a_name_stays_as_it_is():
    assert say(Said("drafted by {name}", {"name": NAME})) == f"drafted by {FIRST_STRONG}{NAME}{POP}"
    assert say(Said("drafted by {name}", {"name": "Trần Thị Linh"})) == "drafted by Trần Thị Linh"
    assert say(Said("{words}", {"words": NAME})) == NAME


def test_every_spelling_of_a_person_stands_in_its_own_direction(node, sign):
    person = {**cast.asks(cast.subject(1))["subject"], "name": NAME, "other_names": [NAME[:4]]}
    asks = {**cast.asks(cast.subject(1)), "subject": person}
    number = draft(node["desk"], Draft(TYPE, "PL", asks, cast.ask_checks())).number
    desk = sign("desk")
    desk.post(f"/cases/{number}/look/", {"purpose": "prepare"})
    page = text(desk.get(f"/cases/{number}/"))
    assert f"<bdi>{NAME}</bdi>" in page
    assert f"<bdi>{NAME[:4]}</bdi>" in page
    form = text(desk.get(f"/cases/{number}/draft/"))
    assert f'dir="auto" id="id_asks-subject-name" name="asks.subject.name" value="{NAME}"' in form
