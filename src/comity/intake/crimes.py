"""Crime types and channels named in a text, by the vocabulary in the data folder."""

import functools

from comity.intake.page import Page
from comity.intake.patterns import load_tables
from comity.intake.record import Mention, Span, Trace
from comity.intake.sides import Table
from comity.intake.words import Found, Phrases, longest

CHANNELS = {
    "INTERPOL": ("interpol*", "интерпол*", "icpo"),
    "EUROPOL": ("europol*", "европол*"),
    "INTERPOL_I247": ("i 24 7", "i 247"),
    "UN": (
        "united nations",
        "un",
        "liên hợp quốc",
        "narod* zjednoczon*",
        "организаци* объединенных наций",
        "оон",
        "onu",
        "ensz",
    ),
}


@functools.lru_cache(maxsize=16)
def open_terms(lang: str) -> Phrases[str]:
    """Return the crime terms of `lang`; English stands in where a language has none."""
    table = load_tables("crime_terms.toml")
    section = table.get(lang, table["en"])
    return Phrases([(term, code) for code, terms in section.items() for term in terms], marks=lang == "vi")


@functools.lru_cache(maxsize=2)
def open_channels(*, marks: bool) -> Phrases[str]:
    """Return the names of channels and forums."""
    return Phrases([(name, code) for code, names in CHANNELS.items() for name in names], marks=marks)


def find_crimes(page: Page, table: Table) -> tuple[Mention, ...]:
    """Return every crime type named outside the noise and outside the names of bodies, in order."""
    finds = longest(open_terms(page.lang).find(page.words))
    bodies = [agency.span for agency in table.agencies]
    free = [f for f in finds if not any(span.holds(f.span) for span in bodies)]
    return tuple(_mention(page, found, "crime.term", 0.9) for found in free)


def find_channels(page: Page, sides: frozenset[str]) -> tuple[Mention, ...]:
    """Return channels and forums named, except an organisation that sits at the table itself."""
    finds = longest(open_channels(marks=page.lang == "vi").find(page.words))
    named = [f for f in finds if f.value not in sides and page.clean[f.span.start].isupper()]
    return tuple(
        _mention(page, f, "channel.name", 0.8) for f in named if f.value != "UN" or _is_forum(page, f.span)
    )


def _is_forum(page: Page, span: Span) -> bool:
    """Say whether "UN" is the forum, not the owner of some mission or office."""
    after = page.clean[span.end : span.end + 14].lower()
    return not after.lstrip().startswith(("and eu", "peace", "office", "mission", "day"))


def _mention(page: Page, found: Found[str], rule: str, sure: float) -> Mention:
    return Mention(found.value, found.span, page.cut(found.span), Trace(rule, found.around, sure))
