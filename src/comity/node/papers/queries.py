"""Questions about files; those that may name a person ask for a look."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from comity.node.papers import vault, words
from comity.node.papers.errors import Damaged
from comity.node.papers.models import Paper, Word
from comity.node.staff.errors import LookRequired, NotFound
from comity.node.staff.look import Look, require

CHUNK = 400


@dataclass(frozen=True)
class PaperInfo:
    """What is known of a file.

    Attributes:
        id: its number in this node.
        label: the case it belongs to.
        name: as it was named when it came.
        media: media type told from its bytes.
        size: bytes of its content.
        handling: handling code.
        sha256: SHA-256 of its content, hex.
        scan: what the scanner said; ``not-scanned`` when the node has none.
        scanned_by: which scanner said so.
        searchable: whether its text can be searched.
        kept_at: when it was kept, UTC.
        kept_by: the officer or program that kept it.
    """

    id: int
    label: str
    name: str
    media: str
    size: int
    handling: str
    sha256: str
    scan: str
    scanned_by: str
    searchable: bool
    kept_at: datetime
    kept_by: str


@dataclass(frozen=True)
class Fault:
    """A file that is not as it was kept; what: ``missing`` or ``damaged``."""

    paper: int
    label: str
    what: str


def papers(label: str, look: Look) -> tuple[PaperInfo, ...]:
    """The files of a case, oldest first."""
    require(look)
    return tuple(
        _info(row) for row in Paper.objects.filter(label=label).select_related("kept_by").order_by("pk")
    )


def paper(number: int, look: Look) -> PaperInfo:
    """One file.

    Raises:
        NotFound: there is none of that number.
    """
    require(look)
    return _info(_row(number))


def public_paper(number: int) -> PaperInfo:
    """One public source.

    Raises:
        NotFound: there is none of that number.
        LookRequired: it may name subjects.
    """
    return _info(_public(number))


def content(number: int, look: Look) -> bytes:
    """The bytes of a file.

    Raises:
        NotFound: there is none of that number.
        Damaged: it was changed or is gone.
        Forgotten: its case was forgotten.
    """
    require(look)
    return _content(_row(number))


def public_content(number: int) -> bytes:
    """The bytes of a public source; raises as ``content`` and ``public_paper`` do."""
    return _content(_public(number))


def search(look: Look, text: str, labels: Iterable[str]) -> tuple[PaperInfo, ...]:
    """Files of the named cases whose text holds every word of ``text``; marks and capitals do not count."""
    require(look)
    wanted = words.split(text)
    if not wanted:
        return ()
    held = _held({token: label for label in labels for token in words.tokens(label, wanted)})
    found = sorted(number for number, count in held.items() if count == len(wanted))
    return tuple(_info(row) for row in _rows(found))


def verify() -> tuple[Fault, ...]:
    """Every file that is not as it was kept; opens none and needs no key."""
    rows = Paper.objects.order_by("pk").values_list("pk", "label", "address")
    return tuple(
        Fault(number, label, "damaged" if vault.place(address).is_file() else "missing")
        for number, label, address in rows
        if not vault.intact(address)
    )


def _held(wanted: dict[bytes, str]) -> dict[int, int]:
    """How many of the wanted words each paper holds."""
    held: dict[int, int] = {}
    every = list(wanted)
    for start in range(0, len(every), CHUNK):
        found = Word.objects.filter(token__in=every[start : start + CHUNK]).values_list("paper_id", flat=True)
        for number in found:
            held[number] = held.get(number, 0) + 1
    return held


def _rows(numbers: list[int]) -> Iterable[Paper]:
    for start in range(0, len(numbers), CHUNK):
        yield from (
            Paper.objects.filter(pk__in=numbers[start : start + CHUNK])
            .select_related("kept_by")
            .order_by("pk")
        )


def _row(number: int) -> Paper:
    row = Paper.objects.filter(pk=number).select_related("kept_by").first()
    if row is None:
        raise NotFound("There is no file {number}.", {"number": number})
    return row


def _public(number: int) -> Paper:
    row = _row(number)
    if row.persons:
        raise LookRequired("This file may name persons. Say why first: choose a case and a purpose.")
    return row


def _facts(row: Paper) -> dict[str, str]:
    facts: dict[str, str] = json.loads(vault.reveal(row.label, bytes(row.facts)))
    return facts


def _content(row: Paper) -> bytes:
    read = vault.get(row.label, row.address)
    if hashlib.sha256(read).hexdigest() != _facts(row)["sha256"]:
        raise Damaged(
            "This file is not the one that was kept. The administrator can restore it from the backup."
        )
    return read


def _info(row: Paper) -> PaperInfo:
    facts = _facts(row)
    return PaperInfo(
        id=row.pk,
        label=row.label,
        name=facts["name"],
        media=row.media,
        size=row.size,
        handling=row.handling,
        sha256=facts["sha256"],
        scan=row.scan,
        scanned_by=row.scanned_by,
        searchable=row.searchable,
        kept_at=row.kept_at,
        kept_by=str(row.kept_by),
    )
