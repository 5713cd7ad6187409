"""What a case says of itself: the verdict follows the worst finding, every candidate, counts, and what it can become."""
# ruff: noqa: F811 - fixtures are arguments under their own names

from __future__ import annotations

import re

import pytest
from django.utils import translation
from tests.desk.test_case_verbs import arrived, sees, sent  # noqa: F401  (cases in several states)
from tests.desk.test_views import TYPE, drafted, node, sign, text  # noqa: F401  (fixtures of the views)
from tests.node.casework.conftest import Abroad
from tests.node.exchange.fixtures import poland, us  # noqa: F401  (fixtures of a partner)
from tests.types.walk import example

from comity.node.casework import queries as casework
from comity.node.casework.draft import Draft, draft
from comity.node.casework.queries import Said, safeguards
from comity.node.casework.send import send
from comity.node.desk import plurals
from comity.node.desk.pages import now
from comity.node.desk.sentences import say
from comity.rules.verdict import Finding, Layer, Result


def finding(result: Result) -> Finding:
    return Finding("R-X-01", 1, result, Layer.OWN_LAW, "Words.", {}, "", verified=True)


@pytest.mark.parametrize(
    ("results", "arrives", "leaves"),
    [
        ((), "Nothing stands against it.", "Nothing stands against it."),
        ((Result.PASS, Result.WARN), "Only warnings stand against it.", "Only warnings stand against it."),
        (
            (Result.PASS, Result.NEED_INFORMATION, Result.WARN),
            "Something must be found out before it is answered.",
            "Something must be found out first.",
        ),
        (
            (Result.NEED_INFORMATION, Result.STOP_UNLESS),
            "Something stands against answering it.",
            "Something must be found out first.",
        ),
        ((Result.WARN, Result.STOP), "Something stands against answering it.", "This may not leave."),
    ],
)
def test_the_verdict_never_says_less_than_the_worst_finding(results, arrives, leaves):
    findings = [finding(one) for one in results]
    bars = [one for one in findings if one.bars]
    assert safeguards.sentence_arrived(findings).text == arrives
    assert safeguards.sentence(bars, findings).text == leaves


def test_what_was_set_aside_with_reasons_is_not_called_nothing():
    said = safeguards.sentence((), [finding(Result.STOP_UNLESS)])
    assert said.text == "What stood against it was set aside with recorded reasons."


def test_a_request_that_arrived_and_needs_information_says_so_first(arrived, node, sign):
    page = text(sign("desk").get(arrived.address))
    told = casework.case_page(node["desk"], arrived.number, now()).judged
    assert told is not None
    verdict = re.search(r'class="c-verdict"><b>([^<]+)<', page)
    assert verdict
    assert (verdict[1] == "Nothing stands against it.") == (not told.open_findings)


def test_every_candidate_is_named_those_about_other_things_too(sent, node, sign):
    page = text(sign("desk").get(sent.address))
    judged = casework.case_page(node["desk"], sent.number, now()).judged
    assert judged is not None
    assert judged.aside
    assert f"{len(judged.aside)} more were looked at and are about other things altogether:" in page
    part = page[page.index("See how: every candidate") : page.index("</details>", page.index("See how:"))]
    assert part.count("<li>") == len(judged.candidates) + len(judged.aside)


def test_one_thing_is_said_in_the_singular():
    for text_of, said in plurals.COUNTED.items():
        one = say(Said(text_of, {"count": "1", "place": "1", "label": "Finds", "partner": "PL"}))
        many = say(Said(text_of, {"count": "2", "place": "1", "label": "Finds", "partner": "PL"}))
        assert one != many.replace("2", "1"), text_of
        assert "{" not in one, text_of
        assert said(2) == text_of.replace("record(s) fit", "records fit").replace(
            "record(s) may", "records may"
        )


def test_vietnamese_has_one_form_for_every_number():
    with translation.override("vi"):
        one = say(Said("{count} possible hits wait for a person.", {"count": "1"}))
        assert one == say(Said("{count} possible hits wait for a person.", {"count": "2"})).replace("2", "1")
        assert one.startswith("1") or " 1 " in one


def test_a_case_becomes_a_further_request_by_one_button(poland, us, node, sign):
    given = example("hit-query")
    number = draft(node["desk"], Draft("hit-query", "PL", given.ASKS, given.ASK_CHECKS)).number
    desk, place = sign("desk"), f"/cases/{number}/"
    assert "Make of it: " not in text(desk.get(place))
    send(node["desk"], number)
    Abroad(poland, us, node).writes(
        "answer", "answer", schema="hit-query/1", conv=casework.case(number).conv, type="hit-query"
    )
    assert casework.case(number).stage == "answered"
    page = text(desk.get(place))
    assert "Make of it: Crime information" in page
    assert "Make of it: Wanted person" in page
    done = desk.post(place, {"verb": "follow_up", "type": "crime-information"})
    assert re.fullmatch(r"/cases/VN-2026-\d{4}/draft/", done["Location"])
    assert "Done: Further request made." in text(desk.get(done["Location"]))
    assert given.ASKS["subject"]["name"] in text(desk.get(done["Location"]))


def test_who_may_not_draft_is_told_so_at_the_further_request(poland, us, node, sign):
    given = example("hit-query")
    number = draft(node["desk"], Draft("hit-query", "PL", given.ASKS, given.ASK_CHECKS)).number
    send(node["desk"], number)
    Abroad(poland, us, node).writes(
        "answer", "answer", schema="hit-query/1", conv=casework.case(number).conv, type="hit-query"
    )
    page = text(sign("approver").get(f"/cases/{number}/"))
    assert 'aria-describedby="why-follow_up-crime-information"' in page


def test_a_part_of_an_answer_that_needs_two_officers_is_sent_by_the_second(poland, us, node, sign):
    code = "readmission-request"
    Abroad(poland, us, node).writes(
        "request", "send", schema=f"{code}/1", type=code, fields=example(code).ASKS
    )
    number = casework.cases(casework.CaseWanted(side="responder")).rows[0].number
    page = text(sign("approver").get(f"/cases/{number}/"))
    assert "Send what was prepared as a part of the answer" in page
    assert 'aria-describedby="why-answer_in_part"' in page
    answer = sign("desk").post(f"/cases/{number}/", {"verb": "answer_in_part"})
    assert answer.status_code == 409
    assert casework.case(number).stage == "received"


def test_the_whole_number_of_a_case_opens_it_and_a_part_of_it_lists(node, sign, drafted):
    second = draft(node["desk"], Draft(TYPE, "PL")).number
    desk = sign("desk")
    assert desk.post("/search/", {"text": f" {drafted.lower()} "})["Location"] == f"/cases/{drafted}/"
    page = text(desk.post("/search/", {"text": drafted[:-1]}))
    assert drafted in page
    assert second in page
    assert desk.post("/search/", {"text": "VN-2026-9999"}).status_code == 200


def test_who_may_not_read_cases_opens_none_by_its_number(node, sign, drafted):
    answer = sign("administrator").post("/search/", {"text": drafted})
    assert answer.status_code == 200
    assert f"/cases/{drafted}/" not in text(answer)
