"""Cases and what hangs on them.

Whatever names a person (the forms of a case, its subjects, the reasons of a hit) is kept under the case's key;
verdicts hold facts without names and stay readable for statistics.
"""

import json

from django.db import models

from comity.node.audit.recorded import Recorded
from comity.rules.verdict import Verdict


class Counter(Recorded):
    """The last number given in a series, such as the cases of one year."""

    series = models.CharField(max_length=20, unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        """Series and last number."""
        return f"{self.series}: {self.last}"


class Case(Recorded):
    """A matter with one number on each side."""

    number = models.CharField(max_length=40, unique=True)
    side = models.CharField(max_length=10)
    type_code = models.CharField(max_length=60)
    partner = models.CharField(max_length=12)
    their_number = models.CharField(max_length=40, blank=True)
    conv = models.CharField(max_length=32, unique=True)
    stage = models.CharField(max_length=40, blank=True)
    urgency = models.CharField(max_length=20, blank=True)
    handling = models.CharField(max_length=8)
    channel = models.CharField(max_length=20, default="direct")
    forms = models.BinaryField()
    revision = models.PositiveIntegerField(default=0)
    drafted_by = models.ForeignKey(
        "staff.Officer", null=True, on_delete=models.PROTECT, related_name="drafted"
    )
    approved_by = models.ForeignKey(
        "staff.Officer", null=True, on_delete=models.PROTECT, related_name="approved"
    )
    opened = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    review = models.DateField()
    asked_before = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=["partner", "stage"]), models.Index(fields=["side", "stage"]))

    def __str__(self) -> str:
        """Its number."""
        return self.number


class Subject(Recorded):
    """A person or organisation in a case, with category; who it is stands under the case's key.

    ``checked`` and ``found`` tell when our own records were searched for this one and at which level; ``said`` is
    what the newest answer says of them.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="subjects")
    path = models.CharField(max_length=80)
    category = models.CharField(max_length=40)
    entry = models.BinaryField()
    checked = models.DateTimeField(null=True)
    found = models.CharField(max_length=16, blank=True)
    said = models.CharField(max_length=16, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "path"], name="subject_path"),)

    def __str__(self) -> str:
        """Its category; never a name."""
        return self.category


class VerdictRow(Recorded):
    """What the rules said at one door on one day, with the facts and versions that let it be reached again."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="verdicts")
    at = models.DateTimeField()
    allowed = models.BooleanField()
    said = (
        models.TextField()
    )  # JSON as it was written: the order of its rules is part of it, and jsonb loses order
    basis = models.JSONField(default=dict)

    @property
    def verdict(self) -> Verdict:
        """The verdict as it was given."""
        return Verdict.from_json(json.loads(self.said))

    def __str__(self) -> str:
        """Whether it was allowed."""
        return "allowed" if self.allowed else "not allowed"


class OverrideRow(Recorded):
    """A named senior officer's recorded reasons against one finding that allows it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="overrides")
    rule = models.CharField(max_length=40)
    officer = models.ForeignKey("staff.Officer", on_delete=models.PROTECT)
    reason = models.BinaryField()
    judged = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "rule", "judged"], name="override_once"),)

    def __str__(self) -> str:
        """The rule set aside."""
        return self.rule


class HitRow(Recorded):
    """A holding that may be one subject: possible until a person confirms or dismisses it."""

    class State(models.TextChoices):
        """What a person decided."""

        POSSIBLE = "possible"
        CONFIRMED = "confirmed"
        DISMISSED = "dismissed"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="hits")
    subject = models.ForeignKey(Subject, on_delete=models.CASCADE, related_name="hits")
    record = models.CharField(max_length=80)
    level = models.CharField(max_length=20)
    bits = models.FloatField()
    detail = models.BinaryField()
    state = models.CharField(max_length=12, choices=State, default=State.POSSIBLE)
    note = models.BinaryField(null=True)
    decided_by = models.ForeignKey("staff.Officer", null=True, on_delete=models.PROTECT)
    decided = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["subject", "record"], name="hit_once"),)

    def __str__(self) -> str:
        """Its state; never a name."""
        return f"{self.level}, {self.state}"


class Event(Recorded):
    """One line of a case's timeline."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    verb = models.CharField(max_length=60)
    stage = models.CharField(max_length=40)
    ours = models.BooleanField()
    officer = models.ForeignKey("staff.Officer", null=True, on_delete=models.PROTECT)
    text = models.TextField(blank=True)
    params = models.JSONField(default=dict)
    typed = models.BinaryField(null=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        """The verb."""
        return self.verb


class ClockRow(Recorded):
    """A clock of a case: by when, on which article, whether that was read."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="clocks")
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    length = models.CharField(max_length=40)
    started = models.DateTimeField()
    due = models.DateTimeField()
    source = models.CharField(max_length=200)
    origin = models.CharField(max_length=40)
    verified = models.BooleanField()
    paused = models.DateTimeField(null=True)
    stopped = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "code"], name="clock_of_case"),)

    def __str__(self) -> str:
        """Its title and when it is due."""
        return f"{self.title}: {self.due}"


class KeptForm(Recorded):
    """A form an officer has not finished; one of each page and officer, gone once it was used."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="kept_forms")
    officer = models.ForeignKey("staff.Officer", on_delete=models.PROTECT)
    page = models.CharField(max_length=12)
    content = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "officer", "page"], name="kept_once"),)

    def __str__(self) -> str:
        """Which form; never what was typed."""
        return self.page
