"""The catalogues: compiled as written, gathered anew without a change, and Vietnamese without a hole."""

import re
from functools import cache

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo

from comity.locale import LANGUAGES, catalogue
from comity.locale.collect import as_po, compiled, read, renew
from comity.locale.gather import Scope, Sentence, in_python, in_template
from comity.node.desk.catalogue import sentences
from comity.rules import requests

PLACES = re.compile(r"%\(\w+\)s|\{\w+\}|</?b[^>]*>")


@cache
def gathered() -> tuple[Sentence, ...]:
    """Everything the catalogues must hold; gathered once."""
    return tuple(sentences())


def messages(language: str) -> list[Message]:
    return [message for message in read(catalogue(language), language) if message.id]


def said(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def ids(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    assert catalogue(language, "mo").read_bytes() == compiled(language)
    with catalogue(language, "mo").open("rb") as file:
        known = {ids(one)[0]: tuple(said(one)) for one in read_mo(file) if one.id}
    assert known == {ids(one)[0]: tuple(said(one)) for one in messages(language) if all(said(one))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_gathering_anew_changes_nothing(language: str) -> None:
    written = catalogue(language).read_bytes()
    assert as_po(renew(read(catalogue(language), language), list(gathered()), language)) == written


def test_vietnamese_has_every_sentence() -> None:
    assert [message.id for message in messages("vi") if not all(said(message))] == []


def test_vietnamese_never_says_the_word_that_means_the_other_side() -> None:
    assert [
        one
        for message in messages("vi")
        for one in said(message)
        if re.search(r"\bbạn\b", one, re.IGNORECASE)
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_every_place_and_emphasis(language: str) -> None:
    wrong = []
    for message in messages(language):
        wanted = set(PLACES.findall(ids(message)[-1]))
        wrong += [one for one in said(message) if one and set(PLACES.findall(one)) != wanted]
    assert wrong == []


def test_english_has_the_voice_of_the_desk() -> None:
    forbidden = re.compile(r"\b(please|sorry|invalid|oops|successfully)\b|!", re.IGNORECASE)
    letters = {
        text
        for kind in requests.registry()
        for letter in kind.letters.values()
        for text in (letter.opening, letter.closing)
    }  # one state writes these to another, in the courtesy of letters
    ours = [one.text for one in gathered() if one.where != "sign-in library" and one.text not in letters]
    assert [one for one in ours if forbidden.search(one)] == []


def test_sentences_are_found_in_templates_with_their_plural_and_places() -> None:
    source = '{% translate "One \\"word\\"" %}{% blocktranslate count n=x %}{{ n }} day{% plural %}{{ n }} days, 5%{% endblocktranslate %}'
    found = [(one.text, one.plural) for one in in_template(source, "x")]
    assert found == [('One "word"', ""), ("%(n)s day", "%(n)s days, 5%%")]


def test_sentences_are_found_in_python_where_people_are_shown_them() -> None:
    source = 'gettext("A")\nFault(text="B", code="not-shown")\nraise HomeError("C {x}", {"x": 1})\nprint("D")'
    scope = Scope((), frozenset({"text"}), frozenset({"Said"}))
    assert sorted(one.text for one in in_python(source, "x", scope)) == ["A", "B", "C {x}"]
