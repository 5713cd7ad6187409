"""What a person types and others read is refused where nobody could see it; the refusal says what and where."""

from __future__ import annotations

import re

import pytest

from comity.node.audit import queries as audit
from comity.node.staff import founding, queries
from comity.node.staff.appoint import appoint
from comity.node.staff.close_account import close_account
from comity.node.staff.errors import BadInput, LookRequired
from comity.node.staff.look import look

INVISIBLE = [
    "\u2800",
    "\u3164",
    "\u115f\u1160",
    "\u200b\u200b",
    "\u202e",
    "\u2066\u2069",
    "\U000e0041",
    "\u0301",
    "\x07",
]


@pytest.mark.parametrize("purpose", INVISIBLE)
def test_nobody_looks_at_a_person_for_a_purpose_that_cannot_be_seen(officers, purpose):
    before = len(audit.entries(kind="staff.look"))
    with pytest.raises((BadInput, LookRequired)):
        look(officers["desk"], purpose, "VN-2026-0007")
    assert len(audit.entries(kind="staff.look")) == before


def test_the_refusal_names_the_character_and_its_place(officers):
    with pytest.raises(BadInput, match="U\\+202E RIGHT-TO-LEFT OVERRIDE at place 5") as no:
        look(officers["desk"], "for \u202ecif.exe", "VN-2026-0007")
    assert set(no.value.fields) == {"purpose"}


@pytest.mark.parametrize("said", INVISIBLE)
def test_no_account_is_named_or_closed_with_what_nobody_sees(officers, said):
    with pytest.raises(BadInput) as no:
        appoint(officers["administrator"], "linh.tran", full_name=said, password="x", roles=["desk"])
    assert set(no.value.fields) == {"full_name"}
    with pytest.raises(BadInput) as no:
        close_account(officers["administrator"], "desk", reason=said)
    assert set(no.value.fields) == {"reason"}


@pytest.mark.parametrize("name", INVISIBLE)
def test_no_unit_and_no_administrator_is_named_with_what_nobody_sees(db, name):
    with pytest.raises(BadInput):
        founding.found(name)
    founding.found("National Contact Point")
    with pytest.raises(BadInput, match="A sign-in name"):
        founding.first_administrator(name, password="a-long-invented-password")


@pytest.mark.parametrize("purpose", ["a", "1", "x1", "ok", "1234567", "why?", "查看"])
def test_a_purpose_that_tells_nobody_why_is_refused_at_the_field(officers, purpose):
    with pytest.raises(BadInput, match=f"‘{re.escape(purpose)}’ tells nobody why") as no:
        look(officers["desk"], purpose, "VN-2026-0007")
    assert set(no.value.fields) == {"purpose"}
    assert not audit.entries(kind="staff.look")


@pytest.mark.parametrize("purpose", ["tra cứu", "check", "核对身份", *(one.text for one in queries.PURPOSES)])
def test_a_purpose_in_a_few_words_opens(officers, purpose):
    assert look(officers["desk"], purpose, "VN-2026-0007").purpose == purpose
