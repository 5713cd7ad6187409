"""The kind of table whose every row the log covers."""

from collections.abc import Collection, Iterable
from typing import Any, ClassVar, TypeVar

from django.apps import apps
from django.db import models

from comity.node.audit import ledger
from comity.node.audit.errors import OutsideEntryError

M = TypeVar("M", bound="Recorded")


class RecordedQuerySet(models.QuerySet[M]):
    """Rows that change only inside an act, one digest each; columns that are machinery change at any time."""

    def update(self, **kwargs: Any) -> int:
        """Refused but for machinery: it would change rows behind the log's back.

        Raises:
            OutsideEntryError: a covered column is named; save the rows one by one in an act.
        """
        if not self.model.machinery.issuperset(kwargs):
            raise OutsideEntryError(
                f"Save the rows one by one inside an act (asked to set {', '.join(kwargs)})."
            )
        return super().update(**kwargs)

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        """Insert many rows in the open act."""
        entry = ledger.current(self.model.__name__)
        made = super().bulk_create(objs, *args, **kwargs)
        for row in made:
            entry.touch(self.model, row.pk)
        return made

    def bulk_update(self, objs: Iterable[M], fields: Iterable[str], batch_size: int | None = None) -> int:
        """Refused, as ``update`` of a covered column is."""
        raise OutsideEntryError(f"Save the rows one by one inside an act (asked to set {', '.join(fields)}).")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete the rows one by one in the open act."""
        gone = [row.delete() for row in self]
        return sum(count for count, _ in gone), {}


class Recorded(models.Model):
    """A table the log covers: every row's content is committed to by the act that wrote it last.

    Attributes:
        machinery: columns that say only how far the node's own work is (attempts, time of the next try); they
            change without an act and are not covered.
    """

    machinery: ClassVar[frozenset[str]] = frozenset()

    objects = models.Manager.from_queryset(RecordedQuerySet)()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row and have the open act commit to it.

        Raises:
            OutsideEntryError: no act is open, and more than machinery is written.
        """
        if self.machinery.issuperset(kwargs.get("update_fields") or self._all_fields()):
            super().save(*args, **kwargs)
            return
        entry = ledger.current(type(self).__name__)
        super().save(*args, **kwargs)
        entry.touch(type(self), self.pk)

    def delete(self, using: str | None = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """Delete the row (and what hangs on it) and have the open act say so.

        Raises:
            OutsideEntryError: no act is open.
        """
        entry = ledger.current(type(self).__name__)
        collector = models.deletion.Collector(using=using or "default", origin=self)
        collector.collect([self], keep_parents=keep_parents)
        doomed: list[tuple[type[models.Model], Collection[models.Model]]] = list(collector.data.items())
        doomed += [(query.model, list(query)) for query in collector.fast_deletes]
        for model, rows in doomed:
            for row in rows:
                if issubclass(model, Recorded):
                    entry.touch(model, row.pk)
        return super().delete(using=using, keep_parents=keep_parents)

    @classmethod
    def _all_fields(cls) -> list[str]:
        return [field.name for field in cls._meta.concrete_fields]


watched: dict[type[models.Model], frozenset[str]] = {}
"""Tables of libraries that ``watching.watch`` covers too, with their machinery."""


def covered_tables() -> list[type[models.Model]]:
    """Every table whose rows the log covers, ours and those of libraries that are watched."""
    return [model for model in apps.get_models() if issubclass(model, Recorded) or model in watched]


def machinery(model: type[models.Model]) -> frozenset[str]:
    """Columns of a covered table that are not covered."""
    return model.machinery if issubclass(model, Recorded) else watched[model]
