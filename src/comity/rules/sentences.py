"""Every message id that this stone declares as data, for whoever keeps the catalogues.

Sentences said in functions stand as the first text of a call named in `CALLS`; all others (labels, titles,
choices, words of the vocabulary, packs) are declared and listed by `declared`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.rules import pack_topics, roles
from comity.rules.fields import Choice, Field, Number
from comity.rules.findings import ON_ARRIVAL, RESTRICTED
from comity.rules.groups import Group
from comity.rules.pack import Pack
from comity.rules.request_type import Part, RequestType
from comity.rules.safeguards.book import Book
from comity.rules.vocabulary import word

CALLS = frozenset(
    {
        "passes",
        "warn",
        "stop",
        "stop_unless",
        "unless_assured",
        "find_out",
        "Outcome",
        "Task",
        "wrong",
        "FieldError",
        "NotPossible",
        "NoBasis",
        "NotServing",
        "Condition",
        "Lack",
        "UnknownType",
    }
)
"""Functions whose first text is a message id."""


def declared(kinds: Iterable[RequestType], book: Book, packs: Iterable[Pack]) -> tuple[str, ...]:
    """Return every declared message id once, sorted.

    Args:
        kinds: the request types of the node.
        book: its rule book.
        packs: its packs.
    """
    found = {ON_ARRIVAL, RESTRICTED, *pack_topics.sentences(), *roles.SENTENCES, *roles.TITLES.values()}
    for kind in kinds:
        found.update(_of_type(kind))
    for rule in book.rules:
        found.add(rule.law.title)
        found.update(word(key).label for key in rule.inputs)
    for pack in packs:
        found.update(_of_pack(pack))
    return tuple(sorted(found - {""}))


def _of_type(kind: RequestType) -> Iterator[str]:
    yield kind.title
    yield from kind.refusal_grounds.values()
    yield from (stage.title for stage in kind.stages)
    yield from (clock.title for clock in kind.clocks)
    yield from (text for one in kind.wordings.values() for text in (one.button, one.event))
    for letter in kind.letters.values():
        yield from (letter.title, letter.opening, letter.closing)
        yield from (section.heading for section in letter.sections)
    for part in Part:
        for one in kind.form(part).values():
            yield from _of_field(one)


def _of_field(one: Field) -> Iterator[str]:
    yield from (one.label, one.hint)
    if isinstance(one, Number):
        yield one.unit
    if isinstance(one, Choice):
        yield from one.choices.values()
    if isinstance(one, Group):
        for part in one.parts.values():
            yield from _of_field(part)


def _of_pack(pack: Pack) -> Iterator[str]:
    for way in pack.serves:
        yield way.why
        yield from (when.text for when in way.when)
        yield from (word(test.fact).label for when in way.when for test in when.any)
