"""A form as a page tells it: every number that counts something with its unit, in the language of the page."""

from __future__ import annotations

import pytest
from django.utils import translation
from tests.rules import given
from tests.types.walk import example

from comity.node.desk.sentences import say
from comity.node.desk.told import Line, lines
from comity.rules.fields import Number
from comity.rules.request_type import Part


def _values(told: Line) -> list[str]:
    return [say(one) for one in told.values] + [one for part in told.parts for one in _values(part)]


@pytest.mark.parametrize("code", sorted(kind.code for kind in given.REGISTRY))
def test_every_number_is_told_with_its_unit(code: str) -> None:
    kind, given_ = given.REGISTRY.get(code), example(code)
    for part, content in ((Part.ASKS, given_.ASKS), (Part.ANSWERS, given_.ANSWERS)):
        numbers = {name: one for name, one in kind.form(part).items() if isinstance(one, Number) and one.unit}
        for name, one in numbers.items():
            if name in content:
                (line,) = lines(kind, part, {name: content[name]})
                assert _plain(_values(line)) == [f"{content[name]} {one.unit}"]


def test_the_unit_is_said_in_the_language_of_the_page() -> None:
    with translation.override("vi"):
        (line,) = lines(given.RECORD, Part.ASKS, {"max_penalty": 240})
        assert _plain(_values(line)) == ["240 tháng"]


def _plain(told: list[str]) -> list[str]:
    """Without the marks that keep the direction of writing."""
    return [one.replace("\u2068", "").replace("\u2069", "") for one in told]
