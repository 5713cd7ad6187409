"""The kind of every word around a name: office, rank, honour, agency, link, country, or nothing known.

The people and the sides are read from these kinds alone; the words themselves stand in the data folder.
"""

import dataclasses
import functools
from bisect import bisect_left
from collections.abc import Mapping

from comity.intake.page import Page
from comity.intake.patterns import load_tables
from comity.intake.record import Span
from comity.intake.words import Found, Phrases

Kinds = frozenset[str]
_NONE: Kinds = frozenset()


@dataclasses.dataclass(frozen=True, slots=True)
class Tagged:
    """The words of a page with their kinds; `country`, `side` and `city` are keyed by word number.

    `body` gives the place of the body a word belongs to. `inner` holds the words that only belong to a body's name
    ("Fundamental Rights" in "Ministry of Justice and ...").
    """

    page: Page
    kinds: list[Kinds]
    country: dict[int, str]
    side: dict[int, str]
    city: frozenset[int]
    limits: list[int]
    inner: frozenset[int] = frozenset()
    body: Mapping[int, int] = dataclasses.field(default_factory=dict)

    def is_cap(self, index: int) -> bool:
        """Say whether word `index` begins with a capital letter."""
        return self.page.clean[self.page.words[index].start].isupper()

    def gap(self, index: int) -> str:
        """Return what stands between word `index` and the one before."""
        words = self.page.words
        return self.page.clean[words[index - 1].end : words[index].start] if index else "\n"

    def opens(self, index: int) -> bool:
        """Say whether word `index` is the first of its sentence."""
        return index == 0 or self.limits[index] != self.limits[index - 1]

    def span(self, first: int, last: int) -> Span:
        """Return the place from word `first` to word `last`, both included."""
        return Span(self.page.words[first].start, self.page.words[last].end)


def tag(page: Page) -> Tagged:
    """Return the kinds of the words of `page`."""
    starts = [word.start for word in page.words]
    kinds: list[Kinds] = [_NONE] * len(starts)
    table = _titles(page.lang)
    index = 0
    while index < len(starts):
        found = table.at(page.words, index)
        end = _count(starts, index, found) if found else index + 1
        for at in range(index, end if found else index):
            kinds[at] = found.value if found else _NONE
        index = end
    return Tagged(
        page=page,
        kinds=kinds,
        country=_spread(starts, [(f.span, f.value) for f in page.countries]),
        side=_spread(starts, [(f.span, f.value.side) for f in page.agencies]),
        city=frozenset(_spread(starts, [(f.span, f.value.name) for f in page.cities])),
        limits=_limits(page, starts),
    )


@functools.lru_cache(maxsize=16)
def _titles(lang: str) -> Phrases[Kinds]:
    table = load_tables("titles.toml")
    kinds: dict[str, set[str]] = {}
    for kind, phrases in table.get(lang, table["en"]).items():
        for phrase in phrases:
            kinds.setdefault(phrase, set()).add(kind)
    for phrase, names in kinds.items():
        open_stems = (stem for stem in kinds if stem.endswith("*") and " " not in stem)
        names.update(*(kinds[stem] for stem in open_stems if phrase.startswith(stem[:-1])))
    return Phrases([(phrase, frozenset(names)) for phrase, names in kinds.items()], marks=lang == "vi")


def _count(starts: list[int], index: int, found: Found[Kinds]) -> int:
    """Return the number of the first word after `found`."""
    return max(index + 1, bisect_left(starts, found.around.end))


def _spread(starts: list[int], finds: list[tuple[Span, str]]) -> dict[int, str]:
    out: dict[int, str] = {}
    for span, value in finds:
        for index in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            out[index] = value
    return out


def _limits(page: Page, starts: list[int]) -> list[int]:
    """Return for every word the number of its sentence."""
    begins = [sentence.start for sentence in page.sentences]
    return [bisect_left(begins, start + 1) for start in starts]
