"""Sentences of the rooms, words for codes, charts."""

from types import SimpleNamespace

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as some

from comity.node.desk import charts, sentences, words


def test_a_sentence_is_said_in_the_readers_language_with_its_parameters() -> None:
    said = SimpleNamespace(text="{n} days", params={"n": 3})
    with translation.override("vi"):
        assert sentences.say(said) == "3 ngày"


def test_a_parameter_may_be_a_sentence_itself() -> None:
    inner = SimpleNamespace(text="{n} days", params={"n": "3"})
    with translation.override("vi"):
        assert sentences.say(SimpleNamespace(text="{time} over", params={"time": inner})) == "Quá 3 ngày"


def test_a_place_without_a_value_stays_visible() -> None:
    with translation.override("en"):
        assert sentences.say(SimpleNamespace(text="Ask {who}", params={})) == "Ask {who}"


@pytest.mark.parametrize(("given_value", "said"), [(None, ""), ("plain", "plain"), (12, "12")])
def test_plain_values_are_said_as_they_are(given_value: object, said: str) -> None:
    assert sentences.say(given_value) == said


def test_what_a_machine_says_is_dashed_and_what_a_person_confirmed_is_not() -> None:
    assert {words.look(code) for code in ("read", "unverified")} == {"maybe"}
    assert {words.look(code) for code in ("confirmed", "verified", "kept")} == {"go"}


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert (words.word("some-code"), words.look("some-code"), words.letter("some-code")) == (
        "some-code",
        "none",
        "?",
    )


def test_the_letter_before_a_span_is_translated() -> None:
    with translation.override("en"):
        assert [words.letter(kind) for kind in words.LETTERS] == ["M", "P", "A", "C"]
    with translation.override("vi"):
        assert [words.letter(kind) for kind in words.LETTERS] == ["G", "N", "T", "C"]


@given(some.fixed_dictionaries({code: some.integers(0, 10_000) for code in charts.LOOKS}))
def test_a_bar_keeps_its_width_and_shows_every_count(counts: dict[str, int]) -> None:
    parts = charts.share(counts, width=298)
    assert [part.n for part in parts] == [n for n in counts.values() if n]
    if parts:
        assert float(parts[-1].x) + float(parts[-1].width) == pytest.approx(299, abs=0.3)
        assert min(float(part.width) for part in parts) >= charts.LEAST - 0.1
