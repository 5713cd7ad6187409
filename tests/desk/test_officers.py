"""The pages about officers' accounts through Django's client: what they do, what they refuse, what they never say."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client
from tests.desk.test_views import sign  # noqa: F401  (fixture of the views)

from comity.node.audit import queries as audit
from comity.node.staff import queries, steps
from comity.node.staff.act import act
from comity.node.staff.appoint import appoint

PASSWORD = "a-long-invented-password"
WHY = "She works at the embassy from Monday."
Sign = Callable[..., Client]


@pytest.fixture(autouse=True)
def _no_earlier_guesses(db: None) -> None:
    cache.clear()


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def boss(sign) -> Client:  # noqa: F811  (pytest's way)
    return sign("administrator")


def task(officers, **more):
    with act(officers["desk"], "staff.look", about="VN-2026-0001") as opened:
        return steps.add_task(
            opened, steps.ToDo("read", "Read what arrived", "VN-2026-0001", role="desk", **more)
        )


def test_an_administrator_finds_the_officers_in_the_navigation_and_others_do_not(boss, sign):  # noqa: F811
    assert 'href="/officers/"' in text(boss.get("/"))
    assert 'href="/officers/"' not in text(sign("desk").get("/"))


@pytest.mark.parametrize(
    ("role", "status"), [("administrator", 200), ("oversight", 200), ("desk", 403), ("lawyer", 403)]
)
def test_who_reads_the_accounts(sign, role, status):  # noqa: F811
    window = sign(role)
    assert [window.get(place).status_code for place in ("/officers/", "/officers/desk/")] == [status, status]


def test_oversight_reads_and_sees_no_button(sign):  # noqa: F811
    window = sign("oversight")
    shown = text(window.get("/officers/desk/"))
    assert "Trần Thị Linh" in shown
    assert "Close this account" not in shown
    assert window.post("/officers/desk/", {"verb": "close", "note": WHY}).status_code == 403
    assert window.get("/appoint/").status_code == 403
    assert queries.account("desk").active


def test_an_appointed_officer_gets_a_first_password_that_is_shown_once(boss):
    said = {"full_name": "Ngô Thị Mới", "username": "moi.ngo", "roles": ["desk", "lawyer"]}
    answer = boss.post("/appoint/", said)
    password = answer.context["password"]
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert password in text(answer)
    assert password not in text(boss.get("/officers/moi.ngo/"))
    assert queries.account("moi.ngo").roles == ("desk", "lawyer")
    signed = Client().post("/accounts/login/", {"login": "moi.ngo", "password": password}, follow=True)
    assert signed.redirect_chain[-1][0] == "/account/"


def test_what_was_typed_stays_when_an_appointment_is_refused(boss):
    answer = boss.post("/appoint/", {"full_name": "Ngô Thị Mới", "username": "Moi Ngo", "roles": ["desk"]})
    shown = text(answer)
    assert answer.status_code == 422
    assert "A sign-in name has small letters" in shown
    assert 'value="Ngô Thị Mới"' in shown
    assert 'value="desk" checked' in shown


def test_new_roles_count_from_now_on(boss, sign):  # noqa: F811
    desk = sign("desk")
    assert desk.get("/cases/new/").status_code == 200
    answer = boss.post(
        "/officers/desk/", {"verb": "roles", "roles": ["approver"], "reason": WHY}, follow=True
    )
    assert "The roles are changed" in text(answer)
    assert desk.get("/cases/new/").status_code == 403


def test_boxes_that_were_ticked_stay_when_the_reason_is_missing(boss):
    answer = boss.post("/officers/desk/", {"verb": "roles", "roles": ["lawyer"], "reason": ""})
    shown = text(answer)
    assert answer.status_code == 422
    assert "Write one sentence: why?" in shown
    assert 'value="lawyer" checked' in shown
    assert 'value="desk" checked' not in shown
    assert queries.account("desk").roles == ("desk",)


def test_a_closed_account_says_so_and_offers_nothing_more(boss, sign):  # noqa: F811
    desk = sign("desk")
    answer = boss.post("/officers/desk/", {"verb": "close", "note": WHY}, follow=True)
    shown = text(answer)
    assert "its sessions ended" in shown
    assert "Account closed" in shown
    assert "Nobody signs in with it any more" in shown
    assert "What I can do now" not in shown
    assert desk.get("/")["Location"].startswith("/accounts/login/")


def test_the_own_account_is_for_another_administrator(boss):
    assert "Another administrator must do this to your account." in text(boss.get("/officers/administrator/"))
    answer = boss.post("/officers/administrator/", {"verb": "close", "note": WHY})
    assert (answer.status_code, "Another administrator" in text(answer)) == (409, True)
    assert boss.get("/").status_code == 200


def test_a_note_typed_before_a_refusal_comes_back(boss):
    assert WHY in text(boss.post("/officers/administrator/", {"verb": "close", "note": WHY}))


def test_a_button_nobody_knows_does_nothing(boss):
    before = audit.count()
    assert boss.post("/officers/desk/", {"verb": "delete"}).status_code == 422
    assert audit.count() == before


def test_the_list_leaves_the_node_as_a_logged_file(boss):
    answer = boss.post("/officers/")
    assert "desk,Trần Thị Linh,desk,open," in text(answer)
    assert audit.entries(newest=1)[0].kind == "staff.export"


def test_a_new_password_keeps_this_session_and_ends_the_others(officers, sign):  # noqa: F811
    here, elsewhere = sign("desk"), Client()
    elsewhere.force_login(officers["desk"], "django.contrib.auth.backends.ModelBackend")
    said = {"present": PASSWORD, "new": "another-long-password", "again": "another-long-password"}
    assert "The password is changed." in text(here.post("/account/", said, follow=True))
    assert here.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302


def test_two_new_passwords_that_differ_change_nothing(officers, sign):  # noqa: F811
    said = {"present": PASSWORD, "new": "another-long-password", "again": "another-long-passwort"}
    answer = sign("desk").post("/account/", said)
    assert (answer.status_code, "The two do not agree." in text(answer)) == (422, True)
    assert "another-long-password" not in text(answer)
    assert queries.officer("desk").check_password(PASSWORD)


def test_guessing_the_present_password_rests_after_five_tries(officers, sign):  # noqa: F811
    window = sign("desk")
    said = {"present": "guessed", "new": "another-long-password", "again": "another-long-password"}
    for _ in range(5):
        assert "The present password is not right." in text(window.post("/account/", said))
    answer = window.post("/account/", said | {"present": PASSWORD})
    assert (answer.status_code, "failed too often" in text(answer)) == (429, True)
    assert queries.officer("desk").check_password(PASSWORD)


def test_an_officer_reads_the_own_account(sign):  # noqa: F811
    shown = text(sign("oversight").get("/account/"))
    assert "Ngô Đức Thịnh" in shown
    assert "outside oversight" in shown


def test_chosen_tasks_go_to_a_colleague_who_holds_the_role(officers, sign):  # noqa: F811
    appoint(officers["administrator"], "moi.ngo", full_name="Ngô Thị Mới", password=PASSWORD, roles=["desk"])
    first, second, window = task(officers), task(officers), sign("desk")
    led = window.post("/", {"verb": "hand_over", "row": [str(first.pk), str(second.pk), "case-VN-2026-0001"]})
    assert led["Location"] == f"/tasks/hand-over/?task={first.pk}&task={second.pk}"
    shown = text(window.get(led["Location"]))
    assert "Ngô Thị Mới" in shown
    assert "Phạm Quốc Bảo" not in shown
    answer = window.post("/tasks/hand-over/", {"task": [first.pk, second.pk], "to": "moi.ngo"}, follow=True)
    assert "2 tasks are handed over." in text(answer)
    assert {one.officer.username for one in queries.tasks_about("VN-2026-0001")} == {"moi.ngo"}
    assert "Read what arrived" not in text(window.get("/"))


def test_handing_over_needs_a_task_a_colleague_and_a_role(officers, sign):  # noqa: F811
    given, window = task(officers), sign("desk")
    assert window.get("/tasks/hand-over/").status_code == 404
    assert window.get("/tasks/hand-over/?task=999").status_code == 404
    assert "Nobody else holds the role this is for." in text(window.get(f"/tasks/hand-over/?task={given.pk}"))
    assert window.post("/tasks/hand-over/", {"task": given.pk}).status_code == 422
    refused = window.post("/tasks/hand-over/", {"task": given.pk, "to": "approver"})
    assert (refused.status_code, "does not hold the role" in text(refused)) == (409, True)
    assert sign("oversight").get(f"/tasks/hand-over/?task={given.pk}").status_code == 403


def test_rows_that_are_no_tasks_cannot_be_handed_over(officers, sign):  # noqa: F811
    answer = sign("desk").post("/", {"verb": "hand_over", "row": ["case-VN-2026-0001"]}, follow=True)
    assert "None of the chosen rows is a task that can be handed over." in text(answer)
