"""Officers' accounts, the own password and tasks through the API."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from tests.node.api.conftest import SECRET

from comity.node.staff import queries, steps
from comity.node.staff.act import act

PASSWORD = "a-long-invented-password"
WHY = "She works at the embassy from Monday."


@pytest.fixture
def boss(program):
    return program("administrator")


def test_an_administrator_appoints_and_closes(boss):
    made = boss.post("/officers", username="moi.ngo", full_name="Ngô Thị Mới", roles=["desk"])
    assert made.status_code == 201
    assert made.json()["officer"]["roles"] == ["desk"]
    assert queries.officer("moi.ngo").check_password(made.json()["password"])
    closed = boss.post("/officers/moi.ngo/close", reason=WHY).json()
    assert (closed["active"], closed["username"]) == (False, "moi.ngo")
    assert [one["username"] for one in boss.get("/officers").json()["rows"]][-1] == "moi.ngo"


def test_a_closed_account_and_a_reset_second_factor_make_a_token_void(boss, program):
    desk, lawyer = program("desk"), program("lawyer")
    assert (desk.get("/types").status_code, lawyer.get("/types").status_code) == (200, 200)
    boss.post("/officers/desk/close", reason=WHY)
    boss.post("/officers/lawyer/reset-second-factor", reason=WHY)
    assert (desk.get("/types").status_code, lawyer.get("/types").status_code) == (401, 401)
    assert boss.get("/officers/lawyer").json()["second_factor"] is False
    TOTP.activate(queries.officer("lawyer"), SECRET)
    assert lawyer.get("/types").status_code == 401, "what the lost telephone signed in stays out"


def test_new_roles_count_for_a_token_that_is_out(boss, program):
    desk = program("desk")
    assert desk.get("/officers").status_code == 403
    changed = boss.put("/officers/desk/roles", roles=["administrator"], reason=WHY)
    assert changed.json()["roles"] == ["administrator"]
    assert desk.get("/officers").status_code == 200


@pytest.mark.parametrize(
    ("path", "said", "status", "code"),
    [
        ("/officers/administrator/close", {"reason": WHY}, 409, "own-account"),
        ("/officers/administrator/reset-second-factor", {"reason": WHY}, 409, "own-account"),
        ("/officers/desk/close", {"reason": " "}, 422, "bad-input"),
        ("/officers/nobody/close", {"reason": WHY}, 404, "not-found"),
        ("/officers/clerk/close", {"reason": WHY}, 404, "not-found"),
    ],
)
def test_what_is_refused_says_why(boss, path, said, status, code):
    answer = boss.post(path, **said)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_new_password_ends_the_token(program):
    desk = program("desk")
    wrong = desk.post("/account/password", present="guessed", new="another-long-password")
    assert (wrong.status_code, wrong.json()["fields"]) == (
        422,
        {"present": "The present password is not right."},
    )
    assert desk.post("/account/password", present=PASSWORD, new="another-long-password").status_code == 204
    assert desk.get("/types").status_code == 401


def test_guessing_the_present_password_rests_after_five_tries(program):
    desk = program("desk")
    for _ in range(5):
        desk.post("/account/password", present="guessed", new="another-long-password")
    answer = desk.post("/account/password", present=PASSWORD, new="another-long-password")
    assert (answer.status_code, answer.json()["code"]) == (429, "locked")


def test_a_task_is_listed_handed_over_and_closed(signing_in, program, boss):
    with act(signing_in["desk"], "staff.look", about="VN-2026-0001") as opened:
        steps.add_task(opened, steps.ToDo("read", "Read what arrived", "VN-2026-0001", role="desk"))
    boss.put("/officers/investigator/roles", roles=["investigator", "desk"], reason=WHY)
    desk, colleague = program("desk"), program("investigator")
    (told,) = desk.get("/tasks").json()["rows"]
    assert (told["sentence"], told["role"], told["officer"]) == ("Read what arrived", "desk", "")
    given = desk.post(f"/tasks/{told['number']}/hand-over", to="investigator").json()
    assert given["officer"] == "investigator"
    assert desk.get("/tasks").json() == {"rows": [], "next": ""}
    refused = desk.post(f"/tasks/{told['number']}/close", reason="Read.")
    assert (refused.status_code, refused.json()["sentence"]) == (403, "This task is somebody else's.")
    assert colleague.post(f"/tasks/{told['number']}/close", reason="Read.").status_code == 200
