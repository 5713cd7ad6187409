"""Questions about single records and counts; who a record is about is told only to a look."""

from django.db.models import Count

from comity.node.holdings.entries import Opener
from comity.node.holdings.index import RecordInfo, info, may_see, state
from comity.node.holdings.models import Record
from comity.node.holdings.steps import record_row
from comity.node.staff.errors import NotFound
from comity.node.staff.look import Look, require
from comity.node.staff.queries import unit_codes

__all__ = ["RecordInfo", "count", "counts_by_owner", "owners", "record", "state"]


def record(number: int, look: Look) -> RecordInfo:
    """One record, restricted ones too: a person who disputes a record is asked about it.

    Raises:
        LookRequired: nobody said why.
        NotFound: there is none, or it is not for this officer.
    """
    require(look)
    row = record_row(number)
    if not may_see(look, row):
        raise NotFound("There is no record {number}.", {"number": number})
    return info(row, Opener())


def count() -> int:
    """How many records there are."""
    return Record.objects.count()


def counts_by_owner() -> dict[str, int]:
    """How many records each unit holds."""
    rows = Record.objects.values("owner").annotate(number=Count("pk")).order_by("owner")
    return {row["owner"]: row["number"] for row in rows}


def owners() -> list[str]:
    """Codes of those for whom records may be held: the node's units, and whoever holds some already."""
    return sorted({*unit_codes(), *Record.objects.values_list("owner", flat=True).distinct()})
