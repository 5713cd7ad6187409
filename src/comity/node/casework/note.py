"""A colleague's note on a case: it moves nothing, tells the partner nothing, and stands with the people of the case."""

from comity.node.casework.steps import find, timeline
from comity.node.staff.act import Officer, act
from comity.node.staff.errors import BadInput, wrong
from comity.node.staff.typed import words

LONGEST = 4000
"""Characters of one note; what is longer is a paper of the case."""


def note(officer: Officer, number: str, *, text: str) -> None:
    """Write a note into the timeline; who wants to read it says why first.

    Args:
        officer: who writes.
        number: the case.
        text: the note; it may name people, so it is kept under the case's key.

    Raises:
        BadInput: nothing was written, a character of it cannot be seen, or it is more than a note holds.
        NotFound: there is no such case.
    """
    said = words(text, "note", missing="Write the note first.")
    if len(said) > LONGEST:
        much = BadInput(
            "A note holds {count} characters; keep what is longer as a paper.", {"count": LONGEST}
        )
        raise wrong("note", much)
    with act(officer, "casework.note", about=number) as opened:
        case = find.locked(number)
        timeline.tell(opened, case, "note", text=timeline.NOTED, typed=said)
        opened.frame(partner=case.partner, type=case.type_code)
