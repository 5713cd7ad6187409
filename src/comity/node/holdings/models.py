"""Records, and every change of them in the order in which it was committed."""

from django.db import models

from comity.node.audit.recorded import Recorded


class Record(Recorded):
    """One record of ours; who it is about stands only in ``entry``, encrypted under its owner's key.

    ``source_key`` is an HMAC of owner and source identifier: a second import finds the same record again.
    ``restricted`` records are kept and never returned (Directive (EU) 2016/680, Article 16(3)).
    """

    source_key = models.CharField(max_length=64, unique=True)
    owner = models.CharField(max_length=60, db_index=True)
    kind = models.CharField(max_length=12)
    purpose = models.CharField(max_length=60)
    handling = models.CharField(max_length=8)
    shared = models.BooleanField(default=True)
    restricted = models.BooleanField(default=False)
    expires = models.DateField(null=True, db_index=True)
    entry = models.BinaryField()
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        """Its number and owner; never a name."""
        return f"record {self.pk} of {self.owner}"


class Change(Recorded):
    """Records that entered the index or left it in one act; numbered without gaps in order of commit.

    ``token`` is random: it tells this change from another of the same number in a restored database.
    """

    class Kind(models.TextChoices):
        """What became of them."""

        ADD = "add"
        REMOVE = "remove"

    sequence = models.PositiveBigIntegerField(unique=True)
    token = models.CharField(max_length=32)
    kind = models.CharField(max_length=6, choices=Kind)
    records = models.JSONField()

    def __str__(self) -> str:
        """Its number."""
        return f"change {self.sequence}"


class Tally(Recorded):
    """The number of the last change; the row is locked while an act adds one, so numbers follow commits."""

    last = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        """The number."""
        return str(self.last)
