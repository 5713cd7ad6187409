"""The house rules that the build can check: places, acts, looks, takers, words."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from comity.rules import requests, roles
from comity.seal.statement import KINDS

SRC = Path(__file__).parent.parent / "src" / "comity"
NODE = SRC / "node"
ROOMS = ("audit", "staff", "papers", "holdings", "register", "exchange", "casework", "activities", "clerk")


def _modules(*folders: Path):
    for folder in folders:
        for place in sorted(folder.rglob("*.py")):
            if "migrations" not in place.parts:
                yield place, ast.parse(place.read_text(encoding="utf-8"))


def _strings(tree: ast.AST):
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def test_no_file_of_the_node_names_a_request_type():
    codes = {kind.code for kind in requests.registry()}
    named = {(str(p), code) for p, tree in _modules(NODE) for code in codes & set(_strings(tree))}
    templates = {
        (str(p), code)
        for p in NODE.rglob("*.html")
        for code in codes
        if re.search(rf"['\"]{re.escape(code)}['\"]", p.read_text(encoding="utf-8"))
    }
    assert not named | templates


def test_every_letter_kind_has_exactly_one_taker():
    from comity.node.activities import takers as activities
    from comity.node.casework import takers as casework
    from comity.node.exchange import takers as exchange

    taken = [kind for room in (casework, activities, exchange) for kind in room.TAKES]
    assert sorted(taken) == sorted(KINDS)


def _acts(tree: ast.AST):
    """Names of acts opened in a module, as far as they are written out."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "act"
            and len(node.args) > 1
        ):
            name = node.args[1]
            if isinstance(name, ast.Constant):
                yield name.value


def test_every_act_is_known_to_the_roles():
    unknown = {(str(p), act) for p, tree in _modules(NODE) for act in _acts(tree) if not _somebody_may(act)}
    assert not unknown


def _somebody_may(act: str) -> bool:
    return any(roles.may([role.value], act) for role in roles.Role)


def test_a_verb_of_casework_opens_exactly_one_act():
    for place in sorted((NODE / "casework").glob("*.py")):
        if place.stem in {
            "__init__",
            "apps",
            "models",
            "queries",
            "takers",
            "rounds",
            "triage",
            "receipt",
            "remind",
        }:
            continue
        opened = list(_acts(ast.parse(place.read_text(encoding="utf-8"))))
        assert opened, place
        assert len(set(opened)) == 1, (place, opened)


PUBLIC = {"public_content", "public_paper"}
"""They open only papers kept with ``persons=False`` (communiqués, texts of agreements), and refuse all others."""
REVEAL = {"reveal", "Opener"}


def _functions(tree: ast.AST):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def _takes_look(function: ast.FunctionDef) -> bool:
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return any(isinstance(a.annotation, ast.Name) and a.annotation.id == "Look" for a in arguments)


def _calls(function: ast.FunctionDef) -> set[str]:
    return {
        node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, (ast.Attribute, ast.Name))
    }


def _query_files():
    for room in ROOMS:
        if room != "audit":
            yield from (NODE / room).glob("queries.py")
            yield from (NODE / room).glob("queries/*.py")


def queries_without_a_look(trees) -> list[str]:
    """Public functions of query modules that open what names a person, directly or by a helper, without a look."""
    wrong = []
    for place, tree in trees:
        functions = {f.name: f for f in _functions(tree)}
        opening = {name for name, f in functions.items() if _calls(f) & REVEAL}
        for _ in functions:
            opening |= {name for name, f in functions.items() if _calls(f) & opening}
        wrong += [
            f"{place}: {name}"
            for name in opening
            if not name.startswith("_") and name not in PUBLIC and not _takes_look(functions[name])
        ]
    return wrong


def test_every_person_bearing_query_takes_a_look():
    trees = [(p, ast.parse(p.read_text(encoding="utf-8"))) for p in _query_files()]
    assert queries_without_a_look(trees) == []


def test_that_rule_finds_a_query_that_forgot_it():
    forgot = "def subjects(number):\n    return [_one(r) for r in Subject.objects.all()]\n\ndef _one(r):\n    return reveal('x', r)\n"
    assert queries_without_a_look([(Path("bad.py"), ast.parse(forgot))]) == ["bad.py: subjects"]


@pytest.mark.parametrize("stone", ["rules", "crosscheck", "intake", "seal", "channels"])
def test_the_stones_load_without_django(stone):
    import subprocess
    import sys

    code = f"import comity.{stone}, sys; sys.exit('django' in sys.modules)"
    assert (
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONPATH": str(SRC.parent)}, check=False
        ).returncode
        == 0
    )


def test_every_room_has_a_door_plate():
    for room in [*ROOMS, "api", "desk", "door", "cli"]:
        tree = ast.parse((NODE / room / "__init__.py").read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), room
