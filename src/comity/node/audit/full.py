"""Whether a failure means that the disk took no more: then nothing of the act was kept, and only room helps."""

import errno
import shutil

from django.conf import settings
from django.db import DatabaseError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
SAYS = ("database or disk is full", "No space left on device", "disk quota exceeded")
"""What SQLite (SQLITE_FULL) and PostgreSQL (SQLSTATE 53100) say."""
UNSURE = "disk I/O error"
"""What SQLite says when the file beside its database cannot grow, and when the disk is broken."""
NONE_LEFT = 1024 * 1024


def is_disk_full(failure: BaseException | None) -> bool:
    """Whether a failure, or one that it came from, is a full disk."""
    met: set[int] = set()
    while failure is not None and id(failure) not in met:
        met.add(id(failure))
        if isinstance(failure, OSError) and failure.errno in FULL:
            return True
        if isinstance(failure, DatabaseError) and _says_so(str(failure)):
            return True
        failure = failure.__cause__ or failure.__context__
    return False


def _says_so(text: str) -> bool:
    if UNSURE in text:
        return shutil.disk_usage(settings.COMITY_HOME.folder).free < NONE_LEFT
    return any(one.lower() in text.lower() for one in SAYS)
