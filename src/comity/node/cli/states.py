"""Codes of states as an operator types them: refused at once when they are none."""

from babel import Locale

NO_STATES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""Two letters in the Unicode list of territories that name no state."""


class NoState(Exception):  # noqa: N818  (named by what went wrong; its text is the sentence)
    """What was typed is not the code of a state."""


def state(code: str) -> str:
    """Return the code of a state as it came.

    Args:
        code: ISO 3166-1 alpha-2, capital letters.

    Raises:
        NoState: the list of the Unicode Common Locale Data Repository has no such state.
    """
    if len(code) != len("VN") or code in NO_STATES or code not in Locale("en").territories:
        raise NoState(f"{code} is not the code of a state; give two capital letters, such as VN.")
    return code
