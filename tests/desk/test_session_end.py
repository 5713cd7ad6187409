"""The session ends in a real browser on a real node: what was typed comes back after the next sign-in, or never left the page."""
# ruff: noqa: F811 - fixtures are arguments under their own names

from __future__ import annotations

import os
import re
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.desk.test_kept_and_beside import SECRET, arrived  # noqa: F401  (a request of theirs)
from tests.desk.test_views import drafted, node  # noqa: F401  (fixtures of the views)
from tests.node.exchange.fixtures import poland, us  # noqa: F401  (fixtures of a partner)

from comity.node.casework import queries as casework
from comity.partner.walk.client import fresh_totp

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
CODE = "JBSWY3DPEHPK3PXP"
os.environ.setdefault(
    "DJANGO_ALLOW_ASYNC_UNSAFE", "1"
)  # Playwright keeps a loop in this thread; ours are plain calls
Window = Callable[[], Page]


@pytest.fixture
def window(chromium: Browser, live_server, node) -> BrowserContext:
    TOTP.activate(node["desk"], CODE)
    opened = chromium.new_context(viewport={"width": 1366, "height": 900}, base_url=live_server.url)
    opened.set_default_timeout(10_000)
    signed = Client()
    signed.force_login(node["desk"], "django.contrib.auth.backends.ModelBackend")
    name = settings.SESSION_COOKIE_NAME
    opened.add_cookies([{"name": name, "value": signed.cookies[name].value, "url": live_server.url}])
    yield opened
    opened.close()


def signs_in(page: Page) -> None:
    """Both factors, as an officer does it; a code is good once."""
    page.fill("#id_login", "desk")
    page.fill("#id_password", "a-long-invented-password")
    page.get_by_role("button", name="Continue").click()
    page.fill("#id_code", fresh_totp(CODE))
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_load_state()
    assert "authenticate" not in page.url, page.locator("main").inner_text()


@pytest.fixture
def form(window: BrowserContext, arrived: str) -> Page:
    """The form of a refusal, half filled in, under a clock the test turns."""
    page = window.new_page()
    page.clock.install()
    page.goto(f"/cases/{arrived}/")
    page.get_by_label("answering this request").check()
    page.get_by_role("button", name="Open the record").click()
    page.goto(f"/cases/{arrived}/refuse/")
    page.fill("#note", SECRET)
    return page


def test_the_session_ends_and_the_form_comes_back_after_the_next_sign_in(form: Page, arrived: str) -> None:
    form.clock.fast_forward("13:30")
    expect(form.get_by_role("dialog")).to_contain_text("You will be signed out in 2 minutes")
    form.clock.fast_forward("02:00")
    form.wait_for_url(re.compile("/accounts/login/"))
    assert SECRET not in form.content()
    signs_in(form)
    form.wait_for_url(f"**/cases/{arrived}/**")
    form.get_by_label("answering this request").check()
    form.get_by_role("button", name="Open the record").click()
    form.wait_for_url(f"**/cases/{arrived}/refuse/")
    expect(form.locator("#note")).to_have_value(SECRET)
    expect(form.locator("main")).to_contain_text("You saved this for later")


def test_who_stays_is_not_signed_out(form: Page) -> None:
    form.clock.fast_forward("13:30")
    form.get_by_role("button", name="Stay signed in").click()
    expect(form.get_by_role("dialog")).to_have_count(0)
    form.clock.fast_forward("10:00")
    expect(form.locator("#note")).to_have_value(SECRET)


def test_work_in_another_window_keeps_this_one(form: Page, window: BrowserContext) -> None:
    form.clock.fast_forward("13:30")
    expect(form.get_by_role("dialog")).to_have_count(1)
    form.evaluate("window.localStorage.setItem('comity.seen', String(Date.now()))")
    form.evaluate("window.dispatchEvent(new StorageEvent('storage', { key: 'comity.seen' }))")
    expect(form.get_by_role("dialog")).to_have_count(0)
    form.clock.fast_forward("02:00")
    expect(form.locator("#note")).to_have_value(SECRET)


def test_when_the_server_ended_it_first_the_words_stay_on_the_page(
    form: Page,
    window: BrowserContext,
    arrived: str,
) -> None:
    kept = [one for one in window.cookies() if one["name"] != settings.SESSION_COOKIE_NAME]
    window.clear_cookies()
    window.add_cookies(kept)
    form.clock.fast_forward("16:00")
    dialog = form.get_by_role("dialog")
    expect(dialog).to_contain_text("You are signed out")
    dialog.get_by_role("button", name="I have signed in").click()
    expect(dialog).to_contain_text("You are not signed in yet.")
    with window.expect_page() as opening:
        dialog.get_by_role("link", name="Sign in in another window").click()
    other = opening.value
    signs_in(other)
    dialog.get_by_role("button", name="I have signed in").click()
    expect(dialog).to_have_count(0)
    expect(form.locator("#note")).to_have_value(SECRET)
    form.get_by_role("button", name="Save for later").click()
    form.wait_for_url(f"**/cases/{arrived}/")
    assert [one.page for one in casework.kept_marks(arrived)] == ["refuse"]
