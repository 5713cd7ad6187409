"""Clarify, recall, take back, refuse, note: the form, what is refused and why, what is done, and what the timeline says."""
# ruff: noqa: F811 - fixtures are arguments under their own names

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from django.test import Client
from tests.desk.test_views import drafted, fields, node, sign, text  # noqa: F401  (fixtures of the views)
from tests.node.casework.conftest import Abroad, approved
from tests.node.exchange.fixtures import poland, us  # noqa: F401  (fixtures of a partner)

from comity.node.audit import queries as audit
from comity.node.casework import queries as casework
from comity.node.casework.send import send
from comity.node.casework.submit import submit
from comity.node.exchange import queries as exchange
from comity.partner.walk import cast

WORDS = "They rang to say that it was another man."


@dataclass(frozen=True)
class Place:
    """A partner who can write, and the number of a case."""

    abroad: Abroad
    number: str

    @property
    def address(self) -> str:
        return f"/cases/{self.number}/"


@pytest.fixture
def sent(poland, us, node, drafted) -> Place:
    """A request of ours that has left."""
    submit(node["desk"], drafted)
    approved(node["approver"], drafted)
    send(node["approver"], drafted)
    return Place(Abroad(poland, us, node), drafted)


@pytest.fixture
def asked_back(sent) -> Place:
    """The same, after they asked a question."""
    conv = casework.case(sent.number).conv
    sent.abroad.writes("clarification.ask", "ask_clarification", conv=conv, reason="Which offence is meant?")
    return sent


@pytest.fixture
def arrived(poland, us, node) -> Place:
    """A request of theirs."""
    abroad = Abroad(poland, us, node)
    return Place(abroad, abroad.asks())


def sees(client: Client, place: Place, purpose: str = "prepare") -> str:
    """The page of the case for somebody who said why."""
    client.post(f"{place.address}look/", {"purpose": purpose})
    return text(client.get(place.address))


def timeline_of(page: str) -> list[str]:
    """What the timeline on the page says, newest first."""
    part = page[page.index('<ol class="moj-timeline">') :]
    return re.findall(r'moj-timeline__title">([^<]+)<', part[: part.index("</ol>")])


def refusals(act: str) -> int:
    return sum(one.frame["act"] == act for one in audit.entries(kind="refused"))


# Take back


def test_a_request_that_waits_is_taken_back_to_draft(node, sign, drafted):
    submit(node["desk"], drafted)
    desk = sign("desk")
    place = f"/cases/{drafted}/"
    assert "Take back to draft" in text(desk.get(place))
    answer = desk.post(place, {"verb": "take_back"}, follow=True)
    assert "Done: Taken back to draft." in text(answer)
    assert timeline_of(text(answer))[0] == "Taken back to draft"
    assert casework.case(drafted).stage == "draft"


def test_what_is_still_a_draft_cannot_be_taken_back(node, sign, drafted):
    answer = sign("desk").post(f"/cases/{drafted}/", {"verb": "take_back"})
    assert answer.status_code == 409
    assert "Nothing was changed." in text(answer)
    assert timeline_of(text(answer)) == ["Draft saved"]


@pytest.mark.parametrize("role", ["approver", "investigator", "cooperation"])
def test_the_wrong_officer_takes_nothing_back_and_the_button_says_why(node, sign, drafted, role):
    submit(node["desk"], drafted)
    client = sign(role)
    page = text(client.get(f"/cases/{drafted}/"))
    assert 'aria-disabled="true" aria-describedby="why-take_back"' in page
    answer = client.post(f"/cases/{drafted}/", {"verb": "take_back"})
    assert answer.status_code == 403
    assert "may not do this. It is for:" in text(answer)
    assert casework.case(drafted).stage == "ready"
    assert refusals("casework.take_back") == 1


# Recall


