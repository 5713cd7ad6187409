"""The answering side: what arrives is registered, checked and decided by people before anything is said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from comity.crosscheck.entry import Birth, Document, Entry, Name
from comity.node.audit import queries as audit
from comity.node.audit.verify import verify
from comity.node.casework import queries
from comity.node.casework.acknowledge import acknowledge
from comity.node.casework.answer import answer
from comity.node.casework.ask_clarification import ask_clarification
from comity.node.casework.check import check
from comity.node.casework.decide_hit import decide_hit
from comity.node.casework.prepare_answer import prepare_answer
from comity.node.casework.refuse import refuse
from comity.node.casework.remind import remind
from comity.node.exchange import queries as exchange
from comity.node.holdings.imports import import_records
from comity.node.staff import queries as staff
from comity.node.staff.errors import BadInput, Changed, OwnWork, Refused
from comity.node.staff.look import look
from comity.partner.walk import cast


@pytest.fixture
def known(desk):
    """Our records hold the subject, written the other country's way, and a brother."""
    subject = cast.subject(1)
    entries = [
        Entry(
            id="r1",
            names=(Name(cast.spelt_abroad(subject, 1)),),
            births=(Birth.parse(subject.born.isoformat()),),
            documents=(Document(subject.passport, "passport", subject.nationality),),
        ),
        Entry(id="r2", names=(Name("Zbigniew Wrona"),), births=(Birth(1971, 2, 3),)),
    ]
    import_records(desk["administrator"], entries, owner="contact-point", purpose="criminal records")
    return subject


def _hits(desk, number):
    return queries.hits(number, look(desk["desk"], "deciding a possible hit", number))


def _said(letter, desk):
    return exchange.statement(letter, look(desk["desk"], "reading what we sent", letter.case)).payload


def test_a_request_that_arrives_gets_a_number_clocks_and_a_task(desk, abroad):
    number = abroad.asks()
    case = queries.case(number)
    assert (case.side, case.stage, case.their_number) == ("responder", "received", "PL-2026-0007")
    assert {clock.code for clock in case.clocks} == {"acknowledge", "answer"}
    assert all(clock.source for clock in case.clocks)
    assert "take-up" in [task.kind for task in staff.tasks_about(number)]
    assert verify().whole


def test_a_kind_of_request_we_do_not_know_becomes_a_task_for_a_person(desk, abroad):
    letter = abroad.writes("request", "send", schema="weather/1", type="weather-report")
    assert letter.state == "taken"
    assert [task.text for task in staff.tasks_about(letter.case)] == [
        "A request of a kind this node does not know arrived."
    ]


def test_a_letter_that_belongs_to_no_case_is_registered(desk, abroad):
    letter = abroad.writes("answer", "answer")
    assert letter.case
    assert [task.kind for task in staff.tasks_about(letter.case)] == ["read"]


def test_an_incomplete_request_is_registered_all_the_same(desk, abroad):
    number = abroad.asks(purpose="", crimes=["NONSENSE"])
    assert queries.case(number).stage == "received"
    ask_clarification(desk["desk"], number, reason="Which offence is it?")
    case = queries.case(number)
    assert case.stage == "clarification"
    assert [c.paused is not None for c in case.clocks if c.code == "answer"] == [True]
    assert exchange.letters(number)[-1].kind == "clarification.ask"


def test_the_subject_is_found_with_reasons_and_waits_for_a_person(desk, abroad, known):
    number = abroad.asks(known)
    assert check(desk["clerk"], number) == 1
    (hit,) = _hits(desk, number)
    assert hit.state == "possible"
    assert hit.detail["reasons"]
    assert abs(sum(r["bits"] for r in hit.detail["reasons"]) - hit.bits) < 1e-6
    assert "review-hits" in [task.kind for task in staff.tasks_about(number)]


def test_no_answer_leaves_while_a_hit_is_undecided(desk, abroad, known):
    number = abroad.asks(known)
    check(desk["clerk"], number)
    with pytest.raises(Refused) as no:
        answer(desk["desk"], number, answers=cast.nothing(), checks=cast.answer_checks())
    assert no.value.code == "hits-undecided"


def test_no_answer_leaves_before_our_records_were_checked(desk, abroad):
    number = abroad.asks()
    with pytest.raises(Refused) as no:
        answer(desk["desk"], number, answers=cast.nothing(), checks=cast.answer_checks())
    assert no.value.code == "not-checked"


def test_a_hit_that_nobody_confirmed_is_never_claimed(desk, abroad, known):
    number = abroad.asks(known)
    check(desk["clerk"], number)
    decide_hit(desk["desk"], _hits(desk, number)[0].id, same=False, note="Another person.")
    with pytest.raises(Refused) as no:
        answer(desk["desk"], number, answers=cast.convictions(), checks=cast.answer_checks())
    assert no.value.code == "hit-not-confirmed"


def test_a_decision_needs_a_note_and_is_made_once(desk, abroad, known):
    number = abroad.asks(known)
    check(desk["clerk"], number)
    hit = _hits(desk, number)[0].id
    with pytest.raises(BadInput, match="what made you decide"):
        decide_hit(desk["desk"], hit, same=True, note=" ")
    decide_hit(desk["desk"], hit, same=True, note="Passport agrees.")
    with pytest.raises(Changed):
        decide_hit(desk["lawyer"], hit, same=False, note="No.")
    assert _hits(desk, number)[0].note == "Passport agrees."


