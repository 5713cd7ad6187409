"""Whom we deal with: states and organisations, their bodies, how to reach them, who speaks for them."""

from django.db import models

from comity.node.audit.recorded import Recorded


class Partner(Recorded):
    """A state or organisation we deal with, with or without a node of its own."""

    class Node(models.TextChoices):
        """How far its node is connected."""

        NONE = "none"
        PLANNED = "planned"
        ACTIVE = "active"
        SUSPENDED = "suspended"

    code = models.CharField(max_length=12, unique=True)
    country = models.CharField(max_length=2, blank=True)
    names = models.JSONField(default=dict)
    tier = models.CharField(max_length=40, blank=True)
    since = models.DateField(null=True, blank=True)
    node = models.CharField(max_length=10, choices=Node, default=Node.NONE)
    node_since = models.DateField(null=True, blank=True)
    channel = models.CharField(max_length=20, default="paper")
    languages = models.JSONField(default=list)
    reasons = models.TextField(blank=True)

    def __str__(self) -> str:
        """Its code."""
        return self.code


class Authority(Recorded):
    """A body of a partner, or ours when no partner is named; any level down to a city police."""

    partner = models.ForeignKey(
        Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="authorities"
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    code = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=300)
    names = models.JSONField(default=dict)
    level = models.CharField(max_length=20, default="agency")
    city = models.CharField(max_length=100, blank=True)
    tasks = models.JSONField(default=list)
    verified = models.BooleanField(default=False)
    source = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        """Its name."""
        return self.name


class ContactPoint(Recorded):
    """Where an authority is reached: the round-the-clock desk, a liaison office, a registry."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=40)
    channel = models.CharField(max_length=20)
    address = models.CharField(max_length=300)
    hours = models.CharField(max_length=100, blank=True)
    languages = models.JSONField(default=list)
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        """What it is for and the body it belongs to."""
        return f"{self.kind}, {self.authority}"


class Official(Recorded):
    """A person known in a public office only, with every spelling met."""

    partner = models.ForeignKey(
        Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="officials"
    )
    authority = models.ForeignKey(
        Authority, null=True, blank=True, on_delete=models.PROTECT, related_name="officials"
    )
    name = models.CharField(max_length=200)
    spellings = models.JSONField(default=list)
    rank = models.CharField(max_length=100, blank=True)
    office = models.CharField(max_length=300, blank=True)
    last_met = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        """The name as first met."""
        return self.name
