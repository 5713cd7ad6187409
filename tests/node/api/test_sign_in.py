"""Signing in to the API: what lets a program in, and what keeps it out."""

from __future__ import annotations

import pytest
from tests.node.api.conftest import SECRET, Program

from comity.node.audit.entry import entry
from comity.node.staff import queries
from comity.partner.walk.client import fresh_totp

WRONG = "Name, password or code is not right, or 30 seconds have passed."


def test_name_password_and_code_give_a_token_that_opens_the_api(program):
    desk = program("desk")
    assert desk.sign_in().status_code == 200
    assert desk.get("/types").status_code == 200


@pytest.mark.parametrize(
    ("username", "password", "code"),
    [
        ("desk", "another password", None),
        ("desk", "a-long-invented-password", "000000x"),
        ("nobody", "a-long-invented-password", None),
        ("clerk", "!", None),
    ],
)
def test_what_is_wrong_is_never_said(signing_in, username, password, code):
    answer = Program(username).sign_in(password, code)
    assert (answer.status_code, answer.json()["sentence"]) == (403, WRONG)
    assert answer.json()["code"] == "wrong-sign-in"


def test_a_code_is_good_once(signing_in):
    code = fresh_totp(SECRET)
    assert Program("desk").sign_in(code=code).status_code == 200
    assert Program("desk").sign_in(code=code).json()["sentence"] == WRONG


def test_an_officer_without_a_second_factor_stays_outside(officers, transactional_db):
    assert Program("desk").sign_in().status_code == 403


@pytest.mark.parametrize(("password", "code"), [("guessed", "123456"), (None, "x")])
def test_after_five_failures_the_account_rests_even_with_the_right_words(signing_in, password, code):
    for _ in range(5):
        Program("desk").sign_in(*([password] if password else []), code=code)
    locked = Program("desk").sign_in()
    assert (locked.status_code, locked.json()["code"]) == (429, "locked")
    assert locked.json()["sentence"] == "Signing in failed too often. Try again in 10 minutes."
    assert locked["Content-Type"].startswith("application/json")
    assert Program("approver").sign_in().status_code == 200


def test_success_forgets_earlier_failures(signing_in):
    for code in ("a", "b", "c", "d", None, "e", "f"):
        last = Program("desk").sign_in(code=code)
    assert last.status_code == 403


@pytest.fixture
def real_node(monkeypatch):
    """The node is one that no demonstration made."""
    monkeypatch.setattr(queries, "is_demonstration", lambda: False)


def test_an_invented_officer_is_refused_by_a_real_node(signing_in, real_node):
    answer = Program("desk").sign_in()
    assert answer.status_code == 403
    assert answer.json()["sentence"] == (
        "Invented officers may act only on a node that the demonstration made."
    )


def test_a_token_of_an_invented_officer_opens_nothing_on_a_real_node(program, request):
    desk = program("desk")
    assert desk.get("/types").status_code == 200
    request.getfixturevalue("real_node")
    assert desk.get("/types").status_code == 403


def test_a_new_password_makes_the_token_void(program, signing_in):
    desk = program("desk")
    assert desk.get("/types").status_code == 200
    signing_in["desk"].set_password("another long password")
    with entry("staff.found"):
        signing_in["desk"].save()
    answer = desk.get("/types")
    assert (answer.status_code, answer.json()["sentence"]) == (401, "Sign in first.")


def test_a_closed_account_makes_the_token_void(program, signing_in):
    desk = program("desk")
    assert desk.get("/types").status_code == 200
    signing_in["desk"].is_active = False
    with entry("staff.found"):
        signing_in["desk"].save()
    assert desk.get("/types").status_code == 401


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "eyJvZmZpY2VyIjoiZGVzayJ9:1:x"])
def test_an_invented_token_opens_nothing(program, token):
    desk = program("desk")
    desk.token = token or " "
    assert desk.get("/types").status_code == 401
