"""Packs of law that this node took in place of those that ship, each approved by a second officer."""

from django.db import models

from comity.node.audit.recorded import Recorded


class AdoptedPack(Recorded):
    """The bytes of one pack as a lawyer proposed them, known by their hash; they count once approved."""

    pack = models.CharField(max_length=60, db_index=True)
    version = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64, unique=True)
    content = models.TextField()
    proposed = models.DateTimeField()
    proposed_by = models.ForeignKey("staff.Officer", on_delete=models.PROTECT, related_name="+")
    why = models.TextField()
    approved = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("staff.Officer", null=True, on_delete=models.PROTECT, related_name="+")
    why_approved = models.TextField(blank=True)

    def __str__(self) -> str:
        """Its name and version."""
        return f"{self.pack}, version {self.version}"
