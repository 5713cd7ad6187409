"""A request about several people: each is searched for, decided on and answered about by itself."""

from __future__ import annotations

import pytest

from comity.crosscheck.entry import Birth, Entry, Name
from comity.node.casework import queries
from comity.node.casework.answer import answer
from comity.node.casework.check import check
from comity.node.casework.decide_hit import decide_hit
from comity.node.casework.rounds import check_all
from comity.node.exchange import queries as exchange
from comity.node.holdings.imports import import_records
from comity.node.staff import queries as staff
from comity.node.staff.errors import Refused
from comity.node.staff.look import look
from comity.partner.walk import cast

SEVERAL = "crime-information"
FIRST, SECOND, THIRD = (cast.subject(seed) for seed in (1, 2, 3))
NAMELESS = {"category": "suspect", "born": "1980"}


@pytest.fixture
def known(desk):
    """Our records hold the first two of three people."""
    entries = [
        Entry(id=f"r{at}", names=(Name(one.name),), births=(Birth.parse(one.born.isoformat()),))
        for at, one in enumerate((FIRST, SECOND))
    ]
    import_records(desk["administrator"], entries, owner="contact-point", purpose="police information")


@pytest.fixture
def asked(desk, abroad, known):
    """The number of our case about the given people."""

    def about(*people):
        told = [one if isinstance(one, dict) else cast.asked(one) for one in people]
        fields = {
            **cast.asks(FIRST),
            "wanted": ["identity"],
            "question": "Who are they?",
            "people": told,
            "conditions": False,
        }
        fields.pop("subject")
        abroad.writes("request", "send", schema=f"{SEVERAL}/1", type=SEVERAL, fields=fields)
        return queries.cases(queries.CaseWanted(side="responder")).rows[0].number

    return about


def _hits(desk, number):
    return queries.hits(number, look(desk["desk"], "deciding", number))


def _decide(desk, number, *same):
    for hit in _hits(desk, number):
        decide_hit(desk["desk"], hit.id, same=hit.subject in same, note="Birth date and parents.")


def _outcomes(number):
    return {one.path: one.outcome.value for one in queries.case(number).subjects}


def _item(person):
    return {
        "text": "Lives in Raszyn.", "person": person, "nature": "fact", "source": "A", "grade": "1", "dated": "2026",
    }  # fmt: skip


def _said(*items, known="yes"):
    return {"known": known, "items": list(items), "court_use": "ask", "handling": "H0"}


def _answer(desk, number, said):
    checks = {name: value for name, value in cast.answer_checks().items() if name != "filtered"}
    answer(desk["desk"], number, answers=said, checks=checks)


def test_each_is_searched_for_by_itself_and_a_hit_belongs_to_one(desk, asked):
    number = asked(FIRST, THIRD, SECOND)
    assert set(_outcomes(number).values()) == {"unchecked"}
    check(desk["clerk"], number)
    assert {hit.subject for hit in _hits(desk, number)} == {"people.0", "people.2"}
    assert _outcomes(number) == {"people.0": "open", "people.1": "no-hit", "people.2": "open"}
    told = [one.params["place"] for one in queries.timeline(number) if one.verb == "check"]
    assert told == ["1", "2", "3"]


def test_the_answer_waits_until_the_last_persons_hits_are_decided(desk, asked):
    number = asked(FIRST, SECOND)
    check(desk["clerk"], number)
    first, *rest = _hits(desk, number)
    decide_hit(desk["desk"], first.id, same=False, note="Another person.")
    with pytest.raises(Refused) as no:
        _answer(desk, number, _said(known="no"))
    assert no.value.code == "hits-undecided"
    for hit in rest:
        decide_hit(desk["desk"], hit.id, same=False, note="Another person.")
    _answer(desk, number, _said(known="no"))
    assert queries.case(number).stage == "answered"


def test_the_answer_says_of_each_hit_no_hit_or_underspecified(desk, asked):
    number = asked(FIRST, THIRD, NAMELESS)
    check(desk["clerk"], number)
    _decide(desk, number, "people.0")
    _answer(desk, number, _said(_item(1)))
    letter = exchange.letters(number)[-1]
    said = exchange.statement(letter, look(desk["desk"], "reading what we sent", number)).payload
    assert said["subjects"] == [
        {"path": "people.0", "outcome": "hit"},
        {"path": "people.1", "outcome": "no-hit"},
        {"path": "people.2", "outcome": "underspecified"},
    ]
    assert [one.said for one in queries.case(number).subjects] == ["hit", "no-hit", "underspecified"]


