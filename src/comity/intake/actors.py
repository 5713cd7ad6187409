"""Who must act: the sides meant by a subject, by the speaker, or by a pronoun."""

import dataclasses
import functools
import re

from comity.intake.page import Page
from comity.intake.patterns import load_patterns, load_tables
from comity.intake.record import Span
from comity.intake.sides import Table

BOTH = ("both",)
_SAYS = load_patterns("undertakings.toml", "actor")


@dataclasses.dataclass(frozen=True, slots=True)
class Scene:
    """The text and who sits at the table: all that the rules of undertakings look at."""

    page: Page
    table: Table


@functools.lru_cache(maxsize=16)
def both_words(lang: str) -> re.Pattern[str]:
    """Return the words of `lang` that mean all sides."""
    table = load_tables("commitments.toml")
    return re.compile(str(table.get(lang, table["en"])["both"]), re.IGNORECASE)


def find_actor(scene: Scene, subject: Span) -> tuple[str, ...] | None:
    """Return the sides meant by the words of `subject`: `("both",)` for all, None when they name nobody."""
    words = scene.page.clean[subject.start : subject.end]
    both = next(reversed(list(both_words(scene.page.lang).finditer(words))), None)
    named = [
        (mark, code)
        for mark, code, _ in scene.table.marks
        if subject.holds(mark) and code in scene.table.codes
    ]
    codes = tuple(dict.fromkeys(code for _, code in named))
    if len(codes) > 1 and not _owned(scene.page, named):
        return BOTH
    if both and not (codes and named[-1][0].start > subject.start + both.start()):
        return BOTH
    if codes:
        return codes[-1:]
    if scene.page.lang == "en" and re.search(r"\bwe\s*$", words, re.IGNORECASE):
        return speaker(scene, subject.end) or BOTH
    return _single(scene, subject, words)


def _single(scene: Scene, subject: Span, words: str) -> tuple[str, ...] | None:
    """Return the side of "he", "the Ambassador", "the Embassy": by office, by body, else the last person."""
    body = next((m for m in _SAYS["body"].finditer(words)), None)
    if body:
        heads = [
            a.side
            for a in scene.table.agencies
            if a.head == body.group(1).lower() and a.side in scene.table.codes
        ]
        if heads:
            return (str(heads[0]),)
    found = _SAYS["single"].search(words)
    if found is None:
        return None
    office = found.group().split()[-1].lower()
    holders = {
        side.country for side in scene.table.sides for person in side.people if office in person.title.lower()
    }
    return (holders.pop(),) if len(holders) == 1 else speaker(scene, subject.end)


def _owned(page: Page, named: list[tuple[Span, str]]) -> bool:
    """Say whether the first side named only owns or qualifies the last ("his Lao counterpart in Hanoi")."""
    first, last = named[0][0], named[-1][0]
    between = page.clean[first.end : last.start]
    return " and " not in between and "," not in between and len(between) < 40


def speaker(scene: Scene, place: int) -> tuple[str, ...] | None:
    """Return the side of the person last named before `place`."""
    people = [
        code
        for mark, code, kind in scene.table.marks
        if kind == "person" and mark.end <= place and code in scene.table.codes
    ]
    return (people[-1],) if people else None


def others(table: Table, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the other side where there are just two."""
    rest = tuple(code for code in table.codes if code not in codes)
    return rest if len(rest) == 1 else BOTH
