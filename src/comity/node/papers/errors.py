"""What can go wrong with a file.

ComityError
├── Damaged      the file on disk is not what was kept
└── Forgotten    its case was forgotten, so nobody can read it
"""

from comity.node.staff.errors import ComityError


class Damaged(ComityError):  # noqa: N818  (style 23: named by what went wrong)
    """The file on disk was changed or is gone; the backup has it."""

    status = 500
    code = "paper-damaged"


class Forgotten(ComityError):  # noqa: N818  (as above)
    """The key of its case was destroyed."""

    status = 410
    code = "forgotten"
