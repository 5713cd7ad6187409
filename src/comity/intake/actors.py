"""Who must act: the sides meant by a subject, by the speaker, or by a pronoun."""

import functools
import re

from comity.intake.atlas import load_tables
from comity.intake.page import Page
from comity.intake.record import Span
from comity.intake.sides import Table

BOTH = ("both",)
_BODY = re.compile(
    r"\b(?:the|its|his) (?:\w+ )?(embassy|ministry|agency|service|police|bureau|office|department)\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"\b(?:he|she|the (?:\w+ )?(?:minister|deputy minister|ambassador|deputy ambassador|director|secretary|secretary-general|vice director|general|"
    r"officer|official|commissioner|president|chief|guest|host|speaker))\b",
    re.IGNORECASE,
)


@functools.lru_cache(maxsize=16)
def both_words(lang: str) -> re.Pattern[str]:
    """Return the words of `lang` that mean all sides."""
    table = load_tables("commitments.toml")
    return re.compile(str(table.get(lang, table["en"])["both"]), re.IGNORECASE)


def find_actor(page: Page, table: Table, subject: Span) -> tuple[str, ...] | None:
    """Return the side codes meant by the words of `subject`; `("both",)` for all; None when they name nobody."""
    words = page.clean[subject.start : subject.end]
    both = None
    for both in both_words(page.lang).finditer(words):
        pass
    named = [(mark, code) for mark, code, _ in table.marks if subject.holds(mark) and code in table.codes]
    codes = tuple(dict.fromkeys(code for _, code in named))
    if len(codes) > 1 and not _owned(page, named):
        return BOTH
    if both and not (codes and named[-1][0].start > subject.start + both.start()):
        return BOTH
    if codes:
        return codes[-1:]
    if page.lang == "en" and re.search(r"\bwe\s*$", words, re.IGNORECASE):
        return speaker(page, table, subject.end) or BOTH
    return _single(page, table, subject, words)


def _single(page: Page, table: Table, subject: Span, words: str) -> tuple[str, ...] | None:
    """Return the side of "he", "the Ambassador", "the Embassy": by office, by body, else the last person named."""
    body = next((m for m in _BODY.finditer(words)), None)
    if body:
        heads = [a.side for a in table.agencies if a.head == body.group(1).lower() and a.side in table.codes]
        if heads:
            return (str(heads[0]),)
    found = _SINGLE.search(words)
    if found is None:
        return None
    office = found.group().split()[-1].lower()
    holders = {
        side.country for side in table.sides for person in side.people if office in person.title.lower()
    }
    return (holders.pop(),) if len(holders) == 1 else speaker(page, table, subject.end)


def _owned(page: Page, named: list[tuple[Span, str]]) -> bool:
    """Say whether the first side named only owns or qualifies the last ("his Lao counterpart in Hanoi")."""
    first, last = named[0][0], named[-1][0]
    between = page.clean[first.end : last.start]
    return " and " not in between and "," not in between and len(between) < 40


def speaker(page: Page, table: Table, place: int) -> tuple[str, ...] | None:
    """Return the side of the person last named before `place`."""
    people = [
        code
        for mark, code, kind in table.marks
        if kind == "person" and mark.end <= place and code in table.codes
    ]
    return (people[-1],) if people else None


def others(table: Table, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the other side where there are just two."""
    rest = tuple(code for code in table.codes if code not in codes)
    return rest if len(rest) == 1 else BOTH
