"""Lists come in pieces: at most so many rows, and a cursor for the next piece."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from ninja import Schema
from pydantic import Field, StringConstraints

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


def piece(rows: Sequence[Row], window: Window) -> tuple[list[Row], str]:
    """The rows of a piece, and the cursor of the next; empty at the end."""
    start = int(window.cursor or 0)
    end = start + window.limit
    return list(rows[start:end]), str(end) if end < len(rows) else ""
