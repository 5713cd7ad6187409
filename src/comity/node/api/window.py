"""Lists come in pieces: at most so many rows, and a cursor for the next piece."""

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from ninja import Schema
from pydantic import Field, StringConstraints

from comity.node.api.inputs import Word
from comity.node.staff.errors import BadInput

Row = TypeVar("Row")
USUAL, MOST = 50, 200

Limit = Annotated[int, Field(ge=1, le=MOST, description="The most rows to return.")]
Place = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{0,9}$"),
    Field(description="What `next` said with the piece before; empty for the first."),
]


class Window(Schema):
    """Which piece of a list that only grows at its end."""

    limit: Limit = USUAL
    cursor: Place = ""


class Keyed(Schema):
    """Which piece of a list whose rows come and go."""

    limit: Limit = USUAL
    cursor: Word = ""


def piece_by(rows: Sequence[Row], key: Callable[[Row], object], window: Keyed) -> tuple[list[Row], str]:
    """The rows after the one whose key the cursor names, and the cursor of the next piece; empty at the end.

    Raises:
        BadInput: the row the cursor names is gone.
    """
    keys = [str(key(row)) for row in rows]
    if window.cursor and window.cursor not in keys:
        raise BadInput("This list has changed; begin with its first piece.")
    start = keys.index(window.cursor) + 1 if window.cursor else 0
    end = start + window.limit
    return list(rows[start:end]), keys[end - 1] if end < len(keys) else ""


def piece(rows: Sequence[Row], window: Window) -> tuple[list[Row], str]:
    """The rows of a piece, and the cursor of the next; empty at the end."""
    start = int(window.cursor or 0)
    end = start + window.limit
    return list(rows[start:end]), str(end) if end < len(rows) else ""
