"""What an officer may not do is not offered as if it were: the menu, buttons that lead elsewhere, pages that refuse."""
# ruff: noqa: F811 - fixtures are arguments under their own names

from __future__ import annotations

import re

import pytest
from tests.desk.test_views import drafted, node, sign, text  # noqa: F401  (fixtures of the views)

from comity.node.desk import permits
from comity.node.desk.urls import urlpatterns
from comity.rules import roles

MENU = re.compile(r'<nav class="moj-primary-navigation".*?</nav>', re.DOTALL)
ENTRY = re.compile(r'moj-primary-navigation__link" href="([^"]+)"')
PEOPLE = sorted(roles.ROLES - {"clerk", "door"})


def entries(page: str) -> list[str]:
    menu = MENU.search(page)
    return ENTRY.findall(menu[0]) if menu else []


@pytest.mark.parametrize("role", PEOPLE)
def test_every_entry_of_the_menu_leads_somewhere(officers, node, sign, role):
    if role not in officers:
        pytest.skip(f"the invented node has no {role}")
    client = sign(role)
    menu = entries(text(client.get("/")))
    assert "/" in menu
    assert [place for place in menu if client.get(place).status_code != 200] == []


def test_the_menu_knows_every_section_by_the_permission_of_its_page():
    asked = {one.name: one.callback.permission for one in urlpatterns if hasattr(one.callback, "permission")}
    assert {name: asked[name] for name in permits.SECTIONS} == dict(permits.SECTIONS)


def test_who_may_not_read_cases_is_not_led_to_them(node, sign):
    menu = entries(text(sign("administrator").get("/")))
    assert "/cases/" not in menu
    assert "/hits/" not in menu
    assert "/officers/" in menu


@pytest.mark.parametrize(
    ("role", "place", "status"),
    [("administrator", "/cases/", 403), ("desk", "/cases/VN-2026-9999/", 404), ("desk", "/nowhere/", 404)],
)
def test_a_page_that_refuses_keeps_the_menu_and_the_way_out(node, sign, role, place, status):
    answer = sign(role).get(place)
    assert answer.status_code == status
    page = text(answer)
    assert "/" in entries(page)
    assert "Sign out" in page
    assert 'role="search"' in page


@pytest.mark.parametrize(
    ("role", "place", "button"),
    [
        ("approver", "/cases/", "New request"),
        ("administrator", "/partners/PL/", "New request"),
        ("desk", "/meetings/", "Read a communiqué"),
        ("desk", "/log/", "Check the whole log"),
    ],
)
def test_a_button_that_is_not_for_the_role_stays_and_says_why(node, sign, role, place, button):
    page = text(sign(role).get(place))
    found = re.search(
        rf'<button type="button"[^>]*aria-disabled="true" aria-describedby="([^"]+)"[^>]*>{button}<', page
    )
    assert found, page
    assert re.search(rf'id="{found[1]}">[^<]*may not do this. It is for:', page)


@pytest.mark.parametrize(
    ("role", "place", "button"),
    [
        ("desk", "/cases/", "New request"),
        ("cooperation", "/meetings/", "Read a communiqué"),
        ("administrator", "/log/", "Check the whole log"),
    ],
)
def test_the_same_button_works_for_whom_it_is(node, sign, role, place, button):
    page = text(sign(role).get(place))
    assert re.search(rf"<(?:a|button) [^>]*>{button}</", page)
    assert "aria-disabled" not in page


def test_who_may_not_look_at_people_is_told_so_in_place_of_the_question(node, sign, drafted):
    page = text(sign("oversight").get(f"/cases/{drafted}/"))
    assert "choose a purpose" not in page
    assert "Your role (outside oversight) may not do this." in page


def test_who_may_not_confirm_items_reads_a_communique_without_their_buttons(node, sign):
    said = "On 19 November 2026 in Hà Nội, the Ministry of Public Security of Viet Nam and the Police of Poland held talks."
    reader = sign("cooperation")
    reader.post("/meetings/read/", {"text": said})
    page = text(sign("desk").get("/meetings/COM-2026-001/review/"))
    assert 'value="accept"' not in page
    assert 'aria-disabled="true" aria-describedby="why-review"' in page
    assert 'value="accept"' in text(reader.get("/meetings/COM-2026-001/review/"))


def test_the_bar_of_keys_names_only_what_stands_on_the_page(node, sign, drafted):
    page = text(sign("desk").get(f"/cases/{drafted}/"))
    bar = page[page.index("c-keysbar") :]
    assert "before it can leave" in bar
    assert "legal basis" not in bar
    assert 'data-key="l"' not in page
