"""Officers and their units, what they must do, what they were told, what they looked at, and settings."""

from typing import Any, ClassVar

from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models

from comity.node.audit.recorded import Recorded, RecordedQuerySet


class Unit(Recorded):
    """A desk or department of the node's own country."""

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        """Its name."""
        return self.name


class OfficerManager(UserManager.from_queryset(RecordedQuerySet)):  # type: ignore[misc]  # made at run time
    """Django's own manager over covered rows; migrations of other apps see a plain one."""

    use_in_migrations = False


class Officer(AbstractUser, Recorded):
    """A person, or a program of the node, who acts; roles are the words of ``rules.roles``."""

    class First(models.TextChoices):
        """Whether the password is one an administrator gave; empty when it is the officer's own."""

        UNUSED = "unused"
        USED = "used"

    last_login = None  # sign-ins stand in the log, not in a row
    full_name = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT)
    roles = models.JSONField(default=list)
    language = models.CharField(max_length=5, default="en")
    invented = models.BooleanField(default=False)
    machine = models.BooleanField(default=False)
    first_password = models.CharField(max_length=6, blank=True, choices=First)
    appointed_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT)
    confirmed = models.BooleanField(default=False)

    objects: ClassVar[Any] = OfficerManager()
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta(AbstractUser.Meta):
        ordering = ("full_name",)

    def __str__(self) -> str:
        """The name colleagues know."""
        return self.full_name or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row in the open act, as every covered row."""
        Recorded.save(self, *args, **kwargs)

    def check_password(self, raw_password: str | None) -> bool:
        """Whether the password is right; never rewrites the row, which only an act may do."""
        return check_password(raw_password, self.password)


class Task(Recorded):
    """Something a person must do, named by its verb; closed only with a reason."""

    class State(models.TextChoices):
        """Whether it is still to do."""

        OPEN = "open"
        DONE = "done"

    kind = models.CharField(max_length=60)
    text = models.CharField(max_length=300)
    params = models.JSONField(default=dict)
    about = models.CharField(max_length=80, blank=True)
    partner = models.CharField(max_length=12, blank=True)
    link = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=40, blank=True)
    officer = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    due = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)
    source_verified = models.BooleanField(default=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    reason = models.TextField(blank=True)
    created = models.DateTimeField()
    closed = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["state", "due"]), models.Index(fields=["about"]))

    def __str__(self) -> str:
        """Its sentence."""
        return self.text


class Notice(Recorded):
    """Something an officer is told; no answer is needed."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="notices")
    text = models.CharField(max_length=300)
    params = models.JSONField(default=dict)
    about = models.CharField(max_length=80, blank=True)
    created = models.DateTimeField()
    read = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        """Its sentence."""
        return self.text


class Setting(Recorded):
    """One setting of the node; every change is an act."""

    name = models.CharField(max_length=80, unique=True)
    value = models.JSONField()

    def __str__(self) -> str:
        """Its name."""
        return self.name


class LookRow(Recorded):
    """One look at persons: who, for what purpose, in which case, when."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT)
    purpose = models.CharField(max_length=200)
    case = models.CharField(max_length=80)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "number"], name="look_number"),)

    def __str__(self) -> str:
        """Which look of which case."""
        return f"look {self.number} of {self.case}"
