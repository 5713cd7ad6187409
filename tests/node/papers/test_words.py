"""Words folded for search, and the tokens that stand for them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.node.papers import words


@given(st.text(max_size=80))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = words.split(text)
    assert words.split(" ".join(once)) == once


def test_marks_and_capitals_do_not_count() -> None:
    assert words.split("Nguyễn Đức, łódź!") == words.split("nguyen DUC Lodz")


def test_a_word_has_another_token_in_another_case() -> None:
    assert words.tokens("A", ["witness"]) == words.tokens("A", ["witness"])
    assert words.tokens("A", ["witness"]) != words.tokens("B", ["witness"])
