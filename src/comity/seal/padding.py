"""Padme padding: the length of a message gives away O(log log n) bits, at the price of at most 12 %."""

from comity.seal.errors import Tampered


def padded_size(size: int) -> int:
    """Length a message of `size` bytes is padded to (Padme, PURBs section 4)."""
    if size <= 2:
        return size
    exponent = size.bit_length() - 1
    low_bits = exponent - exponent.bit_length()
    mask = (1 << low_bits) - 1
    return (size + mask) & ~mask


def pad(message: bytes) -> bytes:
    """Fill a message with zero bytes up to its padded length."""
    return message + bytes(padded_size(len(message)) - len(message))


def check_padding(padded: bytes, size: int) -> None:
    """Insist that after `size` bytes exactly the right number of zero bytes follows.

    Raises:
        Tampered: the padding is not zero, too short or too long.
    """
    if len(padded) != padded_size(size) or padded[size:].strip(b"\0"):
        raise Tampered("The filling at the end of the letter is not as it must be.", code="padding")
