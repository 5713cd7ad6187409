"""What the log's own columns hold, insisted on: SQLite keeps anything anywhere, and a check must not stumble on it."""

from contextlib import suppress
from dataclasses import dataclass

from comity.node.audit.faults import Fault

HASH = 32


@dataclass(frozen=True)
class Typed:
    """Reads values and adds a fault for each that the node never writes there; an empty one takes its place.

    Attributes:
        faults: where to add what is found.
    """

    faults: list[Fault]

    def blob(self, value: object, where: str, *, size: int | None = None) -> bytes:
        """Bytes, of exactly ``size`` where one is given."""
        if isinstance(value, (bytes, memoryview)) and size in (None, len(value)):
            return bytes(value)
        self._strange(where)
        return bytes(size or 0)

    def maybe(self, value: object, where: str) -> bytes | None:
        """32 bytes or nothing."""
        return None if value is None else self.blob(value, where, size=HASH)

    def text(self, value: object, where: str) -> str:
        """Text that is UTF-8."""
        with suppress(UnicodeEncodeError):
            if isinstance(value, str) and value.encode():
                return value
        self._strange(where)
        return ""

    def number(self, value: object, where: str) -> int | None:
        """A number from nought."""
        if type(value) is int and value >= 0:
            return value
        self._strange(where)
        return None

    def _strange(self, where: str) -> None:
        self.faults.append(Fault(where, "{where} holds what this node never writes there."))
