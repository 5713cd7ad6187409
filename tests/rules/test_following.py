"""A case becomes a further request: nothing is typed again, and nothing goes along that should not."""

from __future__ import annotations

import pytest
from tests.types.walk import example

from comity.rules import following, requests
from comity.rules.request_type import Part

KINDS = {kind.code: kind for kind in requests.registry()}
PAIRS = [(kind, made) for kind in KINDS.values() for made in kind.made_from]


@pytest.mark.parametrize(("target", "made"), PAIRS, ids=lambda one: one.code)
def test_a_declared_origin_names_types_stages_and_fields_that_exist(target, made):
    source = KINDS[made.code]
    assert set(made.stages) <= {stage.code for stage in source.stages}
    assert set(made.fields) <= set(target.asks)
    for path in made.fields.values():
        part, name, *_ = path.strip("[]").split(".")
        assert name in source.form(Part(part))
    assert not made.references or made.references in target.asks


@pytest.mark.parametrize(("target", "made"), PAIRS, ids=lambda one: one.code)
def test_what_both_ask_alike_and_what_is_declared_carries_over(target, made):
    source, given = KINDS[made.code], example(made.code)
    forms = {Part.ASKS: given.ASKS, Part.ANSWERS: given.ANSWERS, Part.ASK_CHECKS: given.ASK_CHECKS}
    asks = following.asks_of(target, source, made, forms)
    alike = {
        name for name in target.asks if source.asks.get(name) == target.asks[name] and name in given.ASKS
    }
    assert alike | set(made.fields) <= set(asks)
    assert {name: asks[name] for name in alike - set(made.fields)} == {
        name: given.ASKS[name] for name in alike - set(made.fields)
    }
    assert target.check(Part.ASKS, asks).content == asks, "what is carried over is written rightly"


@pytest.mark.parametrize(("target", "made"), PAIRS, ids=lambda one: one.code)
def test_what_is_written_wrongly_or_missing_is_left_out(target, made):
    source = KINDS[made.code]
    forms = {Part.ASKS: {name: {"nonsense": object} for name in source.asks}}
    assert following.asks_of(target, source, made, {}) == {}
    assert set(following.asks_of(target, source, made, forms)) <= set(made.fields)


def test_a_case_that_still_runs_becomes_nothing():
    for kind in KINDS.values():
        assert not following.targets(KINDS.values(), kind, "draft")
        assert not following.targets(KINDS.values(), kind, "sent")
