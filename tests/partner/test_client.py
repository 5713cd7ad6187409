"""The walk signs in like a person: with a code that lasts, and with the next one where a code was used already."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, ClassVar

import pytest

from comity.partner.walk import client
from comity.partner.walk.client import LEAST_LEFT, PERIOD, Client, Officer, SaysNoError, fresh_totp, totp

if TYPE_CHECKING:
    from collections.abc import Iterator

SECRET = "JBSWY3DPEHPK3PXP"
LINH = Officer("linh", "Trần Thị Linh", "desk", "a-long-invented-password", SECRET)
AT = 1_800_000_000.0
"""Seconds since 1970 at which a half minute begins."""


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self, now: float) -> None:
        self.now = now

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class Desk(BaseHTTPRequestHandler):
    """A node that takes no code it knows as used, and counts who asks."""

    used: ClassVar[set[str]] = set()
    tried: ClassVar[list[str]] = []
    word: ClassVar[str] = "wrong-sign-in"

    def do_POST(self) -> None:
        code = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["code"]
        self.tried.append(code)
        wrong = code in self.used
        self._say(403, {"sentence": "No.", "code": self.word}) if wrong else self._say(200, {"token": "t"})

    def do_GET(self) -> None:
        self._say(200, ["signed in"] if self.headers["Authorization"] == "Bearer t" else [])

    def _say(self, status: int, told: object) -> None:
        content = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_said: object) -> None:
        """Nothing is printed."""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock(AT + 1)
    monkeypatch.setattr(client, "time", made)
    return made


@pytest.fixture
def linh(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """An officer at a node where somebody has just used the code of this half minute."""
    monkeypatch.setattr(Desk, "used", {totp(SECRET, clock.now)})
    monkeypatch.setattr(Desk, "tried", [])
    with HTTPServer(("127.0.0.1", 0), Desk) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        made = Client(server.server_port, LINH)
        yield made
        made.close()
        server.shutdown()
        thread.join()


def test_a_code_used_already_is_followed_by_the_next_one(linh: Client) -> None:
    assert linh.get("/cases") == ["signed in"]
    assert Desk.tried == [totp(SECRET, AT), totp(SECRET, AT + PERIOD)]


def test_what_the_next_code_does_not_open_stays_shut(linh: Client) -> None:
    Desk.used.add(totp(SECRET, AT + PERIOD))
    with pytest.raises(SaysNoError, match="No"):
        linh.get("/cases")
    assert len(Desk.tried) == 2


def test_another_refusal_is_told_at_once(linh: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "word", "locked")
    with pytest.raises(SaysNoError):
        linh.get("/cases")
    assert len(Desk.tried) == 1


def test_a_code_about_to_end_is_not_used(clock: Clock) -> None:
    clock.now = AT + PERIOD - LEAST_LEFT + 0.5
    assert fresh_totp(SECRET) == totp(SECRET, AT + PERIOD)
    clock.now = AT + PERIOD - LEAST_LEFT
    assert fresh_totp(SECRET) == totp(SECRET, AT)
