"""The open entry: at most one per thread of work, and the rows it has touched so far."""

from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from comity.node.audit.errors import NestedEntryError, OutsideEntryError

if TYPE_CHECKING:
    from django.db import models


@dataclass
class Entry:
    """One act while it is open.

    Attributes:
        act: its random identifier.
        at: the instant of the act, fixed once, UTC.
        label: the case whose key protects the matter.
        frame: what may be kept for the log's own term; never a person.
        matter: who did what to whom; forgotten with the case.
        touched: tables and primary keys of the rows written so far.
    """

    act: UUID
    at: datetime
    label: str
    frame: dict[str, object]
    matter: dict[str, object]
    touched: dict[tuple[type["models.Model"], str], None] = field(default_factory=dict)

    def touch(self, model: type["models.Model"], key: object) -> None:
        """Remember that the act wrote or deleted this row."""
        self.touched[model, str(key)] = None


_open: ContextVar[Entry | None] = ContextVar("comity_open_entry", default=None)


def current(what: str) -> Entry:
    """The open entry.

    Raises:
        OutsideEntryError: none is open.
    """
    entry = _open.get()
    if entry is None:
        raise OutsideEntryError(f"A row of {what} can only be written inside an act.")
    return entry


def is_open() -> bool:
    """Whether an entry is open."""
    return _open.get() is not None


def open_one(entry: Entry) -> None:
    """Make this the open entry.

    Raises:
        NestedEntryError: one is open already.
    """
    if (other := _open.get()) is not None:
        raise NestedEntryError(
            f"The act {entry.frame.get('kind')} was opened inside the act {other.frame.get('kind')}."
        )
    _open.set(entry)


def close() -> None:
    """No entry is open any more."""
    _open.set(None)
