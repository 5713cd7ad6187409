"""One case there and back, through the pages, as officers of two nodes would; every page proven on the way."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.desk.walking import Desk, sign_in

from comity.node.cli.demo import nodes
from comity.node.cli.demo.nodes import Site
from comity.partner.walk import cast

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]
SEED = 7
Nodes = tuple[Site, Site]


def _ports() -> int:
    """The first of four free ports in a row."""
    for first in range(19400, 19800, 4):
        try:
            for port in range(first, first + 4):
                with socket.socket() as probe:
                    probe.bind(("127.0.0.1", port))
        except OSError:
            continue
        return first
    pytest.fail("no four free ports from 19400 on")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nodes]:
    """Two nodes as the demonstration makes them, each its own process."""
    folder = tmp_path_factory.mktemp("walk")
    vn, pl = nodes.sites(folder, _ports())
    nodes.together(
        *(nodes.furnish(site, "make", site.country, site.name, str(site.door)) for site in (vn, pl))
    )
    with nodes.running(vn, pl):
        nodes.together(
            nodes.furnish(vn, "meet", str(pl.folder)),
            nodes.furnish(pl, "meet", str(vn.folder), "--holdings", str(SEED)),
        )
        yield vn, pl


def test_a_request_goes_there_and_back_through_the_pages(
    chromium: Browser, both: Nodes, tmp_path: Path
) -> None:
    vn, pl = both
    linh = sign_in(chromium, vn, "linh")
    number = drafts(linh)
    bao = sign_in(chromium, vn, "bao")
    approves_and_sends(linh, bao, number)
    zofia = sign_in(chromium, pl, "zofia")
    theirs = takes_up(zofia)
    reviews_the_hit(zofia, theirs)
    answers(zofia, theirs)
    reads_the_answer(linh, number)
    prints(linh, number, tmp_path)
    hanna_or_ha = sign_in(chromium, vn, "ha")
    reads_a_communique(hanna_or_ha)
    every_other_page(linh)
    chau = sign_in(chromium, vn, "chau")
    checks_the_log(chau)
    appoints_and_closes(chau)
    for desk in (linh, bao, zofia, hanna_or_ha, chau):
        assert sorted(set(desk.wrong)) == [], desk.who


def drafts(linh: Desk) -> str:
    """An incomplete draft is kept and says what is missing; a refused one keeps what was typed."""
    linh.go("/").proven().go("/cases/new/").proven()
    linh.page.select_option("#partner", "PL")
    linh.page.get_by_label("Criminal record").check()
    linh.press("Start the draft").sees("things are missing")
    number = linh.page.url.split("/cases/")[1].split("/")[0]
    linh.fill("asks", cast.asks(cast.subject(SEED)) | {"purpose": ""}).fill("ask_checks", cast.ask_checks())
    linh.page.locator("#check").get_by_text("1 thing is missing").wait_for()
    linh.proven()
    linh.press("Ask a second officer to approve")
    assert "422" in linh.wrong.pop(), "the refusal is the one thing the console may say"
    linh.sees("1 thing to mend").sees("Fill in ‘Purpose, with the facts and the offence’.").proven()
    assert linh.page.input_value('[name="asks.subject.name"]') == cast.subject(SEED).name
    linh.fill("asks", {"purpose": cast.asks(cast.subject(SEED))["purpose"]})
    linh.press("Ask a second officer to approve").sees("Awaiting second officer").sees(
        "Done: Second officer asked."
    )
    return number


def approves_and_sends(linh: Desk, bao: Desk, number: str) -> None:
    """Nobody approves the own work; the second officer sees the person only with a purpose."""
    button = linh.page.get_by_role("button", name="Approve", exact=True)
    assert button.get_attribute("aria-disabled") == "true"
    linh.sees("Another officer must approve it.").proven()
    bao.go("/").sees("Approve before it leaves").proven()
    bao.page.get_by_role("link", name="Approve before it leaves").first.click()
    assert cast.subject(SEED).name not in bao.page.content()
    bao.page.get_by_label("checking before I approve").check()
    bao.press("Open the record").sees(cast.subject(SEED).name).sees("as look").proven()
    bao.press("Approve").sees("Approved by a second officer")
    bao.press("Send").until(f"/cases/{number}/", "Received there, receipt signed").proven()


def takes_up(zofia: Desk) -> str:
    """The request arrived, its clocks run, and the first thing on the work list is to take it up."""
    zofia.until("/", "Take up a request that arrived").proven()
    zofia.page.get_by_role("link", name="Take up a request that arrived").first.click()
    zofia.page.wait_for_load_state()
    number = zofia.page.url.split("/cases/")[1].split("/")[0]
    zofia.until(f"/cases/{number}/", "possible hit").proven()
    zofia.press("Take up the request").sees("In work")
    return number


def reviews_the_hit(zofia: Desk, number: str) -> None:
    """C puts the focus on the button, Enter decides; without a reason nothing is decided."""
    zofia.go("/hits/").sees("possible hit").proven()
    zofia.go(f"/cases/{number}/")
    while zofia.page.locator("#hits ~ * a, section[aria-labelledby=hits] tr:has-text('Possible') a").count():
        zofia.page.locator("section[aria-labelledby=hits] tr:has-text('Possible') a").first.click()
        zofia.page.wait_for_load_state()
        if zofia.page.get_by_label("deciding a hit").count():
            zofia.proven().page.get_by_label("deciding a hit").check()
            zofia.press("Open the record")
        same = zofia.page.locator(".c-compare").inner_text().count(cast.subject(SEED).born.isoformat()) > 1
        zofia.proven()
        zofia.page.keyboard.press("c" if same else "d")
        zofia.page.keyboard.press("Enter")
        zofia.sees("Write one sentence: what made you decide?")
        assert "422" in zofia.wrong.pop()
        zofia.page.fill(
            "#note", "Born on the same day; the passport is the same." if same else "Another person."
        )
        zofia.page.locator("#note").blur()
        zofia.page.keyboard.press("c" if same else "d")
        zofia.page.keyboard.press("Enter")
        zofia.page.wait_for_url("**/cases/*/")
    zofia.sees("Confirmed: the same person")


def answers(zofia: Desk, number: str) -> None:
    """The answer's form is made from the type, too."""
    zofia.page.get_by_role("link", name="Answer", exact=True).click()
    zofia.fill("answers", cast.convictions()).fill("answer_checks", cast.answer_checks()).proven()
    zofia.press("Answer").sees("Done: Answered.")
    zofia.until(f"/cases/{number}/", "Received there, receipt signed").proven()
    zofia.press("Close the case").sees("Closed")


