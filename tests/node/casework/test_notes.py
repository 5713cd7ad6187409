"""What officers write for themselves: notes in the timeline, and forms kept for later; both name people, so both need a look."""

from __future__ import annotations

import json

import pytest

from comity.node.audit.verify import verify
from comity.node.casework import queries
from comity.node.casework.close import close
from comity.node.casework.draft import Draft, redraft
from comity.node.casework.keep_form import drop_form, keep_form
from comity.node.casework.models import Event, KeptForm
from comity.node.casework.note import note
from comity.node.casework.recall import recall
from comity.node.casework.refuse import refuse
from comity.node.exchange import queries as exchange
from comity.node.staff.errors import BadInput, LookRequired, NotAllowed, NotFound
from comity.node.staff.look import look
from comity.partner.walk import cast

WORDS = "Anna Nowak rang: the birth date is wrong."


def test_a_note_stands_in_the_timeline_and_its_words_only_behind_a_look(desk, drafted):
    number = drafted()
    before = queries.case(number)
    note(desk["approver"], number, text=f"  {WORDS} ")
    last = queries.timeline(number)[-1]
    assert (last.verb, last.officer) == ("note", "Phạm Quốc Bảo")
    assert WORDS not in last.text
    seen = look(desk["desk"], "preparing this request", number)
    assert queries.reasons(number, seen)[-1].text == WORDS
    with pytest.raises(LookRequired):
        queries.reasons(number, None)
    after = queries.case(number)
    assert (after.stage, after.revision) == (before.stage, before.revision), "a note moves nothing"
    assert exchange.letters(number) == []
    assert verify().whole


def test_a_note_is_kept_under_the_key_of_its_case(desk, drafted):
    number = drafted()
    note(desk["desk"], number, text=WORDS)
    row = Event.objects.get(case__number=number, verb="note")
    assert "Nowak" not in f"{row.text}{json.dumps(row.params)}"
    assert b"Nowak" not in bytes(row.typed)


@pytest.mark.parametrize("text", ["", "  \n", "x" * 4001])
def test_a_note_that_says_nothing_or_too_much_is_not_taken(desk, drafted, text):
    number = drafted()
    with pytest.raises(BadInput) as no:
        note(desk["desk"], number, text=text)
    assert "note" in no.value.fields
    assert [one.verb for one in queries.timeline(number)] == ["draft"]


@pytest.mark.parametrize("role", ["administrator", "oversight", "cooperation"])
def test_who_holds_no_cases_writes_no_notes(desk, drafted, role):
    with pytest.raises(NotAllowed):
        note(desk[role], drafted(), text=WORDS)


def test_no_note_without_a_case(desk):
    with pytest.raises(NotFound):
        note(desk["desk"], "VN-2026-9999", text=WORDS)


def test_a_kept_form_comes_back_as_it_was_typed_and_only_behind_a_look(desk, drafted):
    number = drafted()
    typed = {"parts": {"answers": {"remark": WORDS}}, "note": "later"}
    keep_form(desk["desk"], number, "answer", typed)
    (mark,) = queries.kept_marks(number)
    assert (mark.page, mark.username, mark.by) == ("answer", "desk", "Trần Thị Linh")
    assert queries.kept_form(number, look(desk["lawyer"], "answering this request", number), mark) == typed
    with pytest.raises(LookRequired):
        queries.kept_form(number, None, mark)
    assert b"Nowak" not in bytes(KeptForm.objects.get().content)
    assert verify().whole


def test_one_form_of_a_page_is_kept_for_each_officer(desk, drafted):
    number = drafted()
    for who, words in (("desk", "first"), ("desk", "second"), ("lawyer", "other")):
        keep_form(desk[who], number, "answer", {"note": words})
    marks = {one.username: one for one in queries.kept_marks(number)}
    seen = look(desk["desk"], "answering this request", number)
    assert {name: queries.kept_form(number, seen, one)["note"] for name, one in marks.items()} == {
        "desk": "second",
        "lawyer": "other",
    }


def test_a_kept_form_can_be_thrown_away_by_its_officer_alone(desk, drafted):
    number = drafted()
    for who in ("desk", "lawyer"):
        keep_form(desk[who], number, "draft", {"note": who})
    drop_form(desk["desk"], number, "draft")
    assert [one.username for one in queries.kept_marks(number)] == ["lawyer"]


def test_a_form_is_gone_once_it_was_used_and_a_colleagues_stays(desk, drafted):
    number = drafted()
    for who in ("desk", "lawyer"):
        keep_form(desk[who], number, "draft", {"note": who})
    redraft(
        desk["desk"], number, Draft("criminal-record", "PL", cast.asks(cast.subject(1)), cast.ask_checks())
    )
    assert [one.username for one in queries.kept_marks(number)] == ["lawyer"]


def test_no_form_is_left_when_the_case_has_ended(desk, abroad):
    number = abroad.asks()
    for who in ("desk", "lawyer"):
        keep_form(desk[who], number, "answer", {"note": who})
    refuse(desk["desk"], number, ground="not-available", checks=cast.answer_checks())
    if not queries.case(number).ended:
        close(desk["desk"], number)
    assert queries.kept_marks(number) == ()


def test_a_form_nobody_knows_is_not_kept(desk, drafted):
    with pytest.raises(BadInput):
        keep_form(desk["desk"], drafted(), "memoirs", {})


def test_a_colleagues_note_may_follow_a_case_that_was_recalled(desk, drafted):
    from tests.node.casework.conftest import approved

    from comity.node.casework.send import send
    from comity.node.casework.submit import submit

    number = drafted()
    submit(desk["desk"], number)
    approved(desk["approver"], number)
    send(desk["approver"], number)
    recall(desk["desk"], number, reason="The person was found.")
    note(desk["desk"], number, text="They rang to say they stopped.")
    assert queries.timeline(number)[-1].verb == "note"
