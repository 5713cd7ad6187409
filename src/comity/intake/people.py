"""Who is named as taking part: a run of name words beside an office, a rank or a form of address.

Rules look at kinds of words, not at names. The same man under his family name, or without his marks, is one
person.
"""

import dataclasses
import functools

from comity.intake.patterns import load_tables
from comity.intake.record import Span
from comity.intake.titles import Tagged

_PARTICLES = frozenset(
    (
        "de",
        "van",
        "der",
        "von",
        "den",
        "bin",
        "ibn",
        "al",
        "el",
        "da",
        "di",
        "du",
        "dos",
        "la",
        "le",
        "ter",
        "abu",
    )
)
_MONTH_NAMES = frozenset({"jan", "april", "june", "may", "august"})
_MAX_NAME = 6
_MOST = 200
_REACH = 18
_ZONE = frozenset({"office", "rank", "honour", "pre", "agency", "org", "link"})
_STRONG = frozenset({"office", "rank", "honour"})
_FOR = frozenset({"for", "of", "on"})


@dataclasses.dataclass(frozen=True, slots=True)
class Named:
    """One place where a person is named: his words, and the words around that give office and country."""

    first: int
    last: int
    keys: tuple[str, ...]
    before: tuple[int, int] | None
    after: tuple[int, int] | None
    rule: str


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """A person after joining all his mentions; the first mention is the fullest."""

    mentions: tuple[Named, ...]

    @property
    def best(self) -> Named:
        """The mention to quote: the fullest name, the earliest of those."""
        return max(self.mentions, key=lambda m: (len(m.keys), -m.first))


@functools.lru_cache(maxsize=1)
def surnames() -> dict[str, str]:
    """Return family names that tell a country: name without marks to ISO code."""
    table = load_tables("surnames.toml")
    return {name: code for code, names in table.items() for name in names}


def find_people(tagged: Tagged) -> list[Known]:
    """Return everybody named with an office, a rank or a form of address, in order of first mention."""
    headline = tagged.page.headline
    runs = [run for run in _runs(tagged) if not (headline and tagged.page.words[run[0]].start < headline.end)]
    named = [_evidence(tagged, first, last) for first, last in runs]
    known: list[list[Named]] = []
    for mention in sorted((m for m in named if m), key=lambda m: (-len(m.keys), m.first)):
        group = next((g for g in known if _same(g[0].keys, mention.keys)), None)
        if group is not None:
            group.append(mention)
        elif len(known) >= _MOST:
            break
        elif len(mention.keys) > 1 or _alone(tagged, mention):
            known.append([mention])
    present = (Known(tuple(g)) for g in known if not all(_owner_only(tagged, m) for m in g))
    return sorted(present, key=lambda k: min(m.first for m in k.mentions))


def _runs(tagged: Tagged) -> list[tuple[int, int]]:
    """Return runs of words that may be a name, as first and last word numbers."""
    out: list[tuple[int, int]] = []
    index, count = 0, len(tagged.page.words)
    while index < count:
        if not _may_name(tagged, index, start=True):
            index += 1
            continue
        last = index
        while last + 1 < count and last - index + 1 < _MAX_NAME and _joins(tagged, last + 1):
            last += 1
        while last > index and tagged.page.words[last].key in _PARTICLES and not tagged.is_cap(last):
            last -= 1
        out.append((index, last))
        index = last + 1
    return out


def _joins(tagged: Tagged, index: int) -> bool:
    gap = tagged.gap(index)
    before = tagged.page.words[index - 1]
    initial = gap == ". " and before.end - before.start == 1
    if (gap not in {" ", "-", "'"} and not initial) or tagged.limits[index] != tagged.limits[index - 1]:
        return False
    if tagged.page.words[index].key in _PARTICLES and not tagged.is_cap(index):
        after = index + 1
        if after < len(tagged.kinds) and tagged.page.words[after].key in _PARTICLES:
            after += 1
        return after < len(tagged.kinds) and _may_name(tagged, after, start=False)
    return _may_name(tagged, index, start=False) and tagged.page.words[index].key != "s"


def _may_name(tagged: Tagged, index: int, *, start: bool) -> bool:
    if index in tagged.country or index in tagged.city or index in tagged.side or index in tagged.inner:
        return False
    if not tagged.is_cap(index):
        return not start and tagged.gap(index) == "-" and not tagged.kinds[index]
    word = tagged.page.words[index]
    if not tagged.kinds[index]:
        form = tagged.page.clean[word.start : word.end]
        return not (len(form) > 2 and form.isupper() and start) and not form[0].isdigit()
    if "-" in tagged.gap(index) and not start:
        return not tagged.kinds[index] & _STRONG
    following = (
        index + 1 < len(tagged.kinds) and tagged.is_cap(index + 1) and tagged.gap(index + 1) in {" ", "-"}
    )
    if start:
        lookalike = word.key in surnames() or word.key in _MONTH_NAMES
        return lookalike and following and "stop" in tagged.kinds[index] and _is_new(tagged, index + 1)
    return len(word.key) <= 4 and not tagged.kinds[index] & {"office", "rank", "honour", "agency"}


def _is_new(tagged: Tagged, index: int) -> bool:
    """Say whether word `index` is of no known kind, as a name mostly is."""
    return not tagged.kinds[index] and index not in tagged.country and index not in tagged.side


