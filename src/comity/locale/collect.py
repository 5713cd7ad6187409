"""Brings the catalogues up to date: gathers, keeps what is translated, drops what is gone, compiles.

Pure Python: neither xgettext nor msgfmt is needed. `python -m comity.node.desk.catalogue` says which sentences.
"""

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from comity.locale import LANGUAGES, catalogue
from comity.locale.borrowed import BORROWED
from comity.locale.gather import Sentence

EPOCH = datetime(
    2026, 1, 1, tzinfo=UTC
)  # catalogues carry no time of making, so that a rerun changes nothing


def read(path: Path, language: str) -> Catalog:
    """A catalogue as it stands, or an empty one."""
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def renew(old: Catalog, sentences: list[Sentence], language: str) -> Catalog:
    """The same catalogue for today's sentences: known translations stay, others wait empty."""
    fresh = Catalog(
        locale=language, project="Comity", version="1", fuzzy=False, creation_date=EPOCH, revision_date=EPOCH
    )
    fresh.header_comment = f"# {language}: sentences of a Comity node."
    for sentence in sentences:
        key = (sentence.text, sentence.plural) if sentence.plural else sentence.text
        known = old.get(sentence.text)
        fresh.add(key, known.string if known else None, locations=[(sentence.where, 0)])
    return fresh


def as_po(words: Catalog) -> bytes:
    """The text of a catalogue, ordered by message id and without line numbers."""
    out = io.BytesIO()
    write_po(out, words, width=0, sort_output=True, include_lineno=False)
    return out.getvalue()


def compiled(language: str) -> bytes:
    """What a program reads: the sentences that are translated; the others stay English by not being there."""
    words = read(catalogue(language), language)
    for message in list(words):
        said = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(said):
            words.delete(message.id)
    out = io.BytesIO()
    write_mo(out, words)
    return out.getvalue()


def borrowed(ours: list[Sentence]) -> list[Sentence]:
    """What the sign-in library says and we do not."""
    known = {one.text for one in ours}
    return [Sentence(text, "", "sign-in library") for text in BORROWED if text not in known]


def write(gathered: list[Sentence]) -> None:
    """Renew and compile the catalogue of every language.

    Args:
        gathered: every sentence a catalogue must hold.
    """
    for language in LANGUAGES:
        path = catalogue(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        words = renew(read(path, language), gathered, language)
        path.write_bytes(as_po(words))
        catalogue(language, "mo").write_bytes(compiled(language))
