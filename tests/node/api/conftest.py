"""A node whose invented officers have passwords and codes, and a program for each of them."""

from __future__ import annotations

import base64
import json
from datetime import date
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from tests import kept

from comity.partner.walk import cast
from comity.partner.walk.client import PURPOSE, fresh_totp

PASSWORD = "a-long-invented-password"
SECRET = base64.b32encode(b"twenty bytes of code").decode()
API = "/api/v1"
TYPE = "criminal-record"


class Program:
    """One officer's program: signs in once, then speaks JSON."""

    def __init__(self, username: str, language: str = "en") -> None:
        self.username = username
        self.web = Client(headers={"accept-language": language}, raise_request_exception=False)
        self.token = ""

    def sign_in(self, password: str = PASSWORD, code: str | None = None):
        said = {
            "username": self.username,
            "password": password,
            "code": fresh_totp(SECRET) if code is None else code,
        }
        return self.web.post(f"{API}/sign-in", json.dumps(said), "application/json")

    def call(self, method: str, path: str, body: object = None, why: str | None = None, **query: str):
        if not self.token:
            cache.clear()  # a test signs in again within the half minute of a code
            self.token = self.sign_in().json()["token"]
        data = None if body is None else json.dumps(body)
        return self.web.generic(
            method,
            f"{API}{path}",
            data or "",
            "application/json",
            headers={
                "authorization": f"Bearer {self.token}",
                **({} if why is None else {PURPOSE: quote(why)}),
            },
            query_params=query or None,
        )

    def get(self, path: str, **query: str):
        return self.call("GET", path, None, **query)

    def look(self, path: str, why: str):
        return self.call("GET", path, None, why)

    def post(self, path: str, **said: object):
        return self.call("POST", path, said)

    def put(self, path: str, **said: object):
        return self.call("PUT", path, said)


def furnish(administrator, cooperation) -> None:
    """Give a node its keys, its register and the bodies of both sides."""
    from comity.node.cli.demo.inside import name_offices
    from comity.node.exchange import founding, identity
    from comity.node.register.seed import seed_register

    if not identity.exists():
        founding.make(settings.COMITY_HOME, address="https://127.0.0.1:1/letters", today=date.today())  # noqa: DTZ011

    def build():
        seed_register(administrator)
        name_offices(cooperation, "PL")

    kept.once("program", build)


@pytest.fixture
def signing_in(transactional_db, officers):
    """Officers who can sign in."""
    from allauth.mfa.totp.internal.auth import TOTP

    from comity.node.audit.entry import entry
    from comity.node.staff.models import Officer

    def build():
        officers["administrator"].set_password(PASSWORD)
        with entry("staff.found"):
            officers["administrator"].save()
        for name, officer in officers.items():
            if name not in {"clerk", "door"}:
                TOTP.activate(officer, SECRET)

    kept.once("signing-in", build)
    cache.clear()
    return {one.username: one for one in Officer.objects.all()}


@pytest.fixture
def program(signing_in):
    """The program of an officer by role."""
    made: dict[tuple[str, str], Program] = {}
    return lambda role, language="en": made.setdefault((role, language), Program(role, language))


@pytest.fixture
def furnished(signing_in):
    """A node whose register holds the published agreements."""
    furnish(signing_in["administrator"], signing_in["cooperation"])
    return signing_in


@pytest.fixture
def drafted(furnished, program):
    """The number of a complete draft."""
    typed = {"asks": cast.asks(cast.subject(1)), "checks": cast.ask_checks()}
    return program("desk").post("/cases", type_code=TYPE, partner="PL", **typed).json()["number"]
