"""Steps of this room: keep, restrict and remove records, each with its numbered change."""

import secrets
from collections.abc import Collection
from contextlib import suppress
from datetime import date

from django.db import IntegrityError, transaction

from comity.node.holdings.models import Change, Record, Tally
from comity.node.staff.act import Act
from comity.node.staff.errors import NotFound

BATCH = 5_000
ONLY = 1
"""The tally has one row."""


def record_row(number: int) -> Record:
    """The record of a number.

    Raises:
        NotFound: there is none.
    """
    row = Record.objects.filter(pk=number).first()
    if row is None:
        raise NotFound("There is no record {number}.", {"number": number})
    return row


def changed(act: Act, kind: Change.Kind, records: Collection[int]) -> None:
    """Note in the open act that these records entered the index or left it."""
    numbers = sorted(records)
    for start in range(0, len(numbers), BATCH):
        part = numbers[start : start + BATCH]
        Change(sequence=_next(act), token=secrets.token_hex(8), kind=kind, records=part).save()


def remove(act: Act, row: Record) -> None:
    """Delete a record; no search begun after the act finds it."""
    number = row.pk
    row.delete()
    changed(act, Change.Kind.REMOVE, [number])


def restrict(act: Act, row: Record, *, restricted: bool) -> None:
    """Keep a record without ever returning it, or lift that (Directive (EU) 2016/680, Article 16(3))."""
    row.restricted = restricted
    row.save()
    changed(act, Change.Kind.REMOVE if restricted else Change.Kind.ADD, [row.pk])


def forget_expired(act: Act, today: date) -> int:
    """Delete the records whose time is over; returns how many."""
    rows = list(Record.objects.filter(expires__lt=today).order_by("pk")[:BATCH])
    numbers = [row.pk for row in rows]
    for row in rows:
        row.delete()
    changed(act, Change.Kind.REMOVE, numbers)
    act.frame(records=len(numbers))
    return len(numbers)


def _next(act: Act) -> int:
    """The next number; the row stays locked until the act commits, so numbers follow the order of commits."""
    if not Tally.objects.filter(pk=ONLY).exists():
        with suppress(IntegrityError), transaction.atomic():  # another act may begin at the same moment
            Tally(pk=ONLY).save(force_insert=True)
    row = Tally.objects.select_for_update().get(pk=ONLY)
    row.last += 1
    row.save()
    act.note(change=row.last)
    return row.last
