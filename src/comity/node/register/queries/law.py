"""The words of the law as this node holds them: packs that ship, and those two officers adopted instead."""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from comity.node.register.models.packs import AdoptedPack
from comity.node.staff.errors import NotFound
from comity.rules import lawbook
from comity.rules.pack import NotFound as Lost
from comity.rules.pack import Pack, Reading
from comity.rules.pack_schema import parse_pack
from comity.rules.packs import HERE, load_all

PACK_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
VERSION = re.compile(r"[0-9]+(\.[0-9]+)*")
AROUND = 2
"""Lines shown before and after a difference."""


@dataclass(frozen=True)
class PackRow:
    """A pack in the list.

    Attributes:
        id: its name.
        title: the instrument's title.
        version: the one in use.
        shipped: the version that ships with this Comity; empty where none does.
        state: ``proposed``, ``newer`` (a later one ships), ``adopted`` or ``shipped``.
        values: how many values it states.
        unread: how many of them nobody has read in the original.
    """

    id: str
    title: str
    version: str
    shipped: str
    state: str
    values: int
    unread: int


@dataclass(frozen=True)
class Line:
    """One line of a comparison: ``added``, ``removed``, ``same`` or ``gap``."""

    kind: str
    text: str


@dataclass(frozen=True)
class Proposal:
    """A version that waits for a second officer, or that was approved.

    Attributes:
        version: its version.
        sha256: hash of its bytes, hex.
        by: sign-in name of who proposed it.
        at: when.
        why: what was said of it.
        unread: values nobody has read.
        differences: from the version in use; empty for one that was approved.
        approved_by: sign-in name of who approved it; empty while it waits.
        approved: when.
        why_approved: what was said then.
    """

    version: str
    sha256: str
    by: str
    at: datetime
    why: str
    unread: int
    differences: tuple[Line, ...] = ()
    approved_by: str = ""
    approved: datetime | None = None
    why_approved: str = ""


@dataclass(frozen=True)
class PackPage:
    """One pack: what is in use, what a lawyer should read, what waits, what ships, what was adopted before."""

    row: PackRow
    to_read: tuple[Reading, ...]
    not_found: tuple[Lost, ...]
    proposals: tuple[Proposal, ...]
    newer: tuple[Line, ...]
    adopted: tuple[Proposal, ...]


def packs() -> Mapping[str, Pack]:
    """Every pack by id; of each that was adopted the one approved last."""
    return {**load_all(), **{pack: _parsed(row.content) for pack, row in _adopted().items()}}


def proposed_packs() -> tuple[AdoptedPack, ...]:
    """What waits for a second officer; a version that is not above the one in use waits no longer."""
    held = packs()
    rows = AdoptedPack.objects.filter(approved__isnull=True).select_related("proposed_by").order_by("pk")
    return tuple(
        row for row in rows if row.pack not in held or order(row.version) > order(held[row.pack].version)
    )


def order(version: str) -> tuple[int, ...]:
    """What a version is compared by: 3.1 comes after 3, and 3.0 is 3; nothing for what is no number."""
    if not VERSION.fullmatch(version):
        return ()
    parts = list(map(int, version.split(".")))
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return tuple(parts)


def pack_rows() -> tuple[PackRow, ...]:
    """Every pack of the node, also those that are only proposed."""
    adopted, waiting = set(_adopted()), proposed_packs()
    known = {**{row.pack: _parsed(row.content) for row in waiting}, **packs()}
    states = {row.pack: "proposed" for row in waiting}
    return tuple(_row(pack, adopted, states) for _, pack in sorted(known.items()))


def pack_page(key: str) -> PackPage:
    """One pack with all that an officer should see before approving another version of it.

    Raises:
        NotFound: there is none of that name.
    """
    row = next((one for one in pack_rows() if one.id == key), None)
    if row is None:
        raise NotFound("There is no pack called {name}.", {"name": key})
    held, now = packs().get(key), content_of(key)
    proposals = tuple(_proposal(one, now) for one in proposed_packs() if one.pack == key)
    before = AdoptedPack.objects.filter(pack=key, approved__isnull=False).order_by("-approved", "-pk")
    newer = _differences(now, shipped_text(key)) if _ships_later(row) else ()
    return PackPage(
        row=row,
        to_read=lawbook.gaps(held) if held else (),
        not_found=held.not_found if held else (),
        proposals=proposals,
        newer=newer,
        adopted=tuple(_proposal(one, None) for one in before.select_related("proposed_by", "approved_by")),
    )


def content_of(key: str) -> str:
    """The text of the version in use; empty where none is."""
    row = _adopted().get(key)
    return row.content if row else shipped_text(key)


def shipped_text(key: str) -> str:
    """The text of the version that ships; empty where none does."""
    return (HERE / f"{key}.toml").read_text("utf-8") if key in load_all() else ""


def _adopted() -> dict[str, AdoptedPack]:
    """Of each pack that was adopted the row approved last."""
    rows = AdoptedPack.objects.filter(approved__isnull=False).order_by("approved", "pk")
    return {row.pack: row for row in rows}


def _row(pack: Pack, adopted: set[str], states: Mapping[str, str]) -> PackRow:
    ships = load_all().get(pack.id)
    state = "adopted" if pack.id in adopted else "shipped"
    row = PackRow(
        id=pack.id,
        title=pack.title,
        version=pack.version,
        shipped=ships.version if ships else "",
        state=state,
        values=len(tuple(pack.readings())),
        unread=len(lawbook.gaps(pack)),
    )
    return replace(row, state=states.get(pack.id) or ("newer" if _ships_later(row) else state))


def _ships_later(row: PackRow) -> bool:
    return bool(row.shipped) and order(row.shipped) > order(row.version)


def _proposal(row: AdoptedPack, now: str | None) -> Proposal:
    approved_by = row.approved_by.username if row.approved_by else ""
    return Proposal(
        version=row.version,
        sha256=row.sha256,
        by=row.proposed_by.username,
        at=row.proposed,
        why=row.why,
        unread=len(lawbook.gaps(_parsed(row.content))),
        differences=_differences(now, row.content) if now is not None else (),
        approved_by=approved_by,
        approved=row.approved,
        why_approved=row.why_approved,
    )


def _differences(now: str, then: str) -> tuple[Line, ...]:
    return tuple(_lines(now, then))


def _lines(now: str, then: str) -> Iterator[Line]:
    kinds = {"+": "added", "-": "removed", " ": "same"}
    told = difflib.unified_diff(now.splitlines(), then.splitlines(), n=AROUND, lineterm="")
    for place, line in enumerate(told):
        if place > 1:  # the first two lines name the files
            yield Line("gap", "") if line.startswith("@@") else Line(kinds[line[0]], line[1:])


@lru_cache(maxsize=256)
def _parsed(content: str) -> Pack:
    return parse_pack(tomllib.loads(content))
