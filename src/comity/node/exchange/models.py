"""Partners pinned, letters with their statements, what was disclosed, and how far each envelope has come.

Not covered by the log, because it is machinery: ``Line`` (how long a partner has not answered) and, of a
``Delivery``, the attempts and the time of the next one. Whoever changes these can only delay a letter, and a
letter without a receipt becomes a task after a quarter of an hour whatever they say.
"""

from django.db import models

from comity.node.audit.recorded import Recorded


class PinnedPartner(Recorded):
    """A partner's node as two officers pinned it: root, latest description of itself, certificate."""

    partner = models.CharField(max_length=12, unique=True)
    node_id = models.CharField(max_length=32, unique=True)
    country = models.CharField(max_length=2)
    name = models.CharField(max_length=200)
    root = models.BinaryField()
    fingerprint = models.CharField(max_length=64)
    descriptor = models.BinaryField()
    serial = models.PositiveIntegerField()
    expires = models.DateField()
    certificate = models.TextField()
    suspended = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    pinned_at = models.DateTimeField()
    pinned_by = models.ForeignKey("staff.Officer", on_delete=models.PROTECT)

    def __str__(self) -> str:
        """Its name."""
        return self.name


class Direction(models.TextChoices):
    """Whether a letter leaves or has arrived."""

    OUT = "out"
    IN = "in"


class LetterState(models.TextChoices):
    """How far a letter is; an arrived one is arrived, taken or held."""

    DRAFTED = "drafted"
    SEALED = "sealed"
    SENT = "sent"
    TRANSPORT_RECEIPTED = "transport-receipted"
    REGISTRY_RECEIPTED = "registry-receipted"
    BUSINESS_ACKNOWLEDGED = "business-acknowledged"
    REJECTED = "rejected"
    EXPIRED = "expired"
    DEAD_LETTER = "dead-letter"
    VOIDED = "voided"
    ARRIVED = "arrived"
    HELD = "held"
    TAKEN = "taken"


class Letter(Recorded):
    """One statement that leaves or has arrived; its exact bytes are kept under the key of its case."""

    direction = models.CharField(max_length=3, choices=Direction)
    partner = models.CharField(max_length=12)
    from_node = models.CharField(max_length=32)
    to_node = models.CharField(max_length=32)
    incarnation = models.CharField(max_length=32)
    mid = models.CharField(max_length=32)
    conv = models.CharField(max_length=32)
    seq = models.PositiveBigIntegerField()
    prev = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=64)
    schema = models.CharField(max_length=64)
    reply_to_mid = models.CharField(max_length=32, blank=True)
    reply_to_hash = models.CharField(max_length=64, blank=True)
    created = models.DateTimeField()
    expires = models.DateTimeField()
    urgency = models.CharField(max_length=64)
    handling = models.CharField(max_length=1000, blank=True)
    office = models.CharField(max_length=1000, blank=True)
    case = models.CharField(max_length=80, blank=True)
    label = models.CharField(max_length=80)
    statement = models.BinaryField()
    statement_hash = models.CharField(max_length=64)
    signed = models.BinaryField(null=True)
    signatures = models.BinaryField(null=True)
    leaves = models.BinaryField(null=True)
    state = models.CharField(max_length=24, choices=LetterState)
    held_for = models.CharField(max_length=64, blank=True)
    out_of_order = models.BooleanField(default=False)
    channel = models.CharField(max_length=16)
    at = models.DateTimeField()

    class Meta:
        """How it is looked up, and what may stand in it only once."""

        indexes = (
            models.Index(fields=["direction", "state"]),
            models.Index(fields=["case"]),
            models.Index(fields=["partner", "conv"]),
        )
        constraints = (
            models.UniqueConstraint(fields=["from_node", "incarnation", "mid"], name="one_letter_of_an_id"),
            models.UniqueConstraint(
                fields=["from_node", "incarnation", "to_node", "conv", "seq"],
                condition=~models.Q(kind="void"),
                name="one_letter_at_a_place",
            ),
        )

    def __str__(self) -> str:
        """Which letter, without any person."""
        return f"{self.kind} {self.number} ({self.state})"

    @property
    def number(self) -> str:
        """The number it is entered under in this node's register of letters."""
        return f"{self.at:%Y}-{self.pk:06d}"


class Contradiction(Recorded):
    """A second letter in the place of the first, both signed by the partner: evidence, to be kept."""

    first = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="contradictions")
    statement = models.BinaryField()
    statement_hash = models.CharField(max_length=64)
    signed = models.BinaryField()
    signatures = models.BinaryField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        """The letter it contradicts."""
        return f"contradiction of {self.first}"


class Disclosure(Recorded):
    """What left, to whom, in which case, under which handling code and on which basis."""

    letter = models.OneToOneField(Letter, on_delete=models.PROTECT)
    partner = models.CharField(max_length=12)
    case = models.CharField(max_length=80)
    kind = models.CharField(max_length=64)
    handling = models.CharField(max_length=1000, blank=True)
    office = models.CharField(max_length=1000)
    instrument = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        """How it is looked up, and what may stand in it only once."""

        indexes = (models.Index(fields=["case"]),)

    def __str__(self) -> str:
        """Which letter to whom."""
        return f"{self.kind} to {self.partner}"


class Delivery(Recorded):
    """The exact sealed bytes of a letter, durable before the first attempt, and the attempts since."""

    machinery = frozenset({"attempts", "next_try", "last_error"})

    letter = models.OneToOneField(Letter, on_delete=models.CASCADE)
    envelope = models.BinaryField()
    envelope_id = models.CharField(max_length=32)
    envelope_hash = models.CharField(max_length=64)
    attempts = models.PositiveIntegerField(default=0)
    next_try = models.DateTimeField()
    last_error = models.CharField(max_length=300, blank=True)
    done = models.DateTimeField(null=True)

    class Meta:
        """How it is looked up, and what may stand in it only once."""

        indexes = (models.Index(fields=["done", "next_try"]),)

    def __str__(self) -> str:
        """How often it was tried."""
        return f"{self.attempts} attempts"


class Line(models.Model):
    """How the line to a partner is: while it is broken, one letter a minute tries it."""

    partner = models.CharField(max_length=12, unique=True)
    failures = models.PositiveIntegerField(default=0)
    next_try = models.DateTimeField()
    error = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        """The partner, and since how many attempts it does not answer."""
        return f"{self.partner}: {self.failures} failures"


class Answered(Recorded):
    """The sealed answer this node gave to an envelope; the same envelope gets the same bytes again."""

    envelope_hash = models.CharField(max_length=64, unique=True)
    partner = models.CharField(max_length=12)
    answer = models.BinaryField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        """The envelope it answers."""
        return self.envelope_hash
