"""Every route has a permission: without a token 401, and with a role that only reads nothing can be changed."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from comity.node.api.app import api
from comity.node.api.auth import Bearer
from comity.node.audit import queries as audit
from comity.rules import roles

OPEN = {"/api/v1/sign-in"}
FILL = {"hit": "1", "item": "1", "verb": "submit", "which": "request", "username": "desk"}


def _routes():
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, told in methods.items():
            filled = re.sub(r"\{(\w+)\}", lambda place: FILL.get(place[1], "VN-2026-0001"), path)
            yield pytest.param(method.upper(), filled, told, id=told["operationId"])


ROUTES = list(_routes())


@pytest.mark.parametrize(("method", "path", "told"), [one for one in ROUTES if one.values[1] not in OPEN])
def test_without_a_token_no_route_answers(officers, method, path, told):
    answer = Client().generic(method, path, "{}", "application/json")
    assert (answer.status_code, answer.json()["sentence"]) == (401, "Sign in first.")


def test_every_route_but_sign_in_stands_behind_an_act_that_the_roles_know():
    operations = [
        (operation.operation_id, operation.auth_callbacks)
        for router in api._get_bound_routers()
        for view in router.path_operations.values()
        for operation in view.operations
    ]
    assert {name for name, doors in operations if not doors} == {"sign_in"}
    doors = [door for _, found in operations for door in found]
    assert doors
    assert all(isinstance(door, Bearer) and door.reads in roles.ACTS for door in doors)


def test_the_description_is_open_to_everybody_and_names_its_version(db):
    told = Client().get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert len(told["paths"]) >= 25


@pytest.mark.parametrize(
    ("method", "path", "told"),
    [
        one
        for one in ROUTES
        if one.values[0] != "GET" and one.id not in {"sign_in", "verify_log", "change_password"}
    ],
)
def test_oversight_changes_nothing(program, drafted, method, path, told):
    # having the log checked and the own password changed are oversight's own business
    from comity.node.casework.queries import case

    before = case(drafted)
    answer = program("oversight").call(method, path.replace("VN-2026-0001", drafted), _body(told))
    assert answer.status_code in {403, 404}, answer.content
    assert case(drafted) == before


def _body(told) -> dict[str, object]:
    """The least body a route accepts as written rightly."""
    bodies = {
        "draft_case": {"type_code": "criminal-record", "partner": "PL"},
        "redraft_case": {"type_code": "criminal-record", "partner": "PL"},
        "decide_hit": {"same": True, "note": "It is."},
        "read_communique": {"name": "a.txt", "text": "On 16 January 2026 the ministers met."},
        "correct_item": {"value": {}},
        "appoint_officer": {"username": "moi.ngo", "full_name": "Ngô Thị Mới", "roles": ["desk"]},
        "change_roles": {"roles": ["desk"], "reason": "x"},
        "close_account": {"reason": "x"},
        "reset_second_factor": {"reason": "x"},
        "hand_over_task": {"to": "desk"},
        "close_task": {"reason": "x"},
        "propose_pack": {"toml": "id = 1", "reason": "x"},
        "approve_pack": {"sha256": "0" * 64, "reason": "x"},
    }
    return bodies.get(told["operationId"], {})


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        ("administrator", "/cases", 403),
        ("investigator", "/log/entries", 403),
        ("oversight", "/cases", 200),
        ("oversight", "/log/entries", 200),
        ("oversight", "/register/partners", 200),
        ("administrator", "/log/entries", 200),
        ("desk", "/cases", 200),
    ],
)
def test_a_role_reads_where_it_has_business(program, role, path, status):
    caller = program(role)
    caller.get("/account")
    before = audit.count()
    answer = caller.get(path)
    assert answer.status_code == status
    assert audit.count() == before + (status == 403), (
        "a refused attempt is an entry, and a stranger's is none"
    )
    if status == 403:
        _, matter = list(audit.matters("node"))[-1]
        assert (matter["officer"], matter["where"]) == (role, f"GET /api/v1{path}")
        assert re.match(r"Your role \(.*\) may not do this. It is for: .*", answer.json()["sentence"])


def test_oversight_sees_cases_but_no_person(program, drafted):
    oversight = program("oversight")
    assert oversight.get(f"/cases/{drafted}").status_code == 200
    answer = oversight.look(f"/cases/{drafted}/subjects", "curiosity")
    assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")
