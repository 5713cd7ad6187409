"""Tables of a library, covered as ours are: whatever the library writes there, the log says so."""

from collections.abc import Callable, Collection

from django.db import connection, models
from django.db.models.signals import post_delete, post_save

from comity.node.audit import ledger, recorded
from comity.node.audit.entry import entry

Matter = Callable[[models.Model], dict[str, object]]
"""From a row to who and what the entry's matter says."""


def watch(
    model: type[models.Model], kind: str, matter: Matter, *, machinery: Collection[str] = frozenset()
) -> None:
    """Have the log cover a library's table.

    A row written inside an act belongs to that act; else it gets an entry of its own, which joins the
    transaction that is open. Only where none is open are row and entry two transactions, so whoever lets the
    library write opens one.

    Args:
        model: the library's table.
        kind: name of the entries, ``room.verb``.
        matter: what they say of a row, kept under the node's key.
        machinery: columns that change all the time, and are not covered.
    """
    recorded.watched[model] = frozenset(machinery)

    def saved(instance: models.Model, update_fields: Collection[str] | None = None, **_: object) -> None:
        if not (update_fields and recorded.watched[model].issuperset(update_fields)):
            _commit(instance, kind, matter)

    def deleted(instance: models.Model, **_: object) -> None:
        _commit(instance, kind, matter)

    post_save.connect(saved, sender=model, weak=False, dispatch_uid=f"audit-{model._meta.label}")
    post_delete.connect(deleted, sender=model, weak=False, dispatch_uid=f"audit-{model._meta.label}")


def _commit(row: models.Model, kind: str, matter: Matter) -> None:
    if ledger.is_open():
        ledger.current(kind).touch(type(row), row.pk)
        return
    with entry(kind, matter=matter(row), joins=connection.in_atomic_block) as opened:
        opened.touch(type(row), row.pk)
