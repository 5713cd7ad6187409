"""The query by name: a limit of the day for each partner, and a report the node writes from confirmed hits."""

from __future__ import annotations

import pytest
from tests.types.walk import example

from comity.node.casework import queries
from comity.node.casework.answer import answer
from comity.node.casework.check import check
from comity.node.casework.decide_hit import decide_hit
from comity.node.casework.draft import Draft, draft
from comity.node.casework.follow_up import follow_up
from comity.node.casework.send import send
from comity.node.staff.change_setting import change_setting
from comity.node.staff.errors import Refused
from comity.node.staff.look import look

TYPE = "hit-query"
GIVEN = example(TYPE)


def _asked(desk, **asks):
    return draft(desk["desk"], Draft(TYPE, "PL", {**GIVEN.ASKS, **asks}, GIVEN.ASK_CHECKS)).number


def test_no_more_queries_go_to_a_partner_in_a_day_than_were_agreed(desk, poland):
    change_setting(desk["administrator"], f"daily.{TYPE}.PL", 2)
    for _ in range(2):
        send(desk["desk"], _asked(desk))
    third = _asked(desk)
    with pytest.raises(Refused, match="send it tomorrow") as no:
        send(desk["desk"], third)
    assert no.value.code == "capacity"
    assert queries.case(third).stage == "draft"


def test_a_query_beyond_the_limit_is_registered_and_not_answered(desk, abroad):
    change_setting(desk["administrator"], f"daily.{TYPE}.PL", 1)
    numbers = []
    for _ in range(2):
        abroad.writes("request", "send", schema=f"{TYPE}/1", type=TYPE, fields=GIVEN.ASKS)
        numbers.append(_newest())
    first, second = numbers
    for number in numbers:
        check(desk["clerk"], number)
    answer(desk["desk"], first, answers={"handling": "H1"}, checks=GIVEN.ANSWER_CHECKS)
    with pytest.raises(Refused, match="daily limit"):
        answer(desk["desk"], second, answers={"handling": "H1"}, checks=GIVEN.ANSWER_CHECKS)
    assert queries.case(second).stage == "received"


def test_the_report_says_what_a_person_confirmed_and_no_more(desk, abroad):
    from comity.crosscheck.entry import Birth, Entry, Name
    from comity.node.holdings.imports import import_records

    person = GIVEN.PERSON
    known = Entry(id="r1", names=(Name(person.name),), births=(Birth.parse(person.born.isoformat()),))
    import_records(desk["administrator"], [known], owner="contact-point", purpose="criminal records")
    abroad.writes("request", "send", schema=f"{TYPE}/1", type=TYPE, fields=GIVEN.ASKS)
    number = _newest()
    check(desk["clerk"], number)
    (hit,) = queries.hits(number, look(desk["desk"], "deciding a possible hit", number))
    decide_hit(desk["desk"], hit.id, same=True, note="Name and birth date agree.")
    typed = {"handling": "H1", "found": "none", "count": 7, "quality": "none"}
    answer(desk["desk"], number, answers=typed, checks=GIVEN.ANSWER_CHECKS, part=True)
    told = queries.forms(number, look(desk["desk"], "reading the report", number))["answers"]
    assert (told["found"], told["count"]) == ("hit", 1)
    assert told["references"] == [{"reference": f"{number}/1", "quality": told["quality"]}]
    assert "core" not in told


def test_a_request_is_made_of_a_case_only_where_that_case_stands_so(desk, poland):
    number = _asked(desk)
    with pytest.raises(Refused, match="cannot be made of this case") as no:
        follow_up(desk["desk"], number, "crime-information")
    assert no.value.code == "not-possible"


def _newest() -> str:
    from comity.node.casework.models import Case

    return Case.objects.order_by("-pk").first().number
