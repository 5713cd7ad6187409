"""The marks of every entry against its frame; of each row's marks only the last keeps its salt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from comity.node.audit.checks.entries import Kept
from comity.node.audit.checks.typed import Typed
from comity.node.audit.entry import rows_root
from comity.node.audit.faults import Fault
from comity.node.audit.models import Mark

Stored = tuple[object, str, str, bytes | None, bytes | None]


@dataclass(frozen=True, slots=True)
class LastMark:
    """What the last entry that wrote a row left in it.

    Attributes:
        place: of that entry in the log.
        salt: of the digest; None once forgotten.
        digest: SHA-256(salt || row); None when the entry deleted the row.
    """

    place: int
    salt: bytes | None
    digest: bytes | None


Last = dict[tuple[str, str], LastMark]


def check(entries: list[Kept], faults: list[Fault]) -> Last:
    """Check the marks; returns the last one of each row by table and primary key.

    Which is the last follows from the entries' numbers, to which the tree commits.
    """
    places: dict[object, int] = {entry.row: place for place, entry in enumerate(entries)}
    said: dict[object, str] = {entry.row: entry.rows for entry in entries}
    empty = rows_root([]).hex()
    last: Last = {}
    for row, marks in groupby(_stored(Typed(faults)), key=itemgetter(0)):
        own = list(marks)
        expected = said.pop(row, None)
        if expected is None:
            faults.append(Fault(f"{row}", "An entry of the log was deleted: marks {where} belong to none."))
            continue
        if expected != rows_root((table, key, digest) for _, table, key, _, digest in own).hex():
            faults.append(_changed(entries[places[row]], places[row]))
        _remember(own, places[row], last, faults)
    faults += [_changed(entries[places[row]], places[row]) for row, root in said.items() if root != empty]
    return last


def _stored(typed: Typed) -> Iterator[Stored]:
    found = Mark.objects.order_by("leaf_id").values_list("pk", "leaf_id", "table", "row", "salt", "digest")
    for key, leaf, table, row, salt, digest in found.iterator():
        yield (
            leaf,
            typed.text(table, f"audit_mark {key} table"),
            typed.text(row, f"audit_mark {key} row"),
            typed.maybe(salt, f"audit_mark {key} salt"),
            typed.maybe(digest, f"audit_mark {key} digest"),
        )


def _changed(entry: Kept, place: int) -> Fault:
    where = str(place if entry.seq is None else entry.seq)
    return Fault(where, "What entry {where} of the log says of its rows was changed.")


def _remember(own: Iterable[Stored], place: int, last: Last, faults: list[Fault]) -> None:
    """Keep the later of two marks of a row; the earlier one, and that of a deleted row, has no salt."""
    for _, table, row, salt, digest in own:
        new = LastMark(place, salt, digest)
        before = last.get((table, row))
        earlier, later = (new, before) if before and before.place > place else (before, new)
        last[table, row] = later
        if (earlier and earlier.salt is not None) or (later.digest is None and later.salt is not None):
            faults.append(Fault(f"{table} {row}", "A salt of {where} that was forgotten is there again."))