def test_a_request_is_recalled_with_a_reason_that_the_partner_reads(sent, sign):
    desk = sign("desk")
    page = sees(desk, sent)
    assert "Why is it recalled?" in page
    assert "The partner reads this." in page
    refused = desk.post(sent.address, {"verb": "recall", "note": "  "})
    assert refused.status_code == 422
    assert "Write one sentence: why?" in text(refused)
    done = desk.post(sent.address, {"verb": "recall", "note": WORDS}, follow=True)
    assert "Done: Recalled." in text(done)
    assert timeline_of(text(done))[0] == "Recalled"
    assert WORDS in text(done)
    assert exchange.letters(sent.number)[-1].kind == "recall"


def test_what_was_written_for_a_recall_needs_a_purpose_to_be_read(sent, sign):
    desk = sign("desk")
    desk.post(sent.address, {"verb": "recall", "note": WORDS})
    page = text(sign("lawyer").get(sent.address))
    assert "Recalled" in timeline_of(page)
    assert WORDS not in page


@pytest.mark.parametrize("role", ["approver", "investigator", "oversight"])
def test_the_wrong_officer_recalls_nothing(sent, sign, role):
    answer = sign(role).post(sent.address, {"verb": "recall", "note": WORDS})
    assert answer.status_code == 403
    assert casework.case(sent.number).stage != "recalled"
    assert WORDS not in text(answer) or "may not do this" in text(answer)
    assert exchange.letters(sent.number)[-1].kind == "request"


# Answer their question


def test_their_question_is_answered_from_its_own_form(asked_back, sign):
    desk = sign("desk")
    page = sees(desk, asked_back)
    assert "Which offence is meant?" in page
    assert f'href="{asked_back.address}clarify/"' in page
    form = text(desk.get(f"{asked_back.address}clarify/"))
    assert "The answer in words" in form
    assert cast.subject(1).name in form, "the form holds what was asked"
    typed = fields("asks", cast.asks(cast.subject(1)))
    done = desk.post(f"{asked_back.address}clarify/", {**typed, "verb": "give", "note": WORDS}, follow=True)
    assert "Done: Question answered." in text(done)
    assert timeline_of(text(done))[0] == "Question answered"
    assert exchange.letters(asked_back.number)[-1].kind == "clarification.give"


def test_an_answer_with_a_wrong_field_comes_back_as_typed(asked_back, sign):
    desk = sign("desk")
    sees(desk, asked_back)
    typed = fields("asks", cast.asks(cast.subject(1)) | {"urgency": "at once, dear colleague"})
    answer = desk.post(f"{asked_back.address}clarify/", {**typed, "verb": "give", "note": WORDS})
    assert answer.status_code == 422
    assert WORDS in text(answer)
    assert "thing to mend" in text(answer)
    assert casework.case(asked_back.number).stage == "clarification"


def test_the_person_that_was_approved_is_not_exchanged_by_an_answer(asked_back, sign):
    desk = sign("desk")
    sees(desk, asked_back)
    typed = fields("asks", cast.asks(cast.subject(2)))
    answer = desk.post(f"{asked_back.address}clarify/", {**typed, "verb": "give", "note": WORDS})
    assert answer.status_code == 409
    assert "person and purpose were approved as they are" in text(answer)
    assert WORDS in text(answer)


@pytest.mark.parametrize("role", ["approver", "investigator", "oversight", "cooperation"])
def test_the_wrong_officer_does_not_even_open_the_form_of_an_answer(asked_back, sign, role):
    client = sign(role)
    for answer in (
        client.get(f"{asked_back.address}clarify/"),
        client.post(f"{asked_back.address}clarify/", {"verb": "give"}),
    ):
        assert answer.status_code == 403
        assert cast.subject(1).name not in text(answer)
    assert exchange.letters(asked_back.number)[-1].kind == "clarification.ask"


def test_without_a_question_there_is_no_form_to_answer_it(sent, sign):
    desk = sign("desk")
    sees(desk, sent)
    assert desk.get(f"{sent.address}clarify/").status_code == 302
    answer = desk.post(f"{sent.address}clarify/", {"verb": "give", "note": WORDS})
    assert answer.status_code == 409
    assert WORDS in text(answer)


