"""Bringing many records in at once: one act, one leaf, however many there are."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from comity.crosscheck import Entry
from comity.node.holdings import index, steps
from comity.node.holdings.entries import Opener, sealer, source_key
from comity.node.holdings.models import Change, Record
from comity.node.holdings.queries import owners
from comity.node.staff.act import Act, Officer, act
from comity.node.staff.errors import BadInput, wrong
from comity.node.staff.typed import words

BATCH = 1_000
CODE = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}\Z")


@dataclass(frozen=True)
class Terms:
    """Under which terms records are held.

    Attributes:
        owner: code of the unit they belong to.
        purpose: why they are held.
        handling: handling code.
        shared: whether officers of other units may find them.
    """

    owner: str
    purpose: str
    handling: str = "H0"
    shared: bool = True


@dataclass(frozen=True)
class Imported:
    """How many records were new, replaced by a newer state, or the same as before."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0


def import_records(
    officer: Officer, entries: Iterable[Entry], *, owner: str, purpose: str, new_owner: bool = False
) -> Imported:
    """Bring records in; one with a known identifier of the same owner replaces the old.

    Args:
        officer: who brings them.
        entries: the records.
        owner: code of the unit they belong to.
        purpose: why they are held.
        new_owner: whether the owner is held for here for the first time; else one that nobody knows is taken for
            a slip of the keys, which would keep every record a second time.

    Raises:
        BadInput: owner or purpose is missing, or nobody knows the owner.
        RowRefused: an entry cannot be understood; nothing was brought in.
    """
    terms = Terms(owner, purpose)
    check(terms)
    with act(officer, "holdings.load", label="node", owner=owner) as opened:
        _insist_known(owner, new=new_owner)
        made = _take(opened, entries, terms)
        opened.frame(owner=owner, purpose=purpose, **vars(made))
    index.publish()
    return made


def check(terms: Terms) -> None:
    """Refuse terms that say nothing.

    Raises:
        BadInput: owner or purpose is missing.
    """
    for field, said in {"owner": terms.owner, "purpose": terms.purpose}.items():
        words(
            said, field, missing="Say which unit these records belong to and why they are held.", lines=False
        )


def _insist_known(owner: str, *, new: bool) -> None:
    known = owners()
    if owner in known:
        return
    if not new:
        refusal = BadInput(
            "Nobody here is called {owner}; records are held for {known}. Check the spelling, or say --new-owner.",
            {"owner": owner, "known": ", ".join(known)},
        )
        raise wrong("owner", refusal)
    if not CODE.match(owner):
        refusal = BadInput(
            "The code of an owner has small letters, figures, dots and dashes, such as crime-records."
        )
        raise wrong("owner", refusal)


def keep(act: Act, entries: Iterable[Entry], terms: Terms) -> tuple[list[Record], list[Record], int]:
    """The step: write entries of one owner; returns those added, those replaced, and how many stayed."""
    for entry in (told := list(entries)):
        entry.born_by(act.today)
    by_key = {source_key(terms.owner, entry.id): entry for entry in told}
    known = {row.source_key: row for row in Record.objects.filter(source_key__in=list(by_key))}
    seal, opened = sealer(terms.owner), Opener()
    fresh = [_row(act, key, entry, terms, seal(entry)) for key, entry in by_key.items() if key not in known]
    added = Record.objects.bulk_create(fresh, batch_size=BATCH)
    replaced = [row for key, row in known.items() if opened(row) != by_key[key]]
    for row in replaced:
        entry = by_key[row.source_key]
        row.entry, row.expires, row.kind, row.kept_at = seal(entry), entry.expires, entry.kind.value, act.at
        row.save()
    return added, replaced, len(known) - len(replaced)


def _take(opened: Act, entries: Iterable[Entry], terms: Terms) -> Imported:
    touched: list[int] = []
    outdated: list[int] = []
    added = replaced = same = 0
    for part in _parts(entries):
        fresh, newer, stayed = keep(opened, part, terms)
        touched += [row.pk for row in (*fresh, *newer) if not row.restricted]
        outdated += [row.pk for row in newer]
        added, replaced, same = added + len(fresh), replaced + len(newer), same + stayed
    steps.changed(opened, Change.Kind.REMOVE, outdated)
    steps.changed(opened, Change.Kind.ADD, touched)
    return Imported(added, replaced, same)


def _parts(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    source = iter(entries)
    while part := list(islice(source, BATCH)):
        yield part


def _row(act: Act, key: str, entry: Entry, terms: Terms, sealed: bytes) -> Record:
    return Record(
        source_key=key,
        owner=terms.owner,
        kind=entry.kind.value,
        purpose=terms.purpose,
        handling=terms.handling,
        shared=terms.shared,
        expires=entry.expires,
        entry=sealed,
        kept_at=act.at,
    )
