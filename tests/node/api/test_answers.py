"""What a program gets: sentences with a reference, in the reader's language; looks in the log; no silent overwriting."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.node.api.conftest import TYPE

from comity.node.audit import queries as audit
from comity.node.staff import queries as staff
from comity.partner.walk import cast
from comity.rules import requests

REFERENCE = r"[0-9A-F]{4}-[0-9A-F]{2}"


def test_a_problem_has_a_sentence_a_code_and_a_reference(program):
    problem = program("desk").get("/cases/VN-2026-9999").json()
    assert problem["sentence"] == "There is no case VN-2026-9999."
    assert problem["code"] == "not-found"
    assert re.fullmatch(REFERENCE, problem["reference"])


@pytest.mark.parametrize("path", ["/nowhere", "/cases/VN-2026-0001/nowhere", "/cases/a%2Fb", "/../v2"])
def test_an_address_that_is_none_answers_as_json_too(db, path):
    answer = Client().get(f"/api/v1{path}")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/json"
    assert re.fullmatch(REFERENCE, answer.json()["reference"])


def test_errors_speak_the_readers_language(db):
    web = Client(headers={"accept-language": "vi"})
    told = web.get("/api/v1/nowhere").json()
    assert told["sentence"] == _in_vietnamese("There is no such page, or it is not for you.")
    assert told["sentence"] != "There is no such page, or it is not for you."


def _in_vietnamese(text):
    with translation.override("vi"):
        return translation.gettext(text)


def test_a_body_too_large_is_refused_before_it_is_read(program):
    desk = program("desk")
    answer = desk.post("/cases", type_code="a", partner="PL", asks={"x": "y" * (5 * 1024 * 1024)})
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")


def test_a_look_is_logged_with_its_purpose(program, drafted):
    desk = program("desk")
    people = desk.look(f"/cases/{drafted}/subjects", "preparing this request").json()
    assert people[0]["person"]["name"] == cast.subject(1).name
    newest = staff.looks(drafted).last()
    assert (newest.officer.username, newest.purpose) == ("desk", "preparing this request")
    assert audit.entries(newest=1)[0].kind == "staff.look"


def test_without_a_purpose_nobody_is_seen(program, drafted):
    looks = staff.looks(drafted).count()
    for path in ("subjects", "forms", "hits", "preview"):
        answer = program("desk").get(f"/cases/{drafted}/{path}")
        assert (answer.status_code, answer.json()["code"]) == (403, "no-purpose")
        assert audit.entries(newest=1)[0].frame["code"] == "no-purpose", "the attempt is logged"
    assert staff.looks(drafted).count() == looks


def test_a_purpose_travels_in_any_language_and_comes_out_as_it_was_written(program, drafted):
    assert program("desk").look(f"/cases/{drafted}/subjects", "chuẩn bị yêu cầu 100 %").status_code == 200
    assert staff.looks(drafted).last().purpose == "chuẩn bị yêu cầu 100 %"


@pytest.mark.parametrize("path", ["subjects", "forms", "hits", "reasons", "preview", "letters/request.pdf"])
def test_a_purpose_in_an_address_is_refused_because_addresses_are_logged(program, drafted, path):
    looks = staff.looks(drafted).count()
    answer = program("desk").call("GET", f"/cases/{drafted}/{path}", None, "preparing", purpose="preparing")
    assert answer.status_code == 422
    assert "never in the address" in answer.json()["sentence"]
    assert staff.looks(drafted).count() == looks


@pytest.mark.parametrize("header", ["%ff", "%00", "first%0Asecond", "x" * 201])
def test_a_purpose_that_cannot_be_read_opens_nothing(program, drafted, header):
    desk = program("desk")
    desk.get("/types")
    told = {"authorization": f"Bearer {desk.token}", "comity-purpose": header}
    answer = desk.web.get(f"/api/v1/cases/{drafted}/subjects", headers=told)
    assert (answer.status_code, answer.json()["code"]) == (422, "bad-input")


def test_what_names_people_is_kept_by_no_cache(program, drafted):
    answer = program("desk").look(f"/cases/{drafted}/subjects", "preparing")
    assert "no-store" in answer["Cache-Control"]


def test_the_description_names_the_header(db):
    told = json.loads(Client().get("/api/v1/openapi.json").content)["paths"]
    for path in ("subjects", "forms", "reasons", "hits", "preview", "letters/{which}.pdf"):
        (header,) = [
            one
            for one in told[f"/api/v1/cases/{{number}}/{path}"]["get"]["parameters"]
            if one["in"] == "header"
        ]
        assert header["name"] == "Comity-Purpose"
        assert "percent-encoded" in header["description"]
    assert not any(
        one["name"] == "purpose"
        for methods in told.values()
        for method in methods.values()
        for one in method.get("parameters", [])
    )


def test_cases_come_in_pieces_that_neither_repeat_nor_lose_one(program, furnished):
    desk = program("desk")
    made = [desk.post("/cases", type_code=TYPE, partner="PL").json()["number"] for _ in range(5)]
    first = desk.get("/cases", limit=2).json()
    desk.post("/cases", type_code=TYPE, partner="PL")
    second = desk.get("/cases", limit=2, cursor=first["next"]).json()
    third = desk.get("/cases", limit=2, cursor=second["next"]).json()
    assert [one["number"] for one in first["rows"] + second["rows"] + third["rows"]] == made[::-1]
    assert third["next"] == ""


@pytest.mark.parametrize(
    "asked", [{"limit": 0}, {"limit": 201}, {"limit": "many"}, {"cursor": "VN-1999-0001"}]
)
def test_a_piece_that_is_none_is_refused(program, furnished, asked):
    answer = program("desk").get("/cases", **asked)
    assert (answer.status_code, answer.json()["code"]) == (422, "bad-input")


def test_a_timeline_comes_in_pieces(program, drafted):
    desk = program("desk")
    for _ in range(3):
        typed = {"type_code": TYPE, "partner": "PL", "asks": {}, "checks": {}}
        desk.put(f"/cases/{drafted}", **typed)
    whole = desk.get(f"/cases/{drafted}/timeline").json()
    assert (len(whole["rows"]), whole["next"]) == (4, "")
    first = desk.get(f"/cases/{drafted}/timeline", limit=3).json()
    rest = desk.get(f"/cases/{drafted}/timeline", limit=3, cursor=first["next"]).json()
    assert first["rows"] + rest["rows"] == whole["rows"]
    assert rest["next"] == ""


def test_an_approval_says_which_text_was_read(program, drafted):
    read = program("desk").post(f"/cases/{drafted}/verbs/submit").json()["revision"]
    answer = program("approver").post(f"/cases/{drafted}/verbs/approve")
    assert (answer.status_code, set(answer.json()["fields"])) == (422, {"revision"})
    assert program("approver").post(f"/cases/{drafted}/verbs/approve", revision=read - 1).status_code == 409
    unread = program("approver").post(f"/cases/{drafted}/verbs/approve", revision=read)
    assert (unread.status_code, unread.json()["code"]) == (409, "unread")
    program("approver").look(f"/cases/{drafted}/forms", "checking before I approve")
    assert program("approver").post(f"/cases/{drafted}/verbs/approve", revision=read).status_code == 200


def test_a_case_says_how_each_person_stands_and_names_nobody(program, drafted):
    told = program("oversight").get(f"/cases/{drafted}").json()
    (person,) = told["subjects"]
    assert (person["path"], person["place"], person["outcome"], person["said"]) == (
        "subject",
        1,
        "unchecked",
        "",
    )
    assert cast.subject(1).name not in json.dumps(told, ensure_ascii=False)


def test_a_colleagues_change_is_not_overwritten(program, drafted):
    desk = program("desk")
    seen = desk.get(f"/cases/{drafted}").json()["revision"]
    typed = {"type_code": TYPE, "partner": "PL", "asks": {}, "checks": {}}
    assert desk.put(f"/cases/{drafted}", **typed, revision=seen).status_code == 200
    late = desk.put(f"/cases/{drafted}", **typed, revision=seen)
    assert (late.status_code, late.json()["code"]) == (409, "changed")
    assert late.json()["sentence"] == (
        f"A colleague changed {drafted} in the meantime. Read it again before you go on."
    )


def test_what_is_missing_is_said_field_by_field(program, furnished):
    desk = program("desk")
    number = desk.post("/cases", type_code=TYPE, partner="PL").json()["number"]
    answer = desk.post(f"/cases/{number}/verbs/submit")
    assert answer.status_code == 422
    assert answer.json()["fields"]["asks.subject"] == "Fill in ‘Person asked about’."


def test_a_wrong_role_is_told_whose_it_is(program, drafted):
    answer = program("investigator").post(f"/cases/{drafted}/verbs/submit")
    assert answer.status_code == 403
    assert answer.json()["sentence"].startswith(
        "Your role (investigator) may not do this. It is for: desk officer"
    )


def test_a_request_prints_as_pdf(program, drafted):
    answer = program("desk").look(f"/cases/{drafted}/letters/request.pdf", "printing")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert program("desk").look(f"/cases/{drafted}/letters/poem.pdf", "printing").status_code == 422


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"words"',
        b"\xff\xfe",
        b'{"type_code": "a", "partner": "PL", "asks": {"x": "\\u0000"}}',
        b'{"type_code": "a", "partner": "PL", "asks": {"x": "\\ud800"}}',
        b'{"type_code": "a", "partner": "PL", "asks": {"x": NaN}}',
        b'{"type_code": "a", "partner": "PL", "asks": {"x": 1e999}}',
        b'{"type_code": "a", "partner": "PL", "asks": {"x": 99999999999999999999}}',
        b'{"type_code": "a", "partner": "PL", "asks": {"x": ' + b"[" * 60 + b"]" * 60 + b"}}",
        b"[" * 100_000,
        b'{"type_code": "a", "partner": "PL", "colour": "red"}',
    ],
)
def test_a_body_that_cannot_be_kept_is_refused(program, body):
    desk = program("desk")
    desk.get("/types")
    answer = desk.web.generic(
        "POST", "/api/v1/cases", body, "application/json", headers={"authorization": f"Bearer {desk.token}"}
    )
    assert answer.status_code == 422, answer.content
    assert answer.json()["sentence"] == "The program that asked sent something this node cannot read."


def test_a_hit_of_another_case_is_not_decided_through_this_one(program, drafted):
    answer = program("desk").post(f"/cases/{drafted}/hits/1/decision", same=True, note="It is.")
    assert answer.status_code == 404


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "born", "kind"]), inner),
    max_leaves=5,
)  # fmt: skip


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_whatever_is_typed_into_a_form_is_kept_and_answered_with_sentences(program, furnished, data):
    kind = requests.registry().get(data.draw(st.sampled_from(sorted(requests.registry().types))))
    asks = data.draw(st.dictionaries(st.sampled_from(list(kind.asks)), VALUES))
    checks = data.draw(st.dictionaries(st.sampled_from(list(kind.ask_checks)), VALUES))
    desk = program("desk")
    made = desk.post("/cases", type_code=kind.code, partner="PL", asks=asks, checks=checks)
    assert made.status_code == 201, made.content
    number = made.json()["number"]
    assert desk.look(f"/cases/{number}/preview", "preparing").status_code == 200
    assert desk.post(f"/cases/{number}/verbs/submit").status_code == 422
    assert desk.look(f"/cases/{number}/letters/request.pdf", "printing").status_code == 200


def test_the_process_says_that_it_answers(db):
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_openapi_is_json(db):
    assert json.loads(Client().get("/api/v1/openapi.json").content)["info"]["title"] == "Comity"
