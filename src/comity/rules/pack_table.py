"""A table of a TOML file that says clearly what is wrong with it, and where."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from comity.rules.errors import PackError

Made = TypeVar("Made")


class Table:
    """One TOML table that remembers where it stands and which of its keys were read."""

    def __init__(self, told: object, where: str) -> None:
        if not isinstance(told, Mapping):
            raise PackError("{where} must be a table.", {"where": where or "the pack"}, where=where)
        self.told: Mapping[str, object] = told
        self.where = where
        self.read: set[str] = set()

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without a default it must be there."""
        value = self._value(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.refused(key, "must be a text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when the key is missing."""
        value = self._value(key, [])
        if not isinstance(value, list) or any(not isinstance(one, str) for one in value):
            raise self.refused(key, "must be a list of texts")
        return tuple(value)

    def named(self, key: str) -> Mapping[str, str]:
        """Return a table of texts, which must hold one at least."""
        inner = Table(self._value(key, None), f"{self.where}.{key}".lstrip("."))
        if not inner.told:
            raise self.refused(key, "must name one source at least")
        return {name: inner.text(name) for name in inner.told}

    def number(self, key: str) -> int | None:
        """Return a whole number, None when the key is missing."""
        value = self.told.get(key)
        self.read.add(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise self.refused(key, "must be a whole number")
        return value if isinstance(value, int) else None

    def flag(self, key: str) -> bool:
        """Return true or false, false when the key is missing."""
        value = self._value(key, default=False)
        if not isinstance(value, bool):
            raise self.refused(key, "must be true or false")
        return value

    def choice(self, key: str, kind: Callable[[str], Made], default: str | None = None) -> Made:
        """Return one of the values of an enumeration."""
        value = self.text(key, default)
        try:
            return kind(value)
        except ValueError:
            raise self.refused(key, f"cannot be ‘{value}’") from None

    def rows(self, key: str, make: Callable[[Table], Made]) -> tuple[Made, ...]:
        """Return an array of tables, each made into a value and checked for unknown keys."""
        value = self._value(key, [])
        if not isinstance(value, Sequence) or isinstance(value, str):
            raise self.refused(key, "must be an array of tables")
        made: list[Made] = []
        for at, row in enumerate(value):
            table = Table(row, f"{self.where}.{key}[{at}]".lstrip("."))
            made.append(make(table))
            table.end()
        return tuple(made)

    def end(self) -> None:
        """Refuse keys that nobody read.

        Raises:
            PackError: naming the first of them.
        """
        for key in self.told:
            if key not in self.read:
                raise self.refused(key, "is not a key of a pack")

    def refused(self, key: str, what: str) -> PackError:
        """Return the error that names this key and its place."""
        where = f"{self.where}.{key}".lstrip(".")
        return PackError("{where} {what}.", {"where": where, "what": what}, where=where)

    def _value(self, key: str, default: object) -> object:
        self.read.add(key)
        if key not in self.told and default is None:
            raise self.refused(key, "is missing")
        return self.told.get(key, default)
