"""A refusal names the act that was asked for and who may do it, not the reading that comes before it."""

from __future__ import annotations

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client, RequestFactory

from comity.node.api.own_acts import own_act
from comity.node.audit import queries as audit

ASKED = {
    "/cases/VN-2026-0001/verbs/approve": "casework.approve",
    "/cases/VN-2026-0001/verbs/send-back": "casework.send_back",
    "/cases": "casework.draft",
}


def newest() -> dict[str, object]:
    return audit.entries(newest=1)[0].frame


@pytest.mark.parametrize(("address", "act"), ASKED.items())
def test_a_program_reads_which_act_was_refused(furnished, program, address, act):
    answer = program("administrator").post(address)
    assert answer.status_code == 403
    assert "administrator" in answer.json()["sentence"]
    assert (newest()["kind"], newest()["act"]) == ("refused", act)


def test_an_administrator_who_approves_reads_who_may(furnished, program):
    said = program("administrator").post("/cases/VN-2026-0001/verbs/approve", revision=1).json()["sentence"]
    assert "approver" in said
    assert "lawyer of the central authority" in said
    assert "desk officer" not in said


def test_the_desk_names_the_button(officers, transactional_db):
    TOTP.activate(officers["administrator"], "JBSWY3DPEHPK3PXP")
    browser = Client()
    browser.force_login(officers["administrator"], "django.contrib.auth.backends.ModelBackend")
    answer = browser.post("/cases/VN-2026-0001/", {"verb": "approve", "revision": "1"})
    assert answer.status_code == 403
    assert (newest()["kind"], newest()["act"]) == ("refused", "casework.approve")
    assert browser.post("/cases/VN-2026-0001/", {"verb": "no.such"}).status_code == 403
    assert newest()["act"] == "casework.read"


@pytest.mark.parametrize(
    ("method", "address", "act"),
    [
        ("GET", "/api/v1/cases/VN-1/verbs/approve", ""),
        ("POST", "/api/v1/cases/VN-1/verbs/no-such", ""),
        ("PUT", "/api/v1/cases/VN-1", "casework.draft"),
        ("POST", "/api/v1/law/packs/x/reject", "law.reject"),
        ("PUT", "/api/v1/officers/x/roles", "staff.change_roles"),
    ],
)
def test_an_address_asks_for_its_own_act(method, address, act):
    assert own_act(RequestFactory().generic(method, address)) == act
