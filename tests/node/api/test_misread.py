"""What a program sends wrong is said in our sentences, in the reader's language; a body says each thing once."""

from __future__ import annotations

import re

import pytest
from django.utils import translation
from tests.node.api.conftest import TYPE

from comity.node.api.misread import SENTENCES, sentence

WRONG = {
    "body.partner": ({"type_code": TYPE, "partner": "Poland"}, "This must be written as ^[A-Z]{2}$."),
    "body.type_code": ({"partner": "PL"}, "This is missing."),
    "body.colour": (
        {"type_code": TYPE, "partner": "PL", "colour": 1},
        "There is no field of this name here.",
    ),
    "body.asks": (
        {"type_code": TYPE, "partner": "PL", "asks": []},
        "This must be an object of named values.",
    ),
}


@pytest.mark.parametrize("field", WRONG)
def test_each_field_has_a_path_and_a_sentence_of_ours(program, furnished, field):
    body, said = WRONG[field]
    answer = program("desk").post("/cases", **body)
    assert (answer.status_code, answer.json()["fields"]) == (422, {field: said})
    assert re.fullmatch(r"[0-9A-F]{4}-[0-9A-F]{2}", answer.json()["reference"])


def test_the_sentences_come_in_the_readers_language(program, furnished):
    fields = program("desk", "vi").post("/cases", partner="PL").json()["fields"]
    with translation.override("vi"):
        assert fields == {"body.type_code": translation.gettext("This is missing.")}
    assert fields["body.type_code"] != "This is missing."


def test_a_query_is_answered_alike(program, furnished):
    told = program("desk").get("/cases", limit="many").json()["fields"]
    assert told == {"query.limit": "This must be a whole number."}


def test_every_sentence_fills_its_places():
    context = {
        "max_length": 3,
        "min_length": 1,
        "pattern": "x",
        "ge": 1,
        "le": 2,
        "expected": "'a', 'b' or 'c'",
    }
    for kind in SENTENCES:
        assert "{" not in sentence({"type": kind, "ctx": context})
    assert sentence({"type": "enum", "ctx": context}) == "This must be one of these: a, b, c."
    assert sentence({"type": "string_too_long"}) == sentence({"type": "never heard of"})


def test_no_object_says_a_thing_twice(program, furnished):
    desk = program("desk")
    desk.get("/types")
    body = b'{"type_code": "criminal-record", "partner": "PL", "asks": {"handling": "H0", "handling": "H3"}}'
    answer = desk.web.generic(
        "POST", "/api/v1/cases", body, "application/json", headers={"authorization": f"Bearer {desk.token}"}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "bad-input")
    assert answer.json()["sentence"] == "‘handling’ stands more than once in one object."


@pytest.mark.parametrize("said", [{"type_code": "no-such-type"}, {"partner": "ZZ"}])
def test_what_a_body_names_and_is_not_there_is_answered_alike(program, furnished, said):
    answer = program("desk").post("/cases", **{"type_code": TYPE, "partner": "PL", **said})
    assert answer.status_code == 404
    assert program("desk").get("/types/no-such-type").status_code == 404


def test_a_value_said_five_hundred_times_is_refused_before_anything_leaves(program, furnished):
    desk = program("desk")
    asks = {"crimes": ["1101"] * 500, "other": []}
    number = desk.post("/cases", type_code="crime-information", partner="PL", asks=asks).json()["number"]
    told = desk.post(f"/cases/{number}/verbs/submit").json()["fields"]
    assert told["asks.crimes"]


@pytest.mark.parametrize(
    ("role", "path"),
    [
        ("administrator", "/officers"),
        ("oversight", "/log/entries"),
        ("desk", "/register/partners"),
        ("desk", "/register/agreements"),
    ],
)
def test_lists_come_in_pieces_that_neither_repeat_nor_lose_a_row(program, furnished, role, path):
    one = program(role)
    whole = one.get(path, limit=200).json()["rows"]
    first = one.get(path, limit=2).json()
    second = one.get(path, limit=2, cursor=first["next"]).json()
    assert len(whole) > 4
    assert first["rows"] + second["rows"] == whole[:4]


def test_a_cursor_that_names_nothing_is_refused(program, furnished):
    for path in ("/register/partners", "/register/commitments", "/register/meetings"):
        assert program("desk").get(path, cursor="no-such-row").status_code == 422


@pytest.mark.parametrize(
    "name", ["%00.pdf", "../../etc/passwd", "a" * 300 + ".txt", "CON.txt", "x\u202etxt.exe"]
)
def test_a_file_name_that_no_machine_saves_is_refused(program, furnished, name):
    answer = program("cooperation").post(
        "/register/communiques", name=name, text="A meeting was held in Hanoi."
    )
    assert answer.status_code == 422
    assert answer.json()["fields"]
