"""Reviewing a communiqué with the keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.desk.harness.invented import TEXT

pytestmark = pytest.mark.browser
ADDRESS = "/meetings/1/review/"
CURRENT = re.compile("c-item--current")


def test_text_and_list_are_one_tab_stop_each(page: Page) -> None:
    page.goto(ADDRESS)
    expect(page.locator("[data-mark][tabindex='0']")).to_have_count(1)
    expect(page.locator("[data-item-link][tabindex='0']")).to_have_count(1)


def test_j_frames_the_next_item_on_both_sides(page: Page) -> None:
    page.goto(ADDRESS)
    expect(page.locator("#item-7")).to_have_class(CURRENT)
    page.keyboard.press("j")
    expect(page.locator("#item-8")).to_have_class(CURRENT)
    expect(page.locator("[data-mark][aria-current]").first).to_contain_text(
        "jointly investigate trafficking networks"
    )


def test_a_number_chooses_the_strength_and_e_goes_to_the_fields(page: Page) -> None:
    page.goto(ADDRESS)
    page.keyboard.press("2")
    expect(page.locator("#item-7").get_by_label("pledged")).to_be_checked()
    page.keyboard.press("e")
    expect(page.locator("#item-7").get_by_label("pledged")).to_be_focused()


def test_a_sends_the_current_item_with_its_values(page: Page) -> None:
    page.goto(ADDRESS)
    page.keyboard.press("2")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.keyboard.press("a")
    posted = sent.value.post_data or ""
    assert "item=7" in posted
    assert "verb=accept" in posted
    assert "strength=pledged" in posted


def test_selected_words_are_sent_with_their_place_in_the_source(page: Page) -> None:
    page.goto(ADDRESS)
    page.evaluate(
        """() => { const walk = document.createTreeWalker(document.querySelector('[data-review-text]'), NodeFilter.SHOW_TEXT);
        let node; while ((node = walk.nextNode())) { const at = node.data.indexOf('territory'); if (at >= 0) {
        getSelection().setBaseAndExtent(node, at, node, at + 9); return; } } }"""
    )
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Add what was missed")).to_be_visible()
    start, end = (
        int(page.locator(f"[data-review-add] [name={name}]").input_value()) for name in ("start", "end")
    )
    expect(page.locator("[data-review-words]")).to_have_text("territory")
    assert TEXT[start:end] == "territory"
