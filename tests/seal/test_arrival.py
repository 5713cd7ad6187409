"""Letters that come again have no second effect, and letters that contradict each other are evidence."""

import pytest
from tests.seal import given

from comity.seal.arrival import Arrival, Remembered, judge_arrival
from comity.seal.errors import Equivocation
from comity.seal.statement import Statement, parse

LETTER = parse(given.letter())
OTHER = parse(given.letter(mid=given.an_id("other"), purpose="another"))
SAME_ID = parse(given.letter(purpose="another"))
VOID = parse(given.letter(mid=given.an_id("void"), kind="void", payload={}))


def _kept(letter: Statement) -> Remembered:
    return Remembered(letter.mid, letter.hash, letter.kind == "void")


def test_a_letter_that_never_came_is_new() -> None:
    assert judge_arrival(LETTER, same_mid=None, same_place=None) is Arrival.NEW


def test_a_letter_that_came_before_is_a_repeat() -> None:
    assert judge_arrival(LETTER, same_mid=_kept(LETTER), same_place=_kept(LETTER)) is Arrival.REPEAT


def test_two_letters_under_one_id_or_at_one_place_are_a_contradiction() -> None:
    for known in (
        {"same_mid": _kept(SAME_ID), "same_place": None},
        {"same_mid": None, "same_place": _kept(OTHER)},
    ):
        with pytest.raises(Equivocation) as refusal:
            judge_arrival(LETTER, **known)
        assert refusal.value.params["node"] == LETTER.from_node


def test_a_void_takes_the_place_of_a_dead_letter_whichever_comes_first() -> None:
    assert judge_arrival(VOID, same_mid=None, same_place=_kept(LETTER)) is Arrival.VOIDS
    assert judge_arrival(LETTER, same_mid=None, same_place=_kept(VOID)) is Arrival.VOIDED


def test_two_voids_at_one_place_are_a_contradiction() -> None:
    second = parse(given.letter(mid=given.an_id("void 2"), kind="void", payload={}))
    with pytest.raises(Equivocation):
        judge_arrival(second, same_mid=None, same_place=_kept(VOID))