def _evidence(tagged: Tagged, first: int, last: int) -> Named | None:
    """Return the mention if the words before or after make the run a person."""
    before, after = _zone_before(tagged, first), _zone_after(tagged, last)
    keys = tuple(word.key for word in tagged.page.words[first : last + 1])
    if before and _strength(tagged, before):
        return Named(first, last, keys, before, after, "person.office-before")
    if after:
        return Named(first, last, keys, before, after, "person.office-after")
    if _in_brackets(tagged, last):
        return Named(first, last, keys, None, (last + 1, last + 1), "person.country-in-brackets")
    return Named(first, last, keys, None, None, "person.bare") if last == first or before else None


def _strength(tagged: Tagged, zone: tuple[int, int]) -> bool:
    return any(tagged.kinds[i] & _STRONG for i in range(zone[0], zone[1] + 1))


def _zone_before(tagged: Tagged, first: int) -> tuple[int, int] | None:
    """Return the words of the office phrase that ends right before word `first`."""
    at = first
    while (
        at > 0
        and first - at < _REACH
        and _zone_gap(tagged.gap(at), first=at == first or _only_address(tagged, at, first))
        and not tagged.opens(at)
    ):
        if not _in_zone(tagged, at - 1):
            break
        at -= 1
    while (
        at < first
        and tagged.kinds[at] <= {"link", "org", "stop"}
        and at not in tagged.country
        and at not in tagged.side
    ):
        at += 1
    return (at, first - 1) if at < first else None


def _only_address(tagged: Tagged, at: int, first: int) -> bool:
    """Say whether only a form of address stands between ("Minister of Justice, H.E. Somebody")."""
    return all("honour" in tagged.kinds[index] for index in range(at, first))


def _zone_gap(gap: str, *, first: bool) -> bool:
    bare = gap.strip()
    if first and bare in {",", ".", "(", ")", "'", '"'}:
        return True
    return (bare in {"", "'", "(", ")", ".", "/", "&"} or gap == "-") and "\n" not in gap


def _in_zone(tagged: Tagged, index: int) -> bool:
    known = index in tagged.country or index in tagged.side or index in tagged.city or index in tagged.inner
    return known or bool(tagged.kinds[index] & _ZONE)


def _field(tagged: Tagged, index: int) -> bool:
    """Say whether a word names what an office is for: "Secretary for European and International Affairs"."""
    if index == 0 or not tagged.is_cap(index) or tagged.page.lang != "en":
        return False
    return tagged.page.words[index - 1].key in _FOR or (
        tagged.page.words[index - 1].key == "and" and bool(tagged.kinds[index])
    )


def _zone_after(tagged: Tagged, last: int) -> tuple[int, int] | None:
    """Return the office phrase that follows word `last` after a comma (in Hungarian after a blank)."""
    count = len(tagged.kinds)
    at = last + 1
    if at >= count or tagged.limits[at] != tagged.limits[last]:
        return None
    gap = tagged.gap(at)
    if gap.strip() not in ({","} if tagged.page.lang != "hu" else {",", ""}):
        return None
    end, office = at, False
    while end < count and end - at < _REACH and tagged.limits[end] == tagged.limits[last]:
        in_body = end - 1 in tagged.body and tagged.body.get(end) == tagged.body[end - 1]
        if end > at and not in_body and tagged.gap(end).strip() not in {"", "'", "-", "(", ")", "."}:
            break
        filler = tagged.page.words[end].key in {"the", "a", "an", "one", "now", "who", "is", "és", "i"}
        if not _in_zone(tagged, end) and not _field(tagged, end) and not (filler and end - at < 8):
            break
        office = (
            office or "office" in tagged.kinds[end] or (tagged.page.lang == "hu" and end in tagged.country)
        )
        end += 1
    while end > at and tagged.kinds[end - 1] <= {"link", "stop"} and end - 1 not in tagged.country:
        end -= 1
    if (
        end < count
        and tagged.gap(end) == " "
        and tagged.page.lang != "hu"
        and _may_name(tagged, end, start=True)
    ):
        return None  # the office belongs to the next name
    return (at, end - 1) if office and end > at else None


def _in_brackets(tagged: Tagged, last: int) -> bool:
    after = last + 1
    return after in tagged.country and tagged.gap(after).strip() == "("


def _same(full: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Say whether two names are one person's: the one in the other, given names perhaps as initials."""
    if set(part) <= set(full) or set(full) <= set(part):
        return True
    short, long = sorted((part, full), key=lambda keys: sum(len(key) > 1 for key in keys))
    spelt = [key for key in short if len(key) > 1]
    rest = [key for key in long if key not in spelt]
    initials = [key for key in short if len(key) == 1]
    return (
        bool(spelt and initials)
        and set(spelt) <= set(long)
        and len(rest) >= len(initials)
        and all(any(key.startswith(initial) for key in rest) for initial in initials)
    )


def _owner_only(tagged: Tagged, mention: Named) -> bool:
    """Say whether he is named only as an owner ("the President's visit"), not as taking part."""
    after = tagged.page.clean[tagged.page.words[mention.last].end :][:4]
    return tagged.page.lang == "en" and after.startswith(("'s ", "' "))


def _alone(tagged: Tagged, mention: Named) -> bool:
    """Say whether a single word may stand for a person: only right after an office or a form of address."""
    if mention.rule != "person.office-before" or mention.before is None:
        return False
    return bool(tagged.kinds[mention.first - 1] & _STRONG) and tagged.gap(mention.first).strip() in {"", "."}


def name_span(tagged: Tagged, mention: Named) -> Span:
    """Return the place of the name."""
    return tagged.span(mention.first, mention.last)
