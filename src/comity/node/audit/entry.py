"""Opening an entry: one transaction, and at its end one leaf that commits to all it did."""

import hashlib
import json
import secrets
import struct
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

from django.conf import settings
from django.db import models, transaction

from comity.node.audit import keys, ledger, rows
from comity.node.audit.ledger import Entry
from comity.node.audit.models import Leaf, Mark, Newest
from comity.node.audit.snapshot import as_written
from comity.seal import log

NODE_LABEL = "node"
"""The key label of what belongs to no case."""


@contextmanager
def entry(
    kind: str, *, label: str = "", matter: Mapping[str, object] | None = None, joins: bool = False
) -> Iterator[Entry]:
    """Everything one act writes, in one transaction with its leaf.

    Args:
        kind: the act's name, ``room.verb``.
        label: the case whose key protects the matter; empty for the node itself.
        matter: who and what, kept only as long as the case.
        joins: whether it belongs to a transaction that a library has opened; it is kept when that one is.

    Raises:
        NestedEntryError: an entry is open already.
    """
    fresh = Entry(
        act=uuid.uuid4(),
        at=datetime.now(UTC),
        label=label or NODE_LABEL,
        frame={"kind": kind},
        matter=dict(matter or {}),
    )
    ledger.open_one(fresh)
    try:
        with transaction.atomic(durable=not joins):
            yield fresh
            _leave(fresh)
    finally:
        ledger.close()


def _leave(done: Entry) -> None:
    """Insert the leaf and the marks of every row touched."""
    salt = secrets.token_bytes(32)
    matter = _json(done.matter)
    sealed = keys.protect(done.label, salt + matter)
    marks = list(_marks(done))
    frame = _json(
        done.frame
        | {"at": done.at.isoformat(), "node": settings.COMITY_HOME.node_id}
        | {"under": under(str(done.act), done.label)}
        | {"rows": rows_root((m.table, m.row, m.digest) for m in marks).hex(), "row_count": len(marks)}
        | _become_newest()
    )
    commitment = log.matter_commitment(salt, matter)
    leaf = Leaf.objects.create(
        act=str(done.act),
        frame=frame,
        matter_commitment=commitment,
        matter=sealed,
        label=done.label,
        leaf_hash=log.event_leaf(frame, commitment),
    )
    for mark in marks:
        mark.leaf = leaf
    Mark.objects.bulk_create(marks, batch_size=500)


def _become_newest() -> dict[str, object]:
    """Make this the newest entry; returns what its frame says of that.

    The row is taken last of all, so entries that are made at once wait here for each other and for nothing else.
    The frame also says whether the log ended where it should: whoever cut it cannot hope for the next entry.
    """
    with as_written():
        row = Newest.objects.select_for_update().order_by("pk").first()
        before, follows = _before(row)
    row = row or Newest()
    row.count, row.secret = before + 1, secrets.token_bytes(32)
    row.save()
    return {"latch": latch(row.count, row.secret), "follows": follows}


def _before(row: Newest | None) -> tuple[int, bool]:
    """How many entries there are, and whether the last of them is the one that was made last."""
    last = Leaf.objects.order_by("-pk").values_list("frame", flat=True).first()
    if row is None and last is None:
        return 0, True
    with suppress(AttributeError, TypeError, ValueError, KeyError, RecursionError, struct.error):
        if row is not None and last is not None:
            said = json.loads(bytes(memoryview(last)))["latch"]
            if said == latch(row.count, bytes(memoryview(row.secret))):
                return row.count, True
    return Leaf.objects.count(), False


def latch(count: int, secret: bytes) -> str:
    """What the frame of the ``count``-th entry says of its secret: SHA-256(count || secret), hex."""
    return hashlib.sha256(struct.pack(">q", count) + secret).hexdigest()


def _marks(done: Entry) -> Iterator[Mark]:
    """A salted digest for each row the act left behind, and an empty one for each it deleted."""
    by_model: dict[type[models.Model], list[str]] = {}
    for model, row in done.touched:
        by_model.setdefault(model, []).append(row)
    for model, touched in by_model.items():
        _supersede(model, touched)
        found = rows.states(model, touched)
        for row in touched:
            content, salt = found.get(row), rows.fresh_salt()
            yield Mark(
                table=model._meta.db_table,
                row=row,
                salt=salt if content is not None else None,
                digest=rows.digest(salt, content) if content is not None else None,
            )


def _supersede(model: type[models.Model], touched: list[str]) -> None:
    """Forget the salts of the rows' earlier marks: what a row once held cannot be guessed back from them."""
    for start in range(0, len(touched), rows.CHUNK):
        earlier = Mark.objects.filter(
            table=model._meta.db_table,
            row__in=touched[start : start + rows.CHUNK],
        )
        earlier.exclude(salt=None).update(salt=None)


def rows_root(marks: Iterable[tuple[str, str, bytes | memoryview | None]]) -> bytes:
    """SHA-256 over the sorted, length-prefixed places of an act's rows: table, primary key, digest or nothing."""
    whole = hashlib.sha256()
    for table, row, digest in sorted(marks, key=lambda mark: mark[:2]):
        for part in (_exactly(table), _exactly(row), bytes(digest or b"")):
            whole.update(struct.pack(">I", len(part)) + part)
    return whole.digest()


def under(act: str, label: str) -> str:
    """Which key protects the matter, bound to the act: an entry cannot be moved under a destroyed key."""
    return hashlib.sha256(_exactly(f"{act}/{label}")).hexdigest()


def _exactly(text: str) -> bytes:
    """Text as the database keeps it, also where somebody wrote bytes there that are no text."""
    return text.encode("utf-8", "surrogateescape")


def _json(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode()
