"""Nothing an officer typed is lost: not when he leaves, not when a colleague was quicker."""
# ruff: noqa: F811 - fixtures are arguments under their own names

from __future__ import annotations

import re

import pytest
from tests.desk.test_views import TYPE, drafted, node, sign, text, typed  # noqa: F401  (fixtures of the views)
from tests.node.casework.conftest import Abroad
from tests.node.exchange.fixtures import poland, us  # noqa: F401  (fixtures of a partner)

from comity.node.casework import queries as casework
from comity.node.casework.draft import Draft, redraft
from comity.node.casework.models import KeptForm
from comity.node.staff.look import look
from comity.partner.walk import cast

SECRET = "Rumour has it that he moved to Łódź."


@pytest.fixture
def arrived(poland, us, node) -> str:
    """The number of a request of theirs."""
    return Abroad(poland, us, node).asks()


def opened(client, number, which, purpose="answer"):
    client.post(f"/cases/{number}/look/", {"purpose": purpose})
    return client.get(f"/cases/{number}/{which}/")


def value_of(page: str, name: str) -> str:
    found = re.search(rf'name="{re.escape(name)}"[^>]*?(?:value="([^"]*)"|>([^<]*)<)', page)
    return (found[1] or found[2] or "") if found else ""


# Kept for later


def test_an_answer_kept_for_later_comes_back_as_typed(arrived, sign):
    desk = sign("desk")
    opened(desk, arrived, "answer")
    answer = desk.post(
        f"/cases/{arrived}/answer/",
        {"verb": "keep", "answers.remarks": SECRET, "answers.result": "no_record"},
    )
    assert answer.status_code == 302
    page = text(desk.get(answer["Location"]))
    assert "Saved for later." in page
    assert "Go on with: Answer" in page
    again = text(desk.get(f"/cases/{arrived}/answer/"))
    assert "You saved this for later" in again
    assert casework.case(arrived).stage == "received", "nothing has left"


@pytest.mark.parametrize(
    ("which", "verb", "typed_there"),
    [("refuse", "refuse", {"ground": "not-available", "note": SECRET}), ("answer", "answer", {"note": ""})],
)
def test_every_form_of_an_answering_officer_can_be_left_and_found_again(
    arrived,
    sign,
    which,
    verb,
    typed_there,
):
    desk = sign("desk")
    opened(desk, arrived, which)
    desk.post(f"/cases/{arrived}/{which}/", {"verb": "keep", **typed_there})
    again = text(desk.get(f"/cases/{arrived}/{which}/"))
    assert "You saved this for later" in again
    assert "Nothing has left." in again
    for words in typed_there.values():
        assert words in again
    if which == "refuse":
        assert '<option value="not-available" selected>' in again


def test_what_is_kept_stands_under_the_key_of_the_case(arrived, sign):
    desk = sign("desk")
    opened(desk, arrived, "refuse")
    desk.post(f"/cases/{arrived}/refuse/", {"verb": "keep", "note": SECRET})
    assert SECRET.encode() not in bytes(KeptForm.objects.get().content)


def test_nobody_reads_a_kept_form_without_saying_why(arrived, sign):
    desk = sign("desk")
    opened(desk, arrived, "refuse")
    desk.post(f"/cases/{arrived}/refuse/", {"verb": "keep", "note": SECRET})
    lawyer = sign("lawyer")
    page = text(lawyer.get(f"/cases/{arrived}/"))
    assert "Trần Thị Linh saved it for later" in page
    assert SECRET not in page
    assert lawyer.get(f"/cases/{arrived}/refuse/?kept=desk").status_code == 302


def test_a_colleague_goes_on_with_what_was_kept(arrived, sign):
    desk, lawyer = sign("desk"), sign("lawyer")
    opened(desk, arrived, "refuse")
    desk.post(f"/cases/{arrived}/refuse/", {"verb": "keep", "note": SECRET})
    fresh = text(opened(lawyer, arrived, "refuse"))
    assert "Trần Thị Linh began this too" in fresh
    assert SECRET not in fresh
    taken_up = text(lawyer.get(f"/cases/{arrived}/refuse/?kept=desk"))
    assert SECRET in taken_up
    assert "Read all of it before it leaves under your name." in taken_up


def test_a_kept_form_can_be_thrown_away(arrived, sign):
    desk = sign("desk")
    opened(desk, arrived, "refuse")
    desk.post(f"/cases/{arrived}/refuse/", {"verb": "keep", "note": SECRET})
    desk.post(f"/cases/{arrived}/refuse/", {"verb": "drop"})
    assert SECRET not in text(desk.get(f"/cases/{arrived}/refuse/"))
    assert casework.kept_marks(arrived) == ()


def test_once_the_letter_has_left_nothing_of_it_is_kept(arrived, sign, node):
    desk, lawyer = sign("desk"), sign("lawyer")
    for client in (desk, lawyer):
        opened(client, arrived, "refuse")
        client.post(f"/cases/{arrived}/refuse/", {"verb": "keep", "note": SECRET})
    checks = {f"answer_checks.{name}": "true" if said is True else "false" if said is False else said
              for name, said in cast.answer_checks().items()}  # fmt: skip
    answer = desk.post(f"/cases/{arrived}/refuse/", {"verb": "refuse", "ground": "not-available", **checks})
    assert answer.status_code == 302, text(answer)
    assert casework.kept_marks(arrived) == ()


