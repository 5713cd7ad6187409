"""Papers and the words they can be found by.

``Word`` is not covered by the log: it is an index made from the papers, and can be made again from them.
"""

from django.db import models

from comity.node.audit.recorded import Recorded


class Paper(Recorded):
    """One file of one case; its name and the hash of its content are kept under the case's key.

    ``address`` is SHA-256 of the encrypted bytes, so equal files of two cases cannot be told to be equal.
    ``persons`` is false only for public sources, which may be read without a look.
    """

    label = models.CharField(max_length=80, db_index=True)
    media = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    handling = models.CharField(max_length=8)
    persons = models.BooleanField(default=True)
    address = models.CharField(max_length=64, unique=True)
    facts = models.BinaryField()
    scan = models.CharField(max_length=16)
    scanned_by = models.CharField(max_length=80, blank=True)
    searchable = models.BooleanField(default=False)
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey("staff.Officer", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        """Its number and case; never its name, which may name a person."""
        return f"paper {self.pk} of {self.label}"


class Word(models.Model):
    """One folded word of a paper's text, as an HMAC that only this node can make."""

    token = models.BinaryField(db_index=True)
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="words")

    class Meta:
        """A paper holds a word once."""

        constraints = (models.UniqueConstraint(fields=["paper", "token"], name="papers_word_once"),)

    def __str__(self) -> str:
        """The paper it belongs to."""
        return f"a word of paper {self.paper_id}"
