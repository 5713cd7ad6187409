"""What can go wrong in the log.

AuditError
├── NestedEntryError      an act inside an act
├── OutsideEntryError     a covered row was written outside an act
├── KeyDestroyedError     the matter was shredded with its case
└── LogBrokenError        the log does not verify
    └── KeyMissingError   a key is gone that no act destroyed
"""


class AuditError(Exception):
    """Root of this room's errors; its text is a sentence."""


class NestedEntryError(AuditError):
    """An act was opened inside another; what a verb does in lower rooms is done by steps."""


class OutsideEntryError(AuditError):
    """A covered row was written, changed or deleted with no act open."""


class KeyDestroyedError(AuditError):
    """The key of the case was destroyed, so what it protected cannot be read by anybody."""


class LogBrokenError(AuditError):
    """The log was changed from outside."""


class KeyMissingError(LogBrokenError):
    """Something is kept under a key that is not there, though no act destroyed it."""
