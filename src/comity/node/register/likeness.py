"""Which agreement of the register a text may mean: the same title, or the only one of its kind that fits.

A suggestion for the officer, who sees it in the review and may choose another or a new entry.
"""

from collections.abc import Iterable

from comity.node.register import days, kinds, names
from comity.node.register.models import Agreement
from comity.node.register.values import Value

TELLING = frozenset(
    {"extradition", "transfer", "mla", "police_coop", "readmission", "classified", "drugs", "info_sharing"}
)
"""Kinds of which two states seldom have two at one stage; a memorandum or plan may be about anything."""


def by_title(title: str, parties: Iterable[str]) -> Agreement | None:
    """The agreement of that title between these parties, whatever its marks and capitals."""
    wanted = names.folded(title)
    return next((row for row in _between(parties) if wanted in _titles(row)), None)


def likely(said: Value, when: str) -> Agreement | None:
    """The agreement an item of a text may mean.

    Args:
        said: value of the item.
        when: day of the meeting as far as it is known; an agreement that came later is not meant.
    """
    named = by_title(said["name"], said["parties"])
    if named is not None or said["kind"] not in TELLING:
        return named
    stage = kinds.STAGE_OF_STATUS[said["status"]]
    found = [row for row in _between(said["parties"]) if row.kind == said["kind"] and row.stage == stage]
    found = [row for row in found if not _came_later(row, when)]
    return found[0] if len(found) == 1 else None


def _between(parties: Iterable[str]) -> list[Agreement]:
    asked = set(parties)
    rows = (
        Agreement.objects.filter(parties__country__in=asked).distinct().prefetch_related("parties", "stages")
    )
    return [row for row in rows.order_by("pk") if asked <= {party.country for party in row.parties.all()}]


def _titles(row: Agreement) -> set[str]:
    return {names.folded(row.title), names.folded(row.original_title)} - {""}


def _came_later(row: Agreement, when: str) -> bool:
    """Whether its first known day lies after the meeting."""
    known = [day for one in row.stages.all() if (day := days.latest(one.when)) is not None]
    met = days.latest(when)
    return met is not None and bool(known) and min(known) > met
