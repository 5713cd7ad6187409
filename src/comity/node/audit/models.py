"""The log's own tables."""

from django.db import models

from comity.node.audit.recorded import Recorded


class CaseKey(Recorded):
    """The key under which everything of one case is kept; null once destroyed."""

    label = models.CharField(max_length=80, unique=True)
    wrapped = models.BinaryField(null=True)

    def __str__(self) -> str:
        """The case it belongs to."""
        return self.label


class Leaf(models.Model):
    """One act in the log (RFC 6962 leaf): frame, commitment to the matter, and its place once numbered."""

    act = models.CharField(max_length=36, unique=True)  # as text: every byte of it is compared
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


class Newest(models.Model):
    """One row that only the newest entry can have left: how many entries there are now, and that entry's secret.

    Every entry commits in its frame to SHA-256(count || secret) and overwrites the secret of the entry before it.
    """

    count = models.BigIntegerField()
    secret = models.BinaryField()

    def __str__(self) -> str:
        """How many entries there are."""
        return f"{self.count} entries"


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
    note = models.BinaryField()

    def __str__(self) -> str:
        """The size it covers."""
        return f"checkpoint at {self.size}"
