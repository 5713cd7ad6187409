"""The served description holds for whatever a program sends: no crash, no undocumented answer, nonsense refused.

Schemathesis makes the requests from the OpenAPI document; each answer is checked against it (status, content type,
body), and that what breaks the document is refused with 4xx. That all that keeps the document is accepted cannot be:
the law, a colleague or a missing field says no to a form that is well written.
"""

from __future__ import annotations

import copy
import os
from contextlib import contextmanager

import pytest
import schemathesis
from django.core.cache import cache
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from tests.node.api.conftest import PASSWORD, SECRET, TYPE, Program, furnish

from comity.node.api.app import api
from comity.node.wsgi import application
from comity.partner.walk import cast
from comity.rules import roles

pytestmark = pytest.mark.django_db  # what a test changes is rolled back; the node of the module stays
EXAMPLES = 3 if os.environ.get("COMITY_TEST_QUICK") else 10
BOUNDED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
THERE = {
    "number": ["VN-2026-0001"],
    "item": [1, 2, 3],
    "hit": [1],
    "which": ["request", "answer"],
    "username": ["administrator"],
}
"""What stands in the node that the tests speak to."""


def _schema(raw):
    schema = schemathesis.openapi.from_dict(raw)
    schema.app = application
    return schema


def _narrowed(raw):
    """The same description, its addresses narrowed to things that exist, so that requests reach the founding."""
    told = copy.deepcopy(raw)
    for path, methods in told["paths"].items():
        for one in (one for method in methods.values() for one in method.get("parameters", [])):
            names = (
                ["COM-2026-001"]
                if "communiques" in path and one["name"] == "reference"
                else THERE.get(one["name"])
            )
            if names:
                one["schema"] = {"enum": names}
    return told


def _described():
    """The description, its token left to these tests: test_routes.py proves that no route answers without one."""
    told = copy.deepcopy(api.get_openapi_schema())
    for methods in told["paths"].values():
        for method in methods.values():
            method.pop("security", None)
    return told


anything = _schema(_described())
there = _schema(_narrowed(_described()))


@pytest.fixture(scope="module")
def token(django_db_setup, django_db_blocker):
    """The token of an officer with every role of a person, at a node with a case and a communiqué."""
    with django_db_blocker.unblock():
        made = _found()
        with _kept_connection():
            yield made
        call_command("flush", interactive=False, verbosity=0)


@contextmanager
def _kept_connection():
    """A request does not close the connection that the test's transaction runs on (as Django's own client)."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


def _found() -> str:
    from allauth.mfa.totp.internal.auth import TOTP

    from comity.node.casework.draft import Draft, draft
    from comity.node.register.communiques import read_communique
    from comity.node.staff import founding
    from comity.node.staff.appoint import appoint

    founding.found("National Contact Point", demo=True)
    first = founding.first_administrator("administrator", password=PASSWORD)
    every = [role.value for role in roles.Role if role.value not in founding.MACHINES]
    officer = appoint(first, "all", full_name="Đinh Văn Mẫu", password=PASSWORD, roles=["desk"])
    officer.roles = every  # no verb gives one officer all of them
    founding.hand_over([officer])
    TOTP.activate(officer, SECRET)
    furnish(officer, officer)
    draft(officer, Draft(TYPE, "PL", cast.asks(cast.subject(1)), cast.ask_checks()))
    read_communique(officer, b"On 16 January 2026 in Hanoi the ministers agreed to meet again.", "a.txt")
    cache.clear()
    return str(Program("all").sign_in().json()["token"])


@anything.parametrize()
@BOUNDED
def test_the_description_holds(case, token):
    case.call_and_validate(
        headers={"Authorization": f"Bearer {token}"}, excluded_checks=[positive_data_acceptance]
    )


@there.parametrize()
@BOUNDED
def test_it_holds_for_what_is_there(case, token):
    case.call_and_validate(
        headers={"Authorization": f"Bearer {token}"}, excluded_checks=[positive_data_acceptance]
    )
