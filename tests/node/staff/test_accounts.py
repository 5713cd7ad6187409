"""Officers' accounts: appointed, changed, closed, each in one act of the log; what is refused, and what it leaves."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.sessions.models import Session
from django.test import Client

from comity.node import staff
from comity.node.audit import queries as audit
from comity.node.staff import founding, passwords, queries, steps
from comity.node.staff.act import act
from comity.node.staff.appoint import appoint
from comity.node.staff.change_password import change_password
from comity.node.staff.change_roles import change_roles
from comity.node.staff.close_account import close_account
from comity.node.staff.errors import BadInput, NotAllowed, NotFound, Refused
from comity.node.staff.hand_over import hand_over
from comity.node.staff.look import look
from comity.node.staff.models import Officer
from comity.node.staff.reset_second_factor import reset_second_factor

PASSWORD = "a-long-invented-password"
WHY = "She works at the embassy from Monday."


def new(officers, username="new", roles=("desk",)):
    """A colleague who has changed the first password and is confirmed."""
    row = appoint(
        officers["administrator"], username, full_name="Ngô Thị Mới", password=PASSWORD, roles=roles
    )
    founding.hand_over([row])
    return row


def task(officers, **changes):
    with act(officers["desk"], "staff.look", about="VN-2026-0001") as opened:
        return steps.add_task(
            opened,
            steps.ToDo(
                **{"kind": "read", "text": "Read", "about": "VN-2026-0001", "role": "desk", **changes}
            ),
        )


def newest():
    return audit.entries(newest=1)[0]


def test_only_an_administrator_changes_accounts(officers):
    desk = officers["desk"]
    for verb in (
        lambda: appoint(desk, "new", full_name="Ngô Thị Mới", password=PASSWORD, roles=["desk"]),
        lambda: close_account(desk, "approver", reason=WHY),
        lambda: change_roles(desk, "approver", ["desk"], reason=WHY),
        lambda: reset_second_factor(desk, "approver", reason=WHY),
    ):
        with pytest.raises(NotAllowed, match="It is for: node administrator"):
            verb()
        assert newest().kind == "refused"


@pytest.mark.parametrize(
    ("roles", "says"),
    [
        (["king"], "no role called king"),
        (["clerk"], "no role called clerk"),
        (["desk", "door"], "no role called door"),
        ([], "at least one role"),
        (["administrator", "approver"], "neither holds nor approves cases"),
        (["administrator", "desk"], "neither holds nor approves cases"),
    ],
)
def test_a_role_that_is_for_no_person_is_refused(officers, roles, says):
    with pytest.raises(BadInput, match=says):
        new(officers, roles=roles)
    with pytest.raises(BadInput, match=says):
        change_roles(officers["administrator"], "desk", roles, reason=WHY)


@pytest.mark.parametrize("name", ["", "Linh", "linh tran", "a/b", "-x", "a" * 61, "linh\n"])
def test_a_sign_in_name_can_be_typed_and_stand_in_an_address(officers, name):
    with pytest.raises(BadInput, match="A sign-in name has small letters"):
        new(officers, name)


def test_a_name_is_taken_once_even_by_a_closed_account_or_a_program(officers):
    close_account(officers["administrator"], "desk", reason=WHY)
    for name in ("desk", "clerk"):
        with pytest.raises(BadInput, match="already there"):
            new(officers, name)


def test_a_closed_account_stays_and_does_nothing(officers):
    close_account(officers["administrator"], "desk", reason=WHY)
    desk = Officer.objects.get(username="desk")
    assert (newest().kind, desk.is_active, desk.roles) == ("staff.close_account", False, ["desk"])
    with pytest.raises(NotAllowed, match="closed"):
        look(desk, "preparing this request", "VN-2026-0001")
    with pytest.raises(Refused, match="closed"):
        close_account(officers["administrator"], "desk", reason=WHY)


def test_who_closed_an_account_and_why_stands_in_the_matter_and_not_in_the_frame(officers):
    close_account(officers["administrator"], "desk", reason=WHY)
    entry, matter = list(audit.matters("node"))[-1]
    assert (matter["officer"], matter["about"], matter["reason"]) == ("administrator", "desk", WHY)
    assert "desk" not in str(entry.frame)
    assert WHY not in str(entry.frame)


def test_closing_an_account_ends_its_sessions_and_no_other(officers):
    windows = {}
    for name in ("desk", "approver"):
        windows[name] = Client()
        windows[name].force_login(officers[name], "django.contrib.auth.backends.ModelBackend")
    close_account(officers["administrator"], "desk", reason=WHY)
    assert Session.objects.count() == 1
    assert newest().frame["sessions"] == 1
    assert windows["desk"].get("/")["Location"].startswith("/accounts/login/")
    assert not windows["approver"].get("/")["Location"].startswith("/accounts/login/")


def test_the_open_tasks_of_a_closed_account_wait_for_their_role(officers):
    colleague = new(officers)
    given, closed = task(officers), task(officers)
    hand_over(officers["desk"], given.pk, "new")
    hand_over(officers["desk"], closed.pk, "new")
    with act(colleague, "staff.close_task", label="node"):
        closed.refresh_from_db()
        closed.state = closed.State.DONE
        closed.save()
    assert given not in queries.open_tasks(["desk"], "desk")
    close_account(officers["administrator"], "new", reason=WHY)
    assert list(queries.open_tasks(["desk"], "desk")) == [given]
    closed.refresh_from_db()
    assert closed.officer == colleague


def test_the_node_keeps_an_administrator(officers):
    first = officers["administrator"]
    with pytest.raises(Refused, match="Another administrator"):
        close_account(first, "administrator", reason=WHY)
    new(officers, "second", ["administrator"])
    second = Officer.objects.get(username="second")
    close_account(second, "administrator", reason=WHY)
    with pytest.raises(Refused, match="Another administrator"):
        close_account(second, "second", reason=WHY)
    with pytest.raises(NotAllowed, match="closed"):
        close_account(Officer.objects.get(username="administrator"), "second", reason=WHY)


def test_nobody_changes_their_own_roles_nor_takes_off_their_own_second_factor(officers):
    new(officers, "second", ["administrator"])
    for verb in (
        lambda: change_roles(
            officers["administrator"], "administrator", ["administrator", "oversight"], reason=WHY
        ),
        lambda: reset_second_factor(officers["administrator"], "administrator", reason=WHY),
    ):
        with pytest.raises(Refused, match="Another administrator"):
            verb()


def test_a_program_of_the_node_is_no_account(officers):
    for verb in (close_account, reset_second_factor):
        with pytest.raises(NotFound):
            verb(officers["administrator"], "clerk", reason=WHY)
    assert {one.username for one in queries.accounts()} & {"clerk", "door"} == set()


def test_new_roles_open_and_close_at_once_and_tasks_go_back(officers):
    colleague = new(officers, roles=["desk", "lawyer"])
    kept, back = task(officers, role="lawyer"), task(officers)
    hand_over(officers["lawyer"], kept.pk, "new")
    hand_over(officers["desk"], back.pk, "new")
    change_roles(officers["administrator"], "new", ["lawyer", "approver"], reason=WHY)
    frame = newest().frame
    assert (frame["before"], frame["roles"], frame["tasks"]) == (
        ["desk", "lawyer"],
        ["approver", "lawyer"],
        1,
    )
    kept.refresh_from_db()
    back.refresh_from_db()
    assert (kept.officer, back.officer) == (colleague, None)
    assert Officer.objects.get(username="new").roles == ["approver", "lawyer"]


@pytest.mark.parametrize("verb", [close_account, reset_second_factor])
def test_no_account_changes_without_a_reason(officers, verb):
    with pytest.raises(BadInput, match="why"):
        verb(officers["administrator"], "desk", reason=" ")
    assert queries.account("desk").active


def test_a_reset_second_factor_is_set_up_anew_before_anything_else(officers):
    TOTP.activate(officers["desk"], "JBSWY3DPEHPK3PXP")
    window = Client()
    window.force_login(officers["desk"], "django.contrib.auth.backends.ModelBackend")
    assert window.get("/").status_code == 200
    reset_second_factor(officers["administrator"], "desk", reason="The telephone was lost; seen in person.")
    assert not Authenticator.objects.filter(user=officers["desk"]).exists()
    assert window.get("/")["Location"].startswith("/accounts/login/")
    again = Client().post("/accounts/login/", {"login": "desk", "password": PASSWORD}, follow=True)
    assert again.redirect_chain[-1][0].startswith("/accounts/2fa/totp/activate/")


def test_the_present_password_is_asked_before_a_new_one_counts(officers):
    desk = officers["desk"]
    with pytest.raises(BadInput, match="present password is not right"):
        change_password(desk, present="guessed", new="another-long-password")
    change_password(desk, present=PASSWORD, new="another-long-password")
    assert newest().kind == "staff.change_password"
    assert Officer.objects.get(username="desk").check_password("another-long-password")
    assert "another-long-password" not in str(list(audit.matters("node"))[-1])


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("short", "at least 12"),
        (PASSWORD, "is the present one"),
        ("my-DESK-password", "guess"),
        ("qwertyuiop123", "guess"),
    ],
)
def test_a_password_others_would_guess_is_refused(officers, bad, says):
    with pytest.raises(BadInput, match=says):
        change_password(officers["desk"], present=PASSWORD, new=bad)


def test_a_first_password_is_good_enough(officers):
    passwords.check(passwords.first(), "new")
    assert passwords.first() != passwords.first()


def test_a_task_goes_only_to_a_colleague_who_holds_its_role(officers):
    given = task(officers)
    new(officers)
    with pytest.raises(Refused, match="does not hold the role"):
        hand_over(officers["desk"], given.pk, "lawyer")
    with pytest.raises(NotFound):
        hand_over(officers["desk"], given.pk, "clerk")
    hand_over(officers["desk"], given.pk, "new")
    with pytest.raises(NotAllowed, match="somebody else's"):
        hand_over(officers["desk"], given.pk, "desk")
    told = queries.unread(Officer.objects.get(username="new"))
    assert [one.text for one in told] == ["A colleague handed a task over to you; it is on the work list."]
    close_account(officers["administrator"], "desk", reason=WHY)
    with pytest.raises(Refused, match="does not hold the role"):
        hand_over(Officer.objects.get(username="new"), given.pk, "desk")


def test_a_task_somebody_has_already_is_not_handed_to_them(officers):
    given = task(officers)
    hand_over(officers["desk"], given.pk, "desk")
    with pytest.raises(Refused, match="has this task already"):
        hand_over(officers["desk"], given.pk, "desk")


def test_an_account_says_what_its_page_shows(officers):
    TOTP.activate(officers["desk"], "JBSWY3DPEHPK3PXP")
    hand_over(officers["desk"], task(officers).pk, "desk")
    shown = queries.account("desk")
    assert (shown.full_name, shown.roles, shown.active) == ("Trần Thị Linh", ("desk",), True)
    assert (shown.second_factor, shown.tasks) == (True, 1)
    assert not queries.account("approver").second_factor
    close_account(officers["administrator"], "desk", reason=WHY)
    assert queries.accounts()[-1].username == "desk"
    with pytest.raises(NotFound):
        queries.account("nobody")


def test_one_verb_one_file():
    """A file that opens an act opens one, and has its name."""
    for place in Path(staff.__file__).parent.glob("*.py"):
        opened = [
            call.args[1].value
            for call in ast.walk(ast.parse(place.read_text("utf-8")))
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "act"
        ]
        allowed = [f"staff.{place.stem}"] if place.stem != "verify" else ["audit.verify"]
        assert opened in ([], allowed), place
