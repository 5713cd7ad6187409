"""What a person types and others read: it says something, and every character of it can be seen."""

from comity.node.staff.errors import BadInput, wrong
from comity.rules.writing import has_words, unseen

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
