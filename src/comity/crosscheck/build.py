"""Records into flat arrays. Rows (a name with a birth) stand in order of birth date, unknown dates first."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from comity.crosscheck.documents import normal
from comity.crosscheck.entry import Entry
from comity.crosscheck.flat import Array, blob_of, key, offsets, sorted_pairs
from comity.crosscheck.forms import Form, forms_of
from comity.crosscheck.names import token
from comity.crosscheck.pack import pack
from comity.crosscheck.relations import keys

NEVER = 2**31 - 1


@dataclass(frozen=True, slots=True)
class _Row:
    born: int
    owner: int
    words: tuple[int, ...]


def arrays_of(entries: Sequence[Entry]) -> dict[str, Array]:
    """Every array of a segment, by name.

    Args:
        entries: records with distinct identifiers.
    """
    formed = [[form for form in forms_of(entry) if form.tokens] for entry in entries]
    vocabulary = sorted({word.raw for forms in formed for form in forms for word in form.tokens})
    rows = _rows(formed, {raw: number for number, raw in enumerate(vocabulary)})
    return {**_entry_arrays(entries), **_row_arrays(rows, vocabulary), **_word_arrays(rows, vocabulary)}


def day_number(day: date | None) -> int:
    """The last day of a record as a whole number; one that never comes where none is set."""
    return day.toordinal() if day else NEVER


def _rows(formed: Iterable[Sequence[Form]], number: dict[str, int]) -> list[_Row]:
    rows = [
        _Row(form.born, owner, tuple(number[word.raw] for word in form.tokens))
        for owner, forms in enumerate(formed)
        for form in forms
    ]
    return sorted(rows, key=lambda row: (row.born, row.owner))


def _entry_arrays(entries: Sequence[Entry]) -> dict[str, Array]:
    text, starts = blob_of([pack(entry) for entry in entries])
    id_keys, id_owners = sorted_pairs([(key(entry.id), owner) for owner, entry in enumerate(entries)])
    numbers = [(normal(doc.number), owner) for owner, entry in enumerate(entries) for doc in entry.documents]
    doc_keys, doc_owners = sorted_pairs([(key(number), owner) for number, owner in numbers])
    return {
        "text": text,
        "text_starts": starts,
        "ends": np.array([day_number(entry.expires) for entry in entries], dtype=np.int32),
        "id_keys": id_keys,
        "id_owners": id_owners,
        "doc_keys": doc_keys,
        "doc_owners": doc_owners,
    }


def _row_arrays(rows: Sequence[_Row], vocabulary: Sequence[str]) -> dict[str, Array]:
    syllabic = {number for number, raw in enumerate(vocabulary) if token(raw).syllable}
    return {
        "born": np.array([row.born for row in rows], dtype=np.int32),
        "owners": np.array([row.owner for row in rows], dtype=np.int32),
        "words": np.array([word for row in rows for word in row.words], dtype=np.int32),
        "word_starts": offsets(len(row.words) for row in rows),
        "syllabic": np.array([sum(syllabic.issuperset(row.words) for row in rows)], dtype=np.int64),
    }


def _word_arrays(rows: Sequence[_Row], vocabulary: Sequence[str]) -> dict[str, Array]:
    text, starts = blob_of([raw.encode() for raw in vocabulary])
    found: defaultdict[int, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for word in set(row.words):
            found[word].append(place)
    posted = [found[word] for word in range(len(vocabulary))]
    near = [(key(name), number) for number, raw in enumerate(vocabulary) for name in keys(token(raw))]
    near_keys, near_words = sorted_pairs(near)
    return {
        "vocabulary": text,
        "vocabulary_starts": starts,
        "posts": np.array([place for places in posted for place in places], dtype=np.int32),
        "post_starts": offsets(map(len, posted)),
        "near_keys": near_keys,
        "near_words": near_words,
    }
