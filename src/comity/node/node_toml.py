"""Reading ``node.toml``: what it says, of which kind and in which bounds, and what is said of a broken one."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PORTS = range(1, 65_536)


class NotANodeError(Exception):
    """The folder named is not a node, or its ``node.toml`` cannot be followed."""


@dataclass(frozen=True)
class Table:
    """One table of the file, whose values are of the kind that is asked for, or refused in a sentence.

    Attributes:
        said: what it holds.
        place: the file.
        name: the table's name; empty for the lines before the first table.
    """

    said: Mapping[str, Any]
    place: Path
    name: str = ""

    def only(self, known: frozenset[str]) -> None:
        """Insist that nothing stands there but what a node knows.

        Raises:
            NotANodeError: something else does.
        """
        if unknown := sorted(self.said.keys() - known):
            raise NotANodeError(f"{self.place} says {', '.join(unknown)}, which no node knows: take it out.")

    def must(self, name: str) -> str:
        """Text that must be there.

        Raises:
            NotANodeError: it is not, or is no text, or is empty.
        """
        if not self.text(name):
            raise NotANodeError(f"{self.place} does not say {name!r}.")
        return self.text(name)

    def text(self, name: str, default: str = "") -> str:
        """Text; the default where nothing is said."""
        value = self.said.get(name, default)
        return value if isinstance(value, str) else self._refuse(name, "text in quotation marks")

    def port(self, name: str) -> int:
        """A TCP port; 0 where nothing is said."""
        value = self.said.get(name, 0)
        if name in self.said and (type(value) is not int or value not in PORTS):
            self._refuse(name, f"a whole number from {PORTS[0]} to {PORTS[-1]}")
        return int(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty where nothing is said."""
        value = self.said.get(name, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self._refuse(name, 'a list of texts, such as ["one", "two"]')
        return tuple(value)

    def table(self, name: str) -> "Table":
        """A table in it; an empty one where nothing is said."""
        value = self.said.get(name, {})
        return Table(value, self.place, name) if isinstance(value, dict) else self._refuse(name, "a table")

    def _refuse(self, name: str, kind: str) -> Any:  # noqa: ANN401  (never returns)
        where = f"{self.place}, [{self.name}]" if self.name else str(self.place)
        raise NotANodeError(f"{where}: {name} must be {kind}; it says {self.said[name]!r}.")


def read(place: Path) -> Table:
    """Read the file.

    Raises:
        NotANodeError: it cannot be read, or is no TOML.
    """
    try:
        return Table(tomllib.loads(place.read_bytes().decode("utf-8")), place)
    except OSError as wrong:
        raise NotANodeError(f"{place} cannot be read: {wrong.strerror}.") from wrong
    except UnicodeDecodeError as wrong:
        raise NotANodeError(f"{place} is not text in UTF-8, at byte {wrong.start + 1}.") from wrong
    except (tomllib.TOMLDecodeError, RecursionError) as wrong:
        raise NotANodeError(f"{place} cannot be read as TOML: {wrong}.") from wrong
