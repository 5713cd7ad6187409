"""Roles: what is not listed nobody may do, and a refusal says who may."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given as with_any
from hypothesis import strategies as st

import comity
from comity.rules import roles
from comity.rules.roles import Role

NODE = Path(comity.__file__).parent / "node"
ROOMS = "staff|casework|register|holdings|papers|exchange|activities|rights|reports|audit|law"


@pytest.mark.parametrize(
    ("role", "act"),
    [
        ("desk", "casework.draft"),
        ("desk", "casework.send"),
        ("approver", "casework.approve"),
        ("lawyer", "register.link_pack"),
        ("cooperation", "register.confirm_item"),
        ("protection", "rights.find"),
        ("oversight", "audit.verify"),
        ("administrator", "staff.appoint"),
        ("clerk", "casework.triage"),
        ("clerk", "clerk.anything_at_all"),
        ("door", "exchange.receive"),
    ],
)
def test_each_role_may_do_its_work(role: str, act: str) -> None:
    assert roles.may([role], act)


@pytest.mark.parametrize(
    ("role", "act"),
    [
        ("desk", "casework.approve"),
        ("approver", "casework.draft"),
        ("administrator", "casework.send"),
        ("administrator", "staff.look"),
        ("oversight", "staff.look"),
        ("oversight", "casework.send"),
        ("cooperation", "casework.answer"),
        ("investigator", "casework.send"),
        ("door", "staff.look"),
        ("door", "clerk.job"),
        ("clerk", "casework.send"),
        ("clerk", "casework.answer"),
        ("desk", "clerk.job"),
        ("desk", "staff.appoint"),
    ],
)
def test_no_role_may_do_anothers_work(role: str, act: str) -> None:
    assert not roles.may([role], act)


@with_any(st.text(), st.lists(st.sampled_from(sorted(roles.ROLES))))
def test_an_act_nobody_listed_is_refused_for_everybody(act: str, held: list[str]) -> None:
    known = act in roles.ACTS or act.startswith("clerk.")

    assert known or not roles.may(held, act)


@pytest.mark.parametrize(
    "act", ["casework.*", "*", "casework", "casework.", ".send", "", "clerk.*", "clerk."]
)
def test_a_wildcard_or_a_bare_room_is_no_act(act: str) -> None:
    assert not roles.may(sorted(roles.ROLES), act)


def test_a_role_nobody_knows_counts_for_nothing() -> None:
    assert not roles.may(["root", "superuser", ""], "casework.send")
    assert not roles.may([], "casework.send")


def test_a_refusal_names_the_role_held_and_those_that_may() -> None:
    text, params = roles.why_not(["desk"], "casework.approve")

    assert text.format_map(params) == (
        "Your role (desk officer) may not do this. It is for: lawyer of the central authority, approver."
    )


def test_a_refusal_of_an_unknown_act_says_that_nobody_may() -> None:
    text, params = roles.why_not(["administrator"], "casework.sned")

    assert text.format_map(params) == (
        "The act ‘casework.sned’ is not in the table of roles, so nobody may do it."
    )


def test_a_whole_room_is_open_only_where_a_reason_stands_beside_it() -> None:
    wild = {act for act in roles.ACTS if act.endswith(".*")}

    assert wild == set(roles.DELIBERATE)
    for act in wild:
        assert roles.ACTS[act] <= {Role.CLERK, Role.DOOR}


def test_no_program_sends_answers_refuses_or_approves() -> None:
    for verb in (
        "send",
        "answer",
        "answer_in_part",
        "refuse",
        "approve",
        "recall",
        "decide_hit",
        "record_reasons",
    ):
        assert not roles.ACTS[f"casework.{verb}"] & {Role.CLERK, Role.DOOR}, verb


def test_every_role_has_a_title_and_some_work() -> None:
    for role in Role:
        assert roles.TITLES[role]
        assert roles.acts_of(role)


def acts_in_the_node() -> set[str]:
    """Every act that code of the node opens: the second argument of act(…)."""
    found: set[str] = set()
    for file in NODE.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            named = (
                isinstance(call, ast.Call)
                and getattr(call.func, "id", getattr(call.func, "attr", "")) == "act"
            )
            if named and isinstance(call, ast.Call) and len(call.args) > 1:
                name = call.args[1]
                if isinstance(name, ast.Constant) and isinstance(name.value, str):
                    found.add(name.value)
    return found


def test_every_act_the_node_opens_stands_in_the_table() -> None:
    opened = {act for act in acts_in_the_node() if re.match(rf"({ROOMS}|clerk)\.", act)}
    everybody = sorted(roles.ROLES)

    assert opened
    assert {act for act in opened if not roles.may(everybody, act)} == set()
