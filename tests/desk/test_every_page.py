"""Every page as it is drawn from invented contexts: no axe finding, no sideways scroll, a visible focus.

Real pages with real data are proven, wide and narrow, in the walk (test_browser_walk).
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

PAGES = [
    "/", "/cases/", "/cases/x/", "/cases/new/", "/cases/x/draft/", "/hits/", "/hits/7/", "/partners/", "/partners/PL/",
    "/agreements/", "/agreements/2/", "/law/", "/law/x/", "/law/propose/", "/meetings/", "/meetings/1/", "/meetings/1/review/", "/meetings/read/",
    "/commitments/", "/commitments/1/", "/log/", "/search/", "/language/", "/accounts/login/", "/why/",
    "/accounts/2fa/authenticate/", "/accounts/2fa/totp/activate/", "/accounts/2fa/recovery-codes/generate/",
    "/accounts/logout/", "/broken/", "/notices/", "/tasks/4/", "/letters/7f3a/",
    "/officers/", "/officers/x/", "/appoint/", "/appointed/", "/account/", "/tasks/hand-over/", "/accounts/2fa/recovery-codes/",
]  # fmt: skip
EMPTY = ["/", "/letters/7f3a/", "/law/", "/law/x/", "/cases/", "/cases/x/", "/cases/x/draft/", "/hits/", "/hits/7/", "/partners/PL/", "/search/", "/log/",
    "/meetings/1/review/", "/accounts/2fa/authenticate/", "/officers/x/", "/appoint/", "/account/", "/tasks/hand-over/"]  # fmt: skip
SPOKEN = ["/", "/letters/7f3a/", "/law/", "/law/x/", "/cases/x/", "/hits/7/", "/meetings/1/review/", "/partners/PL/", "/officers/", "/officers/x/", "/appoint/", "/account/",
    "/tasks/hand-over/"]  # fmt: skip
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def findings(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def speak(window: BrowserContext, language: str, harness: str) -> None:
    window.add_cookies([{"name": "comity_language", "value": language, "url": harness}])


def fits(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", PAGES)
def test_has_no_axe_finding_at_320_and_scrolls_sideways_at_no_width(page: Page, address: str) -> None:
    page.goto(address)
    fits(page, 1366)
    fits(page, 320)
    assert findings(page) == []


@pytest.mark.parametrize("address", EMPTY)
def test_has_no_axe_finding_when_there_is_nothing_to_show(page: Page, address: str) -> None:
    page.goto(f"{address}?state=empty")
    assert findings(page) == []
    fits(page, 320)


@pytest.mark.parametrize("address", SPOKEN)
def test_holds_in_vietnamese(desk: BrowserContext, page: Page, harness: str, address: str) -> None:
    speak(desk, "vi", harness)
    page.goto(address)
    assert page.locator("html").get_attribute("lang") == "vi"
    fits(page, 1366)
    fits(page, 320)
    assert findings(page) == []


@pytest.mark.parametrize("address", ["/", "/cases/x/", "/meetings/1/review/", "/partners/PL/"])
def test_bears_the_text_spacing_of_wcag_1_4_12(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(address)
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }');
        document.adoptedStyleSheets = [sheet]; }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const target = at.matches('.govuk-visually-hidden') ? at.closest('label') : at;
  const style = getComputedStyle(target);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && !/^rgba.*, 0\\)$/.test(style.outlineColor);
  const seen = outlined || style.backgroundColor === 'rgb(255, 221, 0)';
  const box = target.getBoundingClientRect();
  return { html: at.outerHTML.slice(0, 120), seen, shown: box.width > 0 && box.height > 0 };
}"""


@pytest.mark.parametrize(
    "address",
    [
        "/cases/x/",
        "/meetings/1/review/",
        "/cases/x/draft/",
        "/log/",
        "/officers/",
        "/search/",
        "/accounts/2fa/authenticate/",
    ],
)
def test_shows_the_focus_at_every_tab_stop(page: Page, address: str) -> None:
    page.goto(address)
    stops = []
    for _ in range(120):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) > 5
    assert [stop["html"] for stop in stops if not (stop["seen"] and stop["shown"])] == []


def test_the_work_list_is_one_tab_stop_however_long(page: Page) -> None:
    page.goto("/")
    page.locator("[data-row-link]").first.wait_for()
    reachable = page.locator("[data-row-link][tabindex='0'], [data-row-pick][tabindex='0']")
    assert page.locator("[data-row]").count() > 5
    assert reachable.count() == 2