def test_an_answer_stops_the_clocks_and_says_no_more_than_the_form(desk, abroad, known):
    number = abroad.asks(known)
    check(desk["clerk"], number)
    decide_hit(desk["desk"], _hits(desk, number)[0].id, same=True, note="Passport agrees.")
    answer(desk["desk"], number, answers=cast.convictions(), checks=cast.answer_checks())
    case = queries.case(number)
    assert case.stage == "answered"
    assert all(clock.stopped for clock in case.clocks)
    sent = _said(exchange.letters(number)[-1], desk)
    assert set(sent) == {"type", "verb", "number", "fields", "subjects"}
    assert "asylum" not in str(sent)


def test_a_namesake_of_another_year_is_no_hit_by_itself(desk, abroad, known):
    stranger = next(one for one in cast.strangers(1, 20) if one.relation == "namesake")
    number = abroad.asks(stranger)
    check(desk["clerk"], number)
    assert all(hit.level != "HIT" for hit in _hits(desk, number))


def test_a_refusal_names_a_ground_from_the_list(desk, abroad):
    number = abroad.asks()
    for ground in ("", "because"):
        with pytest.raises(BadInput, match="Choose the ground"):
            refuse(desk["desk"], number, ground=ground)
    refuse(desk["desk"], number, ground="not-available", checks=cast.answer_checks())
    assert queries.case(number).stage == "refused"
    assert _said(exchange.letters(number)[-1], desk)["ground"] == "not-available"
    assert audit.entries(kind="casework.refuse")[0].frame["ground"] == "not-available"


def test_a_refusal_about_somebody_protected_gives_no_reason(desk, abroad):
    number = abroad.asks()
    protected = {**cast.answer_checks(), "asylum": "granted", "feared": ["PL"]}
    with pytest.raises(Refused) as no:
        refuse(desk["desk"], number, ground="not-available", checks=protected)
    assert "asylum" not in str(no.value).lower()
    assert audit.entries(kind="refused")[0].frame["rule"] == "withheld"
    refuse(desk["desk"], number, ground="without-reason", checks=protected)
    assert queries.case(number).stage == "refused"


def test_a_recall_wins_over_everything_that_waits(desk, abroad, known):
    number = abroad.asks(known)
    conv = queries.case(number).conv
    abroad.writes("recall", "recall", conv=conv, reason="The person was found.")
    case = queries.case(number)
    assert case.stage == "recalled"
    assert all(clock.stopped for clock in case.clocks)
    with pytest.raises(Refused) as no:
        answer(desk["desk"], number, answers=cast.nothing(), checks=cast.answer_checks())
    assert no.value.code == "not-possible"


def test_a_clock_that_ran_out_raises_one_task_that_needs_a_reason_to_close(desk, abroad):
    from comity.node.staff.close_task import close_task

    number = abroad.asks()
    later = datetime.now(UTC) + timedelta(days=60)
    assert remind(desk["clerk"], later) == 2
    assert remind(desk["clerk"], later) == 0
    overdue = [task for task in staff.tasks_about(number) if task.kind.startswith("overdue")]
    with pytest.raises(BadInput):
        close_task(desk["desk"], overdue[0].pk, reason="")
    assert queries.case(number).stage == "received", "a clock never refuses or answers by itself"


@pytest.fixture
def two_officers(monkeypatch):
    """Answers of the type need a second officer, as its declaration may say."""
    from dataclasses import replace

    from comity.node.casework.steps import kinds
    from comity.rules.requests import Registry, registry

    declared = {kind.code: replace(kind, four_eyes=kind.four_eyes | {"answer"}) for kind in registry()}
    monkeypatch.setattr(kinds, "registry", lambda: Registry(declared))


def test_a_type_that_wants_two_officers_for_its_answer_gets_them(desk, abroad, two_officers):
    number = abroad.asks()
    check(desk["clerk"], number)
    said = {"answers": cast.nothing(), "checks": cast.answer_checks()}
    with pytest.raises(Refused) as no:
        answer(desk["desk"], number, **said)
    assert no.value.code == "four-eyes"
    prepare_answer(desk["desk"], number, **said)
    assert [task.text for task in staff.tasks_about(number) if task.kind == "approve"] == [
        "Approve an answer before it leaves"
    ]
    with pytest.raises(OwnWork):
        answer(desk["desk"], number)
    with pytest.raises(Refused):
        answer(desk["approver"], number, **said)
    look(desk["approver"], "checking before I approve", number)
    prepare_answer(desk["desk"], number, **said)
    with pytest.raises(Refused) as unread:
        answer(desk["approver"], number)
    assert unread.value.code == "unread", "it was prepared anew after the officer read it"
    look(desk["approver"], "checking before I approve", number)
    answer(desk["approver"], number)
    case = queries.case(number)
    assert (case.stage, case.drafted_by, case.approved_by) == ("answered", "Trần Thị Linh", "Phạm Quốc Bảo")


def test_every_stored_verdict_replays_to_the_same_answer(desk, abroad, known):
    from comity.rules import safeguards

    number = abroad.asks(known)
    check(desk["clerk"], number)
    decide_hit(desk["desk"], _hits(desk, number)[0].id, same=True, note="Passport agrees.")
    acknowledge(desk["desk"], number)
    answer(desk["desk"], number, answers=cast.convictions(), checks=cast.answer_checks())
    stored = queries.verdicts(number)
    assert len(stored) == 2
    for _, verdict, _ in stored:
        assert safeguards.replay(verdict) == verdict


def test_a_frame_of_the_log_names_nobody(desk, abroad, known):
    number = abroad.asks(known)
    check(desk["clerk"], number)
    frames = str([entry.frame for entry in audit.entries(newest=500)])
    for word in (*known.name.split(), known.passport, known.born.isoformat()):
        assert word not in frames
