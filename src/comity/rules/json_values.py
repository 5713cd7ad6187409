"""What JSON can hold: the values of fields as they are kept, told and sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"

EMPTY: tuple[Json, ...] = (None, "", [], {}, ())
"""Values that say nothing."""
