"""The hook for a virus scanner: a callable named by the setting ``COMITY_SCANNER``.

Without one a file is kept and shown as not scanned; the node never claims what was not done.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.utils.module_loading import import_string


class State(StrEnum):
    """What is known of a file."""

    NOT_SCANNED = "not-scanned"
    CLEAN = "clean"
    REFUSED = "refused"


@dataclass(frozen=True)
class Scan:
    """What the scanner said.

    Attributes:
        state: clean, refused or not scanned.
        by: name and version of the scanner.
        why: what it found, when it refuses.
    """

    state: State
    by: str = ""
    why: str = ""


def scan(content: bytes) -> Scan:
    """Ask the scanner of this node about a file."""
    named = str(getattr(settings, "COMITY_SCANNER", ""))
    if not named:
        return Scan(State.NOT_SCANNED)
    scanner: Callable[[bytes], Scan] = import_string(named)
    return scanner(content)
