"""What officers do with single records: add, remove, restrict, lift a restriction."""

from datetime import date

from comity.crosscheck import Entry
from comity.node.holdings import imports, steps
from comity.node.holdings.entries import source_key
from comity.node.holdings.imports import Terms
from comity.node.holdings.models import Change, Record
from comity.node.staff.act import Officer, act
from comity.node.staff.typed import words

__all__ = [
    "Terms",
    "add_record",
    "expired",
    "forget_expired",
    "lift_restriction",
    "remove_record",
    "restrict_record",
]


def add_record(officer: Officer, entry: Entry, terms: Terms) -> Record:
    """Add one record, or replace the one of the same owner and identifier; at once searchable.

    Raises:
        BadInput: owner or purpose is missing.
    """
    imports.check(terms)
    with act(officer, "holdings.add", label="node", owner=terms.owner) as opened:
        added, replaced, _ = imports.keep(opened, [entry], terms)
        steps.changed(opened, Change.Kind.REMOVE, [row.pk for row in replaced])
        steps.changed(opened, Change.Kind.ADD, [row.pk for row in (*added, *replaced)])
        opened.frame(owner=terms.owner, purpose=terms.purpose)
        return (added or replaced or [_same(entry, terms)])[0]


def remove_record(officer: Officer, number: int, *, reason: str) -> None:
    """Delete a record for good; no search begun after this finds it.

    Raises:
        NotFound: there is none of that number.
        BadInput: no reason was given.
    """
    _needed(reason)
    with act(officer, "holdings.remove", label="node", record=number, reason=reason) as opened:
        row = steps.record_row(number)
        opened.frame(owner=row.owner)
        steps.remove(opened, row)


def restrict_record(officer: Officer, number: int, *, reason: str) -> None:
    """Keep a record without ever returning it, while its accuracy is disputed or as evidence.

    Raises:
        NotFound: there is none of that number.
        BadInput: no reason was given.
    """
    _needed(reason)
    with act(officer, "holdings.restrict", label="node", record=number, reason=reason) as opened:
        steps.restrict(opened, steps.record_row(number), restricted=True)


def lift_restriction(officer: Officer, number: int, *, reason: str) -> None:
    """Let a restricted record be found again.

    Raises:
        NotFound: there is none of that number.
        BadInput: no reason was given.
    """
    _needed(reason)
    with act(officer, "holdings.lift", label="node", record=number, reason=reason) as opened:
        steps.restrict(opened, steps.record_row(number), restricted=False)


def forget_expired(officer: Officer) -> int:
    """Delete the records whose time is over; returns how many."""
    with act(officer, "holdings.forget_expired", label="node") as opened:
        return steps.forget_expired(opened, opened.today)


def expired(today: date) -> int:
    """How many records wait to be forgotten."""
    return Record.objects.filter(expires__lt=today).count()


def _needed(reason: str) -> None:
    words(reason, "reason")


def _same(entry: Entry, terms: Terms) -> Record:
    return Record.objects.get(source_key=source_key(terms.owner, entry.id))
