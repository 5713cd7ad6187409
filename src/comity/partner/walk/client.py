"""A small client of a node's API: one officer, one keep-alive connection, JSON both ways."""

import base64
import hmac
import json
import struct
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import quote, urlencode

PERIOD = 30
LEAST_LEFT = 3.0
"""Seconds a code must still be good for when it is sent."""
TIMEOUT = 60.0
PURPOSE = "Comity-Purpose"
"""The header that says why an officer looks."""


class SaysNoError(Exception):
    """The node refused; what it said stands in ``sentence``, ``code`` and ``fields``."""

    def __init__(self, status: int, told: Mapping[str, Any]) -> None:
        self.status = status
        self.sentence = str(told.get("sentence", told))
        self.code = str(told.get("code", ""))
        self.fields: Mapping[str, str] = told.get("fields", {})
        super().__init__(self.sentence)


def totp(secret: str, at: float | None = None) -> str:
    """The six digits of a secret now (RFC 6238, SHA-1, 30 seconds).

    Args:
        secret: base32, as shown when the code was set up.
        at: seconds since 1970; now when left out.
    """
    moment = int((time.time() if at is None else at) // PERIOD)
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", moment), "sha1")
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def fresh_totp(secret: str) -> str:
    """The six digits of a secret, once they last long enough: a code about to end would be refused on its way."""
    while _left() < LEAST_LEFT:
        time.sleep(_left())
    return totp(secret)


def _left() -> float:
    """Seconds until the code changes."""
    return PERIOD - time.time() % PERIOD


@dataclass(frozen=True)
class Officer:
    """An invented officer of a demonstration node.

    Attributes:
        username: sign-in name.
        full_name: as colleagues know them.
        role: word of the node's roles.
        password: the password.
        secret: base32 secret of the code.
    """

    username: str
    full_name: str
    role: str
    password: str
    secret: str


class Client:
    """One officer at one node's API.

    Args:
        port: TCP port of the node's desk and API on this machine.
        officer: who signs in at the first call.
    """

    def __init__(self, port: int, officer: Officer) -> None:
        self.officer = officer
        self._line = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
        self._token = ""

    def get(self, path: str, **asked: str) -> Any:
        """Ask for something."""
        return self._call("GET", f"{path}?{urlencode(asked)}" if asked else path, None)

    def look(self, path: str, purpose: str) -> Any:
        """Ask for something that names people, and say why: in a header, since addresses are written into logs."""
        return self._call("GET", path, None, {PURPOSE: quote(purpose)})

    def all(self, path: str, **asked: str) -> list[Any]:
        """Every row of a list that comes in pieces."""
        piece = self.get(path, **asked)
        rows = list(piece["rows"])
        while piece["next"]:
            piece = self.get(path, **asked, cursor=piece["next"])
            rows += piece["rows"]
        return rows

    def post(self, path: str, **said: object) -> Any:
        """Say something."""
        return self._call("POST", path, said)

    def put(self, path: str, **said: object) -> Any:
        """Say it anew."""
        return self._call("PUT", path, said)

    def close(self) -> None:
        """Hang up."""
        self._line.close()

    def _call(self, method: str, path: str, said: object, headers: Mapping[str, str] | None = None) -> Any:
        if not self._token:
            self._token = self._sign_in()
        return self._send(method, path, said, headers or {})

    def _sign_in(self) -> str:
        """A token; where somebody used this half minute's code at the desk, with the next code."""
        try:
            return self._signed_in()
        except SaysNoError as no:
            if no.code != "wrong-sign-in":
                raise
        time.sleep(_left())
        return self._signed_in()

    def _signed_in(self) -> str:
        who = self.officer
        said = {"username": who.username, "password": who.password, "code": fresh_totp(who.secret)}
        return str(self._send("POST", "/sign-in", said, {})["token"])

    def _send(self, method: str, path: str, said: object, more: Mapping[str, str]) -> Any:
        body = None if said is None else json.dumps(said).encode()
        headers = dict(more)
        if body is not None:
            headers["Content-Type"] = "application/json"
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        try:
            self._line.request(method, f"/api/v1{path}", body, headers)
            answer = self._line.getresponse()
        except (HTTPException, ConnectionError):  # an idle line was closed: dial once more
            self._line.close()
            self._line.request(method, f"/api/v1{path}", body, headers)
            answer = self._line.getresponse()
        content = answer.read()
        try:
            told = json.loads(content) if content else {}
        except ValueError:
            told = {"sentence": content.decode("utf-8", "replace")[:300]}
        if answer.status >= 400:
            raise SaysNoError(answer.status, told)
        return told
