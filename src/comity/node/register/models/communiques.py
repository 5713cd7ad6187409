"""Communiqués as they came, and what was read in them, item by item."""

from django.db import models

from comity.node.audit.recorded import Recorded
from comity.node.register.models.meetings import Meeting


class Communique(Recorded):
    """A published text about a meeting; its bytes are a paper, its words are kept as read."""

    class State(models.TextChoices):
        """What was done with it."""

        READ = "read"
        REGISTERED = "registered"
        SET_ASIDE = "set aside"

    reference = models.CharField(max_length=16, unique=True)
    paper = models.ForeignKey("papers.Paper", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    language = models.CharField(max_length=8)
    text = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.READ)
    noise = models.JSONField(default=list)
    mentions = models.JSONField(default=dict)
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="communiques"
    )
    reason = models.TextField(blank=True)
    read_at = models.DateTimeField()
    read_by = models.ForeignKey("staff.Officer", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        """Its reference."""
        return self.reference


class Item(Recorded):
    """One thing read in a communiqué, with its exact place, waiting for a person.

    ``start`` and ``end`` count characters of the text; ``value`` stands, ``as_read`` is what the rule said.
    """

    class Kind(models.TextChoices):
        """What it is about."""

        MEETING = "meeting"
        SIDE = "side"
        PERSON = "person"
        AGREEMENT = "agreement"
        COMMITMENT = "commitment"

    class State(models.TextChoices):
        """What a person has said to it."""

        READ = "read"
        ACCEPTED = "accepted"
        CORRECTED = "corrected"
        REJECTED = "rejected"

    communique = models.ForeignKey(Communique, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(max_length=12, choices=Kind)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    value = models.JSONField()
    as_read = models.JSONField(null=True, blank=True)
    rule = models.CharField(max_length=80, blank=True)
    cue_start = models.PositiveIntegerField(null=True, blank=True)
    cue_end = models.PositiveIntegerField(null=True, blank=True)
    confidence = models.FloatField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.READ)
    decided_by = models.ForeignKey(
        "staff.Officer", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        """Its kind and place."""
        return f"{self.kind} at {self.start}"
