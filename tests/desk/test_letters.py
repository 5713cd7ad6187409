"""A letter no program acts upon has a page: why first, then every word of it."""
# ruff: noqa: F811 - fixtures are arguments under their own names

from __future__ import annotations

import re

import pytest
from tests.desk.test_views import node, sign, text  # noqa: F401  (fixtures of the views)
from tests.node.casework.conftest import Abroad
from tests.node.exchange.fixtures import poland, us  # noqa: F401  (fixtures of a partner)

from comity.node.desk.views.letters import lines_of
from comity.node.staff.models import LookRow


@pytest.fixture
def strange(poland, us, node):
    """A request of a kind this node does not know."""
    return Abroad(poland, us, node).writes(
        "request",
        "send",
        type="moon-landing",
        fields={"subject": {"name": "Zofia Lis"}, "seen": ["x", 7, False]},
    )


def test_its_task_leads_to_it_and_it_says_nothing_before_the_purpose(strange, sign):
    desk = sign("desk")
    task = re.search(r"/tasks/\d+/", text(desk.get("/")))
    page = text(desk.get(task[0]))
    address = re.search(r'href="(/letters/[^"]+)"', page)[1]

    first = text(desk.get(address))
    assert "Zofia Lis" not in first
    assert desk.post(address, {"purpose": ""}).status_code == 403
    assert "Zofia Lis" not in text(desk.get(address))

    assert desk.post(address, {"purpose": "read"}).status_code == 302
    read = text(desk.get(address))
    assert "Zofia Lis" in read
    assert "moon-landing" in read
    assert "fields › seen › 2" in read
    assert "False" in read
    looks = LookRow.objects.filter(officer=desk.session["_auth_user_id"], case=strange.case)
    assert looks.count() == 2, "the purpose, and the page that showed the words"


def test_who_may_not_look_does_not_read_it(strange, sign):
    assert sign("oversight").get(f"/letters/{strange.mid}/").status_code == 403


def test_a_letter_that_is_none_is_said(node, sign):
    assert sign("desk").get("/letters/nothing/").status_code == 404


def test_every_word_is_shown_whatever_its_shape():
    said = {"a": {"b": ["c", {"d": 0}]}, "e": "", "f": None, "g": True}
    assert list(lines_of(said)) == [("a › b › 1", "c"), ("a › b › 2 › d", "0"), ("g", "True")]
