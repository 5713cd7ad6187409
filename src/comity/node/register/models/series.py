"""Numbers given out, one series a kind and year."""

from django.db import models

from comity.node.audit.recorded import Recorded


class Series(Recorded):
    """The last number of a series such as ``MTG-2026``."""

    name = models.CharField(max_length=16, unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        """The series and how far it has come."""
        return f"{self.name}: {self.last}"