def test_a_hit_of_one_person_confirms_nothing_of_another(desk, asked):
    number = asked(FIRST, SECOND)
    check(desk["clerk"], number)
    _decide(desk, number, "people.0")
    for said in (
        _said(_item(2)),
        _said(_item(1), _item(2)),
        _said(),
        _said(_item(7)),
        _said(_item(2), known="no"),
    ):
        with pytest.raises(Refused) as no:
            _answer(desk, number, said)
        assert no.value.code == "hit-not-confirmed"
    _answer(desk, number, _said(_item(1), _item(0)))
    assert queries.case(number).stage == "answered"


def test_a_confirmed_hit_the_answer_says_nothing_of_does_not_leave_as_one(desk, asked):
    number = asked(FIRST, SECOND)
    check(desk["clerk"], number)
    _decide(desk, number, "people.0", "people.1")
    _answer(desk, number, _said(_item(2)))
    assert [one.said for one in queries.case(number).subjects] == ["no-hit", "hit"]


def test_a_clarification_about_one_person_leaves_the_others_as_they_were(desk, abroad, asked):
    from comity.node.casework.ask_clarification import ask_clarification

    number = asked(FIRST, SECOND)
    check(desk["clerk"], number)
    _decide(desk, number, "people.0", "people.1")
    ask_clarification(desk["desk"], number, reason="Is the second birth date right?")
    people = [cast.asked(FIRST), cast.asked(THIRD)]
    conv = queries.case(number).conv
    abroad.writes("clarification.give", "give_clarification", conv=conv, fields={"people": people})
    assert _outcomes(number) == {"people.0": "hit", "people.1": "unchecked"}
    with pytest.raises(Refused) as no:
        _answer(desk, number, _said(_item(1)))
    assert no.value.code == "not-checked"
    check_all(desk["clerk"])
    assert _outcomes(number) == {"people.0": "hit", "people.1": "no-hit"}
    _answer(desk, number, _said(_item(1)))


def test_hits_of_a_person_no_longer_asked_about_are_void_and_their_task_is_done(desk, abroad, asked):
    from comity.node.casework.ask_clarification import ask_clarification

    number = asked(FIRST)
    check(desk["clerk"], number)
    ask_clarification(desk["desk"], number, reason="Whom do you mean?")
    conv = queries.case(number).conv
    abroad.writes("clarification.give", "give_clarification", conv=conv, fields={"people": []})
    assert _hits(desk, number) == []
    open_tasks = [task.kind for task in staff.tasks_about(number).filter(state="open")]
    assert "review-hits" not in open_tasks


def test_a_request_about_things_alone_waits_for_no_check(desk, asked):
    number = asked()
    _answer(desk, number, _said(_item(0)))
    assert queries.case(number).stage == "answered"


def test_at_home_the_answer_says_of_each_what_they_said(desk, drafted, abroad):
    from tests.node.casework.conftest import approved

    from comity.node.casework.send import send
    from comity.node.casework.submit import submit

    number = drafted()
    submit(desk["desk"], number)
    approved(desk["approver"], number)
    send(desk["approver"], number)
    nonsense = [{"path": "elsewhere", "outcome": "hit"}, {"path": "subject", "outcome": "wanted"}, 7]
    told = [*nonsense, {"path": "subject", "outcome": "no-hit"}]
    conv = queries.case(number).conv
    abroad.writes("answer", "answer", conv=conv, fields=cast.nothing(), subjects=told)
    assert [one.said for one in queries.case(number).subjects] == ["no-hit"]


def test_the_case_page_says_how_each_person_stands_and_whose_each_hit_is(desk, asked):
    from datetime import UTC, datetime

    number = asked(FIRST, THIRD)
    check(desk["clerk"], number)
    now = datetime.now(UTC)
    page = queries.case_page(desk["desk"], number, now)
    assert [one.title.params["place"] for one in page.people] == ["1", "2"]
    assert [one.state.text.text for one in page.people] == ["Possible hits wait for a person", "No hit"]
    assert {one.person.params["place"] for one in page.hits} == {"1"}
    seen = queries.case_seen(desk["desk"], number, now, look(desk["desk"], "deciding", number))
    assert {one.person.params["words"] for one in seen.hits} == {FIRST.name}
