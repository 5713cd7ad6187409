"""Roles: what is not listed nobody may do, and a refusal says who may."""

from __future__ import annotations

import ast
import functools
from pathlib import Path

import pytest
from hypothesis import given as with_any
from hypothesis import strategies as st

import comity
from comity.rules import courses, roles
from comity.rules.roles import Role

NODE = Path(comity.__file__).parent / "node"
ASKED = {"page", "Bearer", "may_read"}
"""What a face asks before it shows something; such reads open no act."""


@pytest.mark.parametrize(
    ("role", "act"),
    [
        ("desk", "casework.draft"),
        ("desk", "casework.send"),
        ("approver", "casework.approve"),
        ("lawyer", "register.link_pack"),
        ("cooperation", "register.confirm_item"),
        ("protection", "audit.verify"),
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


def calls(tree: ast.AST, *names: str) -> list[ast.Call]:
    found = [one for one in ast.walk(tree) if isinstance(one, ast.Call)]
    return [one for one in found if getattr(one.func, "id", getattr(one.func, "attr", "")) in names]


def written(arguments: list[ast.expr]) -> set[str]:
    """Strings among arguments that are written out, one or a choice between two."""
    ends = [
        end for one in arguments for end in ([one.body, one.orelse] if isinstance(one, ast.IfExp) else [one])
    ]
    return {one.value for one in ends if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def opened(tree: ast.AST) -> set[str]:
    """Names of the acts a module opens; those a helper is told stand where the helper is called."""
    found = {name for call in calls(tree, "act") for name in written(call.args[1:2])}
    for helper in [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]:
        told = [argument.arg for argument in helper.args.args]
        for call in calls(helper, "act"):
            if len(call.args) > 1 and isinstance(call.args[1], ast.Name) and call.args[1].id in told:
                place = told.index(call.args[1].id)
                for asked in calls(tree, helper.name):
                    found |= written(asked.args[place : place + 1])
    return found


@functools.cache
def acts_in_the_node() -> tuple[set[str], set[str]]:
    """Every act that code of the node opens, and every one that a face asks for before it shows something."""
    trees = [ast.parse(file.read_text("utf-8")) for file in NODE.rglob("*.py")]
    asked = {name for tree in trees for call in calls(tree, *ASKED) for name in written(call.args)}
    return {name for tree in trees for name in opened(tree)}, {name for name in asked if "." in name}


def test_the_search_for_acts_sees_one_that_a_helper_is_told() -> None:
    tree = ast.parse(
        "def stop(who): return _switch(who, 'a.stop')\ndef _switch(who, name):\n    with act(who, name): pass"
    )
    assert opened(tree) == {"a.stop"}


def test_every_act_the_node_opens_or_asks_for_stands_in_the_table() -> None:
    performed, asked = acts_in_the_node()
    everybody = sorted(roles.ROLES)

    assert performed
    assert asked
    assert {act for act in performed | asked if not roles.may(everybody, act)} == set()


def test_every_act_of_the_table_is_performed_or_asked_for() -> None:
    performed, asked = acts_in_the_node()
    rooms = {act.partition(".")[0] for act in performed}

    listed = {act for act in roles.ACTS if not act.endswith(".*")}
    assert listed - performed - asked == set()
    assert {act.partition(".")[0] for act in roles.DELIBERATE} <= rooms


def test_every_act_has_its_name_on_the_page_of_the_log() -> None:
    from comity.node.desk.acts import TITLES

    performed, asked = acts_in_the_node()  # what is only asked for is logged when it was refused
    assert set(TITLES) == performed | asked | {
        "staff.found",
        "staff.second_factor",
    }  # both come without an officer's act


def test_the_permission_of_every_move_is_that_of_a_verb() -> None:
    performed, _ = acts_in_the_node()
    assert {row.act for row in courses.ORDINARY} <= performed
