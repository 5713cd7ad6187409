"""Who sits at the table: countries and organisations, their agency, their people, who heads each side.

A person's side is voted by the words of his office, the body he belongs to, the brackets after his name,
his family name; whoever is left goes to the side that still lacks a head, since two heads sit on two sides.
"""

import dataclasses
import re
from collections import Counter

from comity.intake.agencies import Mentioned, find_agencies, inner_words, words_of
from comity.intake.atlas import ORGANISATIONS
from comity.intake.page import Page
from comity.intake.patterns import load_patterns
from comity.intake.people import Known, find_people, name_span, surnames
from comity.intake.record import Body, Person, Side, Span, Trace
from comity.intake.spokesmen import Placed, agency_of
from comity.intake.titles import Tagged, tag

_MAX_SIDES = 6
_ADDRESS = re.compile(r"(?:[ ,]*\b(?:H\.E|Dr|Prof|Mr|Mrs|Ms)\.?)+$")
_SAYS = load_patterns("undertakings.toml", "side")


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """The sides with what was needed to find them, for the rules that ask who must act."""

    sides: tuple[Side, ...]
    bodies: tuple[Body, ...]
    agencies: tuple[Mentioned, ...]
    marks: tuple[tuple[Span, str, str], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the sides, in order."""
        return tuple(side.country for side in self.sides)


def find_sides(page: Page) -> Table:
    """Return the sides of the meeting told in `page`."""
    tagged = tag(page)
    agencies = find_agencies(tagged)
    weights = _weights(tagged, agencies)
    tagged = dataclasses.replace(tagged, inner=inner_words(tagged, agencies), body=words_of(tagged, agencies))
    placed = _settle([_place(tagged, known) for known in find_people(tagged)], weights)
    codes = _codes(page, placed, agencies, weights)
    agencies = [_owned(tagged, m, placed, codes) for m in agencies]
    sides = tuple(_side(tagged, code, placed, agencies) for code in codes)
    return Table(sides, _bodies(page, sides, agencies), tuple(agencies), _marks(tagged, placed, agencies))


def _marks(
    tagged: Tagged, placed: list[Placed], agencies: list[Mentioned]
) -> tuple[tuple[Span, str, str], ...]:
    """Return every place where a side is spoken of, as (place, code, person | body | country), in order."""
    people = [(name_span(tagged, m), p.side, "person") for p in placed if p.side for m in p.known.mentions]
    bodies = [(m.span, m.side, "body") for m in agencies if m.side]
    countries = [(f.span, f.value, "country") for f in tagged.page.countries]
    return tuple(sorted([*people, *bodies, *countries]))


def _weights(tagged: Tagged, agencies: list[Mentioned]) -> Counter[str]:
    """Count how often each country or organisation is spoken of; the first sentences count double."""
    early = tagged.page.sentences[min(2, len(tagged.page.sentences) - 1)].end if tagged.page.sentences else 0
    out: Counter[str] = Counter()
    for found in tagged.page.countries:
        out[found.value] += 2 if found.span.start < early else 1
    for city in tagged.page.cities:
        out[city.value.country] += 1 if city.span.start < early else 0
    for mention in agencies:
        if mention.side:
            out[mention.side] += 2 if mention.span.start < early else 1
    return out


def _place(tagged: Tagged, known: Known) -> Placed:
    for mention in known.mentions:
        for zone in (mention.before, mention.after):
            code = _zone_side(tagged, zone) if zone else None
            if code:
                return Placed(known, code, "side.office", 0.9)
    family = surnames().get(known.best.keys[0]) if len(known.best.keys) > 1 else None
    if family:
        return Placed(known, family, "side.family-name", 0.7)
    return Placed(known, None, "side.left-over", 0.4)


def _zone_side(tagged: Tagged, zone: tuple[int, int]) -> str | None:
    """Return the country of an office phrase: "Ambassador of A to B" is A, "Fedpol's Director" is CH."""
    members = range(zone[0], zone[1] + 1)
    for index in members:
        to = index > zone[0] and tagged.page.words[index - 1].key in {"to", "in"}
        if index in tagged.country and not (to and index > zone[0] + 1):
            return tagged.country[index]
    return next((tagged.side[i] for i in members if tagged.side.get(i, "-") != "-"), None)


def _settle(placed: list[Placed], weights: Counter[str]) -> list[Placed]:
    """Give people without a side to the strongest side that has nobody yet, else to the strongest."""
    out = list(placed)
    for index, one in enumerate(out):
        if one.side is None:
            taken = {p.side for p in out if p.side}
            order = [code for code, _ in weights.most_common()] or list(taken)
            free = [code for code in order if code not in taken and code not in ORGANISATIONS]
            first_two = free[:1] if len(taken) < 2 else []
            choice = next(iter(first_two or order), None)
            out[index] = dataclasses.replace(one, side=choice)
    return out


def _codes(page: Page, placed: list[Placed], agencies: list[Mentioned], weights: Counter[str]) -> list[str]:
    """Return the codes of the sides: those with people first, then bodies that act, then the most named."""
    codes = list(dict.fromkeys(p.side for p in placed if p.side))
    if len(codes) < 2:
        opening = page.sentences[0].end if page.sentences else 0
        acting = [m.side for m in agencies if m.side and (m.span.start < opening or m.side in _heads(page))]
        wanted = [
            c for c in acting if c not in ORGANISATIONS or c in _heads(page) or _opens(page, c, agencies)
        ]
        codes = list(dict.fromkeys([*codes, *wanted]))[: max(2, len(codes))]
    for code, _ in weights.most_common():
        if len(codes) >= 2:
            break
        if code not in codes and code not in ORGANISATIONS:
            codes.append(code)
    return codes[:_MAX_SIDES]


def _heads(page: Page) -> frozenset[str]:
    """Return INTERPOL where its Secretary General takes part without being named."""
    found = re.search(r"\b(?:the|an?) secretary[- ]general\b", page.clean, re.IGNORECASE)
    return frozenset({"INTERPOL"}) if found and "interpol" in page.clean.lower() else frozenset()


def _opens(page: Page, code: str, agencies: list[Mentioned]) -> bool:
    """Say whether an organisation acts in the first sentence: it stands before the verb."""
    if not page.sentences:
        return False
    first = page.sentences[0]
    return any(m.side == code and m.span.start - first.start < 60 for m in agencies)


def _owned(tagged: Tagged, mention: Mentioned, placed: list[Placed], codes: list[str]) -> Mentioned:
    """Give a body without a country to the side whose people hold its office."""
    if mention.side or mention.head in {"embassy", "đại sứ quán"}:
        return mention
    topic = mention.keys - {"ministry", "bộ", "national", "s"}
    best, score = None, 0
    for one in placed:
        words = {
            tagged.page.words[i].key
            for m in one.known.mentions
            for z in (m.before, m.after)
            if z
            for i in range(z[0], z[1] + 1)
        }
        common = len(topic & words)
        if one.side and common > score and common * 2 >= len(topic):
            best, score = one.side, common
    if best is None and {"public", "security"} <= mention.keys:
        best = next((code for code in ("VN", "LA", "CN") if code in codes), None)
    return dataclasses.replace(mention, side=best) if best else mention


def _side(tagged: Tagged, code: str, placed: list[Placed], agencies: list[Mentioned]) -> Side:
    mine = [p for p in placed if p.side == code]
    people = tuple(_person(tagged, p, head=i == 0 and not _aside(tagged, p)) for i, p in enumerate(mine))
    agency = agency_of(tagged, code, mine, agencies)
    rule, sure = (mine[0].rule, mine[0].sure) if mine else ("side.named", 0.5)
    cue = name_span(tagged, mine[0].known.best) if mine else agency.span if agency else None
    if agency is None:
        return Side(code, None, None, people, Trace(rule, cue, sure))
    return Side(code, tagged.page.cut(agency.span), agency.span, people, Trace(rule, cue, sure))


def _aside(tagged: Tagged, one: Placed) -> bool:
    """Say whether he appears only in an afterword ("The same day he also received ...")."""
    first = tagged.page.words[one.known.mentions[0].first].start
    sentence = tagged.page.sentence_at(first)
    return bool(sentence and _SAYS["afterword"].match(sentence.text))


def _person(tagged: Tagged, one: Placed, *, head: bool) -> Person:
    mention = one.known.best
    span = name_span(tagged, mention)
    zones = [z for m in one.known.mentions for z in (m.before, m.after) if z]
    cue = tagged.span(*zones[0]) if zones else None
    return Person(
        tagged.page.cut(span), _title(tagged, zones), head, span, Trace(mention.rule, cue, one.sure)
    )


def _title(tagged: Tagged, zones: list[tuple[int, int]]) -> str:
    """Return office and rank as written, the fullest first; forms of address alone give none."""
    forms = [_SAYS["plain_title"].sub("", tagged.page.cut(tagged.span(*zone))) for zone in zones]
    bare = [_ADDRESS.sub("", form) for form in forms]
    named = [form for form in bare if form and not _SAYS["forms"].match(form)]
    return max(named, key=len, default="")


def _bodies(page: Page, sides: tuple[Side, ...], agencies: list[Mentioned]) -> tuple[Body, ...]:
    """Return bodies visited or worked with: named after a verb of visiting, and not a side's own agency."""
    own = {s.agency_span for s in sides}
    heads = {tuple(sorted(m.keys)) for m in agencies if m.span in own}
    seen: set[frozenset[str]] = set()
    out: list[Body] = []
    for mention in agencies:
        cue = _SAYS["visit"].search(page.clean, max(0, mention.span.start - 90), mention.span.start)
        own_body = mention.span in own or tuple(sorted(mention.keys)) in heads
        if cue and not own_body and mention.side not in ORGANISATIONS and not _seen(mention, seen):
            seen.add(mention.keys)
            trace = Trace("body.visited", Span(*cue.span()), 0.6)
            out.append(Body(page.cut(mention.span), mention.span, trace))
    return tuple(out)


def _seen(mention: Mentioned, seen: set[frozenset[str]]) -> bool:
    return any(mention.keys <= keys or keys <= mention.keys for keys in seen)