def reads_the_answer(linh: Desk, number: str) -> None:
    linh.until(f"/cases/{number}/", "Answered")
    linh.page.get_by_label("reading what arrived").check()
    linh.press("Open the record").sees("Convictions on record").sees("Sąd Rejonowy w Pruszkowie").proven()
    linh.page.get_by_text("Done", exact=True).first.click()
    linh.page.get_by_label("What was done?").first.fill("Read and passed on to the investigator.")
    linh.press("Close this task")
    linh.go("/notices/").sees("Something arrived in").proven().press("Mark all as read").sees("Nothing new.")


def prints(linh: Desk, number: str, folder: Path) -> None:
    linh.go(f"/cases/{number}/")
    address = linh.page.get_by_role("link", name="On paper (PDF)").first.get_attribute("href")
    answer = linh.page.request.get(linh.site.address.rstrip("/") + str(address))
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body().startswith(b"%PDF-")


def reads_a_communique(ha: Desk) -> None:
    """A text is pasted; item after item is accepted by key; what is confirmed goes into the register."""
    text = files("comity.partner").joinpath("communiques", "vn-pl.txt").read_text(encoding="utf-8")
    ha.go("/meetings/read/").proven()
    ha.page.fill("#text", text)
    ha.press("Read it").sees("confirmed").proven()
    total = ha.page.locator("[data-item]").count()
    for done in range(total):
        ha.page.keyboard.press("x" if done == total - 1 else "a")
        ha.page.locator("#progress").get_by_text(f"{done + 1} of {total} decided").wait_for()
    ha.page.keyboard.press("u")
    ha.page.locator("#progress").get_by_text(f"{total - 1} of {total} decided").wait_for()
    ha.page.keyboard.press("x")
    ha.page.locator("#progress").get_by_text(f"{total} of {total} decided, {total - 1} confirmed").wait_for()
    ha.proven().press("Put into the register").sees("It stands in the register now.").proven()
    ha.page.locator("section[aria-labelledby=promises] a").first.click()
    ha.proven().page.fill("#note-evidence", "The course list of 24 officers.")
    ha.press("Add evidence").sees("The course list of 24 officers.")
    ha.page.get_by_text("Mark as kept").first.click()
    ha.page.fill("#note-keep", "The course was held.")
    ha.press("Mark as kept").sees("Kept").proven()


OTHERS = ("/cases/", "/hits/", "/partners/", "/partners/PL/", "/agreements/", "/law/", "/law/vn-gb-2009-mla/", "/meetings/", "/commitments/", "/log/", "/search/")  # fmt: skip


def every_other_page(linh: Desk) -> None:
    for place in OTHERS:
        linh.go(place).proven()
    linh.page.fill("#search", "VN")
    linh.page.keyboard.press("Enter")
    linh.sees("Found for").proven()
    assert linh.page.url.endswith("/search/")
    linh.go("/agreements/").page.locator("[data-row-link]").first.click()
    linh.page.wait_for_load_state()
    linh.proven()
    linh.press("Tiếng Việt").sees("Thỏa thuận")
    for place in ("/", "/partners/PL/", "/log/"):
        linh.go(place).proven()


def checks_the_log(chau: Desk) -> None:
    chau.go("/log/").press("Check the whole log").sees("The log is whole").proven()


def appoints_and_closes(chau: Desk) -> None:
    """A new officer gets a first password, once; a closed account stays and offers nothing more."""
    chau.go("/officers/").proven().go("/account/").proven().go("/appoint/").proven()
    chau.page.fill("#id_full_name", "Ngô Thị Mới")
    chau.page.fill("#id_username", "moi.ngo")
    chau.page.get_by_label("desk officer").check()
    chau.press("Appoint").sees("First password").proven()
    chau.go("/officers/moi.ngo/").proven()
    chau.page.locator("summary", has_text="Close this account").click()
    chau.page.fill("#note-close", "The officer left the service.")
    chau.press("Close this account").sees("The account is closed").proven()
