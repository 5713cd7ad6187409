"""Bodies named in a text: ministries, forces, agencies, embassies, each with its country if told."""

import dataclasses
import re
from bisect import bisect_left

from comity.intake.atlas import adjectives
from comity.intake.record import Span
from comity.intake.taken import Taken
from comity.intake.titles import Tagged

_LEFT = frozenset({"org", "pre", "agency"})
_TOPIC = frozenset({"org", "pre", "agency"})
_JOINERS = frozenset(["of", "for", "the", "and", "on"])
_MAX = 12
_SHORT_FORM = re.compile(r" ?\((?:[A-Z][A-Za-z]{0,3}[A-Z-]?[A-Za-z-]{0,6})\)")


@dataclasses.dataclass(frozen=True, slots=True)
class Mentioned:
    """One body named: place, country or organisation code (None when open), key words, head word."""

    span: Span
    side: str | None
    keys: frozenset[str]
    head: str


def find_agencies(tagged: Tagged) -> list[Mentioned]:
    """Return bodies in order of place; the gazetteer first, then head words with what belongs to them."""
    starts = [word.start for word in tagged.page.words]
    out = [_listed(tagged, starts, f.span, f.value.side) for f in tagged.page.agencies]
    taken = Taken([m.span for m in out])
    listed = {m.span: m for m in out}
    for index, kinds in enumerate(tagged.kinds):
        if "agency" in kinds and (tagged.is_cap(index) or tagged.page.lang not in {"en", "vi", "de"}):
            made = _headed(tagged, index)
            if made is None:
                continue
            met = taken.meets(made.span)
            if met is None:
                taken.add(made.span)
                listed[made.span] = made
            elif met in listed:
                listed[met] = _wider(listed[met], made)
    return sorted({m.span: m for m in listed.values()}.values(), key=lambda m: m.span)


def words_of(tagged: Tagged, bodies: list[Mentioned]) -> dict[int, int]:
    """Return for every word in the name of a body where that name begins."""
    starts = [word.start for word in tagged.page.words]
    return {
        index: body.span.start
        for body in bodies
        for index in range(bisect_left(starts, body.span.start), bisect_left(starts, body.span.end))
    }


def inner_words(tagged: Tagged, bodies: list[Mentioned]) -> frozenset[int]:
    """Return the words that only belong to the name of a body: links, what stands after them, what other links follow.

    They are no name of a person: somebody named right after a body ("Ministry of Justice Somebody") follows its last
    known word, not a link.
    """
    starts = [word.start for word in tagged.page.words]
    out: set[int] = set()
    for body in bodies:
        members = range(bisect_left(starts, body.span.start), bisect_left(starts, body.span.end))
        links = [index for index in members if tagged.page.words[index].key in _JOINERS]
        out.update(links)
        linked = False
        for index in members if links else ():
            known = tagged.kinds[index] or index in tagged.country or index in tagged.city
            linked = index in links or (linked and not known)
            if not known and (linked or index < links[-1]):
                out.add(index)
    return frozenset(out)


def _wider(old: Mentioned, made: Mentioned) -> Mentioned:
    """Let a find by head word widen a listed name that it holds ("Ministry of X" in "Ministry of X of Y")."""
    if not made.span.holds(old.span) or old.side in {None, "-"}:
        return old
    return dataclasses.replace(made, side=old.side)


def _listed(tagged: Tagged, starts: list[int], span: Span, side: str) -> Mentioned:
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end) - 1
    while first > 0 and first - 1 in tagged.country and tagged.gap(first) == " " and tagged.is_cap(first - 1):
        first -= 1
    keys = frozenset(word.key for word in tagged.page.words[first : last + 1])
    return Mentioned(
        _with_brackets(tagged, first, last), None if side == "-" else side, keys, tagged.page.words[last].key
    )


def _headed(tagged: Tagged, index: int) -> Mentioned | None:
    """Return the body headed by word `index`, or None when nothing says which body it is."""
    first, last = _leftmost(tagged, index), _rightmost(tagged, index)
    if first == last:
        return None
    members = range(first, last + 1)
    side = next((tagged.country[i] for i in members if i in tagged.country), None)
    side = side or next((tagged.side[i] for i in members if tagged.side.get(i, "-") != "-"), None)
    keys = frozenset(tagged.page.words[i].key for i in members if i not in tagged.country)
    return Mentioned(_with_brackets(tagged, first, last), side, keys - _JOINERS, tagged.page.words[index].key)


def _leftmost(tagged: Tagged, index: int) -> int:
    at = index
    while at > 0 and tagged.limits[at - 1] == tagged.limits[index] and tagged.gap(at) in {" ", "-", "'"}:
        before = at - 1
        possessive = tagged.page.words[before].key == "s" and tagged.gap(before) == "'"
        unknown = not tagged.kinds[before] and not tagged.opens(before)
        known = (
            before in tagged.country or bool(tagged.kinds[before] & _LEFT) or before in tagged.city or unknown
        )
        if not (possessive or (known and (tagged.is_cap(before) or tagged.page.lang != "en"))):
            break
        at = before
    while at < index and tagged.page.words[at].key == "s":
        at += 1
    return at


def _rightmost(tagged: Tagged, index: int) -> int:
    """Follow links and capitalised words to the right; the last word taken is never a link."""
    at, last, linked = index + 1, index, False
    while at < len(tagged.kinds) and at - index < _MAX and tagged.limits[at] == tagged.limits[index]:
        gap = tagged.gap(at)
        if gap not in {" ", "-", "'", " & "} and not (
            gap == ", " and "org" in tagged.kinds[at] and tagged.is_cap(at)
        ):
            break
        key = tagged.page.words[at].key
        if key in _JOINERS or (tagged.page.lang != "en" and "link" in tagged.kinds[at]):
            if key == "and" and not _goes_on(tagged, at):
                break
            linked = True
        elif at in tagged.country:
            if linked and tagged.page.words[at].key in adjectives():
                break
            at = last = at + _more_of_country(tagged, at)
            if tagged.page.lang in {"en", "vi"}:
                return last
        elif _is_part(tagged, at) and (linked or tagged.kinds[at]):
            last = at
        else:
            break
        at += 1
    return last


def _more_of_country(tagged: Tagged, at: int) -> int:
    """Return how many words of the same country name follow."""
    more = 0
    while at + more + 1 in tagged.country and tagged.gap(at + more + 1) in {" ", "'", "&"}:
        more += 1
    return more


def _is_part(tagged: Tagged, index: int) -> bool:
    kinds = tagged.kinds[index]
    if "office" in kinds and tagged.page.words[index].key in {"prosecutor", "attorney", "president"}:
        return tagged.is_cap(index)
    if tagged.page.lang == "en":
        return tagged.is_cap(index) and bool(kinds & _TOPIC or (not kinds and index not in tagged.city))
    return bool(kinds & _TOPIC)


def _goes_on(tagged: Tagged, at: int) -> bool:
    """Say whether a joined word belongs: "Interior and Administration", not "Interior and the Police"."""
    after = at + 1
    if after >= len(tagged.kinds):
        return False
    return _is_part(tagged, after) and "agency" not in tagged.kinds[after] and after not in tagged.country


def _with_brackets(tagged: Tagged, first: int, last: int) -> Span:
    """Return the place of the words, with an abbreviation in brackets after them."""
    span = tagged.span(first, last)
    found = _SHORT_FORM.match(tagged.page.clean, span.end)
    return Span(span.start, found.end()) if found else span
