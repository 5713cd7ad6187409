"""The harness in its own process, one Chromium, and our catalogues for tests that draw words."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from comity.locale import DIRECTORY

REFUSALS = (
    "status of 403",
    "status of 500",
    "Response Status Error Code 403",
)  # what a browser says of a refusal
ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("COMITY_CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(autouse=True)
def our_words(settings: object) -> None:
    settings.LOCALE_PATHS = [str(DIRECTORY)]  # type: ignore[attr-defined]


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


@pytest.fixture(scope="session")
def harness() -> Iterator[str]:
    """The address of the invented desk."""
    port = _free_port()
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    command = [sys.executable, "-m", "tests.desk.harness.serve", str(port)]
    serving = subprocess.Popen(command, cwd=ROOT, env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, serving)
        yield address
    finally:
        serving.terminate()
        serving.wait(10)


def _wait_for(address: str, serving: subprocess.Popen[bytes]) -> None:
    for _ in range(150):
        assert serving.poll() is None, "the harness ended before it served a page"
        try:
            with urlopen(f"{address}/static/desk/js/start.js", timeout=2) as answer:  # noqa: S310  (our own http address)
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.2)
    pytest.fail("the harness did not answer within 30 seconds")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip(f"no Chromium at {CHROMIUM}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def desk(chromium: Browser, harness: str) -> Iterator[BrowserContext]:
    """A browser window on the invented desk, 1366 pixels wide."""
    window = chromium.new_context(viewport={"width": 1366, "height": 900}, base_url=harness)
    window.set_default_timeout(10_000)
    yield window
    window.close()


@pytest.fixture
def page(desk: BrowserContext) -> Iterator[Page]:
    """One page, whose console must stay silent: a word there is mostly a breach of the content policy."""
    opened = desk.new_page()
    said: list[str] = []
    opened.on(
        "console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None
    )
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    unexpected = [line for line in said if not any(one in line for one in REFUSALS)]
    assert unexpected == []
