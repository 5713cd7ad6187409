"""Agreements: any instrument with a partner, with its parties, its stages and its provisions."""

from django.db import models

from comity.node.audit.recorded import Recorded


class Agreement(Recorded):
    """A treaty, convention, memorandum or programme; its stage is the last of its history."""

    class Stage(models.TextChoices):
        """How far an instrument has come, from the first idea to its end."""

        IDEA = "idea"
        PROPOSED = "proposed"
        NEGOTIATING = "negotiating"
        INITIALLED = "initialled"
        SIGNED = "signed"
        RATIFYING = "ratifying"
        IN_FORCE = "in force"
        SUSPENDED = "suspended"
        TERMINATED = "terminated"

    class Level(models.TextChoices):
        """Between whom it was made."""

        STATE = "state"
        GOVERNMENT = "government"
        MINISTRY = "ministry"
        AGENCY = "agency"
        CITY = "city"
        NATIONAL = "national law"
        UNKNOWN = "unknown"

    reference = models.CharField(max_length=16, unique=True)
    key = models.CharField(max_length=40, blank=True, db_index=True)
    title = models.CharField(max_length=400)
    original_title = models.CharField(max_length=400, blank=True)
    kind = models.CharField(max_length=20)
    level = models.CharField(max_length=14, choices=Level, default=Level.UNKNOWN)
    multilateral = models.BooleanField(default=False)
    pack = models.CharField(max_length=60, blank=True)
    stage = models.CharField(max_length=12, choices=Stage)
    verified = models.BooleanField(default=False)
    languages = models.CharField(max_length=300, blank=True)
    evidence = models.CharField(max_length=12, default="secondary")
    source = models.CharField(max_length=600, blank=True)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        """Its reference."""
        return self.reference


class Party(Recorded):
    """A state or organisation bound by an agreement, with the authority it named."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    country = models.CharField(max_length=12, db_index=True)
    authorities = models.CharField(max_length=400, blank=True)

    class Meta:
        """A party stands once in an agreement."""

        constraints = (models.UniqueConstraint(fields=["agreement", "country"], name="register_party_once"),)

    def __str__(self) -> str:
        """The party and its agreement."""
        return f"{self.country} in {self.agreement_id}"


class StageRow(Recorded):
    """One step of an agreement's history, for one party or, without a country, for all.

    ``when`` is a day as far as it is known: 1995, 1995-01 or 1995-01-18 (ISO 8601-1).
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="stages")
    stage = models.CharField(max_length=12, choices=Agreement.Stage)
    country = models.CharField(max_length=12, blank=True)
    when = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=100, blank=True)
    source = models.CharField(max_length=600, blank=True)
    verified = models.BooleanField(default=False)
    recorded = models.DateTimeField()
    by = models.ForeignKey("staff.Officer", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        """The step and its day."""
        return f"{self.stage} {self.when}".strip()


class Provision(Recorded):
    """What one article says, in few words, with whether a person has read it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="provisions")
    article = models.CharField(max_length=40)
    text = models.TextField()
    verified = models.BooleanField(default=False)
    source = models.CharField(max_length=600, blank=True)

    def __str__(self) -> str:
        """Its article."""
        return self.article


class AgreementText(Recorded):
    """A text of an agreement in one language, kept as a paper."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="texts")
    paper = models.ForeignKey("papers.Paper", on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=8)
    authentic = models.BooleanField(default=False)

    def __str__(self) -> str:
        """Its language."""
        return self.language
