"""Single keys: they move and choose, never act, rest in fields, and can be switched off (WCAG 2.1.4)."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_j_and_k_walk_the_rows_and_enter_opens(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Confirm the nationality of 3 people")).to_be_focused()
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Answer: keep the data of 2 accounts")).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/cases/VN-2026-0987/")


def test_x_selects_and_shift_x_selects_a_range(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("[data-choose-count]")).to_have_text("1")
    expect(page.get_by_role("button", name="Download the chosen rows")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Shift+X")
    expect(page.locator("[data-choose-count]")).to_have_text("3")
    page.get_by_role("button", name="Clear selection").click()
    expect(page.get_by_role("button", name="Download the chosen rows")).to_be_hidden()


def test_slash_searches_and_keys_rest_in_the_field(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    search = page.get_by_role("searchbox")
    expect(search).to_be_focused()
    page.keyboard.type("jx?")
    expect(search).to_have_value("jx?")
    expect(page.locator("dialog")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(search).not_to_be_focused()


def test_g_then_l_reaches_the_log_and_only_enter_goes_there(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("g")
    page.keyboard.press("l")
    expect(page.get_by_role("link", name="Log", exact=True)).to_be_focused()
    expect(page).to_have_url("/")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/log/")


def test_question_mark_lists_the_keys_of_the_page(page: Page) -> None:
    page.goto("/cases/x/")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys on this page")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("row", name="L legal basis")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_keys_can_be_switched_off_and_stay_off(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Turn keys off").click()
    page.goto("/log/")
    expect(page.get_by_role("button", name="Turn keys on")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).not_to_be_focused()


def test_a_on_a_case_focuses_a_forbidden_button_that_says_why(page: Page) -> None:
    page.goto("/cases/x/")
    page.keyboard.press("a")
    button = page.get_by_role("button", name="Approve and send")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_have_accessible_description(
        "You drafted this. Another officer must approve it. On duty now: Phạm Quốc Bảo, Lê Thu Hà."
    )
    page.keyboard.press("Enter")
    expect(page).to_have_url("/cases/x/")


def test_keys_of_the_hit_review_choose_but_do_not_decide(page: Page) -> None:
    page.goto("/hits/7/")
    for key, name in (
        ("c", "Confirm: the same person"),
        ("d", "Dismiss: not the same"),
        ("m", "Ask Hungary for one more fact"),
    ):
        page.keyboard.press(key)
        expect(page.get_by_role("button", name=name)).to_be_focused()
    page.keyboard.press("n")
    expect(page.get_by_label("Why do you think so?")).to_be_focused()


def test_no_button_of_the_hit_review_is_preferred(page: Page) -> None:
    page.goto("/hits/7/")
    looks = page.locator(".c-decide .govuk-button").evaluate_all(
        "all => all.map(one => getComputedStyle(one).backgroundColor)"
    )
    assert len(looks) == 3
    assert len(set(looks)) == 1


def test_a_refusal_met_by_htmx_is_said_in_one_place(page: Page) -> None:
    page.goto("/cases/x/draft/")
    page.get_by_role("textbox", name="What is the record needed for?").fill("for a trial")
    expect(page.get_by_role("alert")).to_contain_text("Another officer must approve it.")
    expect(page.get_by_role("textbox", name="What is the record needed for?")).to_have_value("for a trial")


def test_at_320_pixels_the_filter_shows_one_group_until_asked(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto("/")
    expect(page.get_by_label("Approve")).to_be_hidden()
    page.get_by_role("button", name="All filters").click()
    expect(page.get_by_label("Approve")).to_be_visible()
