"""A tree of questions cannot forget an answer, reads only what it declares, and holds what is unknown."""

from __future__ import annotations

import pytest
from tests.rules import given

from comity.rules.errors import RulesError
from comity.rules.facts import Subject, read_facts
from comity.rules.findings import Direction, Result
from comity.rules.pack import Mark
from comity.rules.safeguards.law import Because, Law, Source
from comity.rules.safeguards.rule import Case, Scope
from comity.rules.safeguards.says import Outcome, Task, passes, stop
from comity.rules.safeguards.tree import (
    Question,
    among,
    ask,
    compare,
    duty,
    inputs_of,
    judgement,
    several,
    walk,
)

YES, NO = passes("yes"), stop("no")
LAW = Law("R-ZZ-01", "Invented", "Invented Act, s. 1")


def said(tree: Question, **known: object) -> str:
    """The sentence a tree ends with; VN asks RU."""
    rule = judgement(LAW, tree, scope=Scope())
    person = Subject("subject", read_facts(known))
    answer = rule.check(
        Case(given.matter({}), Direction.OUT_REQUEST, frozenset(rule.inputs), person, node="VN")
    )
    assert isinstance(answer, Outcome)
    return f"need {answer.params['key']}" if answer.result is Result.NEED_INFORMATION else answer.text


def test_a_question_that_leaves_a_value_out_is_refused() -> None:
    with pytest.raises(RulesError, match="lapse_of_time"):
        ask("lapse_of_time", {"expired": NO})


def test_a_question_about_a_value_that_does_not_exist_is_refused() -> None:
    with pytest.raises(RulesError, match="lapse_of_time"):
        ask("lapse_of_time", {"expired|passage_only|not_expired|tomorrow": NO})


def test_others_answer_what_is_not_named() -> None:
    tree = ask("lapse_of_time", {"expired": NO}, others=YES)

    assert said(tree, lapse_of_time="expired") == "no"
    assert said(tree, lapse_of_time="not_expired") == "yes"
    assert said(tree) == "need lapse_of_time"


@pytest.mark.parametrize(("months", "text"), [(11, "no"), (12, "yes"), (13, "yes")])
def test_a_floor_is_reached_by_the_number_itself(months: int, text: str) -> None:
    tree = compare("max_penalty_months", "threshold_months", enough=YES, short=NO)

    assert said(tree, max_penalty_months=months, threshold_months=12) == text
    assert said(tree, max_penalty_months=months) == "need threshold_months"
    assert said(tree, threshold_months=12) == "need max_penalty_months"
    assert said(compare("max_penalty_months", 12, enough=YES, short=NO), max_penalty_months=months) == text


def test_states_are_compared_with_a_place_or_with_another_fact() -> None:
    recipient = among("refugee_from", "recipient", yes=YES, no=NO)
    node = among("refugee_from", "node", yes=YES, no=NO)
    other = among("refugee_from", "third_state", yes=YES, no=NO)

    assert said(recipient, refugee_from="BY/RU") == "yes"
    assert said(recipient, refugee_from="VN") == "no"
    assert said(node, refugee_from="VN") == "yes"
    assert said(among("refugee_from", "requesting", yes=YES, no=NO), refugee_from="VN") == "yes"
    assert said(among("refugee_from", "requested", yes=YES, no=NO), refugee_from="VN") == "no"
    assert said(other, refugee_from="BY", third_state="BY/PL") == "yes"
    assert said(other, refugee_from="BY", third_state="PL") == "no"
    assert said(other, refugee_from="BY") == "need third_state"
    assert said(other, third_state="BY") == "need refugee_from"


def test_several_asks_for_more_than_one() -> None:
    tree = several("competing_requests", yes=YES, no=NO)

    assert said(tree, competing_requests="VN/RU") == "yes"
    assert said(tree, competing_requests="VN") == "no"
    assert said(tree) == "need competing_requests"


def test_a_tree_declares_every_fact_it_asks_once_and_in_order() -> None:
    tree = ask(
        "amnesty", {True: NO, False: compare("max_penalty_months", "threshold_months", enough=YES, short=NO)}
    )

    assert inputs_of(tree) == ("amnesty", "max_penalty_months", "threshold_months")
    assert sum(one is YES for one in walk(tree)) == 1


def test_a_duty_is_due_as_soon_as_one_trigger_holds() -> None:
    rule = duty(LAW, {"red_notice": True, "asylum_claim": "pending|granted"}, Task("Do it."), scope=Scope())

    def due(**known: object) -> bool:
        person = Subject("subject", read_facts(known))
        case = Case(given.matter({}), Direction.OUT_REQUEST, frozenset(rule.inputs), person)
        return rule.check(case) == Task("Do it.")

    assert due(red_notice=True)
    assert due(asylum_claim="granted")
    assert not due(asylum_claim="none", red_notice=False)
    assert not due()


def test_a_law_is_read_only_when_all_its_sources_are() -> None:
    half = Law(
        "R-ZZ-02",
        "Invented",
        "Act, s. 1",
        because=Because.TREATY,
        also=(Source("Protocol, s. 2", Mark.MEMORY),),
    )

    assert LAW.verified
    assert not half.verified
    assert half.cited == "Act, s. 1; Protocol, s. 2"
