"""Sentences of a plain text, with their places.

A line end ends a sentence unless the next line goes on in lower case. A full stop ends one unless it
belongs to a rank, an initial, an honorific or a number.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from comity.intake.record import Span

_SHORT = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "lt",
        "col",
        "maj",
        "sen",
        "brig",
        "capt",
        "cmdr",
        "insp",
        "sgt",
        "adm",
        "hon",
        "st",
        "no",
        "art",
        "nos",
        "vs",
        "etc",
        "approx",
        "jr",
        "sr",
        "lieut",
        "dept",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "u.s",
        "u.k",
        "bzw",
        "ca",
        "z.b",
        "usw",
        "nr",
        "str",
        "abs",
        "ggf",
        "inkl",
        "r",
        "g",
        "im",
        "т.д",
        "т.п",
        "им",
        "г",
        "гг",
        "др",
        "пр",
        "tzw",
        "np",
        "ul",
        "św",
        "gen",
        "płk",
        "mł",
        "insp",
        "dr",
        "hab",
        "itp",
        "itd",
        "m",
        "mme",
        "mm",
        "mlle",
        "pgs",
        "ts",
        "ths",
        "gs",
        "tp",
        "ông",
        "ú",
    ]
)
_STOP = re.compile(r"[.!?…]+[\"')\]]*(?=\s|$|[A-ZÀ-ÖĐÁÚÓ][a-zà-ỹ])")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_NEXT = re.compile(r" ?([^\W\d_]{2,12})")
_MONTH = re.compile(r"(?:Jan|Feb|Mär|Mar|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Oct|Nov|Dez)[a-z]*$")
_LONGEST = 2000
_LINE = re.compile(r"\n+")
_LAST = re.compile(r"([^\s(\"']*)$")


class Sentence(NamedTuple):
    """One sentence: its place, its words as they stand, and whether it opens a paragraph."""

    start: int
    end: int
    text: str
    opens: bool

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return Span(self.start, self.end)


def split_sentences(text: str) -> list[Sentence]:
    """Return the sentences of `text` in order; blank stretches give none."""
    out: list[Sentence] = []
    for start, end in _paragraphs(text):
        opens = True
        at = start
        for stop in _stops(text, start, end):
            made = _sentence(text, at, stop, opens=opens)
            at = stop
            if made:
                out.append(made)
                opens = False
    return out


def _paragraphs(text: str) -> list[Span]:
    out: list[Span] = []
    at = 0
    for match in _LINE.finditer(text):
        after = text[match.end() : match.end() + 1]
        before = text[at : match.start()].rstrip()[-1:]
        goes_on = after.islower() and before not in {"", ".", ":", ";", "!", "?", "|"}
        if goes_on and match.end() - match.start() == 1:
            continue
        out.append(Span(at, match.start()))
        at = match.end()
    return [*out, Span(at, len(text))]


def _stops(text: str, start: int, end: int) -> list[int]:
    out: list[int] = []
    for match in _STOP.finditer(text, start, end):
        if match.group()[0] != "." or not _is_short(text, start, match.start()):
            out.extend(_too_long(text, out[-1] if out else start, match.end()))
    out.extend(_too_long(text, out[-1] if out else start, end))
    return out


def _too_long(text: str, start: int, end: int) -> Iterator[int]:
    """Yield `end`, after cuts at blanks where a sentence grows beyond all measure."""
    while end - start > _LONGEST:
        blank = text.rfind(" ", start + 1, start + _LONGEST)
        start = blank if blank > 0 else start + _LONGEST
        yield start
    if end > start:
        yield end


def _is_short(text: str, start: int, dot: int) -> bool:
    """Say whether the word before the dot at `dot` is an abbreviation, an initial or an ordinal."""
    found = _LAST.search(text, max(start, dot - 12), dot)
    word = found.group(1) if found else ""
    if word.isupper() and _INITIALS.fullmatch(word):
        return True
    after = text[dot + 1 : dot + 3].strip()
    if word.isdigit():
        following = _NEXT.match(text, dot + 1)
        return following is not None and (following[1][0].islower() or bool(_MONTH.match(following[1])))
    return word.lower() in _SHORT and bool(after)


def _sentence(text: str, start: int, end: int, *, opens: bool) -> Sentence | None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    body = piece.strip()
    if not body:
        return None
    return Sentence(start + lead, start + lead + len(body), body, opens)
