"""A password an administrator knows opens one sign-in; nobody makes both pairs of eyes."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client

from comity.node.audit import queries as audit
from comity.node.casework.approve import approve
from comity.node.staff import founding, queries, sessions
from comity.node.staff.act import act
from comity.node.staff.appoint import appoint
from comity.node.staff.change_password import change_password
from comity.node.staff.close_account import close_account
from comity.node.staff.confirm_account import confirm_account
from comity.node.staff.errors import BadInput, Changed, NotAllowed, Refused
from comity.node.staff.issue_password import issue_password
from comity.node.staff.look import look
from comity.node.staff.models import Officer
from comity.partner.walk.client import fresh_totp

FIRST, OWN = "a-first-invented-password", "an-own-invented-password"
SECRET = "JBSWY3DPEHPK3PXP"
WHY = "I spoke with her at the office."


def appointed(officers, username="moi.ngo", roles=("approver",)):
    return appoint(officers["administrator"], username, full_name="Ngô Thị Mới", password=FIRST, roles=roles)


def sign_in(password, username="moi.ngo"):
    window = Client()
    answer = window.post("/accounts/login/", {"login": username, "password": password}, follow=True)
    return window, answer


def now(username="moi.ngo"):
    return Officer.objects.get(username=username)


def test_with_a_first_password_nothing_opens_but_its_change(officers):
    appointed(officers)
    window, answer = sign_in(FIRST)
    assert answer.redirect_chain[-1][0] == "/account/"
    for place in ("/", "/cases/", "/officers/", "/log/"):
        assert window.get(place)["Location"] == "/account/"
    with pytest.raises(NotAllowed, match="Change your first password first"):
        look(now(), "preparing this request", "VN-2026-0001")
    window.post("/account/", {"present": FIRST, "new": OWN, "again": OWN})
    assert now().first_password == ""
    assert window.get("/")["Location"].startswith("/accounts/2fa/totp/activate/")


def test_a_first_password_opens_one_sign_in_and_its_use_is_logged(officers):
    appointed(officers)
    sign_in(FIRST)
    entry, matter = list(audit.matters("node"))[-1]
    assert (entry.kind, matter["officer"]) == ("staff.first_sign_in", "moi.ngo")
    _, again = sign_in(FIRST)
    assert "was used already" in again.content.decode()
    assert again.wsgi_request.user.is_anonymous


def test_the_api_is_not_where_a_first_password_is_used(officers, db):
    TOTP.activate(appointed(officers), SECRET)
    said = {"username": "moi.ngo", "password": FIRST, "code": fresh_totp(SECRET)}
    answer = Client().post("/api/v1/sign-in", json.dumps(said), "application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "first-password")
    assert now().first_password == Officer.First.UNUSED


def test_who_used_up_the_first_password_gets_another_one(officers):
    appointed(officers)
    sign_in(FIRST)
    issue_password(officers["administrator"], "moi.ngo", password="another-first-password", reason=WHY)
    window, _ = sign_in("another-first-password")
    assert window.get("/")["Location"] == "/account/"
    with pytest.raises(Refused, match="Another administrator"):
        issue_password(officers["administrator"], "administrator", password=FIRST, reason=WHY)


def test_one_administrator_does_not_make_both_pairs_of_eyes(officers):
    """The administrator signs in with both first passwords, and still nobody of the two approves."""
    appointed(officers)
    change_password(now(), present=FIRST, new=OWN)
    with pytest.raises(NotAllowed, match="must confirm your account"):
        approve(now(), "VN-2026-0001", revision=1)
    with pytest.raises(Refused, match="somebody else must confirm"):
        confirm_account(officers["administrator"], "moi.ngo", reason=WHY)
    with pytest.raises(NotAllowed, match="must confirm your account"):
        confirm_account(now(), "desk", reason=WHY)


def test_a_second_administrator_made_by_the_first_confirms_nobody_either(officers):
    appointed(officers, "second", ["administrator"])
    change_password(now("second"), present=FIRST, new=OWN)
    appointed(officers)
    with pytest.raises(NotAllowed, match="must confirm your account"):
        confirm_account(now("second"), "moi.ngo", reason=WHY)


@pytest.mark.parametrize(
    ("role", "binding"),
    [
        ("approver", "casework.approve"),
        ("approver", "casework.answer"),
        ("approver", "casework.record_reasons"),
        ("approver", "law.approve"),
        ("approver", "staff.confirm_account"),
        ("administrator", "staff.appoint"),
        ("administrator", "staff.change_roles"),
        ("administrator", "staff.issue_password"),
        ("administrator", "staff.reset_second_factor"),
    ],
)
def test_an_account_nobody_confirmed_answers_for_no_colleagues_work(officers, role, binding):
    appointed(officers, roles=[role])
    change_password(now(), present=FIRST, new=OWN)
    with (
        pytest.raises(NotAllowed, match="must confirm your account"),
        act(now(), binding, about="VN-2026-0001"),
    ):
        pass
    confirm_account(officers["approver"], "moi.ngo", reason=WHY)
    with act(now(), binding, about="VN-2026-0001"):
        pass


def test_an_approver_confirms_who_has_changed_the_first_password(officers):
    appointed(officers)
    with pytest.raises(Refused, match="changes the first password before"):
        confirm_account(officers["approver"], "moi.ngo", reason=WHY)
    change_password(now(), present=FIRST, new=OWN)
    with pytest.raises(BadInput):
        confirm_account(officers["approver"], "moi.ngo", reason="\u3164")
    confirm_account(officers["approver"], "moi.ngo", reason=WHY)
    assert queries.account("moi.ngo").confirmed
    with pytest.raises(Changed):
        confirm_account(officers["approver"], "moi.ngo", reason=WHY)
    with pytest.raises(Exception, match="There is no case"):
        approve(now(), "VN-2026-0001", revision=1)


def test_a_new_first_password_makes_a_confirmed_account_wait_again(officers):
    issue_password(officers["administrator"], "approver", password=FIRST, reason=WHY)
    assert not queries.account("approver").confirmed


def test_a_new_first_password_signs_its_officer_out_everywhere(officers):
    Client().force_login(officers["desk"], "django.contrib.auth.backends.ModelBackend")
    assert str(officers["desk"].pk) in sessions.signed_in(datetime.now(UTC))
    issue_password(officers["administrator"], "desk", password=FIRST, reason=WHY)
    assert str(officers["desk"].pk) not in sessions.signed_in(datetime.now(UTC))
    assert audit.entries(newest=1)[0].frame["sessions"] == 1


def test_nobody_waits_for_a_colleague_who_could_not_confirm(db):
    """An approver under a first password could confirm nobody, and one who waits to be confirmed could not either."""
    founding.found("National Contact Point", demo=True)
    alone = {"administrator": founding.first_administrator("administrator", password=OWN)}
    assert appointed(alone, "first").confirmed
    assert appointed(alone, "second").confirmed, "the first has not signed in yet"
    change_password(now("first"), present=FIRST, new=OWN)
    assert not appointed(alone, "third").confirmed, "the first could confirm now"
    change_password(now("third"), present=FIRST, new=OWN)
    close_account(alone["administrator"], "first", reason="She left on Friday.")
    assert appointed(alone, "fourth").confirmed, "the third waits to be confirmed"


def test_with_nobody_there_to_confirm_an_account_counts_and_the_log_says_so(db):
    founding.found("National Contact Point")
    first = founding.first_administrator("administrator", password=OWN)
    desk = appoint(first, "linh", full_name="Trần Thị Linh", password=FIRST, roles=["approver"])
    assert desk.confirmed
    assert audit.entries(newest=1)[0].frame["confirmed"] is True
    with pytest.raises(BadInput, match="Only the demonstration"):
        founding.hand_over([desk])
