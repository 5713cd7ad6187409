"""Time limits of a surrender count from the day appointed, on both sides; a clock that was stopped starts anew."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from tests.types.walk import Walk

from comity.rules import requests

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300), pytest.mark.xdist_group("types")]


@pytest.fixture(scope="module")
def walk(pairs):
    return Walk(requests.registry().get("extradition-request"), pairs("PL"))


def _do(walk, node, number, verb):
    node.verb(name="advance", number=number, verb=verb, reason="As agreed by telephone.")
    walk.pair.carry()


def _both(walk, matter, code):
    return [
        walk.clock(node, number, code)
        for node, number in ((walk.home, matter.ours), (walk.there, matter.theirs))
    ]


def test_fifteen_and_thirty_days_count_from_the_day_of_surrender(walk):
    matter = walk.send(walk.draft())
    walk.answer(matter, {**walk.example.ANSWERS, "surrender_on": "2027-03-01"})

    _do(walk, walk.there, matter.theirs, "appoint_surrender")

    for code, day in (
        ("surrender-may-release", date(2027, 3, 16)),
        ("surrender-must-release", date(2027, 3, 31)),
    ):
        for clock in _both(walk, matter, code):
            due = datetime.fromisoformat(clock["due"]).astimezone(ZoneInfo("Europe/Warsaw"))
            assert due.date() == day, code

    _do(walk, walk.there, matter.theirs, "release")
    assert all(one["stopped"] for one in _both(walk, matter, "surrender-must-release"))


def test_a_second_question_has_a_clock_of_its_own(walk):
    matter = walk.send(walk.draft())
    walk.answer(matter, walk.example.ANSWERS)
    for verb in ("appoint_surrender", "hand_over"):
        _do(walk, walk.there, matter.theirs, verb)
    for answer in ("refuse_more_charges", "allow_more_charges"):
        _do(walk, walk.home, matter.ours, "ask_more_charges")
        assert not any(one["stopped"] for one in _both(walk, matter, "speciality-consent"))
        _do(walk, walk.there, matter.theirs, answer)
        assert all(one["stopped"] for one in _both(walk, matter, "speciality-consent"))
