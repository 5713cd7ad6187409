"""Retake the pictures of the README: python -m tests.desk.pictures.

Two nodes of the demonstration have a morning's work between them; a desk officer's work list and one case are pictured.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright
from tests.desk.conftest import CHROMIUM, FLAGS
from tests.desk.walking import sign_in
from tests.types.walk import example

from comity.node.cli.demo import nodes
from comity.node.cli.demo.nodes import Site
from comity.partner.walk import cast
from comity.partner.walk.client import PERIOD, Client
from comity.partner.walk.world import Node, open_node, until

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
PORT = 19_900
SEED = 7
WIDTH = 1366
Typed = tuple[str, Mapping[str, Any], Mapping[str, Any]]


def record(seed: int) -> Typed:
    """A request for somebody's criminal record."""
    return "criminal-record", cast.asks(cast.subject(seed)), cast.ask_checks()


def of(code: str, **asks: str) -> Typed:
    """The invented request of another kind."""
    given = example(code)
    return code, {**given.ASKS, **asks}, given.ASK_CHECKS


def drafted(desk: Client, partner: str, typed: Typed) -> str:
    """Open a draft; returns its number."""
    code, asks, checks = typed
    return str(desk.post("/cases", type_code=code, partner=partner, asks=asks, checks=checks)["number"])


def sent(node: Node, partner: str, typed: Typed) -> str:
    """Draft, submit, approve and send; returns the number."""
    desk, chief = node.as_("desk"), node.as_("approver")
    number = drafted(desk, partner, typed)
    read = desk.post(f"/cases/{number}/verbs/submit")["revision"]
    chief.look(f"/cases/{number}/forms", "checking before I approve")
    chief.post(f"/cases/{number}/verbs/approve", revision=read)
    chief.post(f"/cases/{number}/verbs/send")
    return number


def morning(vn: Node, pl: Node) -> str:
    """Requests in every direction and state; returns the case that waits for a second officer."""
    urgent = of("crime-information", urgency="urgent-direct", urgency_reason="Somebody is in danger today.")
    for typed in (record(2), urgent, of("identity-nationality"), record(5)):
        sent(pl, "VN", typed)
    asked = [sent(vn, "PL", typed) for typed in (record(3), of("crime-information"))]
    drafted(vn.as_("desk"), "CH", record(4))
    ready = drafted(vn.as_("desk"), "PL", record(6))
    vn.as_("desk").post(f"/cases/{ready}/verbs/submit")
    until("Four requests", lambda: len(vn.as_("desk").all("/cases", side="responder")) == 4)
    for number in asked:
        until(number, lambda one=number: vn.as_("desk").get(f"/cases/{one}")["stage"] == "received")
    return ready


def picture(page: Page, name: str) -> None:
    """The whole page, as wide as an officer's screen."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def taken(vn: Site, ready: str) -> None:
    """Sign in as the desk officer and take both."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        desk = sign_in(browser, vn, "linh")
        desk.page.set_viewport_size({"width": WIDTH, "height": 700})
        picture(desk.go("/").page, "worklist")
        picture(desk.go(f"/cases/{ready}/").page, "case")
        browser.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        vn, pl = nodes.sites(Path(folder), PORT)
        both = (vn, pl)
        nodes.together(*(nodes.furnish(one, "make", one.country, one.name, str(one.door)) for one in both))
        with nodes.running(vn, pl):
            nodes.together(
                nodes.furnish(vn, "meet", str(pl.folder)), nodes.furnish(pl, "meet", str(vn.folder))
            )
            here, there = open_node("VN", vn.folder, vn.port), open_node("PL", pl.folder, pl.port)
            ready = morning(here, there)
            time.sleep(
                PERIOD - time.time() % PERIOD
            )  # each code is good once; meanwhile the clerk checks what arrived
            taken(vn, ready)


if __name__ == "__main__":
    main()
