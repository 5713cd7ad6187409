"""A disk that takes no more: the act is refused whole, with a sentence, and nothing of it is kept."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.db import OperationalError, connection
from django.test import Client
from tests.node.api.conftest import TYPE

from comity.node.audit.full import is_disk_full
from comity.node.audit.models import Leaf
from comity.node.staff import queries as staff
from comity.partner.walk import cast

if TYPE_CHECKING:
    from collections.abc import Iterator

SAYS = "This node's disk is full: nothing was kept; tell the administrator."
FAILURES = (
    OperationalError("database or disk is full"),
    OperationalError('could not extend file "base/5/1": No space left on device'),
    OSError(errno.ENOSPC, "No space left on device"),
)


@contextmanager
def full() -> Iterator[None]:
    """SQLite itself takes not one page more, as on a full disk."""
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite can be told that the disk ends here")
    with connection.cursor() as sql:
        sql.execute("VACUUM")
        sql.execute("PRAGMA page_count")
        sql.execute(f"PRAGMA max_page_count = {sql.fetchone()[0]}")
        try:
            yield
        finally:
            sql.execute("PRAGMA max_page_count = 1073741823")


def test_the_program_is_told_and_nothing_is_kept(furnished, program):
    desk, said = program("desk"), {"type_code": TYPE, "partner": "PL", "asks": cast.asks(cast.subject(1))}
    with full():
        for _ in range(30):
            before = Leaf.objects.count()
            answer = desk.post("/cases", **said)
            if answer.status_code != 201:
                break
        assert answer.status_code == 507, answer.content
        assert (answer.json()["sentence"], answer.json()["code"]) == (SAYS, "disk-full")
        assert Leaf.objects.count() == before
    assert desk.post("/cases", **said).status_code == 201


@pytest.mark.parametrize("failure", FAILURES, ids=str)
def test_the_officer_is_told(failure, monkeypatch, officers, transactional_db):
    def no_room(*_given: object) -> None:
        raise failure

    browser = Client(raise_request_exception=False)
    TOTP.activate(officers["desk"], "JBSWY3DPEHPK3PXP")
    browser.force_login(officers["desk"], "django.contrib.auth.backends.ModelBackend")
    monkeypatch.setattr(staff, "may_read", no_room)
    answer = browser.get("/cases/")
    assert answer.status_code == 507
    assert SAYS in answer.content.decode().replace("&#x27;", "'")


def test_another_failure_is_no_full_disk(db):
    assert not is_disk_full(OSError(errno.ENOENT, "No such file or directory"))
    assert not is_disk_full(OperationalError("disk I/O error"))
    assert not is_disk_full(None)
    wrapped = RuntimeError("while writing")
    wrapped.__cause__ = FAILURES[2]
    assert is_disk_full(wrapped)
