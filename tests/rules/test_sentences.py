"""No sentence of the rules reaches a person that the keeper of the catalogues could not have found."""

from __future__ import annotations

import ast
import random
from pathlib import Path

from tests.rules import given
from tests.rules.test_replay import some_facts

import comity
from comity.rules import basis, facts, packs, safeguards
from comity.rules.facts import Frame
from comity.rules.request_type import Part
from comity.rules.safeguards import book
from comity.rules.sentences import CALLS, declared
from comity.rules.verdict import Direction

HOME = Path(comity.__file__).parent / "rules"


def said_in_functions() -> set[str]:
    """The first text of every call that speaks."""
    found: set[str] = set()
    for file in HOME.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call):
                name = getattr(call.func, "id", getattr(call.func, "attr", ""))
                texts = [
                    one.value
                    for one in call.args
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                ]
                found.update(texts[:1] if name in CALLS else [])
    return found


KNOWN = said_in_functions() | set(declared(given.REGISTRY, book(), packs.load_all().values()))


def test_every_finding_over_any_facts_speaks_a_known_sentence() -> None:
    chance = random.Random(7)
    spoken: set[str] = set()
    for number in range(400):
        regime = chance.choice([kind.regime for kind in given.REGISTRY])
        told = given.matter(some_facts(chance), person=some_facts(chance), regime=regime)
        door = list(Direction)[number % 4]
        verdict = safeguards.judge(told, node="PL", today=given.TODAY, direction=door)
        spoken |= {one.shown()[0] for one in verdict.findings} | {one.text for one in verdict.duties}
        spoken |= {one.params["fact"] for one in verdict.findings if "fact" in one.params}

    assert len(spoken) > 100
    assert spoken - KNOWN == set()


def test_every_error_in_a_form_and_every_reason_of_the_basis_is_a_known_sentence() -> None:
    spoken: set[str] = set()
    for kind in given.REGISTRY:
        for part in Part:
            for bad in (None, "x", 10**9, [7], {"name": 7}, True):
                content = dict.fromkeys(kind.form(part), bad)
                errors = kind.check(part, content).errors
                spoken |= {one.text for one in errors} | {one.params["label"] for one in errors}
        for pair in (("VN", "PL"), ("CH", "VN"), ("VN", "ZA"), ("HU", "PL")):
            request = facts.gather(kind, Frame(*pair, given.TODAY), {})
            found = basis.resolve(kind, request, given.library(), today=given.TODAY)
            spoken |= {one.why for one in (*found.served_by, *found.not_served_by)}

    assert len(spoken) > 60
    assert spoken - KNOWN == set()


def test_no_declared_sentence_is_empty_or_doubled() -> None:
    told = declared(given.REGISTRY, book(), packs.load_all().values())

    assert all(one.strip() for one in told)
    assert len(told) == len(set(told))
