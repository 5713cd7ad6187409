"""By when something was undertaken: the last day a text gives, as far as it gives it.

Only days are read. "Within ten days" of an event to come is no day, and a bare year may lie in the past ("the
agreement signed in 2003"): it is taken only where the day of the meeting is known and the year does not lie before.
"""

import dataclasses
import re
from collections.abc import Iterator, Mapping

from comity.intake.dates import Day, find_days, month_of
from comity.intake.page import Page
from comity.intake.patterns import load_patterns
from comity.intake.record import Commitment, Meeting, Span

_YEAR = re.compile(r"((?:19|20)\d\d)\b")
_MONTH = re.compile(r"([^\W\d_]{3,12})(?:\s+((?:19|20)\d\d))?\b")
_QUARTERS = {
    "first": 3,
    "1st": 3,
    "second": 6,
    "2nd": 6,
    "third": 9,
    "3rd": 9,
    "fourth": 12,
    "4th": 12,
    "last": 12,
}
_HALVES = {"first": 6, "1st": 6, "second": 12, "2nd": 12, "last": 12}


@dataclasses.dataclass(frozen=True, slots=True)
class _Due:
    """A last day (`2026`, `2026-06` or `2026-06-30`) and where it is said."""

    day: str
    span: Span


@dataclasses.dataclass(frozen=True, slots=True)
class _Scene:
    """The text, the days named in it by their place, the language's words, and the day of the meeting."""

    page: Page
    days: Mapping[int, Day]
    says: Mapping[str, re.Pattern[str]]
    met: str

    @property
    def year(self) -> int | None:
        """The year of the meeting."""
        return int(self.met[:4]) if self.met[:4].isdigit() else None


def with_dues(page: Page, commitments: tuple[Commitment, ...], meeting: Meeting) -> tuple[Commitment, ...]:
    """Return the undertakings, those with a last day with that day and its place.

    Args:
        page: the text.
        commitments: what was undertaken.
        meeting: its day tells the year of a day that has none, and what lies in the past.
    """
    days = {day.span.start: day for day in find_days(page.clean, page.lang)}
    scene = _Scene(page, days, load_patterns("dues.toml", page.lang), meeting.date or "")
    return tuple(_with_due(scene, one) for one in commitments)


def _with_due(scene: _Scene, one: Commitment) -> Commitment:
    found = next(_dues(scene, one.span), None)
    if found is None and (sentence := scene.page.sentence_at(one.span.start)):
        lead = _dues(
            scene, Span(sentence.start, one.span.start)
        )  # "By the end of 2026, the two sides will ..."
        found = next((due for due in lead if scene.page.clean[due.span.end : due.span.end + 1] == ","), None)
    return dataclasses.replace(one, due=found.day, due_span=found.span) if found else one


def _dues(scene: _Scene, span: Span) -> Iterator[_Due]:
    """Yield every last day said in a stretch that does not lie before the meeting."""
    for name, pattern in scene.says.items():
        read = _READERS.get(name)
        for cue in pattern.finditer(scene.page.clean, span.start, span.end) if read else ():
            due = read(scene, cue, span.end) if read else None
            if due is not None and not (scene.met[:4].isdigit() and due.day < scene.met[: len(due.day)]):
                yield due


def _part(scene: _Scene, cue: re.Match[str], end: int) -> _Due | None:
    """Read "in the third quarter of 2026"."""
    year = _YEAR.match(scene.page.clean, cue.end(), end)
    table = _QUARTERS if cue[2].lower() == "quarter" else _HALVES
    month = table.get(cue[1].lower())
    return _Due(f"{year[1]}-{month:02d}", Span(cue.start(1), year.end())) if year and month else None


def _end(scene: _Scene, cue: re.Match[str], end: int) -> _Due | None:
    """Read "by the end of" a year, of a month, of this year or the next."""
    for name, more in (("this_year", 0), ("next_year", 1)):
        said = scene.says[name].match(scene.page.clean, cue.end(), end) if name in scene.says else None
        if said and scene.year:
            return _Due(str(scene.year + more), Span(cue.end(), said.end()))
    return _year(scene, cue, end) or _month(scene, cue, end)


def _by(scene: _Scene, cue: re.Match[str], end: int) -> _Due | None:
    """Read "before" a day, a month or a year."""
    day = scene.days.get(cue.end())
    if day is not None and day.span.end <= end:
        return _of_day(scene, day)
    return _year(scene, cue, end) or _month(scene, cue, end)


def _until(scene: _Scene, cue: re.Match[str], _last: int) -> _Due | None:
    """Read a day with "until" behind it, as Hungarian writes it."""
    day = next((one for one in scene.days.values() if one.span.end == cue.start()), None)
    return _of_day(scene, day) if day else None


def _within(scene: _Scene, cue: re.Match[str], end: int) -> _Due | None:
    """Read "in 2027" and "in June 2026", where the day of the meeting shows that they lie ahead."""
    return (_year(scene, cue, end) or _month(scene, cue, end)) if scene.year else None


def _of_day(scene: _Scene, day: Day) -> _Due | None:
    if day.year is not None or scene.year is None:
        return _Due(day.written(None), day.span) if day.year and day.day else None
    for year in (scene.year, scene.year + 1):
        if (written := day.written(year)) >= scene.met:
            return _Due(written, day.span) if day.day else None
    return None


def _year(scene: _Scene, cue: re.Match[str], end: int) -> _Due | None:
    year = _YEAR.match(scene.page.clean, cue.end(), end)
    return _Due(year[1], Span(*year.span())) if year else None


def _month(scene: _Scene, cue: re.Match[str], end: int) -> _Due | None:
    found = _MONTH.match(scene.page.clean, cue.end(), end)
    month = month_of(found[1], scene.page.lang) if found and found[2] else None
    return _Due(f"{found[2]}-{month:02d}", Span(*found.span())) if found and month else None


_READERS = {"part": _part, "end": _end, "by": _by, "until": _until, "within": _within}
"""How the words of each name are read, the surest first in the files."""
