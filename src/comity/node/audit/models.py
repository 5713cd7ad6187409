"""The log's tables, and the kind of table whose every row the log covers."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeVar

from django.db import models

from comity.node.audit import ledger
from comity.node.audit.errors import OutsideEntryError

M = TypeVar("M", bound="Recorded")


class RecordedQuerySet(models.QuerySet[M]):
    """Rows that change only inside an act, one digest each."""

    def update(self, **kwargs: Any) -> int:  # noqa: ANN401  (Django's own signature)
        """Refused: it would change rows behind the log's back.

        Raises:
            OutsideEntryError: always; save the rows one by one in an act.
        """
        raise OutsideEntryError(f"Save the rows one by one inside an act (asked to set {', '.join(kwargs)}).")

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:  # noqa: ANN401  (as above)
        """Insert many rows in the open act."""
        entry = ledger.current(self.model.__name__)
        made = super().bulk_create(objs, *args, **kwargs)
        for row in made:
            entry.touch(self.model, row.pk)
        return made

    def bulk_update(self, objs: Iterable[M], fields: Sequence[str], batch_size: int | None = None) -> int:
        """Refused, as ``update`` is."""
        raise OutsideEntryError(f"Save the rows one by one inside an act (asked to set {', '.join(fields)}).")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete the rows one by one in the open act."""
        gone = [row.delete() for row in self]
        return sum(count for count, _ in gone), {}


class Recorded(models.Model):
    """A table the log covers: every row's content is committed to by the act that wrote it last."""

    objects = models.Manager.from_queryset(RecordedQuerySet)()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  (Django's own signature)
        """Write the row and have the open act commit to it.

        Raises:
            OutsideEntryError: no act is open.
        """
        entry = ledger.current(type(self).__name__)
        super().save(*args, **kwargs)
        entry.touch(type(self), self.pk)

    def delete(self, using: str | None = None, *, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
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


class CaseKey(Recorded):
    """The key under which everything of one case is kept; null once destroyed."""

    label = models.CharField(max_length=80, unique=True)
    wrapped = models.BinaryField(null=True)

    def __str__(self) -> str:
        """The case it belongs to."""
        return self.label


class Leaf(models.Model):
    """One act in the log (RFC 6962 leaf): frame, commitment to the matter, and its place once numbered."""

    act = models.UUIDField(unique=True)
    frame = models.BinaryField()
    matter_commitment = models.BinaryField()
    matter = models.BinaryField(null=True)
    label = models.CharField(max_length=80)
    leaf_hash = models.BinaryField()
    seq = models.BigIntegerField(null=True, unique=True)

    def __str__(self) -> str:
        """Its number, or that it waits for one."""
        return f"leaf {self.seq}" if self.seq is not None else "leaf, not yet numbered"


class Mark(models.Model):
    """What one act left in one row: SHA-256(salt || row), or nothing when the act deleted it."""

    leaf = models.ForeignKey(Leaf, on_delete=models.PROTECT, related_name="marks")
    table = models.CharField(max_length=64)
    row = models.CharField(max_length=64)
    salt = models.BinaryField(null=True)
    digest = models.BinaryField(null=True)

    class Meta:
        indexes = (models.Index(fields=["table", "row"]),)

    def __str__(self) -> str:
        """The row it covers."""
        return f"{self.table} {self.row}"


class TreeNode(models.Model):
    """One complete subtree hash of the tree: level 0 are the leaves."""

    level = models.PositiveSmallIntegerField()
    index = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["level", "index"], name="tree_place"),)

    def __str__(self) -> str:
        """Its place."""
        return f"{self.level}/{self.index}"


class Checkpoint(models.Model):
    """A signed note of the tree's size and root (C2SP tlog-checkpoint)."""

    size = models.BigIntegerField(unique=True)
    root = models.BinaryField()
    note = models.TextField()
    made = models.DateTimeField()

    def __str__(self) -> str:
        """The size it covers."""
        return f"checkpoint at {self.size}"