# Refuse


def test_a_request_is_refused_on_a_ground_of_the_list(arrived, sign):
    desk = sign("desk")
    page = sees(desk, arrived, "answer")
    assert f'href="{arrived.address}refuse/"' in page
    form = text(desk.get(f"{arrived.address}refuse/"))
    assert "Ground of refusal" in form
    checks = fields("answer_checks", cast.answer_checks())
    for ground in ("", "because-we-say-so"):
        wrong = desk.post(
            f"{arrived.address}refuse/", {**checks, "verb": "refuse", "ground": ground, "note": WORDS}
        )
        assert wrong.status_code == 422
        assert "Choose the ground of refusal." in text(wrong)
        assert WORDS in text(wrong)
    right = {**checks, "verb": "refuse", "ground": "not-available", "note": WORDS}
    done = desk.post(f"{arrived.address}refuse/", right, follow=True)
    assert "Done: Refused." in text(done)
    assert timeline_of(text(done))[0] == "Refused"
    assert exchange.letters(arrived.number)[-1].kind == "refusal"


@pytest.mark.parametrize("role", ["approver", "investigator", "oversight", "cooperation", "administrator"])
def test_the_wrong_officer_refuses_nothing(arrived, sign, role):
    client = sign(role)
    assert client.get(f"{arrived.address}refuse/").status_code == 403
    answer = client.post(f"{arrived.address}refuse/", {"verb": "refuse", "ground": "not-available"})
    assert answer.status_code == 403
    assert casework.case(arrived.number).stage == "received"


def test_a_button_nobody_drew_does_nothing(arrived, sign):
    desk = sign("desk")
    sees(desk, arrived, "answer")
    answer = desk.post(f"{arrived.address}refuse/", {"verb": "burn", "note": WORDS})
    assert answer.status_code == 422
    assert "Choose one of the buttons." in text(answer)
    assert WORDS in text(answer)


# Note


def test_a_note_is_written_on_the_page_of_the_case(arrived, sign):
    desk = sign("desk")
    page = text(desk.get(arrived.address))
    assert "Write a note" in page
    empty = desk.post(arrived.address, {"verb": "note", "note": " "})
    assert empty.status_code == 422
    assert "Write the note first." in text(empty)
    done = desk.post(arrived.address, {"verb": "note", "note": WORDS}, follow=True)
    assert "Done: Note written." in text(done)
    assert timeline_of(text(done))[0] == "Note written"
    assert WORDS not in text(done), "nobody said why yet"
    assert WORDS in sees(desk, arrived, "answer")


@pytest.mark.parametrize("role", ["oversight", "cooperation"])
def test_who_only_reads_cases_writes_no_note_and_is_told_why(arrived, sign, role):
    client = sign(role)
    page = text(client.get(arrived.address))
    assert 'aria-disabled="true" aria-describedby="why-note"' in page
    answer = client.post(arrived.address, {"verb": "note", "note": WORDS})
    assert answer.status_code == 403


def test_a_note_too_long_comes_back_to_be_shortened(arrived, sign):
    long = "x" * 4001
    answer = sign("desk").post(arrived.address, {"verb": "note", "note": long})
    assert answer.status_code == 422
    assert "A note holds 4000 characters" in text(answer)
    assert long in text(answer)


def test_the_button_to_approve_is_live_only_once_the_record_was_opened(node, sign, drafted):
    submit(node["desk"], drafted)
    approver = sign("approver")
    button = re.compile(r"<button[^>]*disabled[^>]*>Approve<")
    before = text(approver.get(f"/cases/{drafted}/"))
    assert button.search(before)
    assert "Open the record and read it first" in before
    approver.post(f"/cases/{drafted}/look/", {"purpose": "approve"})
    after = text(approver.get(f"/cases/{drafted}/"))
    assert not button.search(after)
    revision = casework.case(drafted).revision
    approver.post(f"/cases/{drafted}/", {"verb": "approve", "revision": revision})
    assert casework.case(drafted).approved_by
