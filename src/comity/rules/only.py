"""Where a field is asked: only where a field beside it holds one of some values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.rules.json_values import Json


@dataclass(frozen=True)
class Only:
    """A field is asked only where another one, in the same form, group or row, holds one of these values.

    Args:
        name: the field beside it: a choice, choices or a flag.
        values: codes, yes or no; of choices it is enough that one of them was chosen.
    """

    name: str
    values: tuple[str | bool, ...]

    def holds(self, beside: Mapping[str, object]) -> bool:
        """Whether the field is asked, given what stands in the form so far."""
        told = beside.get(self.name)
        return any(one in self.values for one in (told if isinstance(told, (list, tuple)) else (told,)))

    def to_json_schema(self) -> dict[str, Json]:
        """Return the JSON Schema (2020-12) of a form in which the field is asked."""
        values: dict[str, Json] = {"enum": list(self.values)}
        some: dict[str, Json] = {"anyOf": [values, {"type": "array", "contains": values}]}
        return {"properties": {self.name: some}, "required": [self.name]}
