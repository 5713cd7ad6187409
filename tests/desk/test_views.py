"""Views through Django's own client: who may open what, what is refused with which sentence, what is never lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern
from tests import kept

from comity.node.audit import queries as audit
from comity.node.audit.entry import entry
from comity.node.audit.models import CaseKey
from comity.node.audit.verify import verify
from comity.node.casework import queries as casework
from comity.node.casework.draft import Draft, draft, redraft
from comity.node.casework.submit import submit
from comity.node.cli.demo.inside import name_offices
from comity.node.desk import urls
from comity.node.exchange import founding, identity
from comity.node.register import queries as register
from comity.node.register.seed import seed_register
from comity.partner.walk import cast
from comity.partner.walk.client import fresh_totp
from comity.rules import roles

TYPE = "criminal-record"
OPEN_TO_ALL = {"language", "speak"}
"""Pages of the frame: they show nothing of the node."""
NAME = cast.subject(1).name
Sign = Callable[..., Client]


@pytest.fixture
def node(officers):
    """A node whose register holds the published agreements, with a partner whose bodies are known."""
    if not identity.exists():
        founding.make(
            settings.COMITY_HOME, address="https://127.0.0.1:1/letters", today=datetime.now(UTC).date()
        )

    def build():
        seed_register(officers["administrator"])
        name_offices(officers["cooperation"], "PL", "CH")

    kept.once("desk", build)
    return officers


@pytest.fixture
def sign(officers) -> Sign:
    """A browser of one officer, past both factors."""

    def made(role: str, *, strict: bool = False) -> Client:
        client = Client(enforce_csrf_checks=strict)
        TOTP.activate(officers[role], "JBSWY3DPEHPK3PXP")
        client.force_login(officers[role], "django.contrib.auth.backends.ModelBackend")
        return client

    return made


@pytest.fixture
def drafted(node) -> str:
    return draft(node["desk"], Draft(TYPE, "PL", cast.asks(cast.subject(1)), cast.ask_checks())).number


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def fields(part: str, content: object, path: str = "") -> dict[str, object]:
    """What a browser would send for these values."""
    if isinstance(content, dict):
        found: dict[str, object] = {}
        for name, value in content.items():
            found |= fields(part, value, f"{path}.{name}")
        return found
    if isinstance(content, bool):
        return {f"{part}{path}": "true" if content else "false"}
    return {
        f"{part}{path}": content
        if path.endswith((".crimes", ".wanted"))
        else "; ".join(content)
        if isinstance(content, list)
        else content
    }


def typed(**changed: object) -> dict[str, object]:
    asks = cast.asks(cast.subject(1)) | changed
    return fields("asks", asks) | fields("ask_checks", cast.ask_checks())


def test_no_route_without_a_permission_that_some_role_has():
    routes = [one for one in urls.urlpatterns if isinstance(one, URLPattern)]
    without = {one.name for one in routes if not hasattr(one.callback, "permission")}
    assert without == OPEN_TO_ALL
    acts = {one.callback.permission for one in routes if hasattr(one.callback, "permission")}
    assert {act for act in acts if not any(roles.may([role], act) for role in roles.ROLES)} == set()


@pytest.mark.parametrize("place", ["/", "/cases/", "/cases/VN-2026-0001/", "/log/", "/partners/PL/"])
def test_nobody_sees_a_page_without_signing_in(officers, place):
    answer = Client().get(place)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")


def test_the_first_sign_in_sets_up_the_second_factor_before_anything_else(officers):
    client = Client()
    signed = client.post(
        "/accounts/login/", {"login": "desk", "password": "a-long-invented-password"}, follow=True
    )
    assert signed.redirect_chain[-1][0].startswith("/accounts/2fa/totp/activate/")
    secret = signed.context["form"].secret
    done = client.post("/accounts/2fa/totp/activate/", {"code": fresh_totp(secret)}, follow=True)
    assert "Recovery codes" in text(done)
    assert client.get("/").status_code == 200


def test_a_wrong_code_does_not_sign_in_and_says_nothing_of_the_officer(officers):
    TOTP.activate(officers["desk"], "JBSWY3DPEHPK3PXP")
    client = Client()
    client.post("/accounts/login/", {"login": "desk", "password": "a-long-invented-password"})
    answer = client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "Trần Thị Linh" not in text(answer)
    assert client.get("/").status_code == 302


def test_a_password_alone_leads_to_the_second_factor(officers):
    client = Client()
    client.force_login(officers["desk"], "django.contrib.auth.backends.ModelBackend")
    assert client.get("/")["Location"].startswith("/accounts/2fa/totp/activate/")


@pytest.mark.parametrize(
    ("role", "place"),
    [
        ("administrator", "/cases/"),
        ("cooperation", "/cases/new/"),
        ("investigator", "/log/"),
        ("desk", "/meetings/read/"),
    ],
)
def test_the_wrong_role_is_told_so_with_a_number_to_name(sign, role, place):
    client = sign(role)
    before = audit.count()
    answer = client.get(place)
    assert answer.status_code == 403
    assert "may not do this. It is for:" in text(answer)
    assert "Reference" in text(answer)
    assert "The attempt is logged." in text(answer)
    assert audit.count() == before + 1
    entry, matter = list(audit.matters("node"))[-1]
    assert (entry.kind, matter["officer"], matter["where"]) == ("refused", role, f"GET {place}")
    assert verify().whole


def test_nobody_who_has_not_signed_in_adds_to_the_log(officers):
    before = audit.count()
    for place in ("/log/", "/officers/", "/cases/", "/cases/VN-2026-0001/look/", "/nowhere/"):
        Client().get(place)
        Client().post(place)
        Client(headers={"authorization": "Bearer invented"}).get(f"/api/v1{place}")
    Client().post("/accounts/login/", {"login": "desk", "password": "not the password"})
    assert audit.count() == before


def test_what_a_verb_refused_is_logged_once_and_what_was_only_mistyped_is_not_called_logged(sign):
    desk = sign("desk")
    before = audit.count()
    answer = desk.post("/appoint/", {"username": "new"})
    assert audit.count() == before + 1
    assert "The attempt is logged." in text(answer)
    missing = desk.get("/cases/VN-2026-9999/")
    assert audit.count() == before + 1
    assert "The attempt is logged." not in text(missing)


def test_what_does_not_exist_looks_like_what_is_not_for_you(node, sign):
    desk = sign("desk")
    for place in (
        "/cases/VN-2026-9999/",
        "/hits/99/",
        "/partners/XX/",
        "/agreements/AGR-1/",
        "/commitments/CMT-1/",
    ):
        answer = desk.get(place)
        assert answer.status_code == 404
        assert "There is no such page, or it is not for you." in text(answer)


def test_a_person_is_seen_only_after_a_purpose_and_each_look_is_logged(node, sign, drafted):
    desk = sign("desk")
    assert NAME not in text(desk.get(f"/cases/{drafted}/"))
    before = len([one for one in audit.entries() if one.kind == "staff.look"])
    desk.post(f"/cases/{drafted}/look/", {"purpose": "prepare"})
    assert NAME in text(desk.get(f"/cases/{drafted}/"))
    assert len([one for one in audit.entries() if one.kind == "staff.look"]) == before + 2


@pytest.mark.parametrize("purpose", ["", "curiosity"])
def test_without_a_purpose_of_the_list_nobody_is_shown(node, sign, drafted, purpose):
    desk = sign("desk")
    answer = desk.post(f"/cases/{drafted}/look/", {"purpose": purpose})
    assert answer.status_code == 403
    assert "Say why first" in text(answer)
    assert NAME not in text(desk.get(f"/cases/{drafted}/"))


def test_oversight_reads_cases_but_never_a_person(node, sign, drafted):
    oversight = sign("oversight")
    assert oversight.get(f"/cases/{drafted}/").status_code == 200
    assert oversight.post(f"/cases/{drafted}/look/", {"purpose": "read"}).status_code == 403


def test_a_refused_form_comes_back_as_typed_with_a_sentence_per_field(node, sign, drafted):
    desk = sign("desk")
    answer = desk.post(
        f"/cases/{drafted}/draft/", {**typed(purpose="  ", why_needed="kept as typed"), "verb": "finish"}
    )
    assert answer.status_code == 422
    page = text(answer)
    assert "Fill in ‘Purpose, with the facts and the offence’." in page
    assert 'href="#id_asks-purpose"' in page
    assert "kept as typed" in page
    assert NAME in page


def test_a_draft_changed_by_a_colleague_is_not_overwritten_and_nothing_typed_is_lost(node, sign, drafted):
    desk = sign("desk")
    revision = casework.case(drafted).revision
    redraft(node["lawyer"], drafted, Draft(TYPE, "PL", cast.asks(cast.subject(1)), cast.ask_checks()))
    answer = desk.post(
        f"/cases/{drafted}/draft/", {**typed(why_needed="mine"), "verb": "save", "revision": revision}
    )
    assert answer.status_code == 409
    assert "Đỗ Minh Khôi changed this" in text(answer)
    assert "mine" in text(answer)
    assert casework.case(drafted).drafted_by == "Đỗ Minh Khôi"


def test_the_drafter_may_not_approve_and_the_page_says_why(node, sign, drafted):
    submit(node["desk"], drafted)
    page = text(sign("desk").get(f"/cases/{drafted}/"))
    assert 'aria-disabled="true" aria-describedby="why-approve"' in page
    assert "You drafted this. Another officer must approve it." in page
    approver, place = sign("approver"), f"/cases/{drafted}/"
    approver.post(f"{place}look/", {"purpose": "decide"})
    answer = approver.post(place, {"verb": "approve", "revision": casework.case(drafted).revision})
    assert answer.status_code == 302
    assert casework.case(drafted).approved_by == "Phạm Quốc Bảo"


def test_a_reason_that_is_missing_is_asked_for_and_the_case_stays(node, sign, drafted):
    submit(node["desk"], drafted)
    answer = sign("approver").post(f"/cases/{drafted}/", {"verb": "send_back", "note": " "})
    assert answer.status_code == 422
    assert "Write one sentence: why?" in text(answer)
    assert casework.case(drafted).stage == "ready"


def test_what_is_typed_is_checked_while_typing_and_nothing_is_kept(node, sign, drafted):
    desk = sign("desk")
    logged = audit.count()
    answer = desk.post(f"/cases/{drafted}/check/draft/", typed(purpose=""), headers={"HX-Request": "true"})
    assert "1 thing is missing" in text(answer)
    assert audit.count() == logged


def test_a_form_without_its_token_changes_nothing(node, sign, drafted):
    answer = sign("desk", strict=True).post(f"/cases/{drafted}/", {"verb": "submit"})
    assert answer.status_code == 403
    assert "This page has waited too long." in text(answer)
    assert casework.case(drafted).stage == "draft"


def test_a_table_is_taken_out_as_csv_and_that_is_logged(node, sign, drafted):
    answer = sign("desk").post("/cases/", {"verb": "csv"})
    assert answer["Content-Type"].startswith("text/csv")
    lines = text(answer).splitlines()
    assert lines[0].endswith("Reference,Their reference,What is asked,Direction,Partner,Clock,State,Opened")
    assert lines[1].startswith(f"{drafted},,Criminal record,out,PL,")
    newest = audit.entries(newest=1)[0]
    assert (newest.kind, newest.frame["what"], newest.frame["count"]) == ("staff.export", "cases", 1)


def test_a_cell_never_becomes_a_formula(node, sign):
    desk = sign("cooperation")
    desk.post(
        "/meetings/read/",
        {
            "text": "=HYPERLINK(1)\nOn 19 November 2026 in Hà Nội, officials of Viet Nam and Poland held talks."
        },
    )
    answer = desk.post("/meetings/", {"verb": "csv"})
    assert ",=" not in text(answer)


def test_the_language_is_changed_for_this_browser(node, sign):
    desk = sign("desk")
    assert "Work list" in text(desk.get("/"))
    desk.post("/speak/", {"language": "vi", "next": "/"})
    assert "Việc cần làm" in text(desk.get("/"))


def test_the_language_switch_leads_nowhere_else(sign):
    answer = sign("desk").post("/speak/", {"language": "vi", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"


def test_search_finds_by_number_partner_and_title_and_never_a_person(node, sign, drafted):
    desk = sign("desk")
    assert drafted in text(desk.post("/search/", {"text": drafted[:-1]}))
    assert "/partners/PL/" in text(desk.post("/search/", {"text": "poland"}))
    assert "/agreements/" in text(desk.post("/search/", {"text": "organised crime"}))
    assert f"/cases/{drafted}/" not in text(desk.post("/search/", {"text": NAME}))


def test_what_is_searched_never_stands_in_an_address(node, sign, drafted):
    desk = sign("desk")
    assert 'method="post" action="/search/"' in text(desk.get("/"))
    assert "Persons are not searched here." in text(desk.get("/"))
    page = text(desk.post("/search/", {"text": drafted[:-1]}))
    assert "?text=" not in page
    assert drafted not in text(desk.get("/search/", {"text": drafted[:-1]}))
    table = text(desk.post("/search/", {"text": drafted[:-1], "verb": "csv"}))
    assert drafted in table


def test_the_work_list_is_sorted_filtered_and_says_how_much_is_hidden(node, sign, drafted):
    submit(node["desk"], drafted)
    approver = sign("approver")
    assert "Approve before it leaves" in text(approver.get("/"))
    assert "1 thing is hidden" in text(approver.get("/", {"partner": "CH"}))
    assert "Approve before it leaves" not in text(approver.get("/", {"partner": "CH"}))
    rows = approver.get("/", headers={"HX-Request": "true"})
    assert "<html" not in text(rows)
    assert "Approve before it leaves" in text(rows)


def test_an_administrator_has_a_work_list_without_the_cases_of_others(node, sign, drafted):
    submit(node["desk"], drafted)
    page = text(sign("administrator").get("/", {"show": "node"}))
    assert "Approve before it leaves" not in page
    assert "Whole node" not in page


def test_a_text_of_a_known_meeting_is_merged_or_kept_apart_by_a_person(node, sign):
    reader = sign("cooperation")
    said = "On 19 November 2026 in Hà Nội, the Ministry of Public Security of Viet Nam and the Police of Poland held talks."
    for text_of in (said, said + " They agreed to meet again."):
        reader.post("/meetings/read/", {"text": text_of})
    for reference in ("COM-2026-001", "COM-2026-002"):
        for item in register.communique(reference).items:
            reader.post(f"/meetings/{reference}/review/", {"verb": "accept", "item": item.id})
    reader.post("/meetings/COM-2026-001/review/", {"verb": "register"})
    page = text(reader.get("/meetings/COM-2026-002/review/"))
    assert "This looks like MTG-2026-001" in page
    answer = reader.post("/meetings/COM-2026-002/review/", {"verb": "register", "known": "MTG-2026-001"})
    assert answer["Location"] == "/meetings/MTG-2026-001/"


def test_a_notice_is_read_once(node, sign, drafted):
    submit(node["desk"], drafted)
    sign("approver").post(f"/cases/{drafted}/", {"verb": "send_back", "note": "Say more about the link."})
    desk = sign("desk")
    assert "1 notice" in text(desk.get("/"))
    assert f"{drafted} came back to you with a reason." in text(desk.get("/notices/"))
    desk.post("/notices/")
    assert "Nothing new." in text(desk.get("/notices/"))


def test_a_forgotten_case_says_so(node, sign, drafted):
    desk = sign("desk")
    desk.post(f"/cases/{drafted}/look/", {"purpose": "prepare"})
    with entry("rights.erase", label="node"):
        key = CaseKey.objects.get(label=drafted)
        key.wrapped = None
        key.save()
    answer = desk.get(f"/cases/{drafted}/")
    assert answer.status_code == 410
    assert "This case was forgotten." in text(answer)
