"""The pages with a form made from a type's fields: what stands on each, and which verbs it leads to."""

from collections.abc import Mapping
from dataclasses import dataclass

from comity.node.casework.draft import PREPARING
from comity.node.casework.queries import Said
from comity.rules.fields import Json
from comity.rules.request_type import Part
from comity.rules.verdict import Direction

Values = Mapping[Part, Mapping[str, Json]]
"""What was typed, by form."""


@dataclass(frozen=True)
class Page:
    """A page with a form.

    Attributes:
        parts: the forms on it.
        purpose: why their content is read.
        direction: at which door what is typed would be judged; nothing: it is not judged while typing.
        title: what it does, as a heading tag.
        buttons: verb and words of each button, the first one primary.
        note: label of a sentence to write, when it takes one.
        grounds: whether a ground of refusal is chosen.
    """

    parts: tuple[Part, ...]
    purpose: str
    direction: Direction | None
    title: Said
    buttons: tuple[tuple[str, Said], ...]
    note: Said | None = None
    grounds: bool = False


KEEP = ("keep", Said("Save for later"))
PAGES: Mapping[str, Page] = {
    "draft": Page(
        (Part.ASKS, Part.ASK_CHECKS),
        PREPARING,
        Direction.OUT_REQUEST,
        Said("Draft"),
        (("save", Said("Save the draft")), ("finish", Said("Ask a second officer to approve"))),
    ),
    "answer": Page(
        (Part.ANSWERS, Part.ANSWER_CHECKS),
        "answering this request",
        Direction.OUT_ANSWER,
        Said("Answer"),
        (("answer", Said("Answer")), ("answer_in_part", Said("Answer in part")), KEEP),
    ),
    "clarify": Page(
        (Part.ASKS,),
        "answering a question about this request",
        None,
        Said("Answer their question"),
        (("give", Said("Send the answer to their question")), KEEP),
        note=Said("The answer in words"),
    ),
    "refuse": Page(
        (Part.ANSWER_CHECKS,),
        "refusing this request",
        None,
        Said("Refuse on a ground"),
        (("refuse", Said("Refuse the request")), KEEP),
        note=Said("The reason in words, if it may be said"),
        grounds=True,
    ),
}
VERB: Mapping[str, str] = {
    "draft": "draft",
    "answer": "answer",
    "clarify": "give_clarification",
    "refuse": "refuse",
}
"""Page → the verb it leads to."""
PREPARE = (("prepare", Said("Prepare the answer for a second officer")), KEEP)
"""The buttons of an answer that two officers must agree on."""
