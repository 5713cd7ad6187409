"""Meetings, who sat there, what was said of agreements, and what was promised."""

from django.db import models

from comity.node.audit.recorded import Recorded
from comity.node.register.models.agreements import Agreement
from comity.node.register.models.partners import Official


class Meeting(Recorded):
    """An event between us and others; ``when`` is its first day as far as it is known."""

    reference = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=12)
    when = models.CharField(max_length=10, blank=True)
    place_country = models.CharField(max_length=2, blank=True)
    place_city = models.CharField(max_length=100, blank=True)
    partner = models.CharField(max_length=12, blank=True, db_index=True)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        """Its reference."""
        return self.reference


class Side(Recorded):
    """One party at the table."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="sides")
    country = models.CharField(max_length=12, db_index=True)
    agency = models.CharField(max_length=300, blank=True)

    class Meta:
        """A country has one side of the table."""

        constraints = (models.UniqueConstraint(fields=["meeting", "country"], name="register_side_once"),)

    def __str__(self) -> str:
        """Its country."""
        return self.country


class Delegate(Recorded):
    """A named official at the table, with the office held that day."""

    side = models.ForeignKey(Side, on_delete=models.CASCADE, related_name="delegates")
    official = models.ForeignKey(Official, on_delete=models.PROTECT, related_name="seats")
    name = models.CharField(max_length=200)
    office = models.CharField(max_length=300, blank=True)
    head = models.BooleanField(default=False)

    def __str__(self) -> str:
        """The name as written that day."""
        return self.name


class Mention(Recorded):
    """An agreement spoken of at a meeting, with the stage it was said to be in."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="mentions")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="mentions")
    said = models.CharField(max_length=400)
    stage = models.CharField(max_length=12, choices=Agreement.Stage)

    def __str__(self) -> str:
        """The words used."""
        return self.said


class Commitment(Recorded):
    """One promise in its exact words; open until there is evidence, or a reason to drop it.

    ``owes`` holds codes of the sides that must act, or ``both``.
    """

    class State(models.TextChoices):
        """Overdue is not a state: it is open, and its day has passed."""

        OPEN = "open"
        KEPT = "kept"
        DROPPED = "dropped"

    reference = models.CharField(max_length=16, unique=True)
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    partner = models.CharField(max_length=12, blank=True, db_index=True)
    words = models.TextField()
    language = models.CharField(max_length=8, blank=True)
    strength = models.CharField(max_length=12)
    owes = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    crimes = models.JSONField(default=list)
    due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    reason = models.TextField(blank=True)
    closed = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Open promises are asked for by their day."""

        indexes = (models.Index(fields=["state", "due"]),)

    def __str__(self) -> str:
        """Its reference."""
        return self.reference


class Evidence(Recorded):
    """What shows that a commitment was kept, or moved on."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="evidence")
    text = models.TextField()
    paper = models.ForeignKey(
        "papers.Paper", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField()
    by = models.ForeignKey("staff.Officer", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        """Its sentence."""
        return self.text