def test_a_file_that_is_refused_loses_nothing_else(node, sign, drafted):
    from django.core.files.uploadedfile import SimpleUploadedFile

    desk = sign("desk")
    too_long = SimpleUploadedFile("x" * 230 + ".pdf", b"%PDF-1.4 invented")
    sent = {**typed(why_needed=SECRET), "verb": "save", "asks.consent_paper": too_long}
    answer = desk.post(f"/cases/{drafted}/draft/", sent)
    assert answer.status_code == 422
    assert "Give the file a name of at most" in text(answer)
    assert SECRET in text(answer)


# Beside


def test_the_colleagues_words_stand_beside_mine_field_by_field(node, sign, drafted):
    desk = sign("desk")
    revision = casework.case(drafted).revision
    theirs = cast.asks(cast.subject(1)) | {"why_needed": "A court in Kraków asks for it."}
    redraft(node["lawyer"], drafted, Draft(TYPE, "PL", theirs, cast.ask_checks()))
    answer = desk.post(
        f"/cases/{drafted}/draft/", {**typed(why_needed=SECRET), "verb": "save", "revision": revision}
    )
    page = text(answer)
    assert answer.status_code == 409
    assert "One field differs" in page
    assert '<a href="#id_asks-why_needed">' in page
    assert "Đỗ Minh Khôi wrote:" in page
    assert "A court in Kraków asks for it." in page
    assert SECRET in page
    assert page.count('name="theirs"') == 1


def test_mine_is_saved_once_i_have_seen_the_other(node, sign, drafted):
    desk = sign("desk")
    first = casework.case(drafted).revision
    redraft(node["lawyer"], drafted, Draft(TYPE, "PL", cast.asks(cast.subject(2)), cast.ask_checks()))
    page = text(
        desk.post(f"/cases/{drafted}/draft/", {**typed(why_needed=SECRET), "verb": "save", "revision": first})
    )
    seen = value_of(page, "revision")
    assert seen == str(casework.case(drafted).revision)
    desk.post(f"/cases/{drafted}/draft/", {**typed(why_needed=SECRET), "verb": "save", "revision": seen})
    assert said(node, drafted)["why_needed"] == SECRET
    assert said(node, drafted)["subject"]["name"] == cast.subject(1).name


def test_a_field_of_the_colleague_is_taken_over_and_the_rest_stays_mine(node, sign, drafted):
    desk = sign("desk")
    first = casework.case(drafted).revision
    theirs = cast.asks(cast.subject(2))
    redraft(node["lawyer"], drafted, Draft(TYPE, "PL", theirs, cast.ask_checks()))
    mine = {**typed(why_needed=SECRET), "verb": "save", "revision": first}
    seen = value_of(text(desk.post(f"/cases/{drafted}/draft/", mine)), "revision")
    desk.post(f"/cases/{drafted}/draft/", {**mine, "revision": seen, "theirs": ["asks.subject.name"]})
    told = said(node, drafted)
    assert told["subject"]["name"] == cast.subject(2).name
    assert told["subject"]["born"] == cast.subject(1).born.isoformat()
    assert told["why_needed"] == SECRET


def test_a_third_change_is_shown_again(node, sign, drafted):
    desk = sign("desk")
    first = casework.case(drafted).revision
    mine = {**typed(why_needed=SECRET), "verb": "save", "revision": first}
    redraft(node["lawyer"], drafted, Draft(TYPE, "PL", cast.asks(cast.subject(2)), cast.ask_checks()))
    seen = value_of(text(desk.post(f"/cases/{drafted}/draft/", mine)), "revision")
    redraft(node["lawyer"], drafted, Draft(TYPE, "PL", cast.asks(cast.subject(3)), cast.ask_checks()))
    answer = desk.post(f"/cases/{drafted}/draft/", {**mine, "revision": seen})
    assert answer.status_code == 409
    assert cast.subject(3).name in text(answer)


def test_the_same_words_are_no_conflict_to_solve(node, sign, drafted):
    desk = sign("desk")
    first = casework.case(drafted).revision
    redraft(node["lawyer"], drafted, Draft(TYPE, "PL", cast.asks(cast.subject(1)), cast.ask_checks()))
    page = text(desk.post(f"/cases/{drafted}/draft/", {**typed(), "verb": "save", "revision": first}))
    assert "it says the same" in page


def test_a_draft_kept_for_later_meets_what_a_colleague_saved_since(node, sign, drafted):
    desk = sign("desk")
    first = casework.case(drafted).revision
    desk.post(f"/cases/{drafted}/draft/", {**typed(why_needed=SECRET), "verb": "keep", "revision": first})
    assert casework.case(drafted).revision == first, "keeping changes nothing"
    redraft(node["lawyer"], drafted, Draft(TYPE, "PL", cast.asks(cast.subject(1)), cast.ask_checks()))
    page = text(opened(desk, drafted, "draft", "prepare"))
    assert SECRET in page
    assert "Đỗ Minh Khôi changed this" in page
    assert "You saved this for later" in page


def said(officers, number):
    token = look(officers["desk"], "preparing this request", number)
    return next(content for part, content in casework.forms(number, token).items() if part.value == "asks")
