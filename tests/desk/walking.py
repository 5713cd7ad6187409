"""How an officer walks through the pages: signs in, fills a form, presses a button; and what every page must hold."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from comity.node.cli.demo.nodes import Site
from comity.partner.walk.client import fresh_totp

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDTHS = (1366, 320)


def axe(page: Page) -> list[str]:
    """Every finding of axe on the page as it stands."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{page.url} {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@dataclass
class Desk:
    """One officer's window on one node; what went wrong on any page is collected."""

    page: Page
    site: Site
    who: str
    wrong: list[str] = field(default_factory=list)

    def go(self, place: str) -> Desk:
        answer = self.page.goto(self.site.address.rstrip("/") + place)
        assert answer is not None
        if answer.status != 200:
            self.wrong.append(f"{place} answered {answer.status}")
        return self

    def press(self, name: str) -> Desk:
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()
        return self

    def fill(self, part: str, content: Mapping[str, Any]) -> Desk:
        for name, value in content.items():
            _fill(self.page, f"{part}.{name}", value)
        return self

    def sees(self, text: str) -> Desk:
        expect(self.page.locator("main, .moj-identity-bar, .c-top").get_by_text(text).first).to_be_visible()
        return self

    def proven(self) -> Desk:
        """No axe finding and no sideways scroll, wide and narrow, once nothing is on its way any more."""
        expect(self.page.locator("[aria-busy=true], .htmx-request")).to_have_count(0)
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            self.wrong += [f"{width}: {one}" for one in axe(self.page)]
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                self.wrong.append(f"{self.page.url} is {wide} wide at {width}")
        self.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        return self

    def until(self, place: str, text: str, seconds: float = 30) -> Desk:
        """Load a page again until it says something."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.go(place)
            if text in self.page.locator("main").inner_text():
                return self
            time.sleep(0.5)
        raise AssertionError(f"{place} never said {text!r}: {self.page.locator('main').inner_text()[:600]}")


def _fill(page: Page, name: str, value: object) -> None:
    if isinstance(value, Mapping):
        for part, one in value.items():
            _fill(page, f"{name}.{part}", one)
        return
    if isinstance(value, Sequence) and not isinstance(value, str) and value and isinstance(value[0], Mapping):
        for place, row in enumerate(value):
            page.locator(f'[id="id_{name.replace(".", "-")}"] > details').first.evaluate(
                "one => { one.open = true }"
            )
            _fill(page, f"{name}.{place}", row)
        return
    box = page.locator(f'[name="{name}"]')
    kind = box.first.evaluate("one => one.type || one.tagName.toLowerCase()")
    if kind == "radio":
        page.locator(f'[name="{name}"][value="{str(value).lower()}"]').check()
    elif kind == "checkbox":
        for code in value if isinstance(value, (list, tuple)) else [value]:
            page.locator(f'[name="{name}"][value="{code}"]').check()
    elif kind.startswith("select"):
        box.select_option(str(value))
    else:
        box.fill("; ".join(value) if isinstance(value, (list, tuple)) else str(value))


def officers(site: Site) -> dict[str, dict[str, str]]:
    told = json.loads(Path(site.folder / "officers.json").read_text("utf-8"))
    return {one["username"]: one for one in told}


def sign_in(chromium: Browser, site: Site, who: str) -> Desk:
    """A window of its own, signed in with password and code; its console must stay silent."""
    window = chromium.new_context(viewport={"width": WIDTHS[0], "height": 900})
    window.set_default_timeout(15_000)
    page = window.new_page()
    desk = Desk(page, site, who)
    page.on(
        "console", lambda said: desk.wrong.append(said.text) if said.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: desk.wrong.append(str(error)))
    officer = officers(site)[who]
    desk.go("/accounts/login/")
    page.fill("#id_login", who)
    page.fill("#id_password", officer["password"])
    desk.press("Continue")
    for _ in range(40):
        page.fill("#id_code", fresh_totp(officer["secret"]))
        desk.press("Sign in")
        if "authenticate" not in page.url:
            return desk
        time.sleep(1)  # each code is good once; the next half minute brings another
    raise AssertionError(page.locator("main").inner_text())
