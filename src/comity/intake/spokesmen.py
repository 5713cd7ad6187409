"""Which body stands for a side: that of the head's own office, a ministry before a unit, by its fullest name."""

import dataclasses

from comity.intake.agencies import Mentioned
from comity.intake.atlas import ORGANISATIONS
from comity.intake.people import Known
from comity.intake.titles import Tagged

_MINISTRY = frozenset(
    (
        *(
            "ministry",
            "office",
            "department",
            "bộ",
            "ministerstwa",
            "ministerstwo",
            "minisztérium",
            "ministere",
        ),
        *("министерства", "министерство", "министерстве", "министерством"),
        *("departement", "polizeidepartement", "polizeidepartements"),
    )
)
_NOT_FIRST = frozenset(
    (
        "embassy",
        "đại sứ quán",
        "headquarters",
        "assembly",
        "parliament",
        "court",
        "academy",
        "institute",
        "centre",
        "center",
    )
)
_MINISTERS = frozenset(("minister", "ministers", "secretary"))


@dataclasses.dataclass(frozen=True, slots=True)
class Placed:
    """Somebody named, with the side he was given to, by which rule and how surely."""

    known: Known
    side: str | None
    rule: str
    sure: float


def agency_of(tagged: Tagged, code: str, mine: list[Placed], agencies: list[Mentioned]) -> Mentioned | None:
    """Return the body that stands for the side: a ministry before a unit, and the fullest name of it."""
    own = [m for m in agencies if m.side == code]
    if code in ORGANISATIONS:
        return own[0] if own else None
    in_office = _in_office(tagged, mine, own)
    of_head = _in_office(tagged, mine[:1], own)
    ministries = [m for m in own if m.head in _MINISTRY]
    of_minister = [m for m in ministries if _leads(tagged, mine[:1], m)]
    ranked = of_head or of_minister or in_office or ministries
    ranked = ranked or [m for m in own if m.head not in _NOT_FIRST] or own
    same = [m for m in own if ranked and _is_same_body(tagged, m, ranked[0])]
    return max(same or ranked, key=lambda m: m.span.end - m.span.start, default=None)


def _in_office(tagged: Tagged, people: list[Placed], own: list[Mentioned]) -> list[Mentioned]:
    """Return the bodies that stand in the offices of these people."""
    zones = [tagged.span(*z) for p in people for m in p.known.mentions for z in (m.before, m.after) if z]
    return [m for m in own if any(zone.overlaps(m.span) for zone in zones)]


def _leads(tagged: Tagged, head: list[Placed], body: Mentioned) -> bool:
    """Say whether the head's office is that of this ministry: "Minister of Justice", "Ministry of Justice"."""
    topic = body.keys - _MINISTRY
    words = {
        tagged.page.words[index].key
        for one in head
        for mention in one.known.mentions
        for zone in (mention.before, mention.after)
        if zone
        for index in range(zone[0], zone[1] + 1)
    }
    return bool(topic) and topic <= words and bool(words & _MINISTERS)


def _is_same_body(tagged: Tagged, one: Mentioned, chosen: Mentioned) -> bool:
    """Say whether two names are one body's: the one holds the other, or gives it as its short form in brackets."""
    short = tagged.page.clean[chosen.span.start : chosen.span.end]
    if one.head == chosen.head and one.keys >= chosen.keys:
        return True
    return tagged.page.clean[one.span.start : one.span.end].endswith(f"({short})")
