"""What this room says no to, beside what the seal and the channels say.

ComityError (staff)
├── NoIdentity         this node has no keys yet
├── NotPinned          there is no such partner, or nobody compared its fingerprint
├── WrongFingerprint   the words are not those of the introduction
├── NotUsable          what was handed over cannot be taken
└── LineClosed         nothing can be sent to this partner now
"""
# ruff: noqa: N818 - named by what went wrong, as the family in staff is

from comity.node.staff.errors import BadInput, ComityError, NotFound, Refused
from comity.seal.errors import SealError


class NoIdentity(ComityError):
    """This node has no keys yet."""

    code = "no-identity"


class NotPinned(NotFound):
    """There is no such partner, or nobody compared its fingerprint."""

    code = "not-pinned"


class WrongFingerprint(Refused):
    """The words are not those of the introduction: somebody may stand between the two officers."""

    code = "wrong-fingerprint"


class NotUsable(BadInput):
    """What was handed over cannot be taken."""

    code = "not-usable"


class LineClosed(Refused):
    """Nothing can be sent to this partner now."""

    code = "line-closed"


def from_seal(refusal: SealError) -> NotUsable:
    """What the seal refused, as a face shows it."""
    return NotUsable(refusal.text, refusal.params, code=refusal.code)
