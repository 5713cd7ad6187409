"""What is to be done, and who is at it.

Not covered by the log, because they are machinery: ``Job``, ``Turn`` and, of a ``Handing``, the attempts and
the time of the next one. They change many times a second and say nothing of what was done. What a job or a
taker *does* is an act of its own, which is.
"""

from django.db import models

from comity.node.audit.recorded import Recorded


class Job(models.Model):
    """One piece of work, done at least once; it survives the death of whoever is at it."""

    class State(models.TextChoices):
        """How far it is."""

        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=120, blank=True)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    lease = models.UUIDField(null=True)
    seen = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField()
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    result = models.JSONField(null=True)
    error = models.TextField(blank=True)
    created = models.DateTimeField()

    class Meta:
        """How it is looked up, and what may stand in it only once."""

        indexes = (models.Index(fields=["state", "next_try"]), models.Index(fields=["state", "seen"]))
        constraints = (
            models.UniqueConstraint(
                fields=["kind", "key"], condition=~models.Q(key=""), name="one_job_of_a_key"
            ),
        )

    def __str__(self) -> str:
        """Its kind and state."""
        return f"{self.kind} {self.pk}: {self.state}"


class Handing(Recorded):
    """A letter whose taker failed, and whether that was given up: it must not be kept from its taker silently."""

    machinery = frozenset({"attempts", "next_try", "error"})

    mid = models.CharField(max_length=32, unique=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField()
    given_up = models.BooleanField(default=False)
    error = models.TextField(blank=True)

    def __str__(self) -> str:
        """The letter it is about."""
        return f"handing of {self.mid}"


class Turn(models.Model):
    """When a round is walked next; whoever moves the time forward walks it."""

    name = models.CharField(max_length=60, unique=True)
    next_time = models.DateTimeField()

    def __str__(self) -> str:
        """Its round."""
        return self.name
