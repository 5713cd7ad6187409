"""Ways round the rules that a hostile reader found, each closed."""

from __future__ import annotations

import pytest
from tests.node.casework.conftest import TYPE, approved

from comity.crosscheck.entry import Birth, Document, Entry, Name
from comity.node.casework import queries
from comity.node.casework.answer import answer
from comity.node.casework.ask_clarification import ask_clarification
from comity.node.casework.check import check
from comity.node.casework.decide_hit import decide_hit
from comity.node.casework.draft import Draft, redraft
from comity.node.casework.give_clarification import give_clarification
from comity.node.casework.rounds import check_all
from comity.node.casework.send import send
from comity.node.casework.submit import submit
from comity.node.holdings.imports import import_records
from comity.node.staff import queries as staff
from comity.node.staff.close_task import close_task
from comity.node.staff.errors import BadInput, LookRequired, NotAllowed, OwnWork, Refused
from comity.node.staff.look import Look, look
from comity.partner.walk import cast


@pytest.fixture
def known(desk):
    subject = cast.subject(1)
    entry = Entry(
        id="r1",
        names=(Name(subject.name),),
        births=(Birth.parse(subject.born.isoformat()),),
        documents=(Document(subject.passport, "passport", subject.nationality),),
    )
    import_records(desk["administrator"], [entry], owner="contact-point", purpose="criminal records")
    return subject


def _sent(desk, drafted):
    number = drafted()
    submit(desk["desk"], number)
    approved(desk["approver"], number)
    send(desk["approver"], number)
    return number


def test_a_person_changed_by_a_clarification_is_checked_anew(desk, abroad, known):
    number = abroad.asks(known)
    check(desk["clerk"], number)
    hit = queries.hits(number, look(desk["desk"], "deciding", number))[0]
    decide_hit(desk["desk"], hit.id, same=True, note="Passport agrees.")
    ask_clarification(desk["desk"], number, reason="Is the birth date right?")
    conv = queries.case(number).conv
    other = cast.asked(cast.subject(99))
    abroad.writes("clarification.give", "give_clarification", conv=conv, fields={"subject": other})
    assert [one.outcome for one in queries.case(number).subjects] == ["unchecked"]
    with pytest.raises(Refused) as no:
        answer(desk["desk"], number, answers=cast.convictions(), checks=cast.answer_checks())
    assert no.value.code == "not-checked"
    check_all(desk["clerk"])
    with pytest.raises(Refused) as no:
        answer(desk["desk"], number, answers=cast.convictions(), checks=cast.answer_checks())
    assert no.value.code == "hit-not-confirmed"


def test_a_look_opens_only_the_case_it_was_given_for(desk, drafted):
    number, other = drafted(), drafted()
    token = look(desk["desk"], "preparing", other)
    for ask in (queries.subjects, queries.forms, queries.hits, queries.reasons):
        with pytest.raises(LookRequired):
            ask(number, token)


def test_a_look_cannot_be_made_by_hand(desk, drafted):
    number = drafted()
    with pytest.raises(LookRequired):
        queries.subjects(number, Look(desk["desk"], "because", number, 1, 1))


def test_the_approved_person_and_purpose_cannot_be_clarified_away(desk, drafted, abroad):
    number = _sent(desk, drafted)
    conv = queries.case(number).conv
    abroad.writes("clarification.ask", "ask_clarification", conv=conv, reason="Which offence?")
    for changed in ({"subject": cast.asked(cast.subject(2))}, {"purpose": "Quite another matter."}):
        with pytest.raises(Refused) as no:
            give_clarification(desk["desk"], number, fields=changed)
        assert no.value.code == "four-eyes"
    give_clarification(
        desk["desk"], number, fields={"proceedings": "2188/PC02-A"}, reason="See the new number."
    )
    assert queries.case(number).stage == "in-hand"


def test_whoever_changes_a_draft_is_its_drafter(desk, drafted):
    number = drafted()
    redraft(desk["lawyer"], number, Draft(TYPE, "PL", cast.asks(cast.subject(2)), cast.ask_checks()))
    submit(desk["desk"], number)
    with pytest.raises(OwnWork):
        approved(desk["lawyer"], number)


def test_an_answer_travels_with_declared_fields_only(desk, abroad):
    number = abroad.asks()
    check(desk["clerk"], number)
    said = {**cast.nothing(), "by_the_way": "we do know him"}
    with pytest.raises(BadInput) as no:
        answer(desk["desk"], number, answers=said, checks=cast.answer_checks())
    assert set(no.value.fields) == {"answers.by_the_way"}


def test_convictions_under_the_word_none_claim_a_hit_too(desk, abroad):
    number = abroad.asks()
    check(desk["clerk"], number)
    with pytest.raises(Refused) as no:
        answer(
            desk["desk"],
            number,
            answers={**cast.convictions(), "result": "none"},
            checks=cast.answer_checks(),
        )
    assert no.value.code == "hit-not-confirmed"


def test_a_letter_whose_kind_does_not_carry_its_verb_moves_nothing(desk, drafted, abroad):
    number = _sent(desk, drafted)
    conv = queries.case(number).conv
    abroad.writes("acknowledgement", "answer", conv=conv, fields=cast.convictions())
    assert queries.case(number).stage == "sent"
    assert "read" in [task.kind for task in staff.tasks_about(number)]


def test_a_second_answer_does_not_overwrite_the_first(desk, drafted, abroad):
    number = _sent(desk, drafted)
    conv = queries.case(number).conv
    abroad.writes("answer", "answer", conv=conv, fields=cast.nothing())
    abroad.writes("answer", "answer", conv=conv, fields=cast.convictions())
    told = queries.forms(number, look(desk["desk"], "reading", number))
    assert {part.value: said for part, said in told.items()}["answers"]["result"] == "none"


def test_a_task_that_ends_by_its_verb_is_closed_by_nobody_else(desk, drafted):
    number = drafted()
    submit(desk["desk"], number)
    task = next(one for one in staff.tasks_about(number) if one.kind == "approve")
    with pytest.raises(Refused) as no:
        close_task(desk["approver"], task.pk, reason="Done.")
    assert no.value.code == "not-by-hand"


def test_a_task_of_another_role_is_not_closed(desk, abroad):
    number = abroad.asks()
    task = next(one for one in staff.tasks_about(number) if one.kind == "take-up")
    with pytest.raises(NotAllowed):
        close_task(desk["administrator"], task.pk, reason="Not mine.")
