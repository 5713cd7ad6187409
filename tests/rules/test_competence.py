"""Who may act under an instrument: the office it names, or one that belongs to it; nobody else."""

from __future__ import annotations

import pytest
from tests.rules import given

from comity.rules import basis, competence, facts, safeguards
from comity.rules.chain import Basis
from comity.rules.competence import Office
from comity.rules.facts import Frame
from comity.rules.request_type import Part
from comity.rules.verdict import Direction, Result

COURTS = {
    "VN": (Office("Cooperation Office", ("Supreme People's Procuracy",)),),
    "PL": (Office("Cooperation Office", ("Ministry of Justice",)),),
}
POLICE = {
    "VN": (Office("Police Contact Point", ("Ministry of Public Security",)),),
    "PL": (Office("Police Contact Point", ("National Police Headquarters",)),),
}
COMPETENT = {"sender_competent", "addressee_competent"}
TREATY, OF_POLICE = "vn-pl-1993-mla", "vn-pl-2003-organised-crime"


def resolved(*, organised: bool) -> tuple[facts.Request, Basis]:
    asks = {**given.ASKS, "organised_group": organised, "transnational": organised}
    forms = {Part.ASKS: asks, Part.ASK_CHECKS: given.ASK_CHECKS}
    known = {key: value for key, value in given.NODE.items() if key not in COMPETENT}
    request = facts.gather(given.RECORD, Frame("VN", "PL", given.TODAY, known), forms)
    return request, basis.resolve(given.RECORD, request, given.library(), today=given.TODAY)


def finding(offices: competence.Offices, *, organised: bool) -> tuple[Result, str]:
    request, found = resolved(organised=organised)
    found = competence.prefer(found, offices)
    able = competence.facts(found, offices, sender="VN", addressee="PL")
    verdict = safeguards.judge(
        request.with_facts({**found.facts(), **able}),
        node="VN",
        today=given.TODAY,
        direction=Direction.OUT_REQUEST,
        packs=found.versions(),
    )
    one = next(one for one in verdict.findings if one.rule == "R-AL-02")
    return one.result, one.text


def test_two_offices_of_justice_rest_on_the_treaty_that_names_their_ministries() -> None:
    _, found = resolved(organised=True)

    assert competence.prefer(found, COURTS).best.pack == TREATY
    assert finding(COURTS, organised=True)[0] is Result.PASS


def test_two_police_offices_rest_on_the_agreement_of_the_police_where_it_serves() -> None:
    _, found = resolved(organised=True)

    assert competence.prefer(found, POLICE).best.pack == OF_POLICE
    assert finding(POLICE, organised=True)[0] is Result.PASS


def test_two_police_offices_are_stopped_where_only_the_treaty_between_ministries_serves() -> None:
    _, found = resolved(organised=False)

    assert competence.prefer(found, POLICE).best.pack == TREATY
    assert finding(POLICE, organised=False)[0] is Result.STOP_UNLESS


@pytest.mark.parametrize(
    ("offices", "said"),
    [
        ({**COURTS, "VN": POLICE["VN"]}, "The authority that sends is not the one this instrument names."),
        ({**COURTS, "PL": POLICE["PL"]}, "The authority this goes to is not the one this instrument names."),
    ],
)
def test_one_side_that_does_not_fit_is_enough_to_stop(offices: competence.Offices, said: str) -> None:
    assert finding(offices, organised=False) == (Result.STOP_UNLESS, said)


def test_where_no_body_of_a_state_is_known_the_question_stays_open() -> None:
    assert finding({"VN": COURTS["VN"]}, organised=False)[0] is Result.NEED_INFORMATION


def test_a_state_whose_offices_deal_with_other_things_is_not_competent() -> None:
    assert finding({**COURTS, "PL": ()}, organised=False)[0] is Result.STOP_UNLESS


def test_a_name_in_brackets_and_a_department_of_a_ministry_are_read() -> None:
    _, found = resolved(organised=False)
    best = found.best
    desk = Office("Immigration Department", ("Ministry of Justice",))

    assert competence.able(best, "PL", {"PL": (desk,)}) == desk
    assert desk.title == "Immigration Department, Ministry of Justice"
    assert competence.able(best, "PL", {"PL": (Office("Justice Contact Point"),)}) is None
