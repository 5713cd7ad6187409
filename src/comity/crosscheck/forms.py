"""One way to read a record or a question: one of its names with one of its births.

Somebody with two names and three dates of birth has six forms; the best of them counts.
"""

from dataclasses import dataclass

from comity.crosscheck.entry import Document, Kind, Query
from comity.crosscheck.names import Token, words

_UNNAMED: tuple[tuple[tuple[str, ...], tuple[Token, ...]], ...] = (((), ()),)


@dataclass(frozen=True, slots=True)
class Form:
    """A name and a date of birth, with what holds for the whole record.

    Args:
        kind: what it is about.
        tokens: the words of the name, comparable.
        written: the same words as they were written.
        born: YYYYMMDD, 00 where unknown, 0 where wholly unknown.
        sexes: stated sexes.
        nationalities: stated nationalities.
        documents: stated documents.
    """

    kind: Kind
    tokens: tuple[Token, ...] = ()
    written: tuple[str, ...] = ()
    born: int = 0
    sexes: frozenset[str] = frozenset()
    nationalities: frozenset[str] = frozenset()
    documents: tuple[Document, ...] = ()


def forms_of(query: Query) -> tuple[Form, ...]:
    """Every form of a record or question; one without a name where no name has a comparable word."""
    named = [(parts.written, parts.tokens) for name in query.names if (parts := words(name.text)).tokens]
    sexes, nations = frozenset(map(str, query.sexes)), frozenset(query.nationalities)
    return tuple(
        Form(query.kind, tokens, written, born, sexes, nations, query.documents)
        for written, tokens in dict.fromkeys(named or _UNNAMED)
        for born in dict.fromkeys([birth.code for birth in query.births] or [0])
    )
