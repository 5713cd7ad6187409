"""What a person types and others read: it says something, and every character of it can be seen."""

import re

from comity.node.staff.errors import BadInput, wrong
from comity.rules.writing import has_words, unseen

SIGN_IN_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}\Z")
WHY = "Write one sentence: why?"


def words(typed: str, field: str, *, missing: str = WHY, lines: bool = True) -> str:
    """What must be said, without outer blanks.

    Args:
        typed: what was typed.
        field: the field of the form it stands in, so that the form can show the refusal there.
        missing: message id of what is said when nothing was typed.
        lines: whether it may hold more than one line.

    Raises:
        BadInput: nothing was said, or a character cannot be seen.
    """
    seen(typed, field, lines=lines)
    if not has_words(typed):
        raise wrong(field, BadInput(missing))
    return typed.strip()


def seen(typed: str, field: str, *, lines: bool = True) -> str:
    """What may be said or left out, without outer blanks.

    Raises:
        BadInput: a character cannot be seen, or turns the writing round.
    """
    if found := unseen(typed, lines=lines):
        hidden = BadInput(
            "Take out the character {character} at place {place}: nobody can see it, or it turns the writing round.",
            {"character": found.character, "place": found.place},
        )
        raise wrong(field, hidden)
    return typed.strip()


def sign_in_name(typed: str) -> str:
    """A sign-in name that can be typed on every keyboard and stand in an address.

    Raises:
        BadInput: it is none.
    """
    if not SIGN_IN_NAME.match(typed):
        said = BadInput("A sign-in name has small letters, figures, dots and dashes, such as linh.tran.")
        raise wrong("username", said)
    return typed
