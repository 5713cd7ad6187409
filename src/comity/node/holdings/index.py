"""The one way to search the country's own records.

The engine finds; every record it names is read again from its row before anyone sees it: it is there, its
time is not over, it is not restricted, and this officer may see it.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from comity.crosscheck import Answer, Entry, Hit, Level, Query
from comity.node.holdings.entries import Opener
from comity.node.holdings.live import Live, home_folder, published_mark
from comity.node.holdings.models import Change, Record
from comity.node.staff.look import Look, require

SPARE = 5
"""More hits than asked for are taken from the engine, in case some may not be seen."""


@dataclass(frozen=True)
class RecordInfo:
    """A record as an officer may see it.

    Attributes:
        id: its number.
        entry: who or what it is about, under its source's own identifier.
        owner: the unit it belongs to.
        purpose: why it is held.
        handling: handling code.
        expires: the last day it may be returned.
        restricted: kept and never returned by a search.
    """

    id: int
    entry: Entry
    owner: str
    purpose: str
    handling: str
    expires: date | None
    restricted: bool


@dataclass(frozen=True)
class KnownHit:
    """One record that may be meant, with the engine's reasons."""

    record: RecordInfo
    hit: Hit


@dataclass(frozen=True)
class Found:
    """What our records say.

    Attributes:
        answer: the engine's answer with the hits that may be seen, and no other.
        hits: those hits with their records, best first.
        records: how many records were searched.
    """

    answer: Answer
    hits: tuple[KnownHit, ...]
    records: int

    @property
    def level(self) -> Level:
        """HIT, POSSIBLE, NO_HIT or UNDERSPECIFIED."""
        return self.answer.level

    @property
    def population(self) -> int:
        """How many records fit a question too thin to tell them apart; never for a partner's eyes."""
        return self.answer.fitting


@dataclass(frozen=True)
class IndexState:
    """How the published index stands to the rows; ``behind`` counts changes not yet published."""

    published: int
    latest: int
    records: int

    @property
    def behind(self) -> int:
        """Changes that only the tail holds."""
        return self.latest - max(self.published, 0)


def search(look: Look, query: Query, today: date, *, limit: int = 10) -> Found:
    """Ask our records for a person or thing.

    Args:
        look: the logged look.
        query: who or what is asked about.
        today: records that expired before this day are not returned.
        limit: the most hits to return.

    Raises:
        LookRequired: nobody said why.
    """
    require(look)
    index = _live().fresh()
    wanted = limit + SPARE
    answer = index.search(query, limit=wanted, today=today)
    hits = _seen(look, answer, today)
    while len(hits) < limit and len(answer.hits) == wanted:
        wanted *= 2
        answer = index.search(query, limit=wanted, today=today)
        hits = _seen(look, answer, today)
    return _found(answer, hits[:limit], len(index))


def publish() -> IndexState:
    """Write the tail as a segment for every process to open; cheap when nothing changed. Not in an act."""
    _live().publish()
    return state()


def purge(today: date) -> IndexState:
    """Rewrite the index without the bytes of what was removed or has expired. Never inside an act."""
    _live().publish(purge_on=today)
    return state()


def state() -> IndexState:
    """How the published index stands to the rows."""
    last = Change.objects.order_by("-sequence").first()
    return IndexState(published_mark(_live().folder), last.sequence if last else 0, Record.objects.count())


def info(row: Record, opened: Opener) -> RecordInfo:
    """A row as an officer may see it; only for callers that hold a look."""
    return RecordInfo(
        row.pk, opened(row), row.owner, row.purpose, row.handling, row.expires, restricted=row.restricted
    )


def may_see(look: Look, row: Record) -> bool:
    """Whether this officer may see a record: shared, or of the officer's own unit."""
    unit = look.officer.unit
    return row.shared or (unit is not None and unit.code == row.owner)


def _live() -> Live:
    return _of(home_folder())


@cache
def _of(folder: Path) -> Live:
    return Live(folder)


def _seen(look: Look, answer: Answer, today: date) -> list[KnownHit]:
    """The hits whose rows say that they may be returned to this officer today."""
    rows = {str(row.pk): row for row in Record.objects.filter(pk__in=[int(hit.id) for hit in answer.hits])}
    opened = Opener()
    return [
        KnownHit(info(row, opened), hit)
        for hit in answer.hits
        if (row := rows.get(hit.id)) is not None
        and not row.restricted
        and (row.expires is None or row.expires >= today)
        and may_see(look, row)
    ]


def _found(answer: Answer, hits: list[KnownHit], records: int) -> Found:
    level = answer.level
    if level is not Level.UNDERSPECIFIED:
        levels = {known.hit.level for known in hits}
        level = next((one for one in (Level.HIT, Level.POSSIBLE) if one in levels), Level.NO_HIT)
    return Found(replace(answer, level=level, hits=tuple(known.hit for known in hits)), tuple(hits), records)
