"""Days named in a text: each with its place, its parts, and whether it is a machine or publication stamp."""

import dataclasses
import functools
import re
from collections.abc import Iterator

from comity.intake.patterns import load_tables
from comity.intake.record import Span
from comity.intake.words import fold

_YEAR = r"(?:19|20)\d\d"
_ISO = re.compile(rf"\b({_YEAR})-(\d{{2}})(?:-(\d{{2}}))?\b")
_DOTTED = re.compile(rf"\b(\d{{1,2}})[./](\d{{1,2}})[./]({_YEAR})\b")
_VI = re.compile(
    rf"\b(?:ngày|sáng|chiều|tối|trưa)\s+(?:ngày\s+)?(\d{{1,2}})(?:\s*(?:-|đến)\s*\d{{1,2}})?"
    rf"(?:[-/.](\d{{1,2}})|\s+tháng\s+(\d{{1,2}}))(?:[-/.]({_YEAR})|(?:\s+năm)?\s+({_YEAR}))?",
    re.IGNORECASE,
)
_WORD = r"[^\W\d_]{3,12}"
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er)?\.?(\s?(?:-|to|and|et|und|bis|do)\s?(\d{{1,2}})(?:st|nd|rd|th)?\.?)?"
    rf"(?:\s+of)?\s+({_WORD})\.?,?(?:\s+({_YEAR}))?",
)
_MONTH_FIRST = re.compile(
    rf"\b({_WORD})\.?,?\s+(\d{{1,2}})(?:st|nd|rd|th|\.)?"
    rf"(\s?(?:-|to|and)\s?(\d{{1,2}})(?:st|nd|rd|th)?)?(?!\d|:)"
    rf"(?:,?\s+({_YEAR}))?",
)
_HU = re.compile(rf"\b({_YEAR})\.\s+({_WORD})\s+(\d{{1,2}})")


@dataclasses.dataclass(frozen=True, slots=True)
class Day:
    """A day as far as the text gives it: `year` or `day` may be missing; `period` if it opens a stretch."""

    span: Span
    year: int | None
    month: int
    day: int | None
    period: bool = False

    def written(self, year: int | None) -> str:
        """Return `YYYY-MM-DD` with X where nothing is known; `year` fills in a missing one."""
        known = self.year or year
        day = f"{self.day:02d}" if self.day else "XX"
        return f"{known:04d}-{self.month:02d}-{day}" if known else f"XXXX-{self.month:02d}-{day}"


@functools.lru_cache(maxsize=16)
def _months(lang: str) -> tuple[tuple[str, int], ...]:
    table = load_tables("months.toml")
    rows = [(str(stem), n) for stems in (table.get(lang, ()), table["en"]) for n, stem in enumerate(stems, 1)]
    return tuple(rows)


def month_of(word: str, lang: str) -> int | None:
    """Return the number of a month by its name in this language or in English, in any case; None for other words."""
    key = fold(word)
    return next((n for stem, n in _months(lang) if key.startswith(stem) and len(key) <= len(stem) + 7), None)


def find_days(text: str, lang: str) -> list[Day]:
    """Return every day named in `text`, in order of place, the first reading of each place."""
    days = [day for day in _all_days(text, lang) if _is_real(day)]
    out: list[Day] = []
    for day in sorted(days, key=lambda d: (d.span.start, -d.span.end)):
        if not out or day.span.start >= out[-1].span.end:
            out.append(day)
    return out


def _is_real(day: Day) -> bool:
    return 1 <= day.month <= 12 and (day.day is None or 1 <= day.day <= 31)


def _all_days(text: str, lang: str) -> Iterator[Day]:
    for m in _ISO.finditer(text):
        yield Day(Span(*m.span()), int(m[1]), int(m[2]), int(m[3]) if m[3] else None)
    for m in _DOTTED.finditer(text):
        yield Day(Span(*m.span()), int(m[3]), int(m[2]), int(m[1]))
    if lang == "vi":
        for m in _VI.finditer(text):
            year = m[4] or m[5]
            start = m.start(1)
            yield Day(Span(start, m.end()), int(year) if year else None, int(m[2] or m[3]), int(m[1]))
    yield from _named_days(text, lang)


def _named_days(text: str, lang: str) -> Iterator[Day]:
    for m in _DAY_FIRST.finditer(text):
        month = month_of(m[4], lang)
        if month:
            end = m.end() if m[5] else m.end(4)
            yield Day(Span(m.start(), end), int(m[5]) if m[5] else None, month, int(m[1]), bool(m[3]))
    for m in _MONTH_FIRST.finditer(text):
        month = month_of(m[1], lang)
        if month:
            end = m.end() - (m.group().endswith("."))  # the point of the sentence is none of the day's
            yield Day(Span(m.start(), end), int(m[5]) if m[5] else None, month, int(m[2]), bool(m[4]))
    for m in _HU.finditer(text):
        month = month_of(m[2], lang)
        if month:
            yield Day(Span(*m.span()), int(m[1]), month, int(m[3]))
