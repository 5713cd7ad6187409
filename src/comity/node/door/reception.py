"""One request at the door: who knocks, how large, how often; then the bytes, and behind them one verb.

Nothing but POST of an envelope to ``/letters`` is answered with anything but a status and a word.
"""

import asyncio
import logging
import ssl
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field

from aiohttp import web
from django.db import connection

from comity.channels.base import MEDIA_TYPE
from comity.channels.tls import spki_pin
from comity.node.door.quota import Quota
from comity.node.exchange import inbox
from comity.node.exchange.errors import NotPinned
from comity.node.exchange.inbox import Answer
from comity.node.staff import queries as staff
from comity.seal.envelope import MOST_ENVELOPE_BYTES

PATH = "/letters"
FIRST_SECONDS = 10.0
OCTETS_A_SECOND = 50_000
LATER = "60"
_log = logging.getLogger(__name__)


class No(Exception):  # noqa: N818  (never leaves this file)
    """The door says no with a status and a word, and nothing else.

    Args:
        status: HTTP status.
        word: a stable word for the partner's log.
        after: seconds after which to come again, or empty.
    """

    def __init__(self, status: int, word: str, after: str = "") -> None:
        super().__init__(word)
        self.status, self.word, self.after = status, word, after


@dataclass
class Reception:
    """Answers requests.

    Attributes:
        pool: where the database is spoken to.
        quota: the partners' accounts.
        partners: codes by SHA-256 of the public key of their TLS certificates; renewed by the listener.
    """

    pool: Executor
    quota: Quota
    partners: Mapping[bytes, str] = field(default_factory=dict)

    def application(self) -> web.Application:
        """The one route."""
        app = web.Application(client_max_size=MOST_ENVELOPE_BYTES)
        app.router.add_post(PATH, self.letters, expect_handler=_no_expectations)
        app.router.add_route("*", "/{anything:.*}", _nothing_here, expect_handler=_no_expectations)
        return app

    async def letters(self, request: web.Request) -> web.Response:
        """Take one envelope."""
        try:
            spki, partner = self._who(request)
            size = _size(request)
            self._enter(partner, size)
            try:
                answer = await self._take(await _body(request, size), spki)
            finally:
                self.quota.leave(partner)
        except No as no:
            return _no(no)
        return web.Response(
            status=422 if answer.refused else 200, body=answer.envelope, content_type=MEDIA_TYPE
        )

    def _who(self, request: web.Request) -> tuple[bytes, str]:
        """The partner whose pinned certificate the connection showed."""
        inside = request.transport.get_extra_info("ssl_object") if request.transport else None
        shown = inside.getpeercert(binary_form=True) if isinstance(inside, ssl.SSLObject) else None
        if shown is None:
            raise No(403, "no-certificate")
        spki = spki_pin(shown)
        if spki not in self.partners:
            raise No(403, "not-pinned")
        return spki, self.partners[spki]

    def _enter(self, partner: str, size: int) -> None:
        wait = self.quota.enter(partner, size)
        if wait:
            raise No(429, "quota", str(int(wait) + 1))

    async def _take(self, envelope: bytes, spki: bytes) -> Answer:
        try:
            return await asyncio.get_running_loop().run_in_executor(self.pool, _receive, envelope, spki)
        except NotPinned:
            raise No(403, "not-pinned") from None
        except Exception:  # noqa: BLE001 - the partner is told to come again, and nothing else; it is logged
            _log.exception("An envelope could not be stored")
            raise No(503, "later", LATER) from None


def _receive(envelope: bytes, spki: bytes) -> Answer:
    """In a thread of the pool: open, verify, store, receipt."""
    try:
        return inbox.receive(staff.machine("door"), envelope, spki=spki)
    finally:
        connection.close()


def _size(request: web.Request) -> int:
    """The announced size, before a byte of the body is read."""
    if request.content_type != MEDIA_TYPE:
        raise No(415, "media-type")
    if request.content_length is None:
        raise No(411, "length-required")
    if request.content_length > MOST_ENVELOPE_BYTES:
        raise No(413, "too-large")
    return request.content_length


async def _body(request: web.Request, size: int) -> bytes:
    """All of the body, at no less than the slowest speed that is waited for."""
    try:
        async with asyncio.timeout(FIRST_SECONDS + size / OCTETS_A_SECOND):
            return await request.content.readexactly(size)
    except TimeoutError:
        raise No(408, "too-slow") from None
    except (asyncio.IncompleteReadError, ConnectionError):
        raise No(400, "cut-short") from None


def _no(no: No) -> web.Response:
    headers = {"Retry-After": no.after} if no.after else {}
    response = web.Response(status=no.status, text=no.word, headers=headers)
    response.force_close()
    return response


async def _no_expectations(_request: web.Request) -> web.Response:
    return _no(No(417, "expectation"))


async def _nothing_here(_request: web.Request) -> web.Response:
    return _no(No(404, "nothing-here"))
