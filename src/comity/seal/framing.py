"""Length-prefixed bytes: lp(x) = uint32_be(len) || x, read strictly and to the very end."""

import struct

from comity.seal.errors import Malformed, TooLarge

_U32 = struct.Struct(">I")
U32_MAX = 0xFFFF_FFFF


def lp(*parts: bytes) -> bytes:
    """Write each part with its length before it, one after the other."""
    return b"".join(_U32.pack(len(part)) + part for part in parts)


def u32(number: int) -> bytes:
    """Write a number as four bytes, most significant first."""
    return _U32.pack(number)


class Reader:
    """Reads framed bytes from the front; refuses what is short, long or left over.

    Args:
        raw: the framed bytes.
        what: what they are, for the sentence of a refusal.
    """

    def __init__(self, raw: bytes, what: str) -> None:
        self._raw = raw
        self._what = what
        self._at = 0

    def take(self, size: int) -> bytes:
        """Read exactly `size` bytes.

        Raises:
            Malformed: fewer are left.
        """
        piece = self._raw[self._at : self._at + size]
        if len(piece) != size:
            raise Malformed("The {what} is cut short; ask the sender to send it again.", what=self._what)
        self._at += size
        return piece

    def u32(self) -> int:
        """Read four bytes as a number."""
        return int(_U32.unpack(self.take(4))[0])

    def lp(self, most: int = U32_MAX) -> bytes:
        """Read one length-prefixed part of at most `most` bytes.

        Raises:
            Malformed: it is cut short.
            TooLarge: its length passes the bound.
        """
        size = self.u32()
        if size > most:
            raise TooLarge(
                "A part of the {what} has {size} bytes where at most {most} are allowed.",
                what=self._what,
                size=size,
                most=most,
            )
        return self.take(size)

    @property
    def done(self) -> bool:
        """True when every byte was read."""
        return self._at == len(self._raw)

    @property
    def position(self) -> int:
        """How many bytes were read."""
        return self._at

    def end(self) -> None:
        """Insist that nothing is left.

        Raises:
            Malformed: bytes follow after the end.
        """
        if not self.done:
            raise Malformed("The {what} has bytes after its end; it is refused whole.", what=self._what)
